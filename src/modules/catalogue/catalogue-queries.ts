import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { DataQualityFlagTable } from './catalogue-tables.ts'
import type { BilingualText, ProcedureStatus } from './procedure.ts'

type Db = Kysely<Tables>

export interface FieldCount {
  code: string
  name: BilingualText
  current: number
  superseded: number
}

/** Fields in their order with the number of procedures; fields without any are left out. */
export async function listFields(db: Db): Promise<FieldCount[]> {
  const rows = await db
    .selectFrom('procedure_field')
    .innerJoin('procedure', 'procedure.field_code', 'procedure_field.code')
    .select(['procedure_field.code', 'procedure_field.name_vi', 'procedure_field.name_en'])
    .select((eb) => [
      eb.fn.count<number>('procedure.code').filterWhere('status', '=', 'current').as('current'),
      eb.fn.count<number>('procedure.code').filterWhere('status', '=', 'superseded').as('superseded'),
    ])
    .groupBy('procedure_field.code')
    .orderBy('procedure_field.ordinal')
    .execute()
  return rows.map(({ code, name_vi, name_en, ...counts }) => ({ code, name: { vi: name_vi, en: name_en }, ...counts }))
}

export interface ProcedureRow {
  code: string
  status: ProcedureStatus
  name: BilingualText
  field_code: string | null
  /** In Vietnamese; of the national list: as it prints it. */
  field_name: string | null
}

export interface ProcedureFilter {
  field_code?: string
  status?: ProcedureStatus
  /** Code of the last row of the page before. */
  after?: string
  limit?: number
}

/** Procedures by code, a page at a time: `next` is the `after` of the next page, null on the last. */
export async function listProcedures(
  db: Db,
  filter: ProcedureFilter,
): Promise<{ rows: ProcedureRow[]; next: string | null }> {
  const limit = filter.limit ?? 50
  let query = procedureRows(db)
    .orderBy('procedure.code')
    .limit(limit + 1)
  if (filter.field_code !== undefined) query = query.where('procedure.field_code', '=', filter.field_code)
  if (filter.status !== undefined) query = query.where('procedure.status', '=', filter.status)
  if (filter.after !== undefined) query = query.where('procedure.code', '>', filter.after)
  const found = (await query.execute()).map(asProcedureRow)
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.code ?? null) : null }
}

export interface ListedProcedure extends ProcedureRow {
  listed_agencies: string[]
  listed_issuer: string | null
  successors: string[]
  predecessors: string[]
}

/** The procedure itself, also one that is only listed; with what it took the place of and what took its place. */
export async function findProcedure(db: Db, code: string): Promise<ListedProcedure | undefined> {
  const row = await procedureRows(db)
    .select(['listed_agencies', 'listed_issuer'])
    .where('procedure.code', '=', code)
    .executeTakeFirst()
  if (!row) return undefined
  const links = await db
    .selectFrom('procedure_successor')
    .select(['procedure_code', 'successor_code'])
    .where((eb) => eb.or([eb('procedure_code', '=', code), eb('successor_code', '=', code)]))
    .orderBy('ordinal')
    .orderBy('procedure_code')
    .execute()
  return {
    ...asProcedureRow(row),
    listed_agencies: row.listed_agencies,
    listed_issuer: row.listed_issuer,
    successors: links.filter((link) => link.procedure_code === code).map((link) => link.successor_code),
    predecessors: links.filter((link) => link.successor_code === code).map((link) => link.procedure_code),
  }
}

export type StoredFlag = Selectable<DataQualityFlagTable>

/** Defects of the data, in the order found; `state` and `procedure_code` narrow the list. */
export async function listFlags(
  db: Db,
  filter: { state?: StoredFlag['state']; procedure_code?: string } = {},
): Promise<StoredFlag[]> {
  let query = db.selectFrom('data_quality_flag').selectAll().orderBy('procedure_code').orderBy('ordinal').orderBy('id')
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.procedure_code !== undefined) query = query.where('procedure_code', '=', filter.procedure_code)
  return query.execute()
}

function procedureRows(db: Db) {
  return db
    .selectFrom('procedure')
    .leftJoin('procedure_field', 'procedure_field.code', 'procedure.field_code')
    .select([
      'procedure.code',
      'procedure.status',
      'procedure.name_vi',
      'procedure.name_en',
      'procedure.field_code',
      'procedure.listed_field',
    ])
    .select('procedure_field.name_vi as field_name')
}

function asProcedureRow(row: {
  code: string
  status: ProcedureStatus
  name_vi: string
  name_en: string | null
  field_code: string | null
  listed_field: string | null
  field_name: string | null
}): ProcedureRow {
  const { code, status, name_vi, name_en, field_code, listed_field, field_name } = row
  return { code, status, name: { vi: name_vi, en: name_en }, field_code, field_name: field_name ?? listed_field }
}
