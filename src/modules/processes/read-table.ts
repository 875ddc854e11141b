/** A Decision's table becomes a process; what was not understood is named with its cell. Pure. */
import { type Limit, workingHoursIn } from '#modules/catalogue/exports.ts'
import { type Column, type Finding, found } from './findings.ts'
import { graphOf } from './graph.ts'
import type { Cell, Grid } from './grid.ts'
import { keyAt } from './linear.ts'
import { hoursOf, longestPath } from './longest-path.ts'
import { tidy, words } from './plain-text.ts'
import { readPreface } from './preface.ts'
import { type InternalProcess, newProcess, type Step } from './process.ts'
import { readOrder, readStep, type StepReading } from './read-step.ts'
import { goesOn, rowsOf, splitStacked, type TableRows } from './table-rows.ts'
import { readTime, type TimeUnits } from './time-text.ts'

export interface ReadProcess {
  process: InternalProcess
  findings: Finding[]
  /** Where each step's columns stand in the file, so that later findings can name the cell. */
  cells: ReadonlyMap<string, Readonly<Partial<Record<Column, string>>>>
}

/** All process tables of a file. @param limit the legal limit, where the file does not say it */
export function readGrids(grids: readonly Grid[], limit: Limit | null = null): ReadProcess[] {
  const tables: { rows: TableRows; grid: Grid }[] = []
  for (const grid of grids.flatMap(splitStacked)) {
    const rows = rowsOf(grid)
    const last = tables.at(-1)
    const more = rows ?? (last && goesOn(grid, last.rows.head))
    if (!more) continue
    if (last && (!rows || countsOn(last.rows, rows))) append(last.rows, more)
    else tables.push({ rows: more, grid })
  }
  return tables.map(({ rows, grid }) => readTable(rows, grid, limit))
}

/** A second table of the file whose numbers go on where the first ended. */
function countsOn(first: TableRows, second: TableRows): boolean {
  const number = Number.parseInt(second.steps[0]?.number ?? '', 10)
  return number > 1 && number === Number.parseInt(first.steps.at(-1)?.number ?? '', 10) + 1
}

function append(to: TableRows, more: TableRows): void {
  to.steps.push(...more.steps)
  to.totals.push(...more.totals)
  to.ignored.push(...more.ignored)
}

function readTable(rows: TableRows, grid: Grid, given: Limit | null): ReadProcess {
  const preface = readPreface([...grid.before, ...grid.rows.slice(0, rows.head.first).map(lineOf)])
  const limit = given ?? preface.process.limit ?? null
  const units: TimeUnits = { plainDay: countsPlainDays(rows, limit) ? 'days' : 'working_days' }
  const findings = [...preface.findings, ...lintHead(rows)]
  for (const { text, place } of rows.ignored) findings.push(found('row_ignored', { cell: place }, { text }))
  const readings = rows.steps.map((row, index) => readStep(row, { index, count: rows.steps.length, units }))
  numberThem(readings)
  shareTimes(rows, readings)
  for (const reading of readings)
    findings.push(
      ...readOrder(
        reading,
        readings.map(({ step }) => step),
      ),
    )
  const steps = readings.map(({ step }) => step)
  for (const reading of readings) findings.push(...reading.findings)
  findings.push(...lintTotals(rows, steps, units, limit))
  const name = preface.process.name ?? grid.name ?? 'Quy trình nội bộ'
  const process = newProcess({ code: 'QT', ...preface.process, name, limit, steps })
  return {
    process,
    findings: withNumbers(findings, steps),
    cells: new Map(readings.map(({ step, places }) => [step.key, places])),
  }
}

/** A row above the head as a line: a label and its value may stand in two cells. */
function lineOf(row: readonly Cell[]): string {
  const texts = row
    .filter((cell) => !cell.across && !cell.down && cell.text.trim() !== '')
    .map((cell) => tidy(cell.text))
  const [first = '', second] = texts
  return texts.length === 2 && !first.includes(':') ? `${first}: ${second}` : texts.join(' ')
}

