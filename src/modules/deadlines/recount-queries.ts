import { type Kysely, type Selectable, sql } from 'kysely'
import type { RecountClock } from '#modules/dossiers/exports.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import type { Recount } from './recount-store.ts'
import type { RecountKeptTable } from './recount-tables.ts'

/** Units in which the actor holds the permission, as a query needs them: null is every unit. */
export function reachOf(actor: Actor, permission: string): string[] | null {
  const granted = actor.grants.get(permission)
  return actor.kind === 'system' || granted === 'everywhere' ? null : [...(granted ?? [])]
}

/** What the actor sees of what would move: whoever decides, what the act would cover; whoever only looks, the own work. */
export function previewReach(actor: Actor): { unit_ids: string[] | null; with_handled: boolean } {
  return mayRecount(actor)
    ? { unit_ids: reachOf(actor, 'deadlines.recount'), with_handled: false }
    : { unit_ids: reachOf(actor, 'deadlines.view'), with_handled: true }
}

/** Decided and not finished, in the order of decision. */
export async function listRunning(db: Kysely<Tables>): Promise<Recount[]> {
  return db.selectFrom('recount').selectAll().where('finished_at', 'is', null).orderBy('decided_at').execute()
}

export async function findRunning(db: Kysely<Tables>, calendarCode: string): Promise<Recount | undefined> {
  return db
    .selectFrom('recount')
    .selectAll()
    .where('calendar_code', '=', calendarCode)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
}

export interface RegisterFilter {
  from?: string
  to?: string
  limit: number
  after?: { at: string; id: string }
}

