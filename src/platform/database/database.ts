import { join } from 'node:path'
import { type Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { type Config, ConfigurationError } from '../config.ts'
import type { Log } from '../log.ts'
import { embeddedPool, postgresPool } from './connection-pool.ts'
import { type EmbeddedClient, startEmbeddedClient } from './embedded-client.ts'
import { keepNewest } from './engine-copy.ts'
import { lockFolder } from './folder-lock.ts'
import { GuardedKysely } from './guarded-kysely.ts'
import { kyselyPool } from './kysely-pool.ts'
import { migrate } from './migrate.ts'
import { checkPostgres } from './postgres-check.ts'
import type { Tables } from './tables.ts'

/** The product's one database, whichever engine holds it. */
export interface Database {
  db: Kysely<Tables>
  engine: 'embedded' | 'postgres'
  /** For what brings SQL of its own: migrations and backups. Everything else uses `db`. */
  pool: pg.Pool
  /** Resolves when a statement went through; throws otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

export type DatabaseConfig = Pick<Config, 'dataFolder' | 'databaseUrl'>

export interface OpenOptions {
  /** False for a command that must see the database as it is. */
  migrate?: boolean
  /** Told the name of each migration that was applied. */
  onMigrated?: (name: string) => void
}

/** How many copies made before a migration stay. */
const COPIES_KEPT = 7

/**
 * Opens the database of the configuration and brings its tables up to date.
 * @throws ConfigurationError when the folder is in use or the server cannot be used
 * @throws MigrationError when the tables cannot be brought up to date
 */
export async function openDatabase(config: DatabaseConfig, log: Log, options: OpenOptions = {}): Promise<Database> {
  const { database, copyTo } = config.databaseUrl
    ? { database: await openPostgres(config.databaseUrl, log), copyTo: undefined }
    : await openEmbedded(config.dataFolder, log)
  if (options.migrate === false) return database
  try {
    await migrate(database.pool, {
      onApplied: (name) => {
        log.info('migration applied', { name })
        options.onMigrated?.(name)
      },
      beforeChange: async () => copyTo && copyBeforeMigration(config.dataFolder, copyTo, log),
    })
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

async function openPostgres(url: string, log: Log): Promise<Database> {
  const pool = postgresPool(url)
  pool.on('error', (error) => log.warn('a database connection was lost', { reason: error.message }))
  try {
    await checkPostgres(pool, url)
  } catch (error) {
    await pool.end()
    throw error
  }
  return databaseOf(pool, 'postgres', async () => {})
}

async function openEmbedded(
  dataFolder: string,
  log: Log,
): Promise<{ database: Database; copyTo: EmbeddedClient['copyTo'] }> {
  const unlock = await lockFolder(dataFolder)
  try {
    const storage = { kind: 'folder' as const, path: join(dataFolder, 'database') }
    const onFailure = (error: Error) => log.error('the embedded database failed', {}, error)
    const client = await startEmbeddedClient(storage, onFailure).catch((error: unknown) => {
      const reason = (error as Error | undefined)?.message || String(error)
      throw new ConfigurationError(
        `The database in ${storage.path} cannot be opened, its files may be damaged (${reason}). Copies of it lie in ${join(dataFolder, 'copies')}.`,
        { cause: error },
      )
    })
    const database = databaseOf(embeddedPool(client.run), 'embedded', async () => {
      await client.close()
      unlock()
    })
    return { database, copyTo: client.copyTo }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Both engines look the same from here on. */
export function databaseOf(pool: pg.Pool, engine: Database['engine'], afterwards: () => Promise<void>): Database {
  const db = new GuardedKysely({ dialect: new PostgresDialect({ pool: kyselyPool(pool) }) })
  let closed: Promise<void> | undefined
  return {
    db,
    engine,
    pool,
    ping: async () => void (await pool.query('select 1')),
    close: () => {
      closed ??= pool.end().then(afterwards)
      return closed
    },
  }
}

async function copyBeforeMigration(dataFolder: string, copyTo: EmbeddedClient['copyTo'], log: Log): Promise<void> {
  const folder = join(dataFolder, 'copies')
  const name = `before-migration-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar.gz`
  await copyTo(join(folder, name))
  await keepNewest(folder, /^before-migration-.*\.tar\.gz$/, COPIES_KEPT)
  log.info('copy of the database made before the migration', { name })
}
