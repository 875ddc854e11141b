import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import pg from 'pg'

/** Runs the whole suite on PostgreSQL; each test process uses a schema of its own in the database of DATABASE_URL. */
const url = process.env.DATABASE_URL || 'postgres://root@127.0.0.1:5432/test'

const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
try {
  await client.connect()
  await client.end()
} catch (error) {
  const { host, port, database } = client
  const reason = (error as Error).message || (error as NodeJS.ErrnoException).code
  console.error(
    `No PostgreSQL server answers at ${host}:${port}/${database} (${reason}). Start one, or set DATABASE_URL.`,
  )
  process.exit(1)
}

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const result = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: url },
})
process.exit(result.status ?? 1)
