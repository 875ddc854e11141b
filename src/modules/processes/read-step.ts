/** One row of a Decision's table becomes a step. Pure. */
import { readAgencies } from './agencies-notation.ts'
import { readActs, readKind, readRole } from './choice-notation.ts'
import { type Column, type Finding, found } from './findings.ts'
import { readFlow, readStepList } from './flow-notation.ts'
import { textOf } from './grid.ts'
import { usualRole } from './kinds.ts'
import { keyAt } from './linear.ts'
import { tidy } from './plain-text.ts'
import { NO_NAME, newStep, type Step } from './process.ts'
import { recogniseKind, recognisePrints, recogniseWho, roleFor } from './recognise.ts'
import type { TableColumn } from './table-columns.ts'
import type { RowCells, StepRow } from './table-rows.ts'
import { type ReadTime, readTime, type TimeUnits } from './time-text.ts'

export interface StepReading {
  step: Step
  row: StepRow
  findings: Finding[]
  /** Where each column stands in the file. */
  places: Partial<Record<Column, string>>
}

interface Situation {
  index: number
  count: number
  units: TimeUnits
}

export function readStep(row: StepRow, { index, count, units }: Situation): StepReading {
  const key = keyAt(index)
  const placed = placesOf(row.cells)
  const step = newStep({ key, number: row.number ?? '', kind: 'appraisal', ...nameAndContent(row) })
  const reading: StepReading = { step, row, findings: [], places: placed }
  const say: Say = (rule, column, detail = {}) =>
    reading.findings.push(found(rule, { step: key, column, cell: placed[column] ?? null }, detail))
  readWhoAndKind(step, row, { first: index === 0, last: index === count - 1, say })
  readBudget(step, row.cells, units, say)
  step.output = joined([row.cells, ...row.more], 'output') || null
  step.note = joined([row.cells, ...row.more], 'note') || null
  step.checklist = joined([row.cells], 'checklist')
    .split('\n')
    .map((line) => line.replace(/^[-–+•*\s]+/, '').trim())
    .filter((line) => line !== '')
  readChoices(step, row.cells, units, say)
  return reading
}

type Say = (rule: Finding['rule'], column: Column, detail?: Finding['detail']) => void

/** Cells of one column, also of the rows that belong to the step, one under the other. */
function joined(rows: readonly RowCells[], column: TableColumn, between = '\n'): string {
  const texts = rows.flatMap((cells) => (cells.get(column) ?? []).filter(({ cell }) => !cell.across))
  return [...new Set(texts.map(({ cell }) => tidy(cell.text)))]
    .filter((text) => text !== '' && text !== '-')
    .join(between)
}

const PLACED: Readonly<Partial<Record<TableColumn, Column>>> = {
  step: 'number',
  kind: 'content',
  role: 'who',
  acts: 'content',
  level: 'flow',
}

/** Columns of the process by their own cells; the further ones of the table only where there is no other. */
function placesOf(cells: RowCells): Partial<Record<Column, string>> {
  const places: Partial<Record<Column, string>> = {}
  const own = [...cells].toSorted(([a], [b]) => Number(a in PLACED) - Number(b in PLACED))
  for (const [column, list] of own) places[PLACED[column] ?? (column as Column)] ??= list[0]?.cell.place ?? ''
  return places
}

/** The first line of the work is its name, unless the step has a name of its own. */
function nameAndContent(row: StepRow): { name: string; content: string | null } {
  const work = joined([row.cells, ...row.more], 'content')
  if (row.name !== '') return { name: row.name, content: work && work !== row.name ? work : null }
  const [first = '', ...rest] = work.split('\n')
  return { name: first || NO_NAME, content: rest.join('\n').trim() || null }
}

