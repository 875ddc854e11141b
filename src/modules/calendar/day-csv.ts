import { m } from '#words'
import type { CalendarException } from './calendar-definition.ts'
import {
  COLUMNS,
  type Column,
  columnOf,
  headerOf,
  readDayRows,
  rowOf,
  type SheetDays,
  type SheetRow,
} from './day-sheet.ts'

/** Dated days as CSV: with the mark that lets spreadsheets read Vietnamese; a cell never begins a formula. */
export function writeDayCsv(days: readonly CalendarException[]): string {
  const lines = [COLUMNS.map(headerOf), ...days.map((day) => Object.values(rowOf(day)))]
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  const safe = /^[=+\-@']/.test(cell) ? `'${cell}` : cell
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Reads what people and spreadsheets write: comma, semicolon or tab, quotes, with or without mark. */
export function readDayCsv(text: string): SheetDays {
  const lines = cellsOf(text.replace(/^\ufeff/, ''))
  return readTable(lines.map((cells, index) => ({ row: index + 1, cells })))
}

/** A table whose first filled row names the columns; shared with the spreadsheet. */
export function readTable(lines: readonly { row: number; cells: readonly string[] }[]): SheetDays {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...body] = filled
  if (!head) return { days: [], problems: [{ row: 1, column: '', message: m.calendar_import_empty() }] }
  const columns = head.cells.map((cell) => columnOf(cell))
  const problems = (['date', 'kind', 'name'] as const)
    .filter((needed) => !columns.includes(needed))
    .map((needed) => ({
      row: head.row,
      column: headerOf(needed),
      message: m.calendar_import_no_column({ column: headerOf(needed) }),
    }))
  if (problems.length > 0) return { days: [], problems }
  if (body.length > MOST_ROWS) {
    return { days: [], problems: [{ row: MOST_ROWS + 2, column: '', message: m.calendar_import_too_long() }] }
  }
  return readDayRows(body.map(({ row, cells }) => ({ row, cells: byColumn(columns, cells) })))
}

const MOST_ROWS = 2000

function byColumn(columns: readonly (Column | undefined)[], cells: readonly string[]): SheetRow['cells'] {
  return Object.fromEntries(
    columns.flatMap((column, index) => (column ? [[column, (cells[index] ?? '').replace(/^'(?=[=+\-@'])/, '')]] : [])),
  )
}

function cellsOf(text: string): string[][] {
  const separator = separatorOf(text.split(/\r?\n/, 1)[0] ?? '')
  const lines: string[][] = [[]]
  let cell = ''
  let inQuotes = false
  const endCell = () => {
    lines.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string
    if (inQuotes) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[++at]
      else inQuotes = false
    } else if (letter === '"' && cell === '') inQuotes = true
    else if (letter === separator) endCell()
    else if (letter === '\n') {
      endCell()
      lines.push([])
    } else if (letter !== '\r') cell += letter
  }
  endCell()
  return lines
}

/** The sign that stands most often in the first line. */
function separatorOf(line: string): string {
  const count = (sign: string) => line.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
