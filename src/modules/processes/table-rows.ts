/** The rows of a table: which are steps, which belong to the step above, which are totals and headings. Pure. */
import { type Cell, type Grid, textOf } from './grid.ts'
import { tidy, words } from './plain-text.ts'
import { cellsOf, findHead, type Head, type TableColumn } from './table-columns.ts'

export type RowCells = Map<TableColumn, { cell: Cell; head: Head['columns'][number] }[]>

export interface StepRow {
  /** As printed; null where the column is empty or is numbered by the word processor. */
  number: string | null
  /** What stands behind the number: `Bước 2: Phân công`. */
  name: string
  cells: RowCells
  /** Further rows of the same step: only their work is new. */
  more: RowCells[]
}

export interface TableRows {
  head: Head
  steps: StepRow[]
  totals: { text: string; place: string; unit: Head['columns'][number]['unit'] }[]
  ignored: { text: string; place: string }[]
}

/** Undefined when the grid has no head of a process table. */
export function rowsOf(grid: Grid): TableRows | undefined {
  const head = findHead(grid)
  if (!head) return undefined
  return sortRows(grid.rows.slice(head.below), head)
}

/** Several tables one under the other in a sheet: each whose numbers begin again is one of its own. */
export function splitStacked(grid: Grid): Grid[] {
  const first = findHead(grid)
  if (!first) return [grid]
  for (let head = findHead(grid, first.below); head; head = findHead(grid, head.below)) {
    const begins = sortRows(grid.rows.slice(head.below), head).steps[0]?.number
    if (begins !== '1') continue
    let top = head.first
    while (top > first.below && isTitle(grid.rows[top - 1] ?? [])) top--
    const rest = { name: null, before: [], rows: grid.rows.slice(top) }
    return [{ ...grid, rows: grid.rows.slice(0, top) }, ...splitStacked(rest)]
  }
  return [grid]
}

const isTitle = (row: readonly Cell[]) => row.filter((cell) => !cell.across && cell.text.trim() !== '').length < 3

/** A table without a head of its own that goes on with the one before it, as when a page break cut it. */
export function goesOn(grid: Grid, head: Head): TableRows | undefined {
  const wide = Math.max(0, ...grid.rows.map((row) => row.length))
  if (findHead(grid) || wide !== head.width || grid.before.some((line) => line !== '')) return undefined
  const rows = sortRows(grid.rows, head)
  return rows.steps.length > 0 ? rows : undefined
}

/** `Tổng hợp ý kiến` is work, `Tổng cộng` is none. */
const TOTAL =
  /^(tong( cong| so| thoi gian| thoi han| so ngay| so gio)?|cong|cong thoi gian)( \d.*| thoi gian.*| thuc hien.*| giai quyet.*| so.*)?$/

function sortRows(rows: Grid['rows'], head: Head): TableRows {
  const sorted: TableRows = { head, steps: [], totals: [], ignored: [] }
  for (const row of rows) {
    const texts = row.filter((cell) => !cell.across).map((cell) => tidy(cell.text))
    if (texts.every((text) => text === '') || isCounting(texts) || isHeadAgain(row, head)) continue
    const cells = cellsOf(row, head)
    const first = texts.find((text) => text !== '') ?? ''
    if (TOTAL.test(words(first))) {
      sorted.totals.push(totalOf(row, cells, head))
    } else if (isHeading(row, cells)) {
      sorted.ignored.push({ text: first.slice(0, 80), place: row[0]?.place ?? '' })
    } else addRow(sorted, cells)
  }
  return sorted
}

/** `(1) (2) (3) …` beneath the head. */
function isCounting(texts: readonly string[]): boolean {
  const given = texts.filter((text) => text !== '')
  return given.length >= 3 && given.every((text, at) => text.replace(/[()\s]/g, '') === String(at + 1))
}

/** The head is printed again on every page. */
function isHeadAgain(row: readonly Cell[], head: Head): boolean {
  return head.columns.every(({ at, text }) => textOf(row[at]) !== '' && words(text).includes(words(textOf(row[at]))))
}

