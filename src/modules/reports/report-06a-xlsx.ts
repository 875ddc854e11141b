import ExcelJS from 'exceljs'
import type { Report06aView } from './prints/report-06a.ts'

/** Form II.06a as a spreadsheet in the official layout: the view of the PDF, on A4 landscape. */
export async function writeReport06aXlsx(view: Report06aView): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.title = view.document_title
  workbook.creator = view.head.issuer
  workbook.created = workbook.modified = new Date(view.issued_at)
  const sheet = workbook.addWorksheet('II.06a')
  sheet.columns = [{ width: 6 }, { width: 44 }, ...Array.from({ length: 11 }, () => ({ width: 11 }))]
  const top = writeHead(sheet, view)
  writeTableHead(sheet, view, top)
  const first = top + 4
  view.rows.forEach((row, index) => {
    writeLine(sheet, first + index, [row.number, row.name, ...row.figures], row.group)
  })
  const total = first + view.rows.length
  writeLine(sheet, total, ['', 'Tổng số', ...view.totals], true)
  writeFoot(sheet, view, total + 2)
  setUpPage(sheet, top)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const FONT = 'Times New Roman'
const LAST = 13
const thin = { style: 'thin' } as const
const BORDER = { top: thin, left: thin, bottom: thin, right: thin }

interface Text {
  size?: number
  bold?: boolean
  italic?: boolean
  left?: boolean
}

/** One line of text over merged cells. */
function writeText(sheet: ExcelJS.Worksheet, row: number, from: number, to: number, text: string, style: Text): void {
  sheet.mergeCells(row, from, row, to)
  const cell = sheet.getCell(row, from)
  const { left, ...font } = style
  cell.value = text
  cell.font = { name: FONT, size: 12, ...font }
  cell.alignment = { horizontal: left ? 'left' : 'center', vertical: 'middle', wrapText: true }
}

/** Letterhead, title, period; returns the row where the head of the table begins. */
function writeHead(sheet: ExcelJS.Worksheet, view: Report06aView): number {
  const { head } = view
  if (head.form) {
    writeText(sheet, 1, 8, LAST, `${head.form.number} – ${head.form.circular}`, { size: 10, italic: true })
  }
  writeText(sheet, 2, 1, 4, (head.superior ?? '').toLocaleUpperCase('vi'), {})
  writeText(sheet, 2, 6, LAST, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true })
  writeText(sheet, 3, 1, 4, head.issuer.toLocaleUpperCase('vi'), { bold: true })
  writeText(sheet, 3, 6, LAST, 'Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 })
  writeText(sheet, 4, 6, LAST, head.place_and_date, { italic: true })
  writeText(sheet, 6, 1, LAST, view.title.toLocaleUpperCase('vi'), { bold: true, size: 14 })
  if (view.at) writeText(sheet, 7, 1, LAST, `tại ${view.at}`, { bold: true })
  const lines = [view.period, view.cut_off, ...view.narrowed]
  lines.forEach((line, index) => {
    writeText(sheet, 8 + index, 1, LAST, line, { italic: true })
  })
  const unit = 8 + lines.length
  writeText(sheet, unit, 9, LAST, 'Đơn vị tính: Số hồ sơ', { italic: true, size: 11 })
  return unit + 1
}

/** Row, column, rows and columns that it spans, name. */
type HeadCell = [number, number, number, number, string]

function headCells(of: string): HeadCell[] {
  return [
    [0, 1, 3, 1, 'STT'],
    [0, 2, 3, 1, of],
    [0, 3, 1, 4, 'Số lượng hồ sơ tiếp nhận'],
    [0, 7, 1, 4, 'Số lượng hồ sơ đã giải quyết'],
    [0, 11, 1, 3, 'Số lượng hồ sơ đang giải quyết'],
    [1, 3, 2, 1, 'Tổng số'],
    [1, 4, 1, 2, 'Trong kỳ'],
    [2, 4, 1, 1, 'Trực tuyến'],
    [2, 5, 1, 1, 'Trực tiếp, bưu chính'],
    [1, 6, 2, 1, 'Từ kỳ trước'],
    [1, 7, 2, 1, 'Tổng số'],
    [1, 8, 2, 1, 'Trước hạn'],
    [1, 9, 2, 1, 'Đúng hạn'],
    [1, 10, 2, 1, 'Quá hạn'],
    [1, 11, 2, 1, 'Tổng số'],
    [1, 12, 2, 1, 'Trong hạn'],
    [1, 13, 2, 1, 'Quá hạn'],
  ]
}

function writeTableHead(sheet: ExcelJS.Worksheet, view: Report06aView, top: number): void {
  for (const [row, column, rows, columns, name] of headCells(view.of)) {
    sheet.getCell(top + row, column).value = name
    if (rows > 1 || columns > 1) sheet.mergeCells(top + row, column, top + row + rows - 1, column + columns - 1)
  }
  for (let row = top; row < top + 4; row++) {
    for (let column = 1; column <= LAST; column++) {
      const cell = sheet.getCell(row, column)
      const isNumber = row === top + 3
      if (isNumber) cell.value = `(${column})`
      cell.font = { name: FONT, size: isNumber ? 9 : 10, bold: !isNumber, italic: isNumber }
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
      cell.border = BORDER
    }
  }
  sheet.getRow(top + 2).height = 30
}

function writeLine(sheet: ExcelJS.Worksheet, at: number, values: readonly (string | number)[], bold: boolean): void {
  values.forEach((value, index) => {
    const cell = sheet.getCell(at, index + 1)
    cell.value = value
    cell.font = { name: FONT, size: 11, bold }
    cell.alignment = {
      horizontal: index === 1 ? 'left' : index === 0 ? 'center' : 'right',
      vertical: 'middle',
      wrapText: true,
    }
    cell.border = BORDER
  })
  const name = String(values[1] ?? '')
  sheet.getRow(at).height = 16 * Math.max(1, Math.ceil(name.length / 46))
}

function writeFoot(sheet: ExcelJS.Worksheet, view: Report06aView, at: number): void {
  const lines = [...view.notes, ...view.unverified.map((rule) => `* ${rule}`)]
  lines.forEach((line, index) => {
    writeText(sheet, at + index, 1, LAST, line, { size: 10, left: true, italic: index >= view.notes.length })
    sheet.getRow(at + index).height = 14 * Math.max(1, Math.ceil(line.length / 170))
  })
  const signature = at + lines.length + 1
  writeText(sheet, signature, 9, LAST, 'NGƯỜI LẬP BIỂU', { bold: true })
  writeText(sheet, signature + 1, 9, LAST, '(Ký, ghi rõ họ tên)', { italic: true })
}

function setUpPage(sheet: ExcelJS.Worksheet, top: number): void {
  sheet.views = [{ state: 'frozen', ySplit: top + 3, xSplit: 2 }]
  sheet.headerFooter.oddFooter = `&C&"${FONT},Regular"&11&P/&N`
  Object.assign(sheet.pageSetup, {
    paperSize: 9, // A4
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${top}:${top + 3}`,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  })
}
