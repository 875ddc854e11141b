import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'

/**
 * Our writer of account_user, session, credential, two_factor, password_history and integration_token. better-auth writes the
 * same tables when it signs people in (better-auth.ts); nobody else does.
 */

export async function insertAccount(
  db: Kysely<Tables>,
  account: {
    officerId: string
    username: string
    name: string
    passwordHash: string
    mustChangePassword: boolean
    now: Date
  },
): Promise<string> {
  const id = newId()
  const { now } = account
  await db
    .insertInto('account_user')
    .values({
      id,
      name: account.name,
      username: account.username,
      display_username: account.username,
      image: null,
      // better-auth wants an address; ours lies with the officer and is not a way in.
      email: `${account.username}@account.invalid`,
      officer_id: account.officerId,
      must_change_password: account.mustChangePassword,
      password_changed_at: now,
      created_at: now,
      updated_at: now,
      locked_until: null,
      last_active_at: null,
      deactivated_at: null,
    })
    .execute()
  await insertPassword(db, id, account.passwordHash, now)
  await rememberPassword(db, id, account.passwordHash, now)
  return id
}

async function insertPassword(db: Kysely<Tables>, userId: string, hash: string, now: Date): Promise<void> {
  await db
    .insertInto('credential')
    .values({
      id: newId(),
      account_id: userId,
      provider_id: 'credential',
      user_id: userId,
      password: hash,
      created_at: now,
      updated_at: now,
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
    })
    .execute()
}

export async function setPassword(
  db: Kysely<Tables>,
  userId: string,
  change: { hash: string; mustChange: boolean; now: Date },
): Promise<void> {
  await db
    .updateTable('credential')
    .set({ password: change.hash, updated_at: change.now })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .execute()
  await db
    .updateTable('account_user')
    .set({ must_change_password: change.mustChange, password_changed_at: change.now, updated_at: change.now })
    .where('id', '=', userId)
    .execute()
  await rememberPassword(db, userId, change.hash, change.now)
}

async function rememberPassword(db: Kysely<Tables>, userId: string, hash: string, now: Date): Promise<void> {
  await db.insertInto('password_history').values({ id: newId(), user_id: userId, hash, set_at: now }).execute()
}

/**
 * Counts a try before it is judged, so that many tries at once cannot slip past the limit. Undefined when the account is
 * locked, deactivated or unknown; the try that reaches the limit still counts but locks. `allowTry` and `clearTries` take it back.
 */
export async function reserveTry(
  db: Kysely<Tables>,
  account: { username: string } | { id: string },
  limits: { maxWrongTries: number; lockHours: number },
  now: Date,
): Promise<{ id: string; officer_id: string; name: string; locked: boolean } | undefined> {
  const tries = sql<number>`case when locked_until is not null then 1 else failed_tries + 1 end`
  const lockedUntil = new Date(now.getTime() + limits.lockHours * 3_600_000)
  const lock = sql<Date | null>`case when ${tries} >= ${limits.maxWrongTries}::int then ${lockedUntil}::timestamptz else null end`
  const [column, value] = 'id' in account ? (['id', account.id] as const) : (['username', account.username] as const)
  const row = await db
    .updateTable('account_user')
    .set({ failed_tries: tries, locked_until: lock })
    .where(column, '=', value)
    .where('deactivated_at', 'is', null)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .returning(['id', 'officer_id', 'name', 'locked_until'])
    .executeTakeFirst()
  return row && { id: row.id, officer_id: row.officer_id, name: row.name, locked: row.locked_until !== null }
}

/** The password was right but a second factor is still to come: this try was none, the ones before it stay counted. */
export async function forgiveTry(db: Kysely<Tables>, userId: string): Promise<void> {
  await db
    .updateTable('account_user')
    .set({ failed_tries: sql`greatest(failed_tries - 1, 0)`, locked_until: null })
    .where('id', '=', userId)
    .execute()
}

export async function clearTries(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.updateTable('account_user').set({ failed_tries: 0, locked_until: null }).where('id', '=', userId).execute()
}

export async function touchSession(
  db: Kysely<Tables>,
  session: { id: string; userId: string },
  now: Date,
): Promise<void> {
  await db.updateTable('session').set({ seen_at: now }).where('id', '=', session.id).execute()
  await db.updateTable('account_user').set({ last_active_at: now }).where('id', '=', session.userId).execute()
}

