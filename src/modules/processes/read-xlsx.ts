import ExcelJS from 'exceljs'
import type { Cell, Grid } from './grid.ts'
import { tidy } from './plain-text.ts'

/** More rows and columns than any process has: a sheet beyond is not one. */
const MOST_ROWS = 2000
const MOST_COLUMNS = 40

/** The visible sheets of a spreadsheet. @throws when the bytes are none */
export async function readXlsx(bytes: Uint8Array): Promise<Grid[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const sheets = workbook.worksheets.filter((sheet) => sheet.state === 'visible')
  return sheets.map((sheet) => ({ name: sheet.name, before: [], rows: rowsOf(sheet) }))
}

function rowsOf(sheet: ExcelJS.Worksheet): Cell[][] {
  const height = Math.min(sheet.rowCount, MOST_ROWS)
  const width = Math.min(sheet.columnCount, MOST_COLUMNS)
  const rows = Array.from({ length: height }, (_, at) => sheet.getRow(at + 1))
  return rows
    .filter((row) => !row.hidden)
    .map((row) => Array.from({ length: width }, (_, column) => cellOf(sheet.name, row.getCell(column + 1))))
}

/** A merged cell shows what its first one holds. */
function cellOf(sheet: string, cell: ExcelJS.Cell): Cell {
  const { master } = cell
  const value = plain(master.value)
  return {
    text: tidy(value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '')),
    value,
    place: `${sheet}!${cell.address}`,
    down: cell.row !== master.row,
    across: cell.col !== master.col,
  }
}

/** What a cell shows: the result of a formula, the text of a rich text or a link. */
function plain(value: ExcelJS.CellValue): Cell['value'] {
  if (value === null || value === undefined || typeof value === 'boolean') return null
  if (typeof value !== 'object' || value instanceof Date) return value
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return plain(value.text)
  return 'result' in value ? plain(value.result) : null
}
