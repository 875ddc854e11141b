/** Reads procedures from a spreadsheet and writes the empty one to fill in. Every error names its sheet and cell. */
import ExcelJS from 'exceljs'
import type { ProcedureField } from './catalogue.ts'
import { type ImportError, type ParsedCatalogue, parseEntries } from './procedure-file.ts'
import { CASES, type Cell, COMPONENTS, FEES, PROCEDURES, SHEETS, type Sheet, UnknownWord } from './workbook-layout.ts'

/** A row of a sheet: its values by path, and the cell in which each stands. */
interface SheetRow {
  values: Record<string, unknown>
  cells: Record<string, string>
}

type Raw = Record<string, unknown>

/** The empty spreadsheet: header rows, choices, and one example in each sheet that is to be overwritten. */
export async function writeTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const sheet of SHEETS) addSheet(workbook, sheet)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function addSheet(workbook: ExcelJS.Workbook, { name, columns }: Sheet): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ header, width, required }) => ({
    header: required ? `${header} *` : header,
    width: width ?? 20,
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).alignment = { wrapText: true, vertical: 'middle' }
  sheet.addRow(columns.map((column) => column.example ?? null))
  for (const [index, { words, path }] of columns.entries()) {
    // Several words may stand in one cell of `channels`, so no choice is forced there.
    if (!words || path === 'channels') continue
    const choice = { type: 'list' as const, allowBlank: true, formulae: [`"${Object.keys(words).join(',')}"`] }
    if (Object.keys(words).some((known) => known.includes(','))) continue
    for (let row = 2; row <= 500; row++) sheet.getCell(row, index + 1).dataValidation = choice
  }
}

/**
 * Reads a filled spreadsheet. @throws when the bytes are no spreadsheet
 * @param knownFields fields of the catalogue: their names need not be repeated
 */
export async function readXlsx(
  bytes: Uint8Array,
  knownFields: readonly ProcedureField[] = [],
): Promise<ParsedCatalogue> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const errors: ImportError[] = []
  const rowsOf = (sheet: Sheet) => readSheet(workbook, sheet, errors)
  const [procedures, cases, components, fees] = [rowsOf(PROCEDURES), rowsOf(CASES), rowsOf(COMPONENTS), rowsOf(FEES)]
  checkReferences(procedures, cases, [...components, ...fees], errors)
  const built = procedures.map((row) => buildEntry(row, cases, components, fees))
  const parsed = parseEntries(
    built.map((one) => one.raw),
    (index, path) => cellOf(built[index]?.cells ?? {}, path),
    {
      fields: fieldsOf(procedures, knownFields, errors),
      sources: [],
      reported: [],
    },
  )
  const said = new Set(errors.map((error) => error.place))
  return { ...parsed, errors: [...errors, ...parsed.errors.filter((error) => !said.has(error.place))] }
}

/** Rows that name a procedure, or a case of it, that no sheet has. */
function checkReferences(procedures: SheetRow[], cases: SheetRow[], parts: SheetRow[], errors: ImportError[]): void {
  const codes = new Set(procedures.map((row) => row.values.code))
  const places = new Set(cases.map((row) => `${row.values.procedure_code} ${row.values.code}`))
  const refuse = (place: string | undefined, rule: string, code: unknown) =>
    errors.push({ place: place ?? '', procedure_code: null, rule, detail: { code: String(code) } })
  for (const { values, cells } of [...cases, ...parts]) {
    const code = values.procedure_code
    if (code !== null && !codes.has(code)) refuse(cells.procedure_code, 'no_such_procedure', code)
  }
  for (const { values, cells } of parts) {
    const found = values.case_code === null || places.has(`${values.procedure_code} ${values.case_code}`)
    if (!found) refuse(cells.case_code, 'no_such_case', values.case_code)
  }
}

function readSheet(workbook: ExcelJS.Workbook, { name, columns }: Sheet, errors: ImportError[]): SheetRow[] {
  const refuse = (place: string, rule: string, detail: ImportError['detail']) =>
    errors.push({ place, procedure_code: null, rule, detail })
  const sheet = workbook.getWorksheet(name)
  if (!sheet) {
    refuse(name, 'no_such_sheet', { sheet: name })
    return []
  }
  const headers = columnsByHeader(sheet)
  const rows: SheetRow[] = []
  for (const { header, required } of columns) {
    if (required && !headers.has(header)) refuse(`${name}!1`, 'no_such_column', { column: header })
  }
  sheet.eachRow((row, number) => {
    if (number === 1 || isEmpty(row)) return
    const values: Record<string, unknown> = {}
    const cells: Record<string, string> = {}
    for (const column of columns) {
      const at = headers.get(column.header)
      const place = at === undefined ? `${name}!${number}` : `${name}!${row.getCell(at).address}`
      const value = at === undefined ? null : column.read(plain(row.getCell(at).value))
      cells[column.path] = place
      values[column.path] = value instanceof UnknownWord ? null : value
      if (value instanceof UnknownWord) refuse(place, 'not_one_of', { options: value.options })
    }
    rows.push({ values, cells })
  })
  return rows
}