function totalOf(row: readonly Cell[], cells: RowCells, head: Head): TableRows['totals'][number] {
  const time = cells.get('time')?.find(({ cell }) => cell.text !== '' && !cell.across)
  const cell = time?.cell ?? row.findLast((each) => /\d|½|¼|¾/.test(each.text) && !each.across) ?? row[0]
  const unit = (time?.head ?? head.columns.find(({ column }) => column === 'time'))?.unit
  return { text: textOf(cell), place: cell?.place ?? '', unit }
}

/** One text over the whole width, or nothing but a title: `I. Tại Trung tâm`. */
function isHeading(row: readonly Cell[], cells: RowCells): boolean {
  const filled = row.filter((cell) => !cell.across && cell.text.trim() !== '')
  if (filled.length !== 1) return false
  const wide = row.filter((cell) => cell.across).length >= row.length - 2 && row.length > 2
  const others = (['who', 'time', 'output'] as const).flatMap((name) => cells.get(name) ?? [])
  const isRoman = /^([IVX]+|[A-Z])([.)\s]|$)/.test(filled[0]?.text.trim() ?? '')
  return wide || (isRoman && others.every(({ cell }) => cell.text === ''))
}

const BESIDES_NUMBER = ['who', 'time'] as const

function addRow(sorted: TableRows, cells: RowCells): void {
  const { steps } = sorted
  const numbers = cells.get('number') ?? []
  const named = cells.get('step') ?? []
  const isMerged = [...numbers, ...named].some(({ cell }) => cell.down && cell.text !== '')
  const goesOnWith = (name: TableColumn) => (cells.get(name) ?? []).every(({ cell }) => cell.down || cell.text === '')
  const last = steps.at(-1)
  const isUnnumbered = [...numbers, ...named].length > 0 && [...numbers, ...named].every(({ cell }) => cell.text === '')
  if (last && (isMerged || isUnnumbered) && BESIDES_NUMBER.every(goesOnWith)) {
    last.more.push(cells)
    return
  }
  const [stated, name] = numberAndName(numbers[0]?.cell, named[0]?.cell)
  if (isMerged && last) steps.push({ number: lettered(sorted, last), name: '', cells, more: [] })
  else steps.push({ number: stated, name, cells, more: [] })
}

/** Step 2 over three rows done by three people: 2a, 2b, 2c; what stands over all three is no step. */
function lettered(sorted: TableRows, last: StepRow): string | null {
  const match = /^(.*?)([a-z]?)$/.exec(last.number ?? '')
  if (!match || last.number === null) return null
  if (match[2] !== '') return `${match[1]}${String.fromCharCode((match[2] ?? 'a').charCodeAt(0) + 1)}`
  last.number = `${match[1]}a`
  if (last.name !== '' && last.cells.get('content')?.some(({ cell }) => cell.text !== '')) {
    sorted.ignored.push({ text: last.name, place: last.cells.get('step')?.[0]?.cell.place ?? '' })
    last.name = ''
  }
  return `${match[1]}b`
}

const NUMBER =
  /^(?:(?:bước|bươc|buoc|b|step)\s*)?(?:số\s*)?0*(\d{1,3}(?:\.\d{1,2})*\s?[a-zđ]?)\s*(?:[.:)–-]+\s*|$|\s+(?=\p{L}))(.*)$/isu

function numberAndName(numberCell: Cell | undefined, stepCell: Cell | undefined): [string | null, string] {
  const own = NUMBER.exec(tidy(textOf(numberCell)))
  const step = NUMBER.exec(tidy(textOf(stepCell)))
  const clean = (text: string | undefined) => text?.replace(/\s/g, '').toLowerCase()
  if (own) return [clean(own[1]) ?? null, [own[2], step ? step[2] : textOf(stepCell)].filter(Boolean).join(' ').trim()]
  if (step) return [clean(step[1]) ?? null, (step[2] ?? '').trim()]
  return [null, tidy(textOf(stepCell) || textOf(numberCell))]
}
