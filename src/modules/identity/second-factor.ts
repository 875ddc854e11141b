import { createHmac } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import { recordAudit } from '#platform/access/audit-store.ts'
import type { Tables } from '#platform/database/tables.ts'
import { FormProblem } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { claimCode, deleteSecondFactor } from './account-store.ts'
import { issuer } from './better-auth.ts'
import { type IdentityApp, identityServices } from './identity-services.ts'
import { checkCurrentPassword } from './own-account.ts'
import type { SignedIn } from './session-state.ts'
import { type Caller, headersFor, isHttps } from './sign-in.ts'

/** What an authenticator app scans, and what to print and keep. */
export interface Enrolment {
  uri: string
  backupCodes: string[]
}

/** Begins: nothing holds until the first right code (`confirmEnrolment`). Throws FormProblem at `password`. */
export async function beginEnrolment(
  app: IdentityApp,
  caller: Caller,
  person: SignedIn,
  password: string,
): Promise<Enrolment> {
  await checkCurrentPassword(app, person, password, 'password')
  const { api } = identityServices(app).auth(isHttps(caller.request))
  const response = await api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers: headersFor(caller),
    asResponse: true,
  })
  if (!response.ok) throw new FormProblem([{ path: 'password', message: m.identity_second_factor_failed() }])
  const body = (await response.json()) as { totpURI: string; backupCodes: string[] }
  return { uri: nameInUri(body.totpURI, person.username), backupCodes: body.backupCodes }
}

/** Ends: from now on the code is asked for. Returns the cookies of the new session. Throws FormProblem at `code`. */
export async function confirmEnrolment(
  app: IdentityApp,
  caller: Caller,
  person: SignedIn,
  code: string,
): Promise<string[]> {
  const { api } = identityServices(app).auth(isHttps(caller.request))
  const response = await api.verifyTOTP({
    body: { code: code.replaceAll(/\s/g, '') },
    headers: headersFor(caller),
    asResponse: true,
  })
  if (!response.ok) throw new FormProblem([{ path: 'code', message: m.identity_code_wrong() }])
  await claimCode(app.database.db, person.userId, code.replaceAll(/\s/g, ''), app.clock.now())
  await recordOwn(app, caller, person, 'identity.enrol_second_factor')
  return response.headers.getSetCookie()
}

/** Takes the second factor away again; the page offers it only to people who need none. */
export async function removeSecondFactor(
  app: IdentityApp,
  caller: Caller,
  person: SignedIn,
  password: string,
): Promise<void> {
  await checkCurrentPassword(app, person, password, 'password')
  await deleteSecondFactor(app.database.db, person.userId)
  await recordOwn(app, caller, person, 'identity.remove_second_factor')
}

async function recordOwn(app: IdentityApp, { address }: Caller, person: SignedIn, action: string): Promise<void> {
  await recordAudit(app.database.db, {
    id: newId(),
    at: app.clock.now(),
    actor_kind: 'officer',
    actor_id: person.officerId,
    actor_name: person.fullName,
    action,
    subject: person.username,
    unit_id: null,
    outcome: 'done',
    request_id: null,
    result: null,
    address,
    detail: null,
  })
}

/** better-auth puts its own placeholder of an address there; people know themselves by their user name. */
function nameInUri(uri: string, username: string): string {
  const url = new URL(uri)
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(username)}${url.search}`
}

/** For a given secret (the demonstration's, or a tested one): the address that an app scans. */
export function secondFactorUri(secret: string, username: string): string {
  const parameters = new URLSearchParams({ secret: base32(secret), issuer, digits: '6', period: '30' })
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(username)}?${parameters.toString().replaceAll('+', '%20')}`
}

/** RFC 6238 with what authenticator apps take for granted: SHA-1, 30 seconds, six digits. */
export function codeOfSecret(secret: string, now: Date): string {
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)))
  const hash = createHmac('sha1', secret).update(step).digest()
  const at = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export async function encryptedFactor(app: IdentityApp, secret: string, backupCodes: readonly string[]) {
  const key = identityServices(app).authSecret
  return {
    encryptedSecret: await symmetricEncrypt({ key, data: secret }),
    encryptedBackupCodes: await symmetricEncrypt({ key, data: JSON.stringify(backupCodes) }),
  }
}

/** The code of this half minute for an account, undefined when it has no second factor. For the command line of the demonstration. */
export async function currentCode(app: IdentityApp, db: Kysely<Tables>, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('two_factor')
    .select('secret')
    .where('user_id', '=', userId)
    .where('verified', '=', true)
    .executeTakeFirst()
  if (!row) return undefined
  const secret = await symmetricDecrypt({ key: identityServices(app).authSecret, data: row.secret })
  return (await identityServices(app).auth(false).api.generateTOTP({ body: { secret } })).code
}

const base32Signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding, as authenticator apps read a secret. */
function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32Signs[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
