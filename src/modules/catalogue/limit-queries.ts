import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Limit, LimitUnit } from './procedure.ts'

/** The limits of the cases of the version in force on `on`, by procedure: what a list says beside each name. */
export async function listLimits(
  db: Kysely<Tables>,
  codes: readonly string[],
  on: string,
): Promise<Map<string, Pick<Limit, 'value' | 'unit'>[]>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ procedure_code: string; limit_value: string; limit_unit: LimitUnit }>`
    with in_force as (
      select distinct on (procedure_code) procedure_code, id from procedure_version
      where procedure_code = any(${[...codes]}::text[])
        and (valid_from is null or valid_from <= ${on}::date) and (valid_to is null or valid_to >= ${on}::date)
        and publication <> 'draft'
      order by procedure_code, number desc
    )
    select in_force.procedure_code, procedure_case.limit_value::text as limit_value, procedure_case.limit_unit
    from in_force join procedure_case on procedure_case.version_id = in_force.id
    where procedure_case.limit_value is not null
    order by in_force.procedure_code, procedure_case.ordinal`.execute(db)
  const byCode = Map.groupBy(rows, (row) => row.procedure_code)
  return new Map(
    [...byCode].map(([code, limits]) => [
      code,
      limits.map((row) => ({ value: Number(row.limit_value), unit: row.limit_unit })),
    ]),
  )
}

/** How many procedures can be done here now: the number that the home page says. */
export async function countCurrentProcedures(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from procedure where status = 'current'`.execute(db)
  return rows[0]?.count ?? 0
}
