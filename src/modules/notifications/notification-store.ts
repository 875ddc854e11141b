import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import { NOBODY } from './open-clock-queries.ts'
import type { Telling } from './plan-reminders.ts'
import type { ReminderClock } from './reminder-rule.ts'

/** The only writer of what officers are told. */

export interface NewNotification {
  officerId: string
  kind: string
  dossier: { id: string; code: string } | null
  /** Plain data; the words are made when it is read. */
  facts: Record<string, unknown>
  /** The same key never tells the same person twice. */
  dedupeKey: string
  reminder?: { ruleKey: string; clock: ReminderClock; run: number; dueAt: Date; forHolder: string | null }
}

const AT_ONCE = 500

/** Returns the ids of the officers for whom something is new. */
export async function notify(db: Kysely<Tables>, list: readonly NewNotification[], now: Date): Promise<string[]> {
  const told: string[] = []
  for (let at = 0; at < list.length; at += AT_ONCE) {
    const rows = list.slice(at, at + AT_ONCE).map((each) => ({
      id: newId(),
      officer_id: each.officerId,
      kind: each.kind,
      dossier_id: each.dossier?.id ?? null,
      dossier_code: each.dossier?.code ?? null,
      facts: sql`${JSON.stringify(each.facts)}::jsonb`,
      dedupe_key: each.dedupeKey,
      created_at: now,
      rule_key: each.reminder?.ruleKey ?? null,
      clock: each.reminder?.clock ?? null,
      clock_run: each.reminder?.run ?? null,
      due_at: each.reminder?.dueAt ?? null,
      for_holder: each.reminder?.forHolder ?? null,
    }))
    const written = await db
      .insertInto('notification')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['officer_id', 'dedupe_key']).doNothing())
      .returning('officer_id')
      .execute()
    told.push(...written.map((row) => row.officer_id))
  }
  return told
}

/**
 * Writes down who is told, and gives back those for whom it is news: of two processes that plan the same at once, one gets it.
 * In order of the key, so that the two never wait for each other in a circle.
 */
export async function claimTellings(
  db: Kysely<Tables>,
  tellings: readonly Telling[],
  now: Date,
): Promise<readonly Telling[]> {
  const rows = tellings.map(({ rule, clock, officer_id }) => ({
    dossier_id: clock.dossier_id,
    rule_key: rule.key,
    clock_run: clock.run,
    due_at: clock.due_at,
    officer_id,
    holder_key: clock.holder_id ?? NOBODY,
    told_at: now,
  }))
  const order = (row: (typeof rows)[number]) => `${row.dossier_id} ${row.rule_key} ${row.officer_id}`
  rows.sort((a, b) => (order(a) < order(b) ? -1 : 1))
  const fresh = new Set<string>()
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const written = await db
      .insertInto('reminder_told')
      .values(rows.slice(at, at + AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(['dossier_id', 'rule_key', 'clock_run', 'due_at', 'officer_id'])
          .doUpdateSet((eb) => ({ holder_key: eb.ref('excluded.holder_key') })),
      )
      // A row that was there before has been locked by the update: its xmax is set.
      .returning(['dossier_id', 'rule_key', 'officer_id', sql<boolean>`xmax = 0`.as('fresh')])
      .execute()
    for (const row of written) if (row.fresh) fresh.add(`${row.dossier_id} ${row.rule_key} ${row.officer_id}`)
  }
  return tellings.filter(({ rule, clock, officer_id }) => fresh.has(`${clock.dossier_id} ${rule.key} ${officer_id}`))
}

/** Somebody else has the dossier now and everybody was told before: nothing to say, and nothing to look at again. */
export async function noteHolder(
  db: Kysely<Tables>,
  clocks: readonly { rule_key: string; dossier_id: string; run: number; due_at: Date; holder_id: string | null }[],
): Promise<void> {
  if (clocks.length === 0) return
  const column = <Value>(of: (clock: (typeof clocks)[number]) => Value) => clocks.map(of)
  await sql`
    update reminder_told t set holder_key = now_held.holder_key
    from unnest(${column((clock) => clock.dossier_id)}::uuid[], ${column((clock) => clock.rule_key)}::text[],
      ${column((clock) => clock.run)}::int[], ${column((clock) => clock.due_at.toISOString())}::timestamptz[],
      ${column((clock) => clock.holder_id ?? NOBODY)}::uuid[]) as now_held (dossier_id, rule_key, clock_run, due_at, holder_key)
    where t.dossier_id = now_held.dossier_id and t.rule_key = now_held.rule_key and t.clock_run = now_held.clock_run
      and t.due_at = now_held.due_at`.execute(db)
}

