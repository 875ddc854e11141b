import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { dayAfter, startOfDay } from './form-06a.ts'
import type { ReportReach } from './form-06a-queries.ts'

/** What was entered later than it happened, or changed afterwards: of a period by the day of the entry. */

export interface LateEntry {
  code: string
  procedure_name: string
  /** The day on the paper, and the day on which it was entered. */
  happened_on: string
  entered_at: Date
  days: number
}

export interface Correction {
  code: string
  at: Date
  actor_name: string
  reason: string
  /** Names of the fields, not what stands in them. */
  fields: string[]
}

export interface EntryFilter {
  from: string
  to: string
  reach: ReportReach
  limit: number
}

/** Came by post and were entered on a later day than their postmark. */
export async function listLateReceptions(db: Kysely<Tables>, filter: EntryFilter): Promise<LateEntry[]> {
  const { rows } = await sql<LateEntry>`
    select f.code, d.procedure_name, f.postmarked_on as happened_on, f.received_at as entered_at,
      (f.received_at at time zone 'Asia/Ho_Chi_Minh')::date - f.postmarked_on as days
    from report_fact f join dossier d on d.id = f.dossier_id
    where ${inPeriod(sql`f.received_at`, filter)} and f.postmarked_on < (f.received_at at time zone 'Asia/Ho_Chi_Minh')::date
      ${within(filter.reach)} order by days desc, f.code limit ${filter.limit}`.execute(db)
  return rows
}

/** Results that bear an earlier date than the day on which they were entered. */
export async function listLateResults(db: Kysely<Tables>, filter: EntryFilter): Promise<LateEntry[]> {
  const { rows } = await sql<LateEntry>`
    select f.code, d.procedure_name, f.result_on as happened_on, f.closed_at as entered_at, f.closed_on - f.result_on as days
    from report_fact f join dossier d on d.id = f.dossier_id
    where ${inPeriod(sql`f.closed_at`, filter)} and f.result_on < f.closed_on ${within(filter.reach)}
    order by days desc, f.code limit ${filter.limit}`.execute(db)
  return rows
}

/** Particulars that were typed wrong and put right later. */
export async function listCorrections(db: Kysely<Tables>, filter: EntryFilter): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select f.code, e.at, e.actor_name, e.payload ->> 'reason' as reason,
      array(select jsonb_object_keys(e.payload -> 'after') order by 1) as fields
    from dossier_event e join dossier f on f.id = e.dossier_id
    where ${inPeriod(sql`e.at`, filter)} and e.type = 'correct' ${within(filter.reach)}
    order by e.at desc, f.code limit ${filter.limit}`.execute(db)
  return rows
}

function inPeriod(column: ReturnType<typeof sql>, { from, to }: EntryFilter) {
  return sql`${column} >= ${startOfDay(from)} and ${column} < ${startOfDay(dayAfter(to))}`
}

function within({ unitIds, visibleIds }: ReportReach) {
  return sql`${both(unitIds)} ${both(visibleIds)}`
}

function both(ids: readonly string[] | null) {
  if (ids === null) return sql``
  return sql`and (f.resolving_unit_id = any(${ids}::uuid[]) or f.handling_unit_id = any(${ids}::uuid[])
    or f.receiving_unit_id = any(${ids}::uuid[]))`
}
