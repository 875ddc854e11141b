import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { CommittedLimitTable } from './catalogue-tables.ts'
import type { Limit } from './procedure.ts'

export type CommittedLimit = Selectable<CommittedLimitTable>

/** Whose promise for what. */
export interface CommittedFor {
  procedure_code: string
  case_code: string | null
  unit_id: string
}

/** What the board promised for dossiers that come in on that day; what is said of the case goes before what is said of all. */
export async function findCommittedPromise(
  db: Kysely<Tables>,
  { procedure_code, case_code, unit_id }: CommittedFor,
  on: string,
): Promise<CommittedLimit | undefined> {
  return db
    .selectFrom('committed_limit')
    .selectAll()
    .where('procedure_code', '=', procedure_code)
    .where('unit_id', '=', unit_id)
    .where((eb) => eb.or([eb('case_code', 'is', null), eb('case_code', '=', case_code)]))
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .orderBy('case_code', (order) => order.asc().nullsLast())
    .executeTakeFirst()
}

/** The promised limit alone, as a dossier keeps it. */
export async function findCommittedLimit(db: Kysely<Tables>, which: CommittedFor, on: string): Promise<Limit | null> {
  const row = await findCommittedPromise(db, which, on)
  return row ? { value: Number(row.limit_value), unit: row.limit_unit, counting: 'civil_code' } : null
}

/** Every promise, those in force first, then by procedure; with the name of the procedure and of the board. */
export async function listCommittedLimits(
  db: Kysely<Tables>,
  on: string,
): Promise<(CommittedLimit & { procedure_name: string; in_force: boolean })[]> {
  const rows = await db
    .selectFrom('committed_limit as c')
    .innerJoin('procedure as p', 'p.code', 'c.procedure_code')
    .selectAll('c')
    .select('p.name_vi as procedure_name')
    .orderBy('c.procedure_code')
    .orderBy('c.case_code', (order) => order.asc().nullsFirst())
    .orderBy('c.valid_from', 'desc')
    .execute()
  const withState = rows.map((row) => ({
    ...row,
    in_force: row.valid_from <= on && (row.valid_to === null || row.valid_to >= on),
  }))
  return [
    ...withState.filter((row) => row.valid_to === null || row.valid_to >= on),
    ...withState.filter((row) => row.valid_to !== null && row.valid_to < on),
  ]
}

/** The promises for exactly this procedure, case and board, newest first. */
export async function listPromisesFor(db: Kysely<Tables>, which: CommittedFor): Promise<CommittedLimit[]> {
  return db
    .selectFrom('committed_limit')
    .selectAll()
    .where('procedure_code', '=', which.procedure_code)
    .where('unit_id', '=', which.unit_id)
    .where('case_code', 'is not distinct from', which.case_code)
    .orderBy('valid_from', 'desc')
    .execute()
}

export async function findPromise(db: Kysely<Tables>, id: string): Promise<CommittedLimit | undefined> {
  return db.selectFrom('committed_limit').selectAll().where('id', '=', id).executeTakeFirst()
}
