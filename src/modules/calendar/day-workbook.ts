import ExcelJS from 'exceljs'
import { m } from '#words'
import type { CalendarException } from './calendar-definition.ts'
import { readTable } from './day-csv.ts'
import { COLUMNS, type Column, headerOf, KIND_WORDS, rowOf, type SheetDays } from './day-sheet.ts'

const WIDTHS: Readonly<Record<Column, number>> = {
  date: 13,
  to: 13,
  kind: 18,
  hours: 26,
  replaces: 17,
  name: 40,
  name_en: 40,
  legal_basis: 60,
  confidence: 16,
}
const TEMPLATE_ROWS = 200

/** Dated days as a spreadsheet; without days it is the template to fill in. */
export async function writeDayWorkbook(days: readonly CalendarException[], now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now
  const sheet = workbook.addWorksheet(m.calendar_import_sheet(), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = COLUMNS.map((column) => ({ header: headerOf(column), width: WIDTHS[column] }))
  sheet.getRow(1).font = { bold: true }
  for (const day of days) sheet.addRow(Object.values(rowOf(day)))
  for (let row = 2; row <= Math.max(days.length + 1, TEMPLATE_ROWS); row++) {
    sheet.getCell(row, COLUMNS.indexOf('confidence') + 1).dataValidation = choice(['V', 'P', 'U', 'C'])
    // A list of choices in a spreadsheet is separated by commas, so a word may not have one.
    sheet.getCell(row, COLUMNS.indexOf('kind') + 1).dataValidation = choice(
      Object.values(KIND_WORDS).map((words) => words.find((word) => !word.includes(',')) ?? ''),
    )
  }
  for (const column of ['date', 'to', 'replaces'] as const) {
    sheet.getColumn(COLUMNS.indexOf(column) + 1).numFmt = '@'
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function choice(words: readonly string[]): ExcelJS.DataValidation {
  // Not enforced: the words of the export and of the other language are read as well.
  return { type: 'list', allowBlank: true, formulae: [`"${words.join(',')}"`], showErrorMessage: false }
}

/** Reads the first sheet that has something in it. What is no spreadsheet is told as such. */
export async function readDayWorkbook(bytes: Uint8Array): Promise<SheetDays> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  } catch {
    return { days: [], problems: [{ row: 1, column: '', message: m.calendar_import_no_workbook() }] }
  }
  const sheet = workbook.worksheets.find(({ actualRowCount }) => actualRowCount > 0)
  const lines: { row: number; cells: string[] }[] = []
  sheet?.eachRow((row, number) => {
    const cells = Array.from({ length: row.cellCount }, (_, index) => textOf(row.getCell(index + 1)))
    lines.push({ row: number, cells })
  })
  return readTable(lines)
}

/** A date cell holds the day that people see, whatever the zone of the machine. */
function textOf(cell: ExcelJS.Cell): string {
  const value = cell.result ?? cell.value
  return value instanceof Date ? value.toISOString().slice(0, 10) : cell.text
}