function readWhoAndKind(step: Step, row: StepRow, at: { first: boolean; last: boolean; say: Say }): void {
  const { say } = at
  const hint = joined([row.cells], 'who', ' – ')
  const who = recogniseWho(hint)
  const given = textOf(row.cells.get('kind')?.[0]?.cell)
  const stated = given === '' ? undefined : readKind(given)
  if (given !== '' && !stated) say('choice_not_understood', 'content', { text: given })
  const text = `${step.name}${step.content ? `\n${step.content}` : ''}`
  // The name says what kind of step it is; the further lines only when it does not.
  const kind = stated ?? recogniseKind({ who, text: step.name, ...at }) ?? recogniseKind({ who, text, ...at })
  step.kind = kind ?? (who.roles[0] === 'counter_officer' ? 'reception' : 'appraisal')
  if (!kind && step.name !== NO_NAME)
    say('kind_not_understood', 'content', { text: step.name.slice(0, 80), kind: step.kind })
  const role = roleFor(who, step.kind, usualRole(step.kind))
  step.assignee = {
    hint: hint || null,
    external: who.external,
    role: role ?? (hint === '' ? null : usualRole(step.kind)),
  }
  const role_ = textOf(row.cells.get('role')?.[0]?.cell)
  const named = role_ === '' ? undefined : readRole(role_)
  if (named) step.assignee = { hint: hint || null, ...named }
  else if (role_ !== '') say('choice_not_understood', 'who', { text: role_ })
  else if (!role && hint !== '' && !who.external)
    say('who_not_understood', 'who', { text: hint.slice(0, 80), role: usualRole(step.kind) })
}

const TIME_RULES = {
  not_understood: 'time_not_understood',
  contradicts: 'time_contradicts',
  range: 'time_range',
  is_a_date: 'time_is_a_date',
} as const

/** Of several columns of time (days, hours) the first that is filled; the others have to agree. */
function readBudget(step: Step, cells: RowCells, units: TimeUnits, say: Say): void {
  const times = (cells.get('time') ?? []).filter(({ cell }) => !cell.across && tidy(cell.text) !== '')
  const read = times.map(({ cell, head }): ReadTime & { text: string } => ({
    ...readTime(cell.value instanceof Date || typeof cell.value === 'number' ? cell.value : cell.text, {
      ...units,
      bare: head.unit === 'working_days' ? (units.plainDay ?? head.unit) : head.unit,
    }),
    text: tidy(cell.text),
  }))
  const first = read[0]
  if (!first) return
  step.budget = first.budget
  step.counted = first.counted
  if (first.problem) say(TIME_RULES[first.problem], 'time', { text: first.text.slice(0, 80) })
  const other = read.find(({ budget }) => budget && first.budget && hours(budget) !== hours(first.budget))
  if (other) say('time_contradicts', 'time', { text: `${first.text} / ${other.text}` })
}

const hours = ({ value, unit }: NonNullable<Step['budget']>) =>
  Math.round(value * (unit.endsWith('days') ? 8 : 1) * 100)

function readChoices(step: Step, cells: RowCells, units: TimeUnits, say: Say): void {
  const prints = joined([cells], 'prints')
  if (prints !== '') {
    const { prints: known, rest } = recognisePrints(prints)
    if (known.length > 0 || /^khong/i.test(prints)) step.prints = known
    for (const text of rest) say('print_not_understood', 'prints', { text: text.slice(0, 80) })
  }
  const acts = joined([cells], 'acts')
  if (acts !== '') {
    const read = readActs(acts)
    if (read) step.acts = read
    else say('choice_not_understood', 'content', { text: acts.slice(0, 80) })
  }
  const agencies = joined([cells], 'agencies')
  if (agencies !== '') {
    step.consultation = readAgencies(agencies, units) ?? null
    if (!step.consultation) say('agencies_not_understood', 'agencies', { text: agencies.slice(0, 80) })
  }
  const level = joined([cells], 'level')
  if (/^\d$/.test(level)) step.sign_level = Number(level)
  else if (level !== '') say('choice_not_understood', 'flow', { text: level })
}

/** The ways between steps, when all steps have their numbers. */
export function readOrder({ step, row, places }: StepReading, steps: readonly Step[]): Finding[] {
  const findings: Finding[] = []
  const flow = joined([row.cells], 'flow')
  const read = readFlow(flow, steps)
  if (read) step.flow = read
  else
    findings.push(
      found(
        'flow_not_understood',
        { step: step.key, column: 'flow', cell: places.flow ?? null },
        { text: flow.slice(0, 120) },
      ),
    )
  const back = joined([row.cells], 'returns')
  const keys = readStepList(back, steps)
  if (keys) step.returns_to = keys
  else
    findings.push(
      found(
        'return_to_nowhere',
        { step: step.key, column: 'returns', cell: places.returns ?? null },
        { to: back.slice(0, 80) },
      ),
    )
  return findings
}
