import ExcelJS from 'exceljs'
import type { Annex } from './annex.ts'

/** The annex as a spreadsheet that can be edited and read in again. Texts are written as text, never as formulas. */
export async function writeXlsx(annex: Annex): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.title = annex.name
  workbook.creator = annex.issuer
  const sheet = workbook.addWorksheet('Quy trình nội bộ')
  const { columns, rows, total } = annex.table
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  sheet.columns = columns.map(({ share }) => ({ width: Math.max(8, (150 * share) / shares) }))
  const last = columns.length
  const titles = [annex.title.toLocaleUpperCase('vi'), annex.name, annex.subtitle]
  for (const [at, text] of titles.entries()) writeLine(sheet, at + 1, last, text, { bold: at < 2, centred: true })
  annex.lines.forEach(({ label, text }, at) => {
    writeLine(sheet, titles.length + 2 + at, last, `${label}: ${text}`, {})
  })
  const top = titles.length + annex.lines.length + 3
  writeRow(
    sheet,
    top,
    columns.map(({ header }) => header),
    true,
  )
  rows.forEach(({ cells }, at) => {
    writeRow(sheet, top + 1 + at, cells, false)
  })
  if (total) {
    const cells = columns.map(({ column }, at) => (at === 0 ? 'Tổng cộng' : column === 'time' ? total : ''))
    writeRow(sheet, top + 1 + rows.length, cells, true)
  }
  setUpPage(sheet, top)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const FONT = 'Times New Roman'
const thin = { style: 'thin' } as const

function writeLine(
  sheet: ExcelJS.Worksheet,
  row: number,
  last: number,
  text: string,
  look: { bold?: boolean; centred?: boolean },
): void {
  sheet.mergeCells(row, 1, row, last)
  const cell = sheet.getCell(row, 1)
  cell.value = text
  cell.font = { name: FONT, size: 13, bold: look.bold ?? false }
  cell.alignment = { horizontal: look.centred ? 'center' : 'left', vertical: 'middle', wrapText: true }
}

function writeRow(sheet: ExcelJS.Worksheet, row: number, texts: readonly string[], bold: boolean): void {
  texts.forEach((text, at) => {
    const cell = sheet.getCell(row, at + 1)
    cell.value = text
    // Text, so that `1/2` never becomes a day in February.
    cell.numFmt = '@'
    cell.font = { name: FONT, size: 12, bold }
    cell.alignment = { vertical: bold ? 'middle' : 'top', horizontal: bold ? 'center' : 'left', wrapText: true }
    cell.border = { top: thin, left: thin, bottom: thin, right: thin }
  })
}

function setUpPage(sheet: ExcelJS.Worksheet, headRow: number): void {
  sheet.views = [{ state: 'frozen', ySplit: headRow }]
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headRow}:${headRow}`,
  })
}
