import ExcelJS from 'exceljs'
import { m } from '#words'
import { ACCEPTANCE_FIGURES } from './acceptance-figures.ts'
import { type AcceptanceView, figureLabel } from './acceptance-view.ts'

const shown = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** The report as on the screen: one line a unit, the total last. */
export async function writeAcceptanceXlsx(view: AcceptanceView, now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now
  const sheet = workbook.addWorksheet(m.reports_accept_title(), { views: [{ state: 'frozen', ySplit: 3, xSplit: 1 }] })
  const { from, to } = view.question
  sheet.addRow([m.reports_accept_title()]).font = { bold: true, size: 14 }
  sheet.addRow([m.reports_accept_period({ from: shown(from), to: shown(to) })])
  const head = [m.reports_accept_unit(), ...ACCEPTANCE_FIGURES.map(figureLabel), m.reports_accept_share()]
  const header = sheet.addRow(head)
  header.font = { bold: true }
  header.alignment = { wrapText: true, vertical: 'top' }
  const lines = [...view.rows, { unit: m.reports_accept_total(), counts: view.total, share: view.share }]
  for (const { unit, counts, share } of lines)
    sheet.addRow([unit, ...ACCEPTANCE_FIGURES.map((name) => counts[name]), share])
  sheet.lastRow?.eachCell((cell) => {
    cell.font = { bold: true }
  })
  sheet.columns.forEach((column, index) => {
    column.width = index === 0 ? 44 : 15
  })
  sheet.getColumn(head.length).numFmt = '0.0%'
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
