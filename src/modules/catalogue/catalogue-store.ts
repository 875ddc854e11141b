/** The only writer of the catalogue's tables. */
import { sql, type Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import type { Catalogue, ProcedureEntry } from './catalogue.ts'
import { describeImportError } from './catalogue-words.ts'
import { contentHash } from './content-hash.ts'
import { type FlagCount, storeFlags } from './flag-store.ts'
import { type KnownVersion, planVersion, type VersionPlan } from './import-plan.ts'
import type { ListedRow } from './national-list.ts'
import { contentOf, type ParsedCatalogue } from './procedure-file.ts'
import { contentColumns, partRows, type VersionRows } from './version-rows.ts'

type Tx = Transaction<Tables>

/** Codes by what became of them. */
export interface ImportSummary {
  added: string[]
  changed: string[]
  dated: string[]
  unchanged: string[]
  flags: FlagCount
}

/** More values than this in one statement and PostgreSQL refuses it (65,535 parameters). */
const ROWS_A_STATEMENT = 500

/**
 * Loads what was read, all or nothing. Repeating it changes nothing; other content makes a new version and closes the old
 * one, which dossiers stay bound to.
 * @throws FormProblem with every error and its place when there was one
 */
export async function importProcedures(tx: Tx, parsed: ParsedCatalogue, now: Date): Promise<ImportSummary> {
  if (parsed.errors.length > 0) {
    throw new FormProblem(parsed.errors.map((error) => ({ path: error.place, message: describeImportError(error) })))
  }
  const { catalogue } = parsed
  await storeFields(tx, catalogue)
  await storeSources(tx, catalogue)
  await storeIdentities(tx, catalogue.procedures)
  const plans = await storeVersions(tx, catalogue.procedures, now)
  const flags = await storeFlags(tx, parsed, now)
  await renewSearchWords(tx)
  const codes = (kind: VersionPlan['kind']) => plans.filter((plan) => plan.kind === kind).map((plan) => plan.code)
  return {
    added: codes('added'),
    changed: codes('changed'),
    dated: codes('dated'),
    unchanged: codes('unchanged'),
    flags,
  }
}

/** Loads rows of the national list as procedures that can be found, not received. Procedures with content are left alone. */
export async function importNationalList(tx: Tx, rows: readonly ListedRow[]): Promise<{ listed: number }> {
  let listed = 0
  for (const part of chunks(rows)) {
    const values = part.map((row) => ({
      code: row.code,
      status: 'listed' as const,
      field_code: null,
      name_vi: row.name,
      name_en: null,
      keywords: row.field ?? '',
      listed_field: row.field,
      listed_agencies: row.agencies,
      listed_issuer: row.issuer,
      ordinal: 0,
    }))
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('procedure')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .column('code')
          .doUpdateSet((eb) => ({
            name_vi: eb.ref('excluded.name_vi'),
            keywords: eb.ref('excluded.keywords'),
            listed_field: eb.ref('excluded.listed_field'),
            listed_agencies: eb.ref('excluded.listed_agencies'),
            listed_issuer: eb.ref('excluded.listed_issuer'),
          }))
          .where('procedure.status', '=', 'listed'),
      )
      .executeTakeFirstOrThrow()
    listed += Number(numInsertedOrUpdatedRows ?? 0)
  }
  await renewSearchWords(tx)
  return { listed }
}

export interface FlagDecision {
  flag_id: string
  outcome: 'data_is_right' | 'corrected' | 'not_applicable'
  /** Why, in the person's own words. */
  decision: string
}

/** A person decides about a defect. @throws Refusal 404 when there is no such flag, 409 when it is not open any more */
export async function decideFlag(tx: Tx, input: FlagDecision, decidedBy: string, now: Date): Promise<void> {
  const flag = await tx
    .selectFrom('data_quality_flag')
    .select('state')
    .where('id', '=', input.flag_id)
    .forUpdate()
    .executeTakeFirst()
  if (!flag) throw new Refusal(404, 'no_such_flag', m.catalogue_no_such_flag())
  if (flag.state !== 'open') throw new Refusal(409, 'flag_is_not_open', m.catalogue_flag_is_not_open())
  await tx
    .updateTable('data_quality_flag')
    .set({ state: 'decided', outcome: input.outcome, decision: input.decision, decided_by: decidedBy, decided_at: now })
    .where('id', '=', input.flag_id)
    .execute()
}

async function renewSearchWords(tx: Tx): Promise<void> {
  await tx.deleteFrom('search_word').execute()
  await sql`
    insert into search_word (word, uses)
    select word, count(*) from procedure, unnest(string_to_array(search_text, ' ')) as word
    where length(word) > 2 group by word`.execute(tx)
}

async function storeFields(tx: Tx, { fields }: Catalogue): Promise<void> {
  const start = await nextOrdinal(tx, 'procedure_field')
  for (const [index, field] of fields.entries()) {
    await tx
      .insertInto('procedure_field')
      .values({ code: field.code, name_vi: field.name.vi, name_en: field.name.en, ordinal: start + index })
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name_vi: field.name.vi,
          // A spreadsheet or the portal knows the Vietnamese name only.
          name_en: eb.fn.coalesce(eb.val(field.name.en), eb.ref('procedure_field.name_en')),
        })),
      )
      .execute()
  }
}

