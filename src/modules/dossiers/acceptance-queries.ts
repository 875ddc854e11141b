import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { DossierAcceptanceTable } from './acceptance-tables.ts'

export type Acceptance = Selectable<DossierAcceptanceTable>

/** The clock of acceptance that runs now, or the last one; none where the dossier did not come online. */
export async function findAcceptance(db: Kysely<Tables>, dossierId: string): Promise<Acceptance | undefined> {
  return db
    .selectFrom('dossier_acceptance')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('round', 'desc')
    .executeTakeFirst()
}

export interface Untold {
  dossier_id: string
  code: string
  receiving_unit_id: string
  arrived_at: Date
  notify_due_at: Date
  due_at: Date
}

/** What came in online and no desk officer has been told of yet, the most urgent first. */
export async function listUntold(db: Kysely<Tables>, limit: number): Promise<Untold[]> {
  return db
    .selectFrom('dossier_acceptance as a')
    .innerJoin('dossier as d', 'd.id', 'a.dossier_id')
    .select(['a.dossier_id', 'd.code', 'a.receiving_unit_id', 'a.arrived_at', 'a.notify_due_at', 'a.due_at'])
    .where('a.told_at', 'is', null)
    .orderBy('a.notify_due_at')
    .orderBy('a.dossier_id')
    .limit(limit)
    .execute()
}