/** `ngày` is a plain day where the limit is, unless the table itself speaks of working days. */
function countsPlainDays(rows: TableRows, limit: Limit | null): boolean {
  const texts = rows.steps.flatMap(({ cells }) =>
    [...(cells.get('time') ?? []), ...(cells.get('agencies') ?? [])].map(({ cell }) => words(cell.text)),
  )
  return (limit?.unit === 'days' || limit?.unit === 'months') && !texts.some((text) => /ngay lam viec/.test(text))
}

function lintHead({ head }: TableRows): Finding[] {
  const has = new Set(head.columns.map(({ column }) => column))
  const place = head.columns[0]?.place ?? null
  const findings = head.unknown.map(({ text, place: cell }) =>
    found('column_not_understood', { cell }, { text: tidy(text) }),
  )
  if (!has.has('time')) findings.unshift(found('no_time_column', { cell: place }))
  if (!has.has('who')) findings.unshift(found('no_who_column', { cell: place }))
  if (!has.has('content') && !has.has('step')) findings.unshift(found('no_content_column', { cell: place }))
  return findings
}

/** Rows without a number get the next one that is free: the word processor may have counted for itself. */
function numberThem(readings: StepReading[]): void {
  const taken = new Set(readings.map(({ step }) => step.number))
  let next = 1
  for (const { step } of readings) {
    if (step.number === '') {
      while (taken.has(String(next))) next++
      step.number = String(next)
      taken.add(step.number)
    }
    next = Math.max(next, Number.parseInt(step.number, 10) + 1 || next)
  }
  for (const [index, { step }] of readings.entries()) step.key = keyAt(index)
}

/** One cell of time over several steps is theirs together: the first keeps it. */
function shareTimes(rows: TableRows, readings: StepReading[]): void {
  let owner = readings[0]
  for (const [index, { cells }] of rows.steps.entries()) {
    const reading = readings[index] as StepReading
    const times = cells.get('time') ?? []
    const shared = times.length > 0 && times.every(({ cell }) => cell.down && cell.text !== '')
    if (!shared || !owner) owner = reading
    else {
      reading.step.budget = reading.step.budget && { ...reading.step.budget, value: 0 }
      const at = { column: 'time' as const, cell: reading.places.time ?? null }
      reading.findings = reading.findings.filter(({ column }) => column !== 'time')
      reading.findings.push(found('time_shared', at, { with: owner.step.number }))
    }
  }
}

/** The total that the table prints, against its own steps. */
function lintTotals(rows: TableRows, steps: readonly Step[], units: TimeUnits, limit: Limit | null): Finding[] {
  const sum = steps.reduce((total, step) => total + hoursOf(step), 0)
  // With branches, what a Decision adds up is its longest way.
  const longest = longestPath(graphOf({ steps: [...steps] }))?.hours ?? sum
  return rows.totals.flatMap(({ text, place, unit }) => {
    const stated = readTime(/\d|½|¼|¾/.test(text) ? text.slice(text.search(/\d|½|¼|¾/)) : text, {
      ...units,
      bare: unit ?? 'working_days',
    })
    if (!stated.budget) return []
    const total = workingHoursIn(stated.budget)
    if ([sum, longest].some((hours) => Math.abs(total - hours) < 0.01)) return []
    const one = workingHoursIn({ ...(limit ?? stated.budget), value: 1 })
    const summed = { value: Math.round((sum / one) * 1000) / 1000, unit: (limit ?? stated.budget).unit }
    return [
      found(
        'total_differs',
        { cell: place },
        { stated: { value: stated.budget.value, unit: stated.budget.unit }, sum: summed },
      ),
    ]
  })
}

/** The number of the step is known only when all rows have been read. */
function withNumbers(findings: readonly Finding[], steps: readonly Step[]): Finding[] {
  return findings.map((finding) => {
    const number = steps.find(({ key }) => key === finding.step)?.number
    return number === undefined ? finding : { ...finding, detail: { number, ...finding.detail } }
  })
}
