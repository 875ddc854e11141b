import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { StoredFile } from './file-store.ts'
import './stored-file-tables.ts'

/** Notes that the bytes are in the store; the same bytes twice are one row. */
export async function recordStoredFile(
  tx: Transaction<Tables> | Kysely<Tables>,
  file: StoredFile,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({ sha256: file.sha256, size_bytes: file.sizeBytes, media_type: file.mediaType, stored_at: now })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

export async function findStoredFile(db: Kysely<Tables>, sha256: string): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('stored_file').selectAll().where('sha256', '=', sha256).executeTakeFirst()
  return row && { sha256: row.sha256, sizeBytes: Number(row.size_bytes), mediaType: row.media_type }
}
