import type { Kysely } from 'kysely'
import { type Dossier, seenBy, unitNames } from '#modules/dossiers/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { MOST_AT_ONCE } from './hand-over-several.ts'

export interface HandOverGroup {
  to: string
  unitId: string
  dossiers: Dossier[]
}

/** Dossiers just handed over, by the unit that has them now: one list is signed by one receiver. */
export async function listHandedOver(
  db: Kysely<Tables>,
  actor: Actor,
  codes: readonly string[],
): Promise<HandOverGroup[]> {
  if (codes.length === 0) return []
  const rows = await seenBy(db.selectFrom('dossier').selectAll(), actor)
    .where('code', 'in', codes.slice(0, MOST_AT_ONCE))
    .where('state', '=', 'in_process')
    .orderBy('code')
    .execute()
  const groups = Map.groupBy(rows, (row) => row.unit_id)
  const names = await unitNames(db, [...groups.keys()])
  return [...groups].map(([unitId, dossiers]) => ({ to: names.get(unitId) ?? '', unitId, dossiers }))
}
