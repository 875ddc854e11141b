import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { type Dossier, legalDay } from './dossier.ts'
import { findEarlierHolder, findSoleHolder } from './routing-queries.ts'
import type { Holder } from './step-planning.ts'

/**
 * Who gets the dossier at a step: whoever had it there before, the present holder when the same role of the same unit goes
 * on, or the only officer in that role. Otherwise nobody: it waits in the unit's list until somebody takes it.
 */
export async function nextHolder(
  db: Kysely<Tables>,
  dossier: Dossier,
  step: number,
  now: Date,
): Promise<Holder | null> {
  const planned = dossier.process[step]
  if (!planned) return null
  const earlier = await findEarlierHolder(db, dossier.id, step, planned, legalDay(now))
  if (earlier) return earlier
  const present = dossier.process[dossier.step]
  if (present && present.role === planned.role && present.unit_id === planned.unit_id && dossier.holder_id !== null) {
    return { id: dossier.holder_id, name: dossier.holder_name ?? '' }
  }
  return findSoleHolder(db, planned.unit_id, planned.role, legalDay(now))
}
