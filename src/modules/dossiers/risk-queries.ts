import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Dossier } from './dossier.ts'
import type { DossierRisk } from './risk-store.ts'

/** What was foreseen of the dossier as it is now; nothing when something has happened since. */
export async function findRisk(
  db: Kysely<Tables>,
  dossier: Pick<Dossier, 'id' | 'version' | 'resolved_at' | 'ended_at'>,
): Promise<DossierRisk | undefined> {
  if (dossier.resolved_at !== null || dossier.ended_at !== null) return undefined
  return db
    .selectFrom('dossier_risk')
    .selectAll()
    .where('dossier_id', '=', dossier.id)
    .where('dossier_version', '=', dossier.version)
    .executeTakeFirst()
}
