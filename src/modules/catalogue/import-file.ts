/** What `import procedures FILE` reads: our own JSON, a spreadsheet, a record or the list of the national portal. */
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { FormProblem } from '#platform/errors.ts'
import type { ProcedureField } from './catalogue.ts'
import { type ImportSummary, importNationalList, importProcedures } from './catalogue-store.ts'
import { describeImportError } from './catalogue-words.ts'
import { type ListedRow, readNationalList } from './national-list.ts'
import { readNationalDetail } from './national-portal.ts'
import { type ImportError, type ParsedCatalogue, parseProcedureFile } from './procedure-file.ts'
import { CATALOGUE_FORMAT } from './procedure-schemas.ts'
import { readXlsx } from './procedure-workbook.ts'

export type ImportFile =
  | { kind: 'procedures'; parsed: ParsedCatalogue }
  | { kind: 'national_list'; rows: ListedRow[]; errors: ImportError[] }

export type ImportResult = ({ kind: 'procedures' } & ImportSummary) | { kind: 'national_list'; listed: number }

/**
 * Reads a file by its name and its first bytes; writes nothing.
 * @param knownFields fields of the catalogue (`knownFields`), which a spreadsheet or the portal need not repeat
 */
export async function readImportFile(
  name: string,
  bytes: Uint8Array,
  knownFields: readonly ProcedureField[],
): Promise<ImportFile> {
  // A spreadsheet is a ZIP archive, whatever its name.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { kind: 'procedures', parsed: await readXlsx(bytes, knownFields) }
  const text = new TextDecoder().decode(bytes)
  if (name.toLowerCase().endsWith('.jsonl')) {
    const { rows, errors } = readNationalList(text)
    return { kind: 'national_list', rows, errors }
  }
  const json = parseJson(text)
  const isOurs = json === undefined || (json as { format?: unknown } | null)?.format === CATALOGUE_FORMAT
  const isPortal =
    !isOurs && typeof json === 'object' && json !== null && ('data' in json || 'executionMethods' in json)
  return { kind: 'procedures', parsed: isPortal ? readNationalDetail(json, knownFields) : parseProcedureFile(json) }
}

/**
 * Loads what was read, all or nothing. Reading comes before the transaction, since unpacking a spreadsheet takes time.
 * @throws FormProblem with every error and its place
 */
export async function loadImportFile(tx: Transaction<Tables>, file: ImportFile, now: Date): Promise<ImportResult> {
  if (file.kind === 'procedures') return { kind: 'procedures', ...(await importProcedures(tx, file.parsed, now)) }
  if (file.errors.length > 0) {
    throw new FormProblem(file.errors.map((error) => ({ path: error.place, message: describeImportError(error) })))
  }
  return { kind: 'national_list', ...(await importNationalList(tx, file.rows)) }
}

/** Fields of the catalogue as an import file writes them. */
export async function knownFields(db: Kysely<Tables>): Promise<ProcedureField[]> {
  const rows = await db.selectFrom('procedure_field').selectAll().orderBy('ordinal').execute()
  return rows.map(({ code, name_vi, name_en }) => ({ code, name: { vi: name_vi, en: name_en } }))
}

/** Undefined for what is no JSON: the reader of the file then says that the format is missing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
