import { type Kysely, sql, type Transaction } from 'kysely'
import { type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import { type DueMove, deriveFact, type Fact, type FactSource, replayedDates } from './fact.ts'
import { readFactSources } from './fact-queries.ts'

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
  const calendars = await calendarsOf(tx, sources)
  const datesAfter = replayedDates((code, version) => calendars.get(`${code} ${version}`) as WorkingCalendar)
  const made = sources.flatMap((source) => deriveFact(source, datesAfter) ?? [])
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
