import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type pg from 'pg'
import { beforeAll } from 'vitest'
import { embeddedPool, postgresPool } from '#platform/database/connection-pool.ts'
import { type Database, databaseOf } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import type { Tables } from '#platform/database/tables.ts'
import { startMemoryEngine } from './memory-engine.ts'
import { onServer, schemasOfRun, testServerAddress } from './test-server.ts'

const KEY = Symbol.for('motcua.test-database')
const kept = globalThis as { [KEY]?: Promise<Database> }

/** One database per vitest worker, migrated once, shared by the files that the worker runs one after the other. */
kept[KEY] ??= openForThisWorker()
const shared = await kept[KEY]

/**
 * The worker's migrated database, every table emptied before the file's first test.
 * PGlite in memory; with TEST_DATABASE_URL or DATABASE_URL a schema of the worker's own on that PostgreSQL server.
 */
export function useDatabase(): { db: Kysely<Tables>; database: Database } {
  beforeAll(() => emptyAllTables(shared.db))
  return { db: shared.db, database: shared }
}

/** An empty database without any table, for tests of migrations and backups; the caller closes it. */
export async function openEmptyDatabase(): Promise<Database> {
  const url = testServerAddress()
  if (!url) return inMemory()
  const schema = `${schemasOfRun(process.ppid)}${process.pid}_${++emptyDatabases}`
  return databaseOf(await newSchema(url, schema), 'postgres', () => onServer(url, `drop schema ${schema} cascade`))
}

let emptyDatabases = 0

async function openForThisWorker(): Promise<Database> {
  const url = testServerAddress()
  const database = url
    ? databaseOf(await newSchema(url, schemasOfRun(process.ppid) + process.pid), 'postgres', async () => {})
    : await inMemory()
  await migrate(database.pool)
  return database
}

async function inMemory(): Promise<Database> {
  const engine = await startMemoryEngine()
  const pool = embeddedPool(async (request) => engine.execProtocolRawSync(request))
  return databaseOf(pool, 'embedded', () => engine.close())
}

async function newSchema(url: string, schema: string): Promise<pg.Pool> {
  await onServer(url, `drop schema if exists ${schema} cascade; create schema ${schema}`)
  return postgresPool(url, schema)
}

/** In replica mode, so that neither foreign keys nor the triggers that forbid changes of a log stand in the way. */
async function emptyAllTables(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select quote_ident(tablename) as name from pg_tables
      where schemaname = current_schema() and tablename <> 'schema_migration'`.execute(tx)
    if (tables.length === 0) return
    // Looking is a hundred times cheaper than emptying a table that is empty.
    const questions = tables.map(({ name }) => `select '${name}' as name where exists (select 1 from ${name})`)
    const { rows: filled } = await sql.raw<{ name: string }>(questions.join(' union all ')).execute(tx)
    if (filled.length === 0) return
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(`truncate ${filled.map(({ name }) => name).join(', ')} restart identity cascade`).execute(tx)
  })
}