/** Ends sessions of an account: one, all, or all but one. */
export async function deleteSessions(
  db: Kysely<Tables>,
  userId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  let query = db.deleteFrom('session').where('user_id', '=', userId)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.except !== undefined) query = query.where('id', '<>', which.except)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

export async function deleteExpired(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db.deleteFrom('verification').where('expires_at', '<', now).execute()
}

export async function setDeactivated(db: Kysely<Tables>, userId: string, at: Date | null): Promise<void> {
  await db
    .updateTable('account_user')
    .set({ deactivated_at: at, ...(at === null ? { last_active_at: null, failed_tries: 0, locked_until: null } : {}) })
    .where('id', '=', userId)
    .execute()
  if (at !== null) await deleteSessions(db, userId)
}

/** An account that comes back counts its idle days from now. */
export async function markActive(db: Kysely<Tables>, userIds: readonly string[], now: Date): Promise<void> {
  if (userIds.length === 0) return
  await db
    .updateTable('account_user')
    .set({ last_active_at: now })
    .where('id', 'in', [...userIds])
    .execute()
}

/** The demonstration's accounts never grow idle, and their printed password never too old. */
export async function keepAccountsFresh(db: Kysely<Tables>, userIds: readonly string[], now: Date): Promise<void> {
  if (userIds.length === 0) return
  await db
    .updateTable('account_user')
    .set({ last_active_at: now, password_changed_at: now })
    .where('id', 'in', [...userIds])
    .execute()
}

/** Longer than a code of an authenticator app is accepted: its half minute, and one before and after. */
const CODE_KEPT_MS = 120_000

const usedCodesOf = (userId: string): string => `used code of ${userId}`

/**
 * Each code opens once (RFC 6238 §5.2): whoever looked over a shoulder cannot use it again within its half minute. False when
 * it was used; of two at once the row of the second factor lets one through.
 */
export async function claimCode(db: Kysely<Tables>, userId: string, code: string, now: Date): Promise<boolean> {
  const identifier = usedCodesOf(userId)
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('two_factor').select('id').where('user_id', '=', userId).forUpdate().execute()
    const used = tx.selectFrom('verification').select('value').where('identifier', '=', identifier)
    const codes = await used.where('expires_at', '>', now).execute()
    if (codes.some(({ value }) => value === code)) return false
    await tx.deleteFrom('verification').where('identifier', '=', identifier).where('expires_at', '<=', now).execute()
    await tx
      .insertInto('verification')
      .values({
        id: newId(),
        identifier,
        value: code,
        expires_at: new Date(now.getTime() + CODE_KEPT_MS),
        created_at: now,
        updated_at: now,
      })
      .execute()
    return true
  })
}

/** A wrong code was never one. */
export async function releaseCode(db: Kysely<Tables>, userId: string, code: string): Promise<void> {
  await db.deleteFrom('verification').where('identifier', '=', usedCodesOf(userId)).where('value', '=', code).execute()
}

export async function deleteSecondFactor(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.deleteFrom('two_factor').where('user_id', '=', userId).execute()
  await db.updateTable('account_user').set({ two_factor_enabled: false }).where('id', '=', userId).execute()
}

export async function insertSecondFactor(
  db: Kysely<Tables>,
  factor: { userId: string; encryptedSecret: string; encryptedBackupCodes: string },
): Promise<void> {
  await deleteSecondFactor(db, factor.userId)
  await db
    .insertInto('two_factor')
    .values({
      id: newId(),
      user_id: factor.userId,
      secret: factor.encryptedSecret,
      backup_codes: factor.encryptedBackupCodes,
      verified: true,
      locked_until: null,
    })
    .execute()
  await db.updateTable('account_user').set({ two_factor_enabled: true }).where('id', '=', factor.userId).execute()
}

export async function insertToken(
  db: Kysely<Tables>,
  token: {
    name: string
    hash: string
    scopes: string[]
    unitId: string
    createdBy: string | null
    now: Date
    expiresAt: Date
  },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('integration_token')
    .values({
      id,
      name: token.name,
      hash: token.hash,
      scopes: token.scopes,
      unit_id: token.unitId,
      created_by: token.createdBy,
      created_at: token.now,
      expires_at: token.expiresAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute()
  return id
}

export async function revokeTokenRow(db: Kysely<Tables>, id: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('integration_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function touchToken(db: Kysely<Tables>, id: string, now: Date): Promise<void> {
  await db.updateTable('integration_token').set({ last_used_at: now }).where('id', '=', id).execute()
}