async function storeSources(tx: Tx, { sources }: Catalogue): Promise<void> {
  const start = await nextOrdinal(tx, 'catalogue_source')
  for (const [index, source] of sources.entries()) {
    const { code: _, ...rest } = source
    await tx
      .insertInto('catalogue_source')
      .values({ ...source, ordinal: start + index })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(rest))
      .execute()
  }
}

async function storeIdentities(tx: Tx, procedures: readonly ProcedureEntry[]): Promise<void> {
  const start = await nextOrdinal(tx, 'procedure')
  for (const [index, entry] of procedures.entries()) {
    await storeIdentity(tx, entry, start + index)
    await tx.deleteFrom('procedure_successor').where('procedure_code', '=', entry.code).execute()
    const links = entry.successors.map((successor_code, ordinal) => ({
      procedure_code: entry.code,
      successor_code,
      ordinal,
    }))
    if (links.length > 0) await tx.insertInto('procedure_successor').values(links).execute()
  }
}

async function storeIdentity(tx: Tx, entry: ProcedureEntry, ordinal: number): Promise<void> {
  const columns = {
    status: entry.status,
    field_code: entry.field_code,
    name_vi: entry.name.vi,
    name_en: entry.name.en,
    keywords: [...entry.keywords, entry.short_name ?? ''].join(' ').trim(),
  }
  await tx
    .insertInto('procedure')
    .values({ code: entry.code, ...columns, listed_field: null, listed_agencies: [], listed_issuer: null, ordinal })
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        ...columns,
        // One that was only listed so far takes its place among those with content now.
        ordinal: eb
          .case()
          .when('procedure.status', '=', 'listed')
          .then(ordinal)
          .else(eb.ref('procedure.ordinal'))
          .end(),
      })),
    )
    .execute()
}

async function nextOrdinal(tx: Tx, table: 'procedure' | 'procedure_field' | 'catalogue_source'): Promise<number> {
  const { last } = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('ordinal').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

async function storeVersions(
  tx: Tx,
  procedures: readonly ProcedureEntry[],
  now: Date,
): Promise<{ code: string; kind: VersionPlan['kind'] }[]> {
  const today = now.toTemporalInstant().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()
  const known = await lockKnownVersions(
    tx,
    procedures.map((entry) => entry.code),
  )
  const plans: { code: string; kind: VersionPlan['kind'] }[] = []
  const rows = noRows()
  for (const entry of procedures) {
    const content = contentOf(entry)
    const hash = contentHash(content)
    const versions = known.get(entry.code) ?? []
    const hasSiblings = procedures.some((other) => other !== entry && other.code === entry.code)
    const plan = planVersion(entry, hash, versions, today, hasSiblings)
    plans.push({ code: entry.code, kind: plan.kind })
    await redate(tx, plan, versions)
    if (!plan.version) continue
    const id = newId()
    const columns = { id, procedure_code: entry.code, ...plan.version, content_hash: hash, imported_at: now }
    await tx
      .insertInto('procedure_version')
      .values({ ...columns, ...contentColumns(content) })
      .execute()
    for (const [table, part] of Object.entries(partRows(id, content))) rows[table as keyof VersionRows].push(...part)
    known.set(entry.code, [...versions, { ...columns, overlay_ends_on: entry.overlay?.ends_on ?? null }])
  }
  await insertParts(tx, rows)
  return plans
}

/** Versions that were known get their new days, here and in what the following entries compare with. */
async function redate(tx: Tx, plan: VersionPlan, versions: readonly KnownVersion[]): Promise<void> {
  for (const { id, ...days } of plan.redate) {
    await tx.updateTable('procedure_version').set(days).where('id', '=', id).execute()
    Object.assign(versions.find((version) => version.id === id) ?? {}, days)
  }
}

function noRows(): VersionRows {
  return {
    procedure_case: [],
    case_channel: [],
    procedure_component: [],
    procedure_fee: [],
    internal_process: [],
    process_step: [],
  }
}

async function lockKnownVersions(tx: Tx, codes: string[]): Promise<Map<string, KnownVersion[]>> {
  if (codes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('procedure_version')
    .select([
      'id',
      'procedure_code',
      'number',
      'valid_from',
      'valid_from_is_stated',
      'valid_to',
      'overlay_ends_on',
      'content_hash',
    ])
    .where('procedure_code', 'in', codes)
    .forUpdate()
    .execute()
  return Map.groupBy(rows, (row) => row.procedure_code)
}

async function insertParts(tx: Tx, rows: VersionRows): Promise<void> {
  for (const part of chunks(rows.procedure_case)) await tx.insertInto('procedure_case').values(part).execute()
  for (const part of chunks(rows.case_channel)) await tx.insertInto('case_channel').values(part).execute()
  for (const part of chunks(rows.procedure_component)) await tx.insertInto('procedure_component').values(part).execute()
  for (const part of chunks(rows.procedure_fee)) await tx.insertInto('procedure_fee').values(part).execute()
  for (const part of chunks(rows.internal_process)) await tx.insertInto('internal_process').values(part).execute()
  for (const part of chunks(rows.process_step)) await tx.insertInto('process_step').values(part).execute()
}

function chunks<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_STATEMENT) }, (_, at) =>
    rows.slice(at * ROWS_A_STATEMENT, (at + 1) * ROWS_A_STATEMENT),
  )
}