/** Takes back unread reminders of dates that have moved, of clocks that have ended, and of dossiers that changed hands. */
export async function withdrawStale(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ withdrawn: number }>`
    with stale as (
      delete from notification n using dossier d
      where n.dossier_id = d.id and n.read_at is null and n.clock is not null and (
        d.ended_at is not null
        or n.for_holder <> coalesce(d.holder_id, ${NOBODY}::uuid)
        or case n.clock
          when 'step' then d.step_due_at is distinct from n.due_at or d.step_clock_seq <> n.clock_run
          when 'legal' then d.due_at is distinct from n.due_at or d.resolved_at is not null
          when 'committed' then d.committed_due_at is distinct from n.due_at or d.resolved_at is not null
          when 'answer' then d.waiting_until is distinct from n.due_at
          else d.state <> 'submitted' end)
      returning n.dossier_id, n.rule_key, n.clock_run, n.due_at, n.officer_id
    ), untold as (
      delete from reminder_told t using stale s
      where t.dossier_id = s.dossier_id and t.rule_key = s.rule_key and t.clock_run = s.clock_run and t.due_at = s.due_at
        and t.officer_id = s.officer_id
    )
    select count(*)::int as withdrawn from stale`.execute(db)
  return rows[0]?.withdrawn ?? 0
}

/** Marks one as read, or all of the officer. Only what is the officer's own. Returns how many. */
export async function markRead(
  db: Kysely<Tables>,
  officerId: string,
  now: Date,
  which: { id?: string; kind?: string | undefined } = {},
): Promise<number> {
  let query = db
    .updateTable('notification')
    .set({ read_at: now })
    .where('officer_id', '=', officerId)
    .where('read_at', 'is', null)
  if (which.id !== undefined) query = query.where('id', '=', which.id)
  if (which.kind !== undefined) query = query.where('kind', '=', which.kind)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Who does something to a dossier has seen what there was to say about it. */
export async function markDealtWith(
  db: Kysely<Tables>,
  acts: readonly { officerId: string; dossierId: string; at: Date }[],
): Promise<void> {
  if (acts.length === 0) return
  const [officers, dossiers, at] = [
    acts.map((act) => act.officerId),
    acts.map((act) => act.dossierId),
    acts.map((act) => act.at.toISOString()),
  ]
  await sql`
    update notification n set read_at = done.at
    from (select officer_id, dossier_id, max(at) as at
      from unnest(${officers}::uuid[], ${dossiers}::uuid[], ${at}::timestamptz[]) as act (officer_id, dossier_id, at)
      group by officer_id, dossier_id) as done
    where n.officer_id = done.officer_id and n.dossier_id = done.dossier_id and n.read_at is null and n.created_at <= done.at`.execute(
    db,
  )
}

/** Of these entries those that nobody else is telling or has told: whoever writes the row tells. */
export async function claimEvents<Entry extends { dossier_id: string; seq: number }>(
  db: Kysely<Tables>,
  events: readonly Entry[],
  now: Date,
): Promise<Entry[]> {
  const rows = events.map(({ dossier_id, seq }) => ({ dossier_id, seq, told_at: now }))
  const key = (row: { dossier_id: string; seq: number }) => `${row.dossier_id} ${row.seq}`
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const written = await db
    .insertInto('event_told')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['dossier_id', 'seq'])
    .execute()
  const mine = new Set(written.map(key))
  return events.filter((event) => mine.has(key(event)))
}

export async function forgetToldEvents(db: Kysely<Tables>, before: Date): Promise<void> {
  await db.deleteFrom('event_told').where('told_at', '<', before).execute()
}

export async function saveReading(db: Kysely<Tables>, reader: string, readUntil: Date): Promise<void> {
  await db
    .insertInto('event_reading')
    .values({ reader, read_until: readUntil })
    .onConflict((conflict) =>
      conflict.column('reader').doUpdateSet((eb) => ({
        // Two processes at once: the one that is behind does not set the other one back.
        read_until: sql<Date>`greatest(event_reading.read_until, ${eb.ref('excluded.read_until')})`,
      })),
    )
    .execute()
}

export async function savePreference(
  db: Kysely<Tables>,
  row: { officer_id: string; digest_email: boolean; single_email: boolean; set_at: Date },
): Promise<void> {
  const { officer_id: _, ...change } = row
  await db
    .insertInto('notification_preference')
    .values(row)
    .onConflict((conflict) => conflict.column('officer_id').doUpdateSet(change))
    .execute()
}

/** What was read long ago, and what was told of dossiers that ended long ago. */
export async function removeOld(db: Kysely<Tables>, before: { read: Date; any: Date; ended: Date }): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('notification')
    .where((eb) => eb.or([eb('read_at', '<', before.read), eb('created_at', '<', before.any)]))
    .executeTakeFirst()
  await sql`delete from reminder_told t using dossier d where d.id = t.dossier_id and d.ended_at < ${before.ended}`.execute(
    db,
  )
  return Number(numDeletedRows)
}
