import { type Kysely, sql, type Transaction } from 'kysely'
import { type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import { canonicalFact, type DueMove, deriveFact, type Fact, type FactSource, replayedDates } from './fact.ts'
import { listDossierIds, listWaiting, readFactSources, readStoredFacts } from './fact-queries.ts'

/** Dossiers that are read at once. */
const BATCH = 1000

/**
 * Brings the rows that reports count up to the log. Every event leaves a note (`report_pending`) in its own transaction, so after
 * this nothing that has happened is missing. The rows are a cache of the log: making them is no act, nobody answers for it.
 */
export async function catchUpFacts(db: Kysely<Tables>, onBatch?: (done: number) => void): Promise<number> {
  let done = 0
  for (;;) {
    const looked = await db.transaction().execute(catchUpBatch)
    done += looked
    if (looked === 0) return done
    onBatch?.(done)
  }
}

/** The same within an act, so that what the act counts is all that has happened. */
export async function catchUpWithin(tx: Transaction<Tables>): Promise<void> {
  while ((await catchUpBatch(tx)) > 0) {
    // The next thousand.
  }
}

/** All rows again from the log: after a doubt. */
export async function rebuildFacts(db: Kysely<Tables>, onBatch?: (done: number) => void): Promise<number> {
  await db.transaction().execute(async (tx) => {
    await lockFacts(tx)
    await sql`delete from report_due_move`.execute(tx)
    await sql`delete from report_fact`.execute(tx)
    await sql`delete from report_pending`.execute(tx)
    await sql`insert into report_pending (dossier_id) select id from dossier`.execute(tx)
  })
  return catchUpFacts(db, onBatch)
}

export interface FactCheck {
  looked: number
  /** Codes of dossiers whose row is not what their log says. */
  differing: string[]
}

/** Derives every dossier again and compares; changes nothing but what had not been counted yet. */
export async function checkFacts(db: Kysely<Tables>, onBatch?: (done: number) => void): Promise<FactCheck> {
  await catchUpFacts(db)
  const check: FactCheck = { looked: 0, differing: [] }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await listDossierIds(db, after, BATCH)
    if (ids.length === 0) return check
    after = ids.at(-1) ?? after
    const { looked, differing } = await db.transaction().execute((tx) => checkBatch(tx, ids))
    check.looked += looked
    check.differing.push(...differing)
    onBatch?.(check.looked)
  }
}

/** What has happened since it was counted is no difference: those dossiers wait for their turn. */
async function checkBatch(tx: Transaction<Tables>, ids: readonly string[]): Promise<FactCheck> {
  const sources = await readFactSources(tx, ids)
  const made = await derived(tx, sources)
  const stored = await readStoredFacts(tx, ids)
  const waiting = await listWaiting(tx, ids)
  const differing = sources.filter(({ id }) => {
    if (waiting.has(id)) return false
    const one = made.find(({ fact }) => fact.dossier_id === id)
    return canonicalFact(one?.fact, one?.moves ?? []) !== (stored.get(id) ?? canonicalFact(undefined, []))
  })
  return { looked: sources.length, differing: differing.map((source) => source.code) }
}

/** One at a time makes rows; the others wait and then find less to do. */
async function lockFacts(tx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('report_fact'))`.execute(tx)
}

/** Notes are taken away by their own number: one that comes meanwhile stays for the next time. */
async function catchUpBatch(tx: Transaction<Tables>): Promise<number> {
  const any = await tx.selectFrom('report_pending').select('id').limit(1).executeTakeFirst()
  if (!any) return 0
  await lockFacts(tx)
  const { rows } = await sql<{ dossier_id: string }>`
    with taken as (
      delete from report_pending where id in (select id from report_pending order by id limit ${BATCH}) returning dossier_id)
    select distinct dossier_id from taken`.execute(tx)
  const ids = rows.map((row) => row.dossier_id)
  if (ids.length > 0) await saveFacts(tx, ids, await readFactSources(tx, ids))
  return ids.length
}

async function saveFacts(
  tx: Transaction<Tables>,
  ids: readonly string[],
  sources: readonly FactSource[],
): Promise<void> {
  const made = await derived(tx, sources)
  await sql`delete from report_fact where dossier_id = any(${ids}::uuid[])`.execute(tx)
  await insertFacts(
    tx,
    made.map(({ fact }) => fact),
  )
  await insertMoves(
    tx,
    made.flatMap(({ moves }) => moves),
  )
}

async function derived(tx: Transaction<Tables>, sources: readonly FactSource[]) {
  const calendars = await calendarsOf(tx, sources)
  const datesAfter = replayedDates((code, version) => calendars.get(`${code} ${version}`) as WorkingCalendar)
  return sources.flatMap((source) => deriveFact(source, datesAfter) ?? [])
}

async function calendarsOf(tx: Transaction<Tables>, sources: readonly FactSource[]) {
  const calendars = new Map<string, WorkingCalendar>()
  for (const { calendar_code, marks } of sources) {
    if (marks.length < 2) continue
    for (const { calendar_version } of marks) {
      const key = `${calendar_code} ${calendar_version}`
      if (!calendars.has(key)) calendars.set(key, await workingCalendar(tx, calendar_code, calendar_version))
    }
  }
  return calendars
}

async function insertFacts(tx: Transaction<Tables>, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  await sql`insert into report_fact select * from jsonb_populate_recordset(null::report_fact, ${JSON.stringify(facts)}::jsonb)`.execute(
    tx,
  )
}

async function insertMoves(tx: Transaction<Tables>, moves: readonly DueMove[]): Promise<void> {
  if (moves.length === 0) return
  await sql`insert into report_due_move select * from jsonb_populate_recordset(null::report_due_move, ${JSON.stringify(moves)}::jsonb)`.execute(
    tx,
  )
}
