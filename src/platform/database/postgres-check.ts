import type pg from 'pg'
import { ConfigurationError } from '../config.ts'

const OLDEST = 15

/** What went wrong, as an administrator would say it. Codes: Node's errno names and PostgreSQL's SQLSTATE. */
const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  '28P01': 'the password is wrong',
  '28000': 'the user may not sign in',
  '3D000': 'the database does not exist',
  '53300': 'it accepts no more connections',
  '57P03': 'it is still starting',
}

/**
 * Makes sure that the server can be used.
 * @throws ConfigurationError with one sentence, never the password
 */
export async function checkPostgres(pool: pg.Pool, url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url)
  const place = `PostgreSQL at ${hostname || 'localhost'}:${port || 5432}${pathname}`
  const version = await serverVersion(pool).catch((error: Error & { code?: string }) => {
    const reason = REASONS[error.code ?? ''] ?? (error.message || error.code)
    throw new ConfigurationError(`${place} cannot be used: ${reason}. Check DATABASE_URL.`, { cause: error })
  })
  if (version < OLDEST * 10_000) {
    throw new ConfigurationError(`${place} is version ${Math.floor(version / 10_000)}; at least ${OLDEST} is needed.`)
  }
}

async function serverVersion(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>("select current_setting('server_version_num')::int as version")
  return rows[0]?.version ?? 0
}
