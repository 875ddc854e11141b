import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { ProtocolStream, type RunProtocol } from './protocol-stream.ts'

/** Deadlines are legal time, so `at::date` and `current_date` mean the day in Vietnam on both engines. */
const SESSION = "set time zone 'Asia/Ho_Chi_Minh'"

const CONNECTIONS = 10

/** One connection to the embedded engine: whoever holds it keeps the others waiting, as a lock would. */
export function embeddedPool(run: RunProtocol): pg.Pool {
  return new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    password: '',
    max: 1,
    pipeline: true,
    idleTimeoutMillis: 0,
    types: columnTypes,
    ssl: false,
    stream: () => new ProtocolStream(run),
    onConnect: startEmbeddedSession,
  } as pg.PoolConfig)
}

/** @param schema searched before `public`; a tenant (or a test) is a schema. Absent: what the address itself says. */
export function postgresPool(url: string, schema?: string): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    types: columnTypes,
    application_name: 'motcua',
    onConnect: (client) => startPostgresSession(client, schema),
  } as pg.PoolConfig)
}

async function startPostgresSession(client: pg.ClientBase, schema: string | undefined): Promise<void> {
  const searchPath = schema ? `; set search_path = ${pg.escapeIdentifier(schema)}, public` : ''
  await client.query(SESSION + searchPath)
}

/** The engine has one session that outlives a broken client; the next client must find it as new. */
async function startEmbeddedSession(client: pg.ClientBase): Promise<void> {
  await client.query('rollback')
  await client.query('discard all')
  await client.query(SESSION)
}
