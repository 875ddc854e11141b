import ExcelJS from 'exceljs'
import { m } from '#words'
import { latenessOf } from '../dossier.ts'
import type { DossierRow } from '../dossier-lists.ts'
import { channelLabel } from '../dossier-words.ts'
import { stateWords } from '../state-words.ts'

interface Column {
  name: string
  width: number
  value: (row: DossierRow, now: Date) => string | Date | null
}

/** The list as a spreadsheet with the words of the screen. Text stays text, never a formula; times are those of Hà Nội. */
export async function writeListXlsx(rows: readonly DossierRow[], now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now
  const sheet = workbook.addWorksheet(m.dossiers_list_title(), { views: [{ state: 'frozen', ySplit: 1 }] })
  const columns = columnsOf()
  sheet.columns = columns.map(({ name, width }) => ({ header: name, width }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(columns.map((column) => cellValue(column.value(row, now))))
  columns.forEach((column, index) => {
    if (rows.some((row) => column.value(row, now) instanceof Date))
      sheet.getColumn(index + 1).numFmt = 'dd/mm/yyyy hh:mm'
  })
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, rows.length + 1), column: columns.length } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const HANOI_MS = 7 * 3_600_000

/** A spreadsheet knows no zones: the hour that people in Hà Nội read is written as it is. */
function cellValue(value: string | Date | null): string | Date | null {
  return value instanceof Date ? new Date(value.getTime() + HANOI_MS) : value
}

function yes(is: boolean): string | null {
  return is ? m.dossiers_list_yes() : null
}

function columnsOf(): Column[] {
  return [
    { name: m.dossiers_page_code(), width: 24, value: (row) => row.code },
    { name: m.dossiers_page_procedure(), width: 12, value: (row) => row.procedure_code },
    { name: m.dossiers_list_procedure_name(), width: 50, value: (row) => row.procedure_name },
    { name: m.dossiers_list_case(), width: 24, value: (row) => row.case_name },
    { name: m.dossiers_field_owner_name(), width: 36, value: (row) => row.owner_name },
    { name: m.dossiers_field_area(), width: 20, value: (row) => row.area },
    { name: m.dossiers_page_channel(), width: 18, value: (row) => channelLabel(row.channel) },
    { name: m.dossiers_list_state(), width: 20, value: (row) => stateWords(row) },
    { name: m.dossiers_list_step(), width: 26, value: (row) => row.step_name },
    { name: m.dossiers_list_holder(), width: 26, value: (row) => row.holder_name },
    { name: m.dossiers_page_submitted(), width: 17, value: (row) => row.submitted_at },
    { name: m.dossiers_page_received(), width: 17, value: (row) => row.received_at },
    { name: m.dossiers_why_first(), width: 17, value: (row) => row.due_first_at },
    { name: m.dossiers_why_original(), width: 17, value: (row) => row.due_original_at },
    { name: m.dossiers_list_appointment(), width: 17, value: (row) => row.due_at },
    { name: m.dossiers_why_clock_committed(), width: 17, value: (row) => row.committed_due_at },
    {
      name: m.dossiers_list_late_original(),
      width: 16,
      value: (row, now) => yes(latenessOf(row, now).late_original),
    },
    { name: m.dossiers_list_late_renewed(), width: 16, value: (row, now) => yes(latenessOf(row, now).late_renewed) },
    { name: m.dossiers_result_resolved(), width: 17, value: (row) => row.resolved_at },
    { name: m.dossiers_result_returned(), width: 17, value: (row) => row.returned_at },
  ]
}
