import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { projectPath } from '../project.ts'

/** A migration that cannot be applied; the message names the file. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MigrationError'
  }
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

export interface MigrateOptions {
  folder?: string
  /** Only these files: a restored backup first needs its tables as they were. */
  only?: readonly string[]
  /** Called once before the first change of a database that already holds something: the place for a safety copy. The one connection
   * of the embedded engine is taken meanwhile, so it must not use the pool. */
  beforeChange?: () => Promise<void>
  /** Called with the file name after each applied migration. */
  onApplied?: (name: string) => void
}

/** One number for all instances: `motcua` in ASCII. Two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 0x6d6f7463

/**
 * Applies the numbered SQL files that the database does not have yet, each in its own transaction, forward only.
 * @returns names of the files applied
 * @throws MigrationError when a file fails, or an applied file was changed or removed afterwards
 */
export async function migrate(pool: pg.Pool, options: MigrateOptions = {}): Promise<string[]> {
  const files = await readMigrations(options.folder ?? projectPath('migrations'))
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    try {
      return await applyMissing(client, files, options)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    }
  } finally {
    client.release()
  }
}

async function applyMissing(client: pg.PoolClient, files: Migration[], options: MigrateOptions): Promise<string[]> {
  await client.query(
    'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name',
  )
  const missing = missingOf(files, rows).filter((file) => options.only?.includes(file.name) ?? true)
  if (missing.length > 0 && rows.length > 0) await options.beforeChange?.()
  for (const file of missing) {
    await apply(client, file)
    options.onApplied?.(file.name)
  }
  return missing.map((file) => file.name)
}

function missingOf(files: Migration[], applied: { name: string; checksum: string }[]): Migration[] {
  const byName = new Map(files.map((file) => [file.name, file]))
  for (const row of applied) {
    const file = byName.get(row.name)
    if (!file) {
      throw new MigrationError(
        `The database has migration ${row.name}, which this version does not have: it was used by a newer version.`,
      )
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationError(
        `Migration ${row.name} was changed after it had been applied. Put the file back and write a new migration.`,
      )
    }
  }
  const known = new Set(applied.map((row) => row.name))
  return files.filter((file) => !known.has(file.name))
}

async function apply(client: pg.PoolClient, file: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(file.sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [file.name, file.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`Migration ${file.name} failed: ${placeOf(error, file.sql)}`, { cause: error })
  }
}

function placeOf(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string }
  if (!position) return message
  return `${message} (line ${sql.slice(0, Number(position)).split('\n').length})`
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const numbers = new Map<string, string>()
  for (const name of names) {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
    if (!number) throw new MigrationError(`migrations/${name}: the name must look like 0007_what_it_does.sql`)
    const other = numbers.get(number)
    if (other) throw new MigrationError(`migrations/${name} and migrations/${other} carry the same number.`)
    numbers.set(number, name)
  }
  return Promise.all(names.map((name) => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // A checkout on Windows may change line ends; that is not a change of the migration.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}
