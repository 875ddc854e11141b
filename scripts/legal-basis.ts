/**
 * Writes docs/legal-basis.md from data/parameters.json and data/calendars/*.json.
 * `node scripts/legal-basis.ts --check` writes nothing and fails when the page is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

interface Parameter {
  key: string
  value: unknown
  unit: string | null
  valid_from: string
  valid_to: string | null
  legal_basis: string
  confidence: string
  note_vi: string
  note_en: string
}

interface Calendar {
  code: string
  name: string
  exceptions: { date: string; off?: boolean; name: string; legal_basis: string; confidence: string }[]
}

const root = new URL('../', import.meta.url)
const page = new URL('docs/legal-basis.md', root)

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'))
}

/** A bar would end the cell, also inside a code span. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function date(iso: string | null): string {
  return iso === null ? '' : iso.split('-').reverse().join('/')
}

function valueText({ value, unit }: Parameter): string {
  const text = typeof value === 'string' ? `\`${value}\`` : Array.isArray(value) ? value.join(' / ') : String(value)
  return unit === null ? text : `${text} ${unit.replaceAll('_', ' ')}`
}

function parameterRow(parameter: Parameter): string[] {
  const { key, valid_from, valid_to, legal_basis, confidence, note_vi, note_en } = parameter
  return [
    `\`${key}\``,
    valueText(parameter),
    date(valid_from),
    date(valid_to),
    legal_basis,
    confidence,
    `${note_vi} / ${note_en}`,
  ]
}

function calendarSection(calendar: Calendar): string {
  const rows = calendar.exceptions.map(({ date: on, off, name, legal_basis, confidence }) => [
    date(on),
    off ? 'nghỉ / off' : 'làm bù / worked',
    name,
    legal_basis,
    confidence,
  ])
  const head = ['Ngày / Date', 'Loại / Kind', 'Tên / Name', 'Căn cứ / Legal basis', 'Mức / Mark']
  return `### ${calendar.name} (\`${calendar.code}\`)\n\n${table(head, rows)}`
}

function render(): string {
  const parameters = readJson('data/parameters.json') as Parameter[]
  const files = readdirSync(new URL('data/calendars/', root)).filter((name) => name.endsWith('.json'))
  const calendars = files.sort().map((name) => readJson(`data/calendars/${name}`) as Calendar)
  const head = [
    'Khóa / Key',
    'Giá trị / Value',
    'Từ / From',
    'Đến / To',
    'Căn cứ / Legal basis',
    'Mức / Mark',
    'Ghi chú / Note',
  ]
  return `# Căn cứ pháp lý / Legal basis

<!-- Written by scripts/legal-basis.ts from data/parameters.json and data/calendars/. Change those, then run it again. -->

Mọi con số pháp lý là dữ liệu có ngày hiệu lực; hồ sơ giữ phiên bản tại lúc tiếp nhận. Every legal number is dated data; a dossier
keeps the version under which it was received.

Mức tin cậy / Mark: **V** đã đối chiếu văn bản (the text, or an official page that reproduces it, was read) · **P** từ thực tế
(a running system, a local regulation, a sister decree) · **U** chưa đối chiếu, đơn vị xác nhận (not found in any source, to be
confirmed by the unit) · **C** tính từ quy tắc và âm lịch (computed).

## Tham số / Parameters

${table(head, parameters.map(parameterRow))}

## Ngày nghỉ và ngày làm bù / Days off and make-up days

${calendars.map(calendarSection).join('\n\n')}
`
}

const rendered = render()
if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== rendered) {
    console.error('docs/legal-basis.md is stale: run "node scripts/legal-basis.ts".')
    process.exitCode = 1
  }
} else {
  writeFileSync(page, rendered)
  console.log('docs/legal-basis.md')
}
