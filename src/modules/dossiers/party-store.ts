import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Writer } from './dossier-store.ts'
import type { DossierTable } from './dossier-tables.ts'

export interface PartyDraft {
  kind: DossierTable['owner_kind']
  identifier: string
  name: string
  address: string | null
  phone: string | null
  email: string | null
}

/** Remembers who brought a dossier, so that the counter finds them by number next time; the newest particulars win. */
export async function rememberParty(writer: Writer, party: PartyDraft): Promise<void> {
  await writer.tx
    .insertInto('party')
    .values({ ...party, id: newId(), birth_on: null, dossier_count: 1, updated_at: writer.now })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'identifier']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        address: sql<string | null>`coalesce(excluded.address, party.address)`,
        phone: sql<string | null>`coalesce(excluded.phone, party.phone)`,
        email: sql<string | null>`coalesce(excluded.email, party.email)`,
        dossier_count: sql<number>`party.dossier_count + 1`,
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute()
}
