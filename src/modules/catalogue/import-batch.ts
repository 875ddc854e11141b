/** Several files at once, as one import: all of them or none. */
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { ProcedureField } from './catalogue.ts'
import type { ImportSummary } from './catalogue-store.ts'
import { type ImportFile, loadImportFile, readImportFile } from './import-file.ts'
import { type ImportError, parseProcedures } from './procedure-file.ts'
import { CATALOGUE_FORMAT } from './procedure-schemas.ts'

export interface GivenFile {
  /** Shown in front of the place of an error when there are several. */
  name: string
  bytes: Uint8Array
}

export interface ImportBatch {
  files: ImportFile[]
  /** Of all files; nothing may be loaded while there is one. */
  errors: ImportError[]
}

export interface BatchSummary extends ImportSummary {
  /** Rows of the national list. */
  listed: number
}

/**
 * Reads files of any kind (`readImportFile`); writes nothing. Those in our own format are read as one catalogue, since a
 * procedure of one may name a field or a procedure of another.
 */
export async function readImportBatch(
  given: readonly GivenFile[],
  knownFields: readonly ProcedureField[],
): Promise<ImportBatch> {
  const ours = given.flatMap(({ name, bytes }) => {
    const json = ourJson(bytes)
    return json === undefined ? [] : [{ name, json }]
  })
  const batch: ImportBatch = { files: [], errors: [] }
  if (ours.length > 1) {
    const parsed = parseProcedures(ours)
    batch.files.push({ kind: 'procedures', parsed })
    batch.errors.push(...parsed.errors)
  }
  const names = new Set(ours.length > 1 ? ours.map((file) => file.name) : [])
  const fields = [...knownFields, ...batch.files.flatMap(fieldsOf)]
  for (const { name, bytes } of given.filter((file) => !names.has(file.name))) {
    const file = await readOne(name, bytes, fields)
    const errors = file.kind === 'procedures' ? file.parsed.errors : file.errors
    const place = (error: ImportError) => (given.length > 1 ? `${name}: ${error.place}` : error.place)
    batch.files.push(file)
    batch.errors.push(...errors.map((error) => ({ ...error, place: place(error) })))
  }
  return batch
}

/** Loads a batch without errors. */
export async function loadImportBatch(tx: Transaction<Tables>, batch: ImportBatch, now: Date): Promise<BatchSummary> {
  const total: BatchSummary = {
    added: [],
    changed: [],
    dated: [],
    unchanged: [],
    flags: { raised: 0, resolved: 0, open: 0 },
    listed: 0,
  }
  for (const file of batch.files) {
    const result = await loadImportFile(tx, file, now)
    if (result.kind === 'national_list') total.listed += result.listed
    else {
      for (const kind of ['added', 'changed', 'dated', 'unchanged'] as const) total[kind].push(...result[kind])
      for (const count of ['raised', 'resolved', 'open'] as const) total.flags[count] += result.flags[count]
    }
  }
  return total
}

/** What `loadImportBatch` would do: really done, counted, and taken back. Nobody sees any of it. */
export async function previewImportBatch(db: Kysely<Tables>, batch: ImportBatch, now: Date): Promise<BatchSummary> {
  let summary: BatchSummary | undefined
  try {
    await db.transaction().execute(async (tx) => {
      summary = await loadImportBatch(tx, batch, now)
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  if (!summary) throw new Error('a preview ended without a summary')
  return summary
}

/** What is no JSON, or a spreadsheet that cannot be unpacked, is an error of the file, like any other. */
async function readOne(name: string, bytes: Uint8Array, fields: readonly ProcedureField[]): Promise<ImportFile> {
  const isSpreadsheet = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isSpreadsheet && !/\.jsonl$/i.test(name) && !isJson(bytes)) return unreadable(name)
  try {
    return await readImportFile(name, bytes, fields)
  } catch {
    return unreadable(name)
  }
}

function unreadable(place: string): ImportFile {
  const catalogue = { fields: [], sources: [], procedures: [], reported: [] }
  return {
    kind: 'procedures',
    parsed: { catalogue, errors: [{ place, procedure_code: null, rule: 'file_not_readable', detail: {} }], flags: [] },
  }
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes))
    return true
  } catch {
    return false
  }
}

class TakenBack extends Error {}

function fieldsOf(file: ImportFile): ProcedureField[] {
  return file.kind === 'procedures' ? file.parsed.catalogue.fields : []
}

function ourJson(bytes: Uint8Array): unknown {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return (json as { format?: unknown } | null)?.format === CATALOGUE_FORMAT ? json : undefined
  } catch {
    return undefined
  }
}
