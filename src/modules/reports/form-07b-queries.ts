import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** One line of form II.07b (law.md §5.3); the district columns ended with the district (1 July 2025). */
export interface ProcedureCounts {
  unit_id: string
  name: string
  name_en: string
  code: string
  competence_total: number
  competence_province: number
  competence_commune: number
  one_stop_total: number
  one_stop_province: number
  one_stop_commune: number
  process_total: number
  process_province: number
  process_commune: number
}

/**
 * Procedures in force on a day, by the agency that resolves their field. Under the one-stop mechanism: those that are received
 * here, not in a ministry's own system. Internal processes: those that the unit has issued, not the program's default.
 */
export async function countProcedures(
  db: Kysely<Tables>,
  on: string,
  visibleIds: readonly string[] | null,
): Promise<ProcedureCounts[]> {
  const visible = visibleIds === null ? sql`true` : sql`u.id = any(${visibleIds}::uuid[])`
  const { rows } = await sql<ProcedureCounts>`
    with in_force as (
      select distinct on (v.procedure_code) v.id, v.level, v.route, p.field_code
      from procedure_version v join procedure p on p.code = v.procedure_code
      where (v.valid_from is null or v.valid_from <= ${on}::date) and (v.valid_to is null or v.valid_to >= ${on}::date)
        and v.publication not in ('draft', 'abolished')
      order by v.procedure_code, v.number desc),
    counted as (
      select v.*, (select count(*)::int from internal_process i where i.version_id = v.id and i.origin = 'issued') as processes
      from in_force v)
    select u.id as unit_id, u.name, u.name_en, u.code,
      count(*)::int as competence_total,
      count(*) filter (where level = 'province')::int as competence_province,
      count(*) filter (where level = 'commune')::int as competence_commune,
      count(*) filter (where ${HERE})::int as one_stop_total,
      count(*) filter (where ${HERE} and level = 'province')::int as one_stop_province,
      count(*) filter (where ${HERE} and level = 'commune')::int as one_stop_commune,
      coalesce(sum(processes), 0)::int as process_total,
      coalesce(sum(processes) filter (where level = 'province'), 0)::int as process_province,
      coalesce(sum(processes) filter (where level = 'commune'), 0)::int as process_commune
    from counted c
    join (select distinct field_code, resolving_unit_id from field_unit) f on f.field_code = c.field_code
    join unit u on u.id = f.resolving_unit_id
    where ${visible}
    group by u.id order by u.code`.execute(db)
  return rows
}

const HERE = sql`route <> 'ministry_system'`
