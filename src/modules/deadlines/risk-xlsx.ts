import ExcelJS from 'exceljs'
import { m } from '#words'
import type { RiskItem } from './risk-view.ts'

const HANOI_MS = 7 * 3_600_000

/** The list as it is on the screen. Text stays text, never a formula; times are those of Hà Nội. */
export async function writeRiskXlsx(items: readonly RiskItem[], now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now
  const sheet = workbook.addWorksheet(m.deadlines_risk_title(), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [
    { header: m.deadlines_risk_col_chance(), width: 14 },
    { header: m.deadlines_risk_col_word(), width: 20 },
    { header: m.deadlines_risk_col_code(), width: 24 },
    { header: m.deadlines_risk_col_procedure(), width: 50 },
    { header: m.deadlines_risk_col_owner(), width: 36 },
    { header: m.deadlines_risk_col_due(), width: 18 },
    { header: m.deadlines_risk_col_holder(), width: 26 },
    { header: m.deadlines_risk_col_unit(), width: 32 },
    { header: m.deadlines_risk_col_reason(), width: 90 },
  ]
  sheet.getRow(1).font = { bold: true }
  for (const item of items) {
    const due = new Date(Date.parse(item.due_at) + HANOI_MS)
    const chance = item.percent === null ? null : item.percent / 100
    sheet.addRow([
      chance,
      item.word,
      item.code,
      item.procedure,
      item.owner,
      due,
      item.holder,
      item.unit,
      [item.reason, item.waits].filter(Boolean).join(' '),
    ])
  }
  sheet.getColumn(1).numFmt = '0%'
  sheet.getColumn(6).numFmt = 'dd/mm/yyyy hh:mm'
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, items.length + 1), column: 9 } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
