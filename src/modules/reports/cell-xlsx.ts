import ExcelJS from 'exceljs'
import { type Channel, channelLabel, type DossierState, stateLabel } from '#modules/dossiers/exports.ts'
import { m } from '#words'
import type { CellDossier } from './form-06a-queries.ts'
import { dayOf } from './page-06a.ts'

/** The list behind a number, with the words of the screen. Text stays text, never a formula. */
export async function writeCellXlsx(rows: readonly CellDossier[], now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now
  const sheet = workbook.addWorksheet(m.reports_06a_title().slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  const columns = columnsOf()
  sheet.columns = columns.map(({ name, width }) => ({ header: name, width }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(columns.map(({ value }) => value(row)))
  sheet.getColumn(6).numFmt = 'dd/mm/yyyy hh:mm'
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** A spreadsheet knows no zones: the hour that people in Hà Nội read is written as it is. */
const HANOI_MS = 7 * 3_600_000

function columnsOf(): { name: string; width: number; value: (row: CellDossier) => string | Date | null }[] {
  const day = (value: string | null) => (value === null ? null : dayOf(value))
  return [
    { name: m.reports_col_code(), width: 24, value: (row) => row.code },
    { name: m.reports_col_procedure(), width: 12, value: (row) => row.procedure_code },
    { name: m.reports_col_procedure_name(), width: 50, value: (row) => row.procedure_name },
    { name: m.reports_col_owner(), width: 36, value: (row) => row.owner_name },
    { name: m.reports_col_channel(), width: 18, value: (row) => channelLabel(row.channel as Channel) },
    { name: m.reports_col_received(), width: 17, value: (row) => new Date(row.received_at.getTime() + HANOI_MS) },
    { name: m.reports_cell_due_original(), width: 13, value: (row) => day(row.due_original_on) },
    { name: m.reports_cell_due(), width: 13, value: (row) => day(row.due_on) },
    { name: m.reports_cell_closed(), width: 13, value: (row) => day(row.closed_on) },
    { name: m.reports_cell_state_now(), width: 20, value: (row) => stateLabel(row.state as DossierState) },
  ]
}
