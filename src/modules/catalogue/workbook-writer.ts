/** Writes procedures into the spreadsheet that an import reads: what a board reads, corrects and brings back. */
import ExcelJS from 'exceljs'
import type { Catalogue, ProcedureEntry } from './catalogue.ts'
import { CASES, type Cell, COMPONENTS, type Column, FEES, PROCEDURES, type Sheet } from './workbook-layout.ts'

/** A row's values under the paths of its sheet's columns. */
type Row = Record<string, unknown>

/**
 * The sheets hold what they have columns for. Internal processes, sources, milestones and local rules do not fit into a table:
 * the JSON file has them.
 */
export async function writeCatalogueWorkbook(catalogue: Catalogue): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const fieldNames = new Map(catalogue.fields.map((field) => [field.code, field.name.vi]))
  const { procedures } = catalogue
  addRows(
    workbook,
    PROCEDURES,
    procedures.map((entry) => procedureRow(entry, fieldNames)),
  )
  addRows(workbook, CASES, procedures.flatMap(caseRows))
  addRows(workbook, COMPONENTS, procedures.flatMap(componentRows))
  addRows(
    workbook,
    FEES,
    procedures.flatMap((entry) => entry.fees.map((fee) => ({ ...fee, procedure_code: entry.code }))),
  )
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function addRows(workbook: ExcelJS.Workbook, { name, columns }: Sheet, rows: readonly object[]): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ header, width, required }) => ({
    header: required ? `${header} *` : header,
    width: width ?? 20,
  }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(columns.map((column) => cellOf(column, valueAt(row, column.path))))
}

function procedureRow(entry: ProcedureEntry, fieldNames: ReadonlyMap<string, string>): Row {
  return {
    ...entry,
    field_name: fieldNames.get(entry.field_code ?? ''),
    service_level: entry.service_level?.level,
  }
}

function caseRows(entry: ProcedureEntry): Row[] {
  return entry.cases.map((one) => {
    const own = (channel: string) => one.channel_limits.find((each) => each.channel === channel)?.limit.value
    return { ...one, procedure_code: entry.code, online: own('online'), post: own('post') }
  })
}

function componentRows(entry: ProcedureEntry): Row[] {
  const rows = (components: readonly object[], case_code: string | null) =>
    components.map((one) => ({ ...one, procedure_code: entry.code, case_code }))
  return [...rows(entry.components, null), ...entry.cases.flatMap((one) => rows(one.components, one.code))]
}

function valueAt(row: object, path: string): unknown {
  if (Object.hasOwn(row, path)) return (row as Row)[path]
  return path.split('.').reduce<unknown>((at, step) => (at as Row | null | undefined)?.[step], row)
}

/** The word that the column's list has for a value; lists stand one item a line. */
function cellOf({ words }: Column, value: unknown): Cell {
  const shown = (one: unknown) => Object.entries(words ?? {}).find(([, code]) => code === one)?.[0] ?? String(one)
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((item) => shown(item).replaceAll(/\s*\n\s*/g, ' ')).join('\n')
  return words || typeof value !== 'number' ? shown(value) : value
}
