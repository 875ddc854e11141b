import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { legalDay, systemClock } from '#platform/clock.ts'
import { ConfigurationError } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { FolderInUse } from '#platform/database/folder-lock.ts'
import { readMigrationStatus } from '#platform/database/migration-status.ts'
import { readTemplatesInForce } from '#platform/prints/print-template-queries.ts'
import { listTemplates } from '#platform/prints/templates.ts'
import { m } from '#words'
import type { Call } from '../command.ts'
import { printFolders, withDatabase } from '../open-application.ts'
import type { Check } from './check.ts'
import { templateCheck } from './print-checks.ts'

const EXTENSIONS = ['pg_trgm', 'unaccent']
const MOST_SKEW_SECONDS = 5

/** What only the open database can tell; one line when it cannot be opened. */
export async function databaseChecks(call: Pick<Call, 'config' | 'out'>): Promise<Check[]> {
  const { config } = call
  const check = (status: Check['status'], detail: string): Check => ({
    name: 'database',
    label: m.commands_doctor_database(),
    status,
    detail,
  })
  // Looking shall not make one.
  if (config.databaseUrl === undefined && !existsSync(join(config.dataFolder, 'database')))
    return [check('ok', m.commands_doctor_database_new())]
  try {
    return await withDatabase(call, checkOpenDatabase, { migrate: false })
  } catch (error) {
    if (error instanceof FolderInUse) return [check('ok', m.commands_doctor_database_held({ pid: error.pid }))]
    if (error instanceof ConfigurationError) return [check('fail', error.message)]
    throw error
  }
}

async function checkOpenDatabase(database: Database): Promise<Check[]> {
  const { rows } = await database.pool.query<{ version: string; now: Date }>(
    "select current_setting('server_version') as version, clock_timestamp() as now",
  )
  const engine = database.engine === 'embedded' ? m.commands_doctor_embedded() : m.commands_doctor_server()
  const detail = m.commands_doctor_database_engine({ engine, version: rows[0]?.version ?? '?' })
  return [
    { name: 'database', label: m.commands_doctor_database(), status: 'ok', detail },
    clockCheck(rows[0]?.now ?? new Date()),
    ...(await tableChecks(database)),
  ]
}

function clockCheck(theirs: Date): Check {
  const seconds = Math.round(Math.abs(Date.now() - theirs.getTime()) / 1000)
  const good = seconds <= MOST_SKEW_SECONDS
  const detail = good ? m.commands_doctor_clock_good() : m.commands_doctor_clock_skew({ seconds })
  return { name: 'clock', label: m.commands_doctor_clock(), status: good ? 'ok' : 'warn', detail }
}

async function tableChecks({ db, pool }: Database): Promise<Check[]> {
  const { applied, pending, unknown } = await readMigrationStatus(pool)
  const newer = unknown[0]
  const tables: Check = {
    name: 'migrations',
    label: m.commands_doctor_migrations(),
    ...(newer !== undefined
      ? { status: 'fail', detail: m.commands_doctor_migrations_newer({ name: newer }) }
      : pending.length > 0
        ? { status: 'warn', detail: m.commands_doctor_migrations_pending({ count: pending.length }) }
        : { status: 'ok', detail: m.commands_doctor_migrations_current({ count: applied.length }) }),
  }
  // Before the first migration nothing has asked for the extensions yet.
  if (applied.length === 0) return [tables]
  const extensions = await extensionCheck(pool)
  return pending.length > 0 ? [tables, extensions] : [tables, extensions, ...(await savedTemplateChecks(db))]
}

/** Templates that an administrator changed; no line where none was. */
async function savedTemplateChecks(db: Database['db']): Promise<Check[]> {
  const codes = await listTemplates(printFolders().templatesDir)
  const saved = await readTemplatesInForce(db, codes, legalDay(systemClock.now()))
  return Object.keys(saved).length === 0 ? [] : [await templateCheck(m.commands_doctor_templates_changed(), saved)]
}

async function extensionCheck(pool: Database['pool']): Promise<Check> {
  const { rows } = await pool.query<{ extname: string }>('select extname from pg_extension')
  const missing = EXTENSIONS.filter((name) => !rows.some((row) => row.extname === name))
  const detail =
    missing.length > 0 ? m.commands_doctor_extensions_missing({ names: missing.join(', ') }) : EXTENSIONS.join(', ')
  return {
    name: 'extensions',
    label: m.commands_doctor_extensions(),
    status: missing.length > 0 ? 'fail' : 'ok',
    detail,
  }
}
