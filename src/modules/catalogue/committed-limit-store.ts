import type { Insertable, Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import type { CommittedLimitTable } from './catalogue-tables.ts'

/** The only writer of committed_limit. A promise is added and given an end, never changed otherwise: dossiers rest on it. */

export async function insertCommittedLimit(
  db: Kysely<Tables>,
  row: Omit<Insertable<CommittedLimitTable>, 'id'>,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('committed_limit')
    .values({ ...row, id })
    .execute()
  return id
}

export async function endCommittedLimit(db: Kysely<Tables>, id: string, lastDay: string): Promise<void> {
  await db.updateTable('committed_limit').set({ valid_to: lastDay }).where('id', '=', id).execute()
}
