import { type Kysely, sql } from 'kysely'
import { type Dossier, listColumns, RULED_COLUMNS } from '#modules/dossiers/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Urgency } from './urgencies.ts'

/** Whose work: what I hold (and what nobody of my unit holds yet), everything at my units, what others do with what I had. */
export type WorkScope = 'mine' | 'unit' | 'others'

export interface WorkFilter {
  scope: WorkScope
  urgency: Urgency | 'all'
  field?: string
  step?: string
  channel?: string
  limit: number
}

/** Ends of today and of this week, instants; what a list calls "today" and "this week". */
export interface Horizon {
  now: Date
  endOfDay: Date
  endOfWeek: Date
}

/** What a list of work shows, and what the rules look at to say what is next. */
const workColumns = [...new Set([...listColumns, ...RULED_COLUMNS, 'summary' as const, 'step_clock_seq' as const])]
export type WorkDossier = Pick<Dossier, (typeof workColumns)[number]>

/**
 * Open work, most urgent first. What stands (no due date) comes last. Bounded by `limit`, so a page costs the same at a
 * thousand and at a million dossiers; indexes dossier_by_holder and dossier_by_unit serve it.
 */
export async function listWork(
  db: Kysely<Tables>,
  actor: Actor,
  filter: WorkFilter,
  horizon: Horizon,
): Promise<WorkDossier[]> {
  let query = db
    .selectFrom('dossier')
    .select(workColumns)
    .where('ended_at', 'is', null)
    .where(whose(actor, filter.scope))
    .where(within(filter.urgency, horizon))
  if (filter.field) query = query.where('field_code', '=', filter.field)
  if (filter.step) query = query.where('step_kind', '=', filter.step as never)
  if (filter.channel) query = query.where('channel', '=', filter.channel as never)
  return query.orderBy(sql`step_due_at nulls last`).orderBy('id').limit(filter.limit).execute()
}

export type WorkCounts = Record<Urgency | 'all', number>

/** Counts for the tabs, at most `MOST_COUNTED` each: the question is "how much is left", not the exact size of a mountain. */
export async function countWork(
  db: Kysely<Tables>,
  actor: Actor,
  scope: WorkScope,
  horizon: Horizon,
): Promise<WorkCounts> {
  const { rows } = await sql<WorkCounts>`
    select count(*)::int as "all",
      count(*) filter (where ${within('overdue', horizon)})::int as overdue,
      count(*) filter (where ${within('today', horizon)})::int as today,
      count(*) filter (where ${within('week', horizon)})::int as week,
      count(*) filter (where ${within('later', horizon)})::int as later
    from (select step_due_at, due_at, committed_due_at, extensions from dossier where ended_at is null and ${whose(actor, scope)} limit ${MOST_COUNTED}) as work`.execute(
    db,
  )
  return rows[0] ?? { all: 0, overdue: 0, today: 0, week: 0, later: 0 }
}

export const MOST_COUNTED = 1000

function unitsOf(actor: Actor, permission: string): string[] {
  const granted = actor.grants.get(permission)
  return granted === undefined || granted === 'everywhere' ? [] : [...granted]
}

function whose(actor: Actor, scope: WorkScope) {
  const me = sql`${actor.id}::uuid`
  switch (scope) {
    case 'mine':
      // A dossier without a holder is the work of whoever may do its step.
      return sql<boolean>`(holder_id = ${me} or (holder_id is null and (
        (step_kind in ('assignment') and unit_id = any(${unitsOf(actor, 'dossiers.assign')}::uuid[]))
        or (step_kind in ('appraisal', 'review') and unit_id = any(${unitsOf(actor, 'dossiers.process')}::uuid[]))
        or (step_kind = 'signing' and unit_id = any(${unitsOf(actor, 'dossiers.sign')}::uuid[]))
        or (step_kind = 'issuing' and unit_id = any(${unitsOf(actor, 'dossiers.issue')}::uuid[]))
        or (step_kind in ('reception', 'returning') and unit_id = any(${unitsOf(actor, 'dossiers.receive')}::uuid[])))))`
    case 'unit':
      return sql<boolean>`unit_id = any(${unitsOf(actor, 'dossiers.view')}::uuid[])`
    case 'others':
      return sql<boolean>`(holder_id is distinct from ${me} and id in (
        select dossier_id from dossier_passage where holder_id = ${me} and ended_at is not null
        order by ended_at desc limit 2000))`
  }
}

/** The nearest of the step's date, the appointment and the promise; a new appointment has taken the promise's place. */
const NEAREST = sql<Date | null>`least(step_due_at, due_at, case when extensions = 0 then committed_due_at end)`

/** The step's due date decides; a dossier past its appointment is overdue whatever its step. */
function within(urgency: Urgency | 'all', { now, endOfDay, endOfWeek }: Horizon) {
  switch (urgency) {
    case 'all':
      return sql<boolean>`true`
    case 'overdue':
      return sql<boolean>`${NEAREST} < ${now}`
    case 'today':
      return sql<boolean>`(${NEAREST} >= ${now} and ${NEAREST} <= ${endOfDay})`
    case 'week':
      return sql<boolean>`(${NEAREST} > ${endOfDay} and ${NEAREST} <= ${endOfWeek})`
    case 'later':
      return sql<boolean>`(${NEAREST} > ${endOfWeek} or ${NEAREST} is null)`
  }
}

/** What waits for this leader's signature, most urgent first. */
export async function listToSign(db: Kysely<Tables>, actor: Actor, limit: number): Promise<WorkDossier[]> {
  return db
    .selectFrom('dossier')
    .select(workColumns)
    .where('ended_at', 'is', null)
    .where('step_kind', '=', 'signing')
    .where('state', '=', 'in_process')
    .where(
      sql<boolean>`(holder_id = ${actor.id}::uuid or (holder_id is null and unit_id = any(${unitsOf(actor, 'dossiers.sign')}::uuid[])))`,
    )
    .orderBy(sql`step_due_at nulls last`)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What waits for its number (in process) or for being taken to the desk (resolved). */
export async function listToIssue(db: Kysely<Tables>, actor: Actor, limit: number): Promise<WorkDossier[]> {
  return db
    .selectFrom('dossier')
    .select(workColumns)
    .where('ended_at', 'is', null)
    .where('step_kind', '=', 'issuing')
    .where('unit_id', 'in', sql<string>`(select unnest(${unitsOf(actor, 'dossiers.issue')}::uuid[]))`)
    .orderBy('state')
    .orderBy(sql`step_due_at nulls last`)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Open dossiers per officer of these units: who has how much, before one gives them more. */
export async function loadByOfficer(db: Kysely<Tables>, unitIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ holder_id: string; load: number }>`
    select holder_id, count(*)::int as load from dossier
    where ended_at is null and holder_id is not null and unit_id = any(${[...unitIds]}::uuid[]) group by holder_id`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.holder_id, row.load]))
}

/** Numbers beside the navigation, by path: my open work, and what waits for my signature. */
export async function countToday(db: Kysely<Tables>, actor: Actor): Promise<Record<string, number>> {
  const { rows } = await sql<{ mine: number; signing: number }>`
    select count(*)::int as mine, count(*) filter (where step_kind = 'signing' and state = 'in_process')::int as signing
    from (select step_kind, state from dossier where ended_at is null and ${whose(actor, 'mine')} limit ${MOST_COUNTED}) as work`.execute(
    db,
  )
  const { mine = 0, signing = 0 } = rows[0] ?? {}
  return { ...(mine > 0 ? { '/workspace': mine } : {}), ...(signing > 0 ? { '/workspace/signing': signing } : {}) }
}
