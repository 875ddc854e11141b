import ExcelJS from 'exceljs'
import type { RegisterRow, RegisterView } from '#modules/dossiers/exports.ts'

/**
 * Form 07, Sổ theo dõi hồ sơ, as a spreadsheet: the same view model as the PDF, laid out to print on A4 landscape with
 * the head of the table on every page. User text is written as text cells, never as formulas.
 */
export async function writeRegisterXlsx(view: RegisterView): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.title = view.document_title
  workbook.creator = view.head.issuer
  workbook.created = workbook.modified = new Date(view.issued_at)
  const sheet = workbook.addWorksheet('Sổ theo dõi hồ sơ')
  const columns = columnsOf(view)
  sheet.columns = columns.map(({ width }) => ({ width }))

  writeLetterhead(sheet, view, columns.length)
  const headRow = writeTitle(sheet, view, columns.length)
  writeTableHead(sheet, columns, headRow)
  view.rows.forEach((row, index) => {
    writeRow(sheet, columns, headRow + 2 + index, row)
  })
  writeFoot(sheet, view, columns.length, headRow + 2 + view.rows.length)
  setUpPage(sheet, headRow, columns.length)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

interface Column {
  name: string
  /** Name over several columns of one group. */
  group?: string
  width: number
  centred?: true
  value: (row: RegisterRow) => string | number | null
}

const DATES = 'Ngày, tháng, năm'

function columnsOf(view: RegisterView): Column[] {
  const area: Column[] = view.with_area ? [{ name: 'Địa bàn', width: 12, value: (row) => row.area }] : []
  return [
    { name: 'STT', width: 5, centred: true, value: (row) => row.number },
    { name: 'Mã hồ sơ', width: 19, value: (row) => row.dossier_code },
    { name: 'Tên thủ tục hành chính', width: 28, value: (row) => row.procedure },
    { name: 'Số bộ', width: 5, centred: true, value: (row) => row.sets },
    { name: 'Tên tổ chức, cá nhân', width: 21, value: (row) => row.owner },
    { name: 'Địa chỉ', width: 19, value: (row) => row.address },
    { name: 'Số điện thoại', width: 12, value: (row) => row.phone },
    { name: 'Nhận hồ sơ', group: DATES, width: 11.5, centred: true, value: (row) => row.received },
    { name: 'Hẹn trả kết quả', group: DATES, width: 11.5, centred: true, value: (row) => row.due },
    { name: 'Nhận kết quả', group: DATES, width: 11.5, centred: true, value: (row) => row.result_received },
    { name: 'Trả kết quả', group: DATES, width: 11.5, centred: true, value: (row) => row.returned },
    { name: 'Người giao', width: 13, value: (row) => row.giver },
    { name: 'Người nhận', width: 13, value: (row) => row.receiver },
    { name: 'Phương thức nhận kết quả, ký nhận', width: 14, value: (row) => row.way_of_return },
    ...area,
    { name: 'Ghi chú', width: 12, value: (row) => row.note },
  ]
}

const FONT = 'Times New Roman'
const thin = { style: 'thin' } as const
const BORDER = { top: thin, left: thin, bottom: thin, right: thin }

interface Text {
  size?: number
  bold?: true
  italic?: true
}

/** One line of text over merged cells, centred. */
function writeLine(sheet: ExcelJS.Worksheet, row: number, from: number, to: number, text: string, style: Text): void {
  sheet.mergeCells(row, from, row, to)
  const cell = sheet.getCell(row, from)
  cell.value = text
  cell.font = { name: FONT, size: 12, ...style }
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
}

function writeLetterhead(sheet: ExcelJS.Worksheet, view: RegisterView, last: number): void {
  const left = 5
  const right = last - 6
  const { head } = view
  if (head.form) {
    writeLine(sheet, 1, right, last, `${head.form.number} – ${head.form.circular}`, { size: 10, italic: true })
  }
  writeLine(sheet, 2, 1, left, (head.superior ?? '').toLocaleUpperCase('vi'), {})
  writeLine(sheet, 2, right, last, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true })
  writeLine(sheet, 3, 1, left, head.issuer.toLocaleUpperCase('vi'), { bold: true })
  writeLine(sheet, 3, right, last, 'Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 })
  sheet.getCell(3, right).font = { name: FONT, size: 13, bold: true, underline: true }
  writeLine(sheet, 4, right, last, head.place_and_date, { italic: true, size: 13 })
}

