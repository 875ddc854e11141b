import { type Kysely, sql } from 'kysely'
import { workingCalendar } from '#modules/calendar/exports.ts'
import type { ActionContext } from '#platform/access/action.ts'
import type { Tables } from '#platform/database/tables.ts'
import { acceptanceDates, acceptanceTurn } from './acceptance.ts'
import type { Dossier } from './dossier.ts'
import { legalDay } from './dossier.ts'
import { getNumber } from './legal-numbers.ts'

import './acceptance-tables.ts'

/** Keeps the clocks of acceptance in step with the state, inside the transaction of the act. `before`: null at the submission. */
export async function followAcceptance(
  context: Pick<ActionContext, 'tx' | 'now'>,
  before: Dossier | null,
  after: Dossier,
  act: string,
): Promise<void> {
  const turn = acceptanceTurn(before, after)
  if (turn === 'begins') await beginAcceptance(context, after)
  if (turn === 'answered') await answerAcceptance(context, after.id, act)
}

async function beginAcceptance({ tx, now }: Pick<ActionContext, 'tx' | 'now'>, dossier: Dossier): Promise<void> {
  const today = legalDay(now)
  const hours = {
    notify: await getNumber(tx, 'online.notifyOfficerWithinWorkingHours', today),
    accept: await getNumber(tx, 'online.acceptWithinWorkingHours', today),
  }
  const dates = acceptanceDates(await workingCalendar(tx, dossier.calendar_code), now, hours)
  const earlier = tx
    .selectFrom('dossier_acceptance')
    .select((eb) => eb.fn.countAll<number>().as('rounds'))
    .where('dossier_id', '=', dossier.id)
  const { rounds } = await earlier.executeTakeFirstOrThrow()
  await tx
    .insertInto('dossier_acceptance')
    .values({
      dossier_id: dossier.id,
      round: Number(rounds) + 1,
      receiving_unit_id: dossier.receiving_unit_id,
      arrived_at: now,
      ...dates,
      told_at: null,
      answered_at: null,
      answer: null,
    })
    .execute()
}

/** Whoever answers knows of it: an officer who was quicker than the notice counts as told. */
async function answerAcceptance(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  dossierId: string,
  answer: string,
): Promise<void> {
  await tx
    .updateTable('dossier_acceptance')
    .set({ answered_at: now, answer, told_at: sql<Date>`coalesce(told_at, ${now}::timestamptz)` })
    .where('dossier_id', '=', dossierId)
    .where('answered_at', 'is', null)
    .execute()
}

/**
 * The desk officer has been told of what came in online. Only the first time counts; a dossier that waits for nothing is left
 * alone. Returns whether this was the first time.
 */
export async function markOfficerTold(db: Kysely<Tables>, dossierId: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('dossier_acceptance')
    .set({ told_at: at })
    .where('dossier_id', '=', dossierId)
    .where('told_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
