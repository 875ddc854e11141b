/**
 * The Decision's table as a form: what each input starts with, and a process of what was typed. The rows are read by the same
 * reader as a table in Word, so that both understand the same. Pure.
 */

import { agenciesText } from './agencies-notation.ts'
import { actsText, printsText, roleText } from './choice-notation.ts'
import type { Finding } from './findings.ts'
import { flowText, stepListText } from './flow-notation.ts'
import type { Cell, Grid } from './grid.ts'
import { prefaceOf, readLimit, readPreface } from './preface.ts'
import { type InternalProcess, NO_NAME, newProcess, type Step } from './process.ts'
import { plainDayOf } from './process-table.ts'
import { readGrids } from './read-table.ts'
import { timeText } from './time-text.ts'

export const ROW_FIELDS = [
  'number',
  'who',
  'content',
  'time',
  'output',
  'kind',
  'role',
  'prints',
  'acts',
  'checklist',
  'agencies',
  'level',
  'flow',
  'returns',
  'note',
] as const
export type RowField = (typeof ROW_FIELDS)[number]
export type Row = Record<RowField, string>

/** Heads by which the reader knows the columns. */
const HEADERS: Readonly<Record<RowField, string>> = {
  number: 'STT',
  who: 'Đơn vị/người thực hiện',
  content: 'Nội dung công việc',
  time: 'Thời gian',
  output: 'Kết quả',
  kind: 'Loại bước',
  role: 'Vai trò',
  prints: 'Biểu mẫu',
  acts: 'Việc được làm',
  checklist: 'Nội dung kiểm tra',
  agencies: 'Cơ quan được hỏi',
  level: 'Cấp ký',
  flow: 'Chuyển tiếp',
  returns: 'Trả lại',
  note: 'Ghi chú',
}

/** What stands in the inputs of a row. Kind and role are empty where the words of the row tell them. */
export function rowsOf(process: InternalProcess): Row[] {
  const rows = process.steps.map((step) => rowOf(step, process))
  const told = (given: readonly Row[]) => readRows(given, process).process.steps
  const byWords = told(rows.map((row) => ({ ...row, kind: '', role: '' })))
  const kinds = rows.map((row, at) => ({ ...row, kind: process.steps[at]?.kind === byWords[at]?.kind ? '' : row.kind }))
  // Who does it may follow from the kind, so that is settled first.
  const people = told(kinds.map((row) => ({ ...row, role: '' })))
  return kinds.map((row, at) => {
    const [given, read] = [process.steps[at]?.assignee, people[at]?.assignee]
    return { ...row, role: given?.role === read?.role && given?.external === read?.external ? '' : row.role }
  })
}

function rowOf(step: Step, process: InternalProcess): Row {
  const plainDay = plainDayOf(process)
  const name = step.name === NO_NAME ? '' : step.name
  return {
    number: step.number,
    who: step.assignee.hint ?? '',
    content: step.content ? `${name}\n${step.content}` : name,
    time: timeText(step.budget, step.counted, plainDay),
    output: step.output ?? '',
    kind: step.kind,
    role: roleText(step.assignee),
    prints: step.prints ? printsText(step.prints) : '',
    acts: step.acts ? actsText(step.acts) : '',
    checklist: step.checklist.join('\n'),
    agencies: step.consultation ? agenciesText(step.consultation, plainDay) : '',
    level: step.sign_level === null ? '' : String(step.sign_level),
    flow: flowText(step.flow, process.steps),
    returns: stepListText(step.returns_to, process.steps),
    note: step.note ?? '',
  }
}

export const rowPath = (row: number, field: RowField) => `rows.${row}.${field}`

export interface RowsRead {
  process: InternalProcess
  /** With the path of the input as their cell. */
  findings: Finding[]
}

/** The steps that the rows say, with the lines above the table of `about`. */
export function readRows(rows: readonly Row[], about: InternalProcess): RowsRead {
  const cell = (text: string, place: string): Cell => ({ text, value: text, place, down: false, across: false })
  const head = ROW_FIELDS.map((field) => cell(HEADERS[field], ''))
  const numbered = rows.map((row, at) => ({ ...row, number: row.number.trim() || String(at + 1) }))
  const lines = numbered.map((row, at) => ROW_FIELDS.map((field) => cell(row[field], rowPath(at, field))))
  const grid: Grid = { name: null, before: [], rows: [head, ...lines] }
  const read = rows.length > 0 ? readGrids([grid], about.limit)[0] : undefined
  const steps = read?.process.steps ?? []
  if (steps.length !== rows.length) throw new RangeError(`${rows.length} rows were read as ${steps.length} steps`)
  return { process: { ...about, steps }, findings: read?.findings ?? [] }
}

/** What stands above the table, as typed. */
export interface HeadFields {
  code: string
  name: string
  kind: string
  number: string
  date: string
  agency: string
  amends: string
  effective_from: string
  limit: string
  serves: string
  questions: string
}

export function headOf(process: InternalProcess): HeadFields {
  const lines = prefaceOf(process)
  const text = (label: string) =>
    lines
      .filter((line) => line.label === label)
      .map((line) => line.text)
      .join('\n')
  return {
    code: process.code,
    name: process.name,
    kind: process.kind === 'ordinary' ? 'ordinary' : String(process.on_the_spot ?? 'on_the_spot'),
    number: process.decision?.number ?? '',
    date: process.decision?.date ?? '',
    agency: process.decision?.agency ?? '',
    amends: process.decision?.amends ?? '',
    effective_from: process.effective_from ?? '',
    limit: text('Thời hạn giải quyết'),
    serves: text('Thủ tục hành chính'),
    questions: text('Câu hỏi'),
  }
}

/** Which of the typed lines cannot be read. */
export type HeadProblem = 'code' | 'name' | 'date' | 'effective_from' | 'limit' | 'serves' | 'questions' | 'number'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** @param before keeps what the form does not show: where the process was taken from */
export function readHead(
  head: HeadFields,
  before: InternalProcess,
): { process: InternalProcess; problems: HeadProblem[] } {
  const lines = (label: string, text: string) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `${label}: ${line}`)
  const typed = { serves: lines('Thủ tục hành chính', head.serves), questions: lines('Câu hỏi', head.questions) }
  const read = readPreface([...typed.serves, ...typed.questions]).process
  const limit = head.limit === '' ? null : readLimit(head.limit)
  const decided = head.number !== ''
  const checks: [HeadProblem, boolean][] = [
    ['code', head.code !== '' && head.code.length <= 60],
    ['name', head.name !== ''],
    ['number', decided || (head.date === '' && head.agency === '' && head.amends === '')],
    ['date', head.date === '' || DAY.test(head.date)],
    ['effective_from', head.effective_from === '' || DAY.test(head.effective_from)],
    ['limit', head.limit === '' || limit !== null],
    ['serves', (read.serves?.length ?? 0) === typed.serves.length],
    ['questions', (read.questions?.length ?? 0) === typed.questions.length],
  ]
  const { code, name, agency, amends, number } = head
  const process = newProcess({
    ...before,
    code,
    name,
    kind: head.kind === 'ordinary' || head.kind === '' ? 'ordinary' : 'on_the_spot',
    on_the_spot: head.kind === '4' ? 4 : head.kind === '5' ? 5 : null,
    decision: decided ? { number, date: head.date || null, agency: agency || null, amends: amends || null } : null,
    effective_from: head.effective_from || null,
    limit,
    serves: read.serves ?? [],
    questions: read.questions ?? [],
  })
  return { process, problems: checks.filter(([, right]) => !right).map(([problem]) => problem) }
}