/** Title, unit, period and filters; returns the row where the head of the table begins. */
function writeTitle(sheet: ExcelJS.Worksheet, view: RegisterView, last: number): number {
  writeLine(sheet, 6, 1, last, view.title.toLocaleUpperCase('vi'), { bold: true, size: 15 })
  writeLine(sheet, 7, 1, last, view.unit, { bold: true, size: 13 })
  const lines = [view.period, ...view.filters]
  lines.forEach((line, index) => {
    writeLine(sheet, 8 + index, 1, last, line, { italic: true, size: 13 })
  })
  return 8 + lines.length + 1
}

/** Two rows: a group stands over its columns, every other name spans both. */
function writeTableHead(sheet: ExcelJS.Worksheet, columns: readonly Column[], top: number): void {
  columns.forEach((column, index) => {
    const at = index + 1
    sheet.getCell(top, at).value = column.group ?? column.name
    if (column.group) sheet.getCell(top + 1, at).value = column.name
    else sheet.mergeCells(top, at, top + 1, at)
    for (const row of [top, top + 1]) styleCell(sheet.getCell(row, at), { bold: true, centred: true })
  })
  const grouped = columns.flatMap((column, index) => (column.group ? [index + 1] : []))
  sheet.mergeCells(top, grouped[0] ?? 1, top, grouped.at(-1) ?? 1)
  sheet.getRow(top).height = 20
  sheet.getRow(top + 1).height = 40
}

function writeRow(sheet: ExcelJS.Worksheet, columns: readonly Column[], at: number, row: RegisterRow): void {
  columns.forEach((column, index) => {
    const cell = sheet.getCell(at, index + 1)
    cell.value = column.value(row)
    styleCell(cell, { centred: column.centred ?? false })
  })
  sheet.getRow(at).height =
    LINE_HEIGHT * Math.max(...columns.map((column) => linesOf(column.value(row), column.width * LETTERS_PER_DIGIT)))
}

/** Points of a line at the size of the table. Heights are written, because not every program grows a row by itself. */
const LINE_HEIGHT = 13.5

/** A column's width counts digits of the default font; letters of the table's font are narrower. */
const LETTERS_PER_DIGIT = 1.15

/** Lines that a text takes in a column that is `width` letters wide: words go on while they fit. */
function linesOf(value: string | number | null, width: number): number {
  let lines = 1
  let used = 0
  for (const word of String(value ?? '').split(/[ \n]/)) {
    if (used > 0 && used + 1 + word.length > width) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? 1 : 0) + word.length
    lines += Math.max(0, Math.ceil(used / width) - 1)
    if (used > width) used %= width
  }
  return lines
}

function styleCell(cell: ExcelJS.Cell, { bold = false, centred = false }: { bold?: boolean; centred?: boolean }): void {
  cell.font = { name: FONT, size: 10, bold }
  cell.alignment = { horizontal: centred ? 'center' : 'left', vertical: bold ? 'middle' : 'top', wrapText: true }
  cell.border = BORDER
}

function writeFoot(sheet: ExcelJS.Worksheet, view: RegisterView, last: number, at: number): void {
  sheet.mergeCells(at, 1, at, 5)
  sheet.getCell(at, 1).value = `Tổng số: ${view.rows.length} hồ sơ.`
  sheet.getCell(at, 1).font = { name: FONT, size: 12, bold: true }
  writeLine(sheet, at + 2, last - 4, last, 'NGƯỜI LẬP SỔ', { bold: true })
  writeLine(sheet, at + 3, last - 4, last, '(Ký, ghi rõ họ tên)', { italic: true })
  if (view.prepared_by) writeLine(sheet, at + 7, last - 4, last, view.prepared_by, { bold: true })
}

function setUpPage(sheet: ExcelJS.Worksheet, headRow: number, last: number): void {
  sheet.views = [{ state: 'frozen', ySplit: headRow + 1, xSplit: 2 }]
  sheet.autoFilter = { from: { row: headRow + 1, column: 1 }, to: { row: headRow + 1, column: last } }
  sheet.headerFooter.oddFooter = `&C&"${FONT},Regular"&11&P/&N`
  Object.assign(sheet.pageSetup, {
    paperSize: 9, // A4
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${headRow}:${headRow + 1}`,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  })
}
