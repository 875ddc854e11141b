import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { StoredFile } from './file-store.ts'
import './stored-file-tables.ts'

/** Notes that the bytes are in the store; the same bytes twice are one row, kept from being swept as if new. */
export async function recordStoredFile(
  tx: Transaction<Tables> | Kysely<Tables>,
  file: StoredFile,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({ sha256: file.sha256, size_bytes: file.sizeBytes, media_type: file.mediaType, stored_at: now })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ stored_at: now }))
    .execute()
}

export async function findStoredFile(db: Kysely<Tables>, sha256: string): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('stored_file').selectAll().where('sha256', '=', sha256).executeTakeFirst()
  return row && { sha256: row.sha256, sizeBytes: Number(row.size_bytes), mediaType: row.media_type }
}

/** Columns that refer to stored files by a foreign key, whichever capability has them. */
async function referringColumns(db: Kysely<Tables>): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as "table", quote_ident(a.attname) as "column"
    from pg_constraint as c join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'stored_file'::regclass`.execute(db)
  return rows
}

/** No row refers to it, and no draft of a form has its hash. */
async function unusedCondition(db: Kysely<Tables>) {
  const columns = await referringColumns(db)
  const referred = columns.map(
    ({ table, column }) => sql`not exists (select 1 from ${sql.raw(table)} where ${sql.raw(column)} = f.sha256)`,
  )
  const inDraft = sql`not exists (select 1 from form_draft where strpos(body::text, f.sha256) > 0)`
  return sql.join([...referred, inDraft], sql` and `)
}

/** Hashes of files that were stored before `before` and that nothing has used, oldest first. */
export async function listUnusedFiles(db: Kysely<Tables>, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select f.sha256 from stored_file as f where f.stored_at < ${before} and ${await unusedCondition(db)}
    order by f.stored_at limit ${limit}`.execute(db)
  return rows.map((row) => row.sha256)
}

const FOREIGN_KEY_VIOLATION = '23503'

/** Forgets a file that is still unused. False: somebody uses it by now, or stored it again. */
export async function forgetUnusedFile(db: Kysely<Tables>, sha256: string, before: Date): Promise<boolean> {
  try {
    const { rows } = await sql`
      delete from stored_file as f where f.sha256 = ${sha256} and f.stored_at < ${before}
      and ${await unusedCondition(db)} returning f.sha256`.execute(db)
    return rows.length > 0
  } catch (error) {
    // A dossier took it while the deletion waited for that transaction.
    if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) return false
    throw error
  }
}
