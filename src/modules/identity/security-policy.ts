import type { Kysely } from 'kysely'
import { listParameters } from '#modules/parameters/exports.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'

/** The numbers of level 3 (TCVN 14423:2026 §5, law.md §10.3), kept as dated parameters `security.*`. */
export interface SecurityPolicy {
  maxWrongTries: number
  lockHours: number
  passwordLengthWithSecondFactor: number
  passwordLengthAlone: number
  passwordHistory: number
  administratorPasswordMonths: number
  idleMinutes: number
  administratorIdleMinutes: number
  accountIdleDays: number
}

export const levelThree: SecurityPolicy = {
  maxWrongTries: 5,
  lockHours: 12,
  passwordLengthWithSecondFactor: 8,
  passwordLengthAlone: 14,
  passwordHistory: 10,
  administratorPasswordMonths: 2,
  idleMinutes: 15,
  administratorIdleMinutes: 5,
  accountIdleDays: 45,
}

const cacheSeconds = 10
const cache = new WeakMap<Kysely<Tables>, { until: number; policy: SecurityPolicy }>()

/** Asked on every request, hence remembered for ten seconds. */
export async function securityPolicy(db: Kysely<Tables>, now: Date): Promise<SecurityPolicy> {
  const known = cache.get(db)
  if (known && known.until > now.getTime() && known.until - now.getTime() <= cacheSeconds * 1000) return known.policy
  const policy = await readPolicy(db, legalDay(now))
  cache.set(db, { until: now.getTime() + cacheSeconds * 1000, policy })
  return policy
}

async function readPolicy(db: Kysely<Tables>, on: string): Promise<SecurityPolicy> {
  const rows = await listParameters(db, on, 'security.')
  const policy = { ...levelThree }
  for (const row of rows) {
    const name = row.key.slice('security.'.length)
    if (isPolicyName(name) && typeof row.value === 'number' && row.value > 0) policy[name] = row.value
  }
  return policy
}

function isPolicyName(name: string): name is keyof SecurityPolicy {
  return Object.hasOwn(levelThree, name)
}

/** For how long this person's screen may stand unattended. The server's own clock (session-state.ts) is what counts. */
export async function idleSecondsOf(app: Pick<Application, 'database' | 'clock'>, actor: Actor): Promise<number> {
  const policy = await securityPolicy(app.database.db, app.clock.now())
  return (can(actor, 'identity.manage_accounts') ? policy.administratorIdleMinutes : policy.idleMinutes) * 60
}
