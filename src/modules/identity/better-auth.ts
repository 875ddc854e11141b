import { betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

export const cookiePrefix = 'motcua'

/** A session ends after a working day at the latest; the idle lock ends it much earlier (session-state.ts). */
export const sessionHours = 12

/** Name that authenticator apps show beside the code. */
export const issuer = 'Mot Cua'

export type Auth = ReturnType<typeof createAuth>

/**
 * better-auth on our connection and under our names. Its HTTP routes are not served: pages call `auth.api.*` and forward the
 * cookies. Lock-out, idle lock and password rules are ours (law.md §10.3), so its own are off.
 * `https`: the address people use begins with https, so cookies are marked Secure.
 */
export function createAuth(options: { db: Kysely<Tables>; secret: string; https: boolean }) {
  return betterAuth({
    appName: issuer,
    secret: options.secret,
    baseURL: options.https ? 'https://motcua.invalid' : 'http://motcua.invalid',
    database: { db: options.db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    user,
    session,
    account,
    verification,
    plugins: [
      username({ schema: { user: { fields: { displayUsername: 'display_username' } } } }),
      twoFactor({ issuer, accountLockout: { enabled: false }, schema: secondFactor }),
    ],
    advanced: {
      cookiePrefix,
      useSecureCookies: options.https,
      disableCSRFCheck: true,
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-motcua-address'], ipv6Subnet: 128 },
    },
  })
}

// Our names of its tables and columns (migrations/0006_identity.sql).

const user = {
  modelName: 'account_user',
  fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  // Ours; named here because better-auth checks that nothing required is unknown to it.
  additionalFields: {
    officerId: { type: 'string', required: true, input: false, fieldName: 'officer_id' },
    passwordChangedAt: { type: 'date', required: true, input: false, fieldName: 'password_changed_at' },
  },
} as const

const session = {
  modelName: 'session',
  fields: {
    userId: 'user_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  expiresIn: sessionHours * 3600,
  disableSessionRefresh: true,
} as const

const account = {
  modelName: 'credential',
  fields: {
    accountId: 'account_id',
    providerId: 'provider_id',
    userId: 'user_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
} as const

const verification = {
  modelName: 'verification',
  fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
} as const

const secondFactor = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factor',
    fields: {
      backupCodes: 'backup_codes',
      userId: 'user_id',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const
