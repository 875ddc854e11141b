import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { RecountStep } from '#modules/dossiers/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { RecountTable } from './recount-tables.ts'

export type Recount = Selectable<RecountTable>
export type NewRecount = Omit<Insertable<RecountTable>, 'number'>

/** Until the transaction ends nobody else decides: the second of two at once sees what the first one did. */
export async function decideAlone(tx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('recount'))`.execute(tx)
}

/** Writes the act under the next number of its year; `decideAlone` comes first. */
export async function insertRecount(tx: Transaction<Tables>, recount: NewRecount): Promise<Recount> {
  const last = await tx
    .selectFrom('recount')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('year', '=', recount.year)
    .executeTakeFirst()
  return tx
    .insertInto('recount')
    .values({ ...recount, number: (last?.number ?? 0) + 1 })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The act, locked until the transaction ends, so that two processes never take the same dossiers; undefined when it is done. */
export async function lockRunning(tx: Transaction<Tables>, id: string): Promise<Recount | undefined> {
  return tx
    .selectFrom('recount')
    .selectAll()
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** What one batch did, in the transaction that did it. Without a last dossier the act is finished. */
export async function saveStep(tx: Transaction<Tables>, recount: Recount, step: RecountStep, now: Date): Promise<void> {
  await tx
    .updateTable('recount')
    .set({
      reached_id: step.reached ?? recount.reached_id,
      looked_at: recount.looked_at + step.lookedAt,
      moved_later: recount.moved_later + step.later,
      moved_earlier: recount.moved_earlier + step.earlier,
      kept: recount.kept + step.kept.length,
      found_digest: step.digest,
      ...(step.reached === null ? { finished_at: now } : {}),
    })
    .where('id', '=', recount.id)
    .execute()
  if (step.kept.length === 0) return
  await tx
    .insertInto('recount_kept')
    .values(step.kept.map((kept) => ({ ...kept, recount_id: recount.id })))
    .execute()
}