function columnsByHeader(sheet: ExcelJS.Worksheet): Map<string, number> {
  const found = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, at) =>
    found.set(
      String(plain(cell.value) ?? '')
        .replace(/\s*\*$/, '')
        .trim(),
      at,
    ),
  )
  return found
}

function isEmpty(row: ExcelJS.Row): boolean {
  return !(row.values as ExcelJS.CellValue[]).some(
    (value) => plain(value) !== null && String(plain(value)).trim() !== '',
  )
}

/** What a person sees in the cell: the result of a formula, the text of a link or of coloured letters. */
function plain(value: ExcelJS.CellValue | undefined): Cell {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object' || value instanceof Date) return value
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return typeof value.text === 'string' ? value.text : null
  if ('result' in value) return plain(value.result as ExcelJS.CellValue)
  return null
}

/** A procedure as the import file would write it, with the cell of every part. */
function buildEntry(
  row: SheetRow,
  cases: SheetRow[],
  components: SheetRow[],
  fees: SheetRow[],
): { raw: Raw; cells: Record<string, string> } {
  const cells: Record<string, string> = { '': row.cells.code ?? '', ...row.cells }
  const mine = (rows: SheetRow[]) => rows.filter((one) => one.values.procedure_code === row.values.code)
  const note = (prefix: string, part: SheetRow) => {
    for (const [path, cell] of Object.entries(part.cells)) cells[`${prefix}.${path}`] = cell
    cells[prefix] = part.cells.procedure_code ?? ''
  }
  const raw = nest(row, ['field_name', 'service_level'])
  const level = row.values.service_level
  if (level) raw.service_level = { level, source: null, scope: null }
  raw.agencies ??= {}
  raw.provenance = { confidence: 'partial', note: 'Nhập từ bảng tính' }
  raw.cases = mine(cases).map((one, index) => {
    note(`cases.${index}`, one)
    const own = mine(components).filter((part) => part.values.case_code === one.values.code)
    for (const [at, part] of own.entries()) note(`cases.${index}.components.${at}`, part)
    return { ...buildCase(one), components: own.map((part) => nest(part, ['procedure_code', 'case_code'])) }
  })
  const known = new Set(mine(cases).map((one) => one.values.code))
  const common = mine(components).filter((part) => !known.has(part.values.case_code))
  for (const [at, part] of common.entries()) note(`components.${at}`, part)
  raw.components = common.map((part) => nest(part, ['procedure_code', 'case_code']))
  for (const [at, part] of mine(fees).entries()) note(`fees.${at}`, part)
  raw.fees = mine(fees).map((part) => nest(part, ['procedure_code']))
  return { raw, cells }
}

function buildCase(row: SheetRow): Raw {
  const raw = nest(row, ['procedure_code', 'online', 'post'])
  const limit = raw.limit as Raw | undefined
  if (limit) raw.limit = counted(limit)
  const own = (['online', 'post'] as const).filter((channel) => row.values[channel] !== null)
  raw.channel_limits = own.map((channel) => ({
    channel,
    limit: counted({ value: row.values[channel], unit: row.values['limit.unit'] }),
  }))
  return raw
}

/** A fraction of a working day is counted in hours. */
function counted(limit: Raw): Raw {
  return {
    ...limit,
    counting: typeof limit.value === 'number' && !Number.isInteger(limit.value) ? 'hours' : 'civil_code',
  }
}

/** `{'name.vi': 'x'}` → `{name: {vi: 'x'}}`; empty cells are left out, so that defaults apply. */
function nest(row: SheetRow, without: readonly string[]): Raw {
  const raw: Raw = {}
  for (const [path, value] of Object.entries(row.values)) {
    if (without.includes(path) || value === null || (Array.isArray(value) && value.length === 0)) continue
    const [first = '', second] = path.split('.')
    if (second === undefined) raw[first] = value
    else raw[first] = { ...(raw[first] as Raw | undefined), [second]: value }
  }
  return raw
}

/** The cell of a part, or of the nearest part that has one. */
function cellOf(cells: Record<string, string>, path: readonly PropertyKey[]): string {
  for (let length = path.length; length >= 0; length--) {
    const cell = cells[path.slice(0, length).map(String).join('.')]
    if (cell) return cell
  }
  return ''
}

function fieldsOf(rows: SheetRow[], known: readonly ProcedureField[], errors: ImportError[]): ProcedureField[] {
  const fields = new Map<string, ProcedureField>()
  for (const { values, cells } of rows) {
    const { field_code: code, field_name: name } = values
    if (typeof code !== 'string' || fields.has(code)) continue
    const named =
      rows.find((row) => row.values.field_code === code && row.values.field_name !== null)?.values.field_name ?? name
    const field = known.find((one) => one.code === code)
    if (!named && !field)
      errors.push({ place: cells.field_name ?? '', procedure_code: null, rule: 'missing', detail: {} })
    fields.set(code, field ?? { code, name: { vi: String(named ?? code), en: null } })
  }
  return [...fields.values()]
}
