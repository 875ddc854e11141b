import { type Insertable, type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import type { LegalParameterTable } from './parameter-tables.ts'

/** The only writer of legal_parameter. Rows are added and given an end, never changed otherwise. */

export async function insertParameter(
  db: Kysely<Tables>,
  row: Omit<Insertable<LegalParameterTable>, 'id'>,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('legal_parameter')
    .values({ ...row, id, value: sql<unknown>`${JSON.stringify(row.value)}::jsonb` })
    .execute()
  return id
}

export async function endParameter(db: Kysely<Tables>, id: string, lastDay: string): Promise<void> {
  await db.updateTable('legal_parameter').set({ valid_to: lastDay }).where('id', '=', id).execute()
}
