import type { Kysely } from 'kysely'
import { type PerformRequest, perform } from '#platform/access/action.ts'
import { type Actor, system } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { createAccount } from './actions/create-account.ts'
import { createToken } from './actions/create-token.ts'
import { resetPassword } from './actions/reset-password.ts'
import { hashToken } from './authenticate.ts'
import { type IdentityApp, identityServices } from './identity-services.ts'
import { hashPassword } from './password-hash.ts'

/**
 * The acts that show a secret once. The secret follows from the request id and the installation's key: it is neither kept nor
 * logged, and a repeated request shows the same one. Hashing takes its 50 ms before the transaction, not inside it.
 */

const passwordLength = 16
const tokenLength = 40

export function temporaryPassword(app: IdentityApp, requestId: string): string {
  return identityServices(app)
    .oneTimeText('password', requestId, passwordLength)
    .replace(/(.{4})(?=.)/g, '$1-')
}

export function tokenText(app: IdentityApp, requestId: string): string {
  return `mc_${identityServices(app).oneTimeText('token', requestId, tokenLength)}`
}

export async function createAccountWithPassword(
  app: IdentityApp,
  input: Record<string, unknown>,
  request: PerformRequest,
) {
  const password = temporaryPassword(app, request.requestId)
  const result = await perform(app, createAccount, { ...input, password_hash: await hashPassword(password) }, request)
  return { ...result, temporary_password: password }
}

export async function resetPasswordOf(app: IdentityApp, input: Record<string, unknown>, request: PerformRequest) {
  const password = temporaryPassword(app, request.requestId)
  const result = await perform(app, resetPassword, { ...input, password_hash: await hashPassword(password) }, request)
  return { ...result, temporary_password: password }
}

export async function createTokenWithText(app: IdentityApp, input: Record<string, unknown>, request: PerformRequest) {
  const token = tokenText(app, request.requestId)
  const result = await perform(app, createToken, { ...input, hash: hashToken(token) }, request)
  return { ...result, token }
}

/** By the command line and the loaders of a start: no person, everything allowed, logged as `system`. */
export function asSystem(requestId: string): PerformRequest & { actor: Actor } {
  return { actor: system, requestId }
}

export async function findAccountByUsername(db: Kysely<Tables>, username: string) {
  return db
    .selectFrom('account_user')
    .select(['id', 'officer_id', 'username'])
    .where('username', '=', username.toLowerCase())
    .executeTakeFirst()
}

export async function findAccountsByUsername(db: Kysely<Tables>, usernames: readonly string[]) {
  if (usernames.length === 0) return []
  return db
    .selectFrom('account_user')
    .select(['id', 'username'])
    .where('username', 'in', [...usernames])
    .execute()
}
