/**
 * The process as the Decision's own table: the five columns that everybody knows, and further ones only where something would
 * be lost without them. What is printed here, `readGrids` reads back. Pure.
 */
import { workingHoursIn } from '#modules/catalogue/exports.ts'
import { agenciesText } from './agencies-notation.ts'
import { actsText, KIND_TEXT, printsText, ROLE_TEXT, roleText } from './choice-notation.ts'
import { flowText, stepListText } from './flow-notation.ts'
import { graphOf } from './graph.ts'
import type { Grid } from './grid.ts'
import { longestPath } from './longest-path.ts'
import type { InternalProcess, Step } from './process.ts'
import { readGrids } from './read-table.ts'
import type { TableColumn } from './table-columns.ts'
import { timeText } from './time-text.ts'

export interface ProcessTable {
  columns: { column: TableColumn; header: string; share: number }[]
  rows: { key: string; cells: string[] }[]
  /** `10 ngày làm việc`; null when no step has a time. */
  total: string | null
}

interface Printed {
  column: TableColumn
  header: string
  /** Of the width of the page, beside the others. */
  share: number
  text: (step: Step, process: InternalProcess) => string
}

/** What plain `ngày` means in this process: a plain day where its limit is in plain days and no step in working days. */
export function plainDayOf({ limit, steps }: Pick<InternalProcess, 'limit' | 'steps'>): 'days' | 'working_days' {
  if (limit?.unit !== 'days' && limit?.unit !== 'months') return 'working_days'
  const units = steps.flatMap(({ budget, consultation }) => [
    budget,
    ...(consultation?.agencies ?? []).map((each) => each.budget),
  ])
  return units.some((budget) => budget?.unit === 'working_days') ? 'working_days' : 'days'
}

const ALWAYS: readonly Printed[] = [
  { column: 'step', header: 'Bước', share: 7, text: ({ number }) => number },
  { column: 'who', header: 'Đơn vị/người thực hiện', share: 20, text: ({ assignee }) => whoText(assignee) },
  {
    column: 'content',
    header: 'Nội dung công việc',
    share: 35,
    text: ({ name, content }) => (content ? `${name}\n${content}` : name),
  },
  {
    column: 'time',
    header: 'Thời gian',
    share: 15,
    text: ({ budget, counted }, process) => timeText(budget, counted, plainDayOf(process)),
  },
  { column: 'output', header: 'Kết quả', share: 23, text: ({ output }) => output ?? '' },
]

const whoText = ({ hint, role }: Step['assignee']) => hint ?? (role ? ROLE_TEXT[role] : '')

/** Printed where a step has something to say in them. */
const SOMETIMES: readonly Printed[] = [
  { column: 'prints', header: 'Biểu mẫu', share: 16, text: ({ prints }) => (prints ? printsText(prints) : '') },
  { column: 'acts', header: 'Việc được làm', share: 16, text: ({ acts }) => (acts ? actsText(acts) : '') },
  { column: 'checklist', header: 'Nội dung kiểm tra', share: 20, text: ({ checklist }) => checklist.join('\n') },
  {
    column: 'agencies',
    header: 'Cơ quan được hỏi',
    share: 20,
    text: ({ consultation }, process) => (consultation ? agenciesText(consultation, plainDayOf(process)) : ''),
  },
  {
    column: 'level',
    header: 'Cấp ký',
    share: 6,
    text: ({ sign_level }) => (sign_level === null ? '' : String(sign_level)),
  },
  { column: 'flow', header: 'Chuyển tiếp', share: 18, text: ({ flow }, { steps }) => flowText(flow, steps) },
  {
    column: 'returns',
    header: 'Trả lại',
    share: 8,
    text: ({ returns_to }, { steps }) => stepListText(returns_to, steps),
  },
  { column: 'note', header: 'Ghi chú', share: 14, text: ({ note }) => note ?? '' },
]

const KIND: Printed = { column: 'kind', header: 'Loại bước', share: 11, text: ({ kind }) => KIND_TEXT[kind] }
const ROLE: Printed = { column: 'role', header: 'Vai trò', share: 13, text: ({ assignee }) => roleText(assignee) }

export function tableOf(process: InternalProcess): ProcessTable {
  const filled = SOMETIMES.filter(({ text }) => process.steps.some((step) => text(step, process) !== ''))
  const read = (columns: readonly Printed[]) =>
    readGrids([asGrid(printed(process, columns))], process.limit)[0]?.process.steps
  // What the words do not tell by themselves gets a column of its own; who does it may follow from the kind.
  const byWords = read([...ALWAYS, ...filled])
  const kind = process.steps.some((step, at) => step.kind !== byWords?.[at]?.kind) ? [KIND] : []
  const people = kind.length > 0 ? read([...ALWAYS, ...kind, ...filled]) : byWords
  const role = process.steps.some(({ assignee }, at) => !sameRole(assignee, people?.[at]?.assignee)) ? [ROLE] : []
  return printed(process, [...ALWAYS, ...kind, ...role, ...filled])
}

function sameRole(given: Step['assignee'], read: Step['assignee'] | undefined): boolean {
  return given.role === read?.role && given.external === read.external
}

function printed(process: InternalProcess, columns: readonly Printed[]): ProcessTable {
  return {
    columns: columns.map(({ column, header, share }) => ({ column, header, share })),
    rows: process.steps.map((step) => ({ key: step.key, cells: columns.map(({ text }) => text(step, process)) })),
    total: totalText(process),
  }
}

/** The longest way, in the unit of the legal limit. */
export function totalText(process: InternalProcess): string | null {
  const longest = longestPath(graphOf(process))
  if (!longest || longest.hours === 0) return null
  const unit = process.limit?.unit ?? 'working_days'
  const one = workingHoursIn({ value: 1, unit, counting: 'hours' })
  const value = Math.round((longest.hours / one) * 1000) / 1000
  return timeText({ value, unit, counting: 'hours' }, true, plainDayOf(process))
}

function asGrid({ columns, rows }: ProcessTable): Grid {
  const row = (texts: readonly string[]) =>
    texts.map((text) => ({ text, value: text, place: '', down: false, across: false }))
  return {
    name: null,
    before: [],
    rows: [row(columns.map(({ header }) => header)), ...rows.map(({ cells }) => row(cells))],
  }
}
