import ExcelJS from 'exceljs'
import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { Recount } from './recount-store.ts'
import { documentText, type ListLine } from './recount-view.ts'

interface Line {
  dossier: ListLine
  move: ListLine['moves'][number]
}

/** One row for each date that moves; text stays text, never a formula. */
export function writeListXlsx(lines: readonly ListLine[], now: Date): Promise<Uint8Array> {
  const rows = lines.flatMap((dossier) => dossier.moves.map((move) => ({ dossier, move })))
  return writeSheet(m.deadlines_recount_sheet(), listColumns(), rows, now)
}

/** The register, newest act first. */
export function writeRegisterXlsx(recounts: readonly Recount[], now: Date): Promise<Uint8Array> {
  return writeSheet(m.deadlines_recount_register(), registerColumns(), recounts, now)
}

interface Column<Row> {
  name: string
  width: number
  value: (row: Row) => string | number | null
}

async function writeSheet<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  now: Date,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = now
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ name, width }) => ({ header: name, width }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(columns.map(({ value }) => value(row)))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: Math.max(1, sheet.rowCount), column: columns.length } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function registerColumns(): Column<Recount>[] {
  return [
    { name: m.deadlines_recount_col_number(), width: 10, value: (row) => `${row.number}/${row.year}` },
    { name: m.deadlines_recount_col_when(), width: 26, value: (row) => whenText(row.decided_at, currentLocale()) },
    { name: m.deadlines_recount_col_calendar(), width: 14, value: (row) => `${row.calendar_code} ${row.to_version}` },
    { name: m.deadlines_recount_reason(), width: 60, value: (row) => row.reason },
    { name: m.deadlines_recount_document(), width: 30, value: (row) => documentText(row) || null },
    { name: m.deadlines_recount_col_who(), width: 26, value: (row) => row.actor_name },
    { name: m.deadlines_recount_later(), width: 12, value: (row) => row.moved_later },
    { name: m.deadlines_recount_earlier(), width: 12, value: (row) => row.moved_earlier },
    { name: m.deadlines_recount_kept(), width: 12, value: (row) => row.kept },
    {
      name: m.deadlines_recount_finished(),
      width: 26,
      value: (row) => row.finished_at && whenText(row.finished_at, currentLocale()),
    },
  ]
}

function listColumns(): Column<Line>[] {
  return [
    { name: m.deadlines_recount_col_dossier(), width: 24, value: ({ dossier }) => dossier.code },
    { name: m.deadlines_recount_procedure(), width: 50, value: ({ dossier }) => dossier.procedure },
    { name: m.deadlines_recount_owner(), width: 36, value: ({ dossier }) => dossier.owner },
    { name: m.deadlines_recount_unit(), width: 30, value: ({ dossier }) => dossier.unit },
    { name: m.deadlines_recount_col_holder(), width: 24, value: ({ dossier }) => dossier.holder },
    { name: m.deadlines_recount_clock(), width: 16, value: ({ move }) => move.label },
    { name: m.deadlines_recount_old_date(), width: 26, value: ({ move }) => move.before },
    { name: m.deadlines_recount_new_date(), width: 26, value: ({ move }) => move.after },
    { name: m.deadlines_recount_difference(), width: 24, value: ({ move }) => move.difference },
    { name: m.deadlines_recount_col_tell(), width: 28, value: ({ dossier }) => dossier.tell },
    { name: m.deadlines_recount_note(), width: 40, value: ({ dossier }) => dossier.note },
  ]
}
