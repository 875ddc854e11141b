import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

export interface DatabaseFacts {
  version: string
  size_bytes: number
  /** The planner's estimate: a count of a million rows would cost more than it tells. */
  dossiers: number
  /** Name of the newest migration. */
  migration: string
}

export async function readDatabaseFacts(db: Kysely<Tables>): Promise<DatabaseFacts> {
  const { rows } = await sql<DatabaseFacts>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size_bytes,
      greatest(0, (select reltuples from pg_class where oid = to_regclass('dossier')))::int as dossiers,
      (select max(name) from schema_migration) as migration`.execute(db)
  const [facts] = rows
  if (!facts) throw new Error('the database says nothing of itself')
  return facts
}