/** Newest first. Acts are no secret of a unit: what they moved is, and is shown by reach. */
export async function listRecounts(db: Kysely<Tables>, filter: RegisterFilter): Promise<Recount[]> {
  let query = db.selectFrom('recount').selectAll()
  if (filter.from) query = query.where(sql<boolean>`decided_at >= ${`${filter.from}T00:00:00+07:00`}::timestamptz`)
  if (filter.to)
    query = query.where(sql<boolean>`decided_at < ${`${filter.to}T00:00:00+07:00`}::timestamptz + interval '1 day'`)
  if (filter.after)
    query = query.where(sql<boolean>`(decided_at, id) < (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`)
  return query.orderBy('decided_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute()
}

export async function getRecount(db: Kysely<Tables>, id: string): Promise<Recount> {
  const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const row = known && (await db.selectFrom('recount').selectAll().where('id', '=', id).executeTakeFirst())
  if (!row) throw new Refusal(404, 'recount_unknown', m.deadlines_recount_unknown())
  return row
}

/** A dossier that an act left at its old dates. */
export type KeptRow = Selectable<RecountKeptTable> & {
  code: string
  procedure_name: string
  owner_name: string
  unit_id: string
  holder_name: string | null
}

export async function listKept(db: Kysely<Tables>, id: string, actor: Actor, limit: number): Promise<KeptRow[]> {
  const units = reachOf(actor, 'deadlines.view')
  const { rows } = await sql<KeptRow>`
    select k.*, d.code, d.procedure_name, d.owner_name, d.unit_id, d.holder_name
    from recount_kept k join dossier d on d.id = k.dossier_id
    where k.recount_id = ${id}::uuid and ${within(units)}
    order by k.due_before, d.code limit ${limit}`.execute(db)
  return rows
}

/** What an act wrote into the log of one dossier; instants as ISO text. */
export interface MovePayload {
  due_before: string | null
  due_after: string | null
  due_original_before: string | null
  due_original_after: string | null
  committed_before: string | null
  committed_after: string | null
  waiting_until_before: string | null
  waiting_until_after: string | null
  step_due_before: string | null
  step_due_after: string | null
}

export interface MovedRow {
  dossier_id: string
  code: string
  procedure_name: string
  owner_name: string
  unit_id: string
  holder_name: string | null
  at: Date
  payload: MovePayload
  owner_email: string | null
  submitter_email: string | null
  owner_phone: string | null
  submitter_phone: string | null
  /** Somebody had worked on it after the list was made. */
  changed_since: boolean
}

export interface MovedFilter {
  direction?: 'later' | 'earlier'
  clock?: RecountClock
  limit: number
  after?: string
}

/** What an act moved, out of the dossiers' own logs, in the order of their codes. */
export async function listMoved(
  db: Kysely<Tables>,
  recount: Pick<Recount, 'id' | 'listed_at'>,
  actor: Actor,
  filter: MovedFilter,
): Promise<MovedRow[]> {
  const units = reachOf(actor, 'deadlines.view')
  const { rows } = await sql<MovedRow>`
    select e.dossier_id, d.code, d.procedure_name, d.owner_name, d.unit_id, d.holder_name, e.at, e.payload,
      d.owner_email, d.submitter_email, d.owner_phone, d.submitter_phone, p.at > ${recount.listed_at} as changed_since
    from dossier_event e join dossier d on d.id = e.dossier_id
    join dossier_event p on p.dossier_id = e.dossier_id and p.seq = e.seq - 1
    where e.type = 'recount' and e.payload ->> 'recount' = ${recount.id} and ${within(units)}
      and ${clockMoved(filter.clock)} and ${movedTo(filter.direction)} and d.code > ${filter.after ?? ''}
    order by d.code limit ${filter.limit}`.execute(db)
  return rows
}

function within(units: readonly string[] | null) {
  return units === null
    ? sql<boolean>`true`
    : sql<boolean>`(d.resolving_unit_id = any(${units}::uuid[]) or d.handling_unit_id = any(${units}::uuid[]) or d.unit_id = any(${units}::uuid[]))`
}

const KEY: Record<RecountClock, string> = {
  legal: 'due',
  committed: 'committed',
  answer: 'waiting_until',
  step: 'step_due',
}

function clockMoved(clock: RecountClock | undefined) {
  if (!clock) return sql<boolean>`true`
  return sql<boolean>`e.payload ->> ${`${KEY[clock]}_before`} <> e.payload ->> ${`${KEY[clock]}_after`}`
}

function movedTo(direction: MovedFilter['direction']) {
  const wanted = direction ? [direction] : ['later', 'earlier']
  return sql<boolean>`e.payload ->> 'direction' = any(${wanted}::text[])`
}

/** How many of what an act moved had been worked on since the list was made. */
export async function countChangedSince(
  db: Kysely<Tables>,
  recount: Pick<Recount, 'id' | 'listed_at'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from dossier_event e
    join dossier_event p on p.dossier_id = e.dossier_id and p.seq = e.seq - 1
    where e.type = 'recount' and e.payload ->> 'recount' = ${recount.id} and p.at > ${recount.listed_at}`.execute(db)
  return rows[0]?.count ?? 0
}

export function mayRecount(actor: Actor): boolean {
  return can(actor, 'deadlines.recount')
}

export interface WaitingCalendar {
  code: string
  version: number
  name: string
  name_en: string
  /** Open dossiers that an older version counts. */
  dossiers: number
}

/** Calendars of which a newer version is published than some open dossiers are counted by. */
export async function listWaitingCalendars(db: Kysely<Tables>, actor: Actor): Promise<WaitingCalendar[]> {
  const { unit_ids, with_handled } = previewReach(actor)
  const reach =
    unit_ids === null
      ? sql`true`
      : with_handled
        ? within(unit_ids)
        : sql`d.resolving_unit_id = any(${unit_ids}::uuid[])`
  const { rows } = await sql<WaitingCalendar>`
    select c.code, c.version, c.name, c.name_en, count(*)::int as dossiers
    from (select distinct on (code) code, version, name, name_en from working_calendar order by code, version desc) as c
    join dossier d on d.calendar_code = c.code and d.calendar_version < c.version
    where d.ended_at is null and d.resolved_at is null and ${reach}
    group by c.code, c.version, c.name, c.name_en order by c.code`.execute(db)
  return rows
}

/** When the letters about the moved dates of these dossiers left; a dossier without one has not been told by e-mail (yet). */
export async function listLettersSent(
  db: Kysely<Tables>,
  recount: Pick<Recount, 'decided_at'>,
  codes: readonly string[],
): Promise<Map<string, Date>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; sent_at: Date }>`
    select dossier_code as code, min(sent_at) as sent_at from mail_message
    where kind = 'applicant.date_moved' and dossier_code = any(${codes}::text[])
      and created_at >= ${recount.decided_at} and sent_at is not null
    group by dossier_code`.execute(db)
  return new Map(rows.map((row) => [row.code, row.sent_at]))
}
