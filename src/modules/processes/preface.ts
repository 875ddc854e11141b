/** The lines above the table: what the process is for. Read and written. Pure. */
import type { Limit } from '#modules/catalogue/exports.ts'
import { type Finding, found } from './findings.ts'
import { tidy, words } from './plain-text.ts'
import type { InternalProcess } from './process.ts'
import { readTime, timeText } from './time-text.ts'

type Head = Partial<
  Pick<
    InternalProcess,
    'code' | 'name' | 'kind' | 'on_the_spot' | 'decision' | 'effective_from' | 'limit' | 'serves' | 'questions'
  >
>

const LABELS = {
  code: 'Mã quy trình',
  name: 'Tên quy trình',
  serves: 'Thủ tục hành chính',
  limit: 'Thời hạn giải quyết',
  kind: 'Loại quy trình',
  effective: 'Có hiệu lực từ',
  decision: 'Quyết định',
  amends: 'Sửa đổi, thay thế',
  question: 'Câu hỏi',
} as const

export interface PrefaceLine {
  label: string
  text: string
}

/** The lines that an annex prints above its table. */
export function prefaceOf(process: InternalProcess): PrefaceLine[] {
  const lines: PrefaceLine[] = []
  const add = (label: string, text: string | null) => text && lines.push({ label, text })
  add(LABELS.code, process.code)
  add(LABELS.name, process.name)
  for (const { procedure_code, case_codes } of process.serves)
    add(LABELS.serves, procedure_code + (case_codes.length > 0 ? ` (trường hợp ${case_codes.join(', ')})` : ''))
  add(
    LABELS.limit,
    process.limit && timeText(process.limit, true, process.limit.unit === 'days' ? 'days' : 'working_days'),
  )
  if (process.kind === 'on_the_spot')
    add(LABELS.kind, process.on_the_spot ? `${process.on_the_spot} tại chỗ` : 'Tại chỗ')
  if (process.decision) {
    const { number, date, agency, amends } = process.decision
    add(LABELS.decision, `số ${number}${date ? ` ngày ${dayText(date)}` : ''}${agency ? ` của ${agency}` : ''}`)
    add(LABELS.amends, amends)
  }
  add(LABELS.effective, process.effective_from && dayText(process.effective_from))
  for (const { key, text, choices } of process.questions)
    add(LABELS.question, `[${key}] ${text}${choices.length > 0 ? ` (${choices.join(' | ')})` : ''}`)
  return lines
}

const dayText = (date: string) => date.split('-').reverse().join('/')

function readDay(text: string): string | null {
  const match = /(\d{1,2})\s*(?:\/|tháng)\s*(\d{1,2})\s*(?:\/|năm)\s*(\d{4})/.exec(text)
  if (!match) return null
  const [, day = '', month = '', year = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

export function readPreface(lines: readonly string[]): { process: Head; findings: Finding[] } {
  const process: Head = {}
  const findings: Finding[] = []
  for (const line of lines.flatMap((each) => tidy(each).split('\n'))) {
    const [, label, text = ''] = /^[-–+\s\d.]*([^:]{2,60}?)\s*:\s*(.+)$/s.exec(line) ?? []
    if (label) readLine(process, findings, words(label), text.trim())
  }
  return { process, findings }
}

/** Headings of many hands: the annex's own, and those that boards write. */
function readLine(process: Head, findings: Finding[], label: string, text: string): void {
  const is = (name: keyof typeof LABELS) => label === words(LABELS[name])
  if (is('code') || label === 'ma so quy trinh' || label === 'ky hieu') process.code = text.slice(0, 60)
  else if (is('name') || /^(ten )?(thu tuc|quy trinh)( noi bo)?$/.test(label) || label === 'ten thu tuc hanh chinh')
    process.name ??= text
  else if (is('serves') || /^ma (so )?(thu tuc|tthc)/.test(label)) readServes(process, text)
  else if (is('limit') || /^(tong )?(thoi (han|gian)) (giai quyet|thuc hien)( tthc| ho so)?$/.test(label)) {
    const limit = readLimit(text)
    if (limit) process.limit = limit
    else findings.push(found('limit_not_understood', {}, { text: text.slice(0, 80) }))
  } else if (is('kind')) readKindOfProcess(process, text)
  else if (is('effective')) process.effective_from = readDay(text)
  else if (is('decision')) readDecision(process, text)
  else if (is('amends') && process.decision) process.decision.amends = text
  else if (is('question')) readQuestion(process, text)
}

/** A limit of the law: plain days are plain, and whole days are counted as the Civil Code counts them. */
export function readLimit(text: string): Limit | null {
  const [, value, unit] = /^\s*(\d+(?:[.,]\d+)?)\s+(working_days|days|working_hours|hours|months)\s*$/.exec(text) ?? []
  const budget = value
    ? { value: Number(value.replace(',', '.')), unit: unit as Limit['unit'], counting: 'hours' as const }
    : readTime(text, { plainDay: 'days' }).budget
  return budget && budget.value > 0 ? legal(budget) : null
}

const legal = (limit: Limit): Limit => {
  const whole = Number.isInteger(limit.value) && !limit.unit.endsWith('hours')
  return { ...limit, counting: whole ? 'civil_code' : 'hours' }
}

function readServes(process: Head, text: string): void {
  const [, code, cases] = /^\s*([\w.-]+)(?:\s*\(trường hợp ([^)]+)\))?/i.exec(text) ?? []
  if (!code || !/\d/.test(code)) {
    process.name ??= text
    return
  }
  const case_codes = cases ? cases.split(',').map((each) => each.trim()) : []
  process.serves = [...(process.serves ?? []), { procedure_code: code, case_codes }]
}

function readKindOfProcess(process: Head, text: string): void {
  const [, acts] = /^([45])?\s*tại chỗ/i.exec(text) ?? []
  if (!/tại chỗ/i.test(text)) return
  process.kind = 'on_the_spot'
  process.on_the_spot = acts === '4' ? 4 : acts === '5' ? 5 : null
}

function readDecision(process: Head, text: string): void {
  const [, number, date, agency] = /^(?:số\s+)?(\S+)(?:\s+ngày\s+(\S+))?(?:\s+của\s+(.+))?$/i.exec(text) ?? []
  if (number) process.decision = { number, date: date ? readDay(date) : null, agency: agency ?? null, amends: null }
}

function readQuestion(process: Head, text: string): void {
  const [, key, rest = ''] = /^\[([a-z][a-z0-9_]*)\]\s*(.+)$/.exec(text) ?? []
  if (!key) return
  const [, asked, choices] = /^(.*?)(?:\s*\(([^()]*\|[^()]*)\))?$/.exec(rest) ?? []
  const question = { key, text: asked ?? rest, choices: choices ? choices.split('|').map((each) => each.trim()) : [] }
  process.questions = [...(process.questions ?? []), question]
}
