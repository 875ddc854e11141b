import { recordAudit } from '#platform/access/audit-store.ts'
import { newId } from '#platform/ids.ts'
import { claimCode, clearTries, forgiveTry, releaseCode, reserveTry } from './account-store.ts'
import { cookiePrefix } from './better-auth.ts'
import { type IdentityApp, identityServices } from './identity-services.ts'
import { spendVerificationTime } from './password-hash.ts'
import { securityPolicy } from './security-policy.ts'
import { readSession, signedCookie } from './session-state.ts'

/** Where a sign-in stands; `cookies` are `Set-Cookie` values for the answer. */
export type SignInResult =
  | { kind: 'signed_in' | 'second_factor'; cookies: string[] }
  /** Unknown, wrong, locked and deactivated look alike, so that nobody learns which names exist. */
  | { kind: 'refused' }

export interface Caller {
  request: Request
  address: string
}

/** First step: name and password. */
export async function signIn(
  app: IdentityApp,
  caller: Caller,
  input: { username: string; password: string },
): Promise<SignInResult> {
  const { db } = app.database
  const now = app.clock.now()
  const username = input.username.trim().toLowerCase()
  const account = await reserveTry(db, { username }, await securityPolicy(db, now), now)
  if (!account) {
    await spendVerificationTime(input.password)
    await recordFailure(app, caller, await whyNot(app, username))
    return { kind: 'refused' }
  }
  const response = await identityServices(app)
    .auth(isHttps(caller.request))
    .api.signInUsername({
      body: { username, password: input.password },
      headers: headersFor(caller),
      asResponse: true,
    })
  if (!response.ok) {
    await recordFailure(app, caller, {
      officerId: account.officer_id,
      name: account.name,
      username,
      detail: account.locked ? 'wrong password, locked' : 'wrong password',
    })
    return { kind: 'refused' }
  }
  const cookies = response.headers.getSetCookie()
  if (((await response.json()) as { twoFactorRedirect?: boolean } | null)?.twoFactorRedirect) {
    await forgiveTry(db, account.id)
    return { kind: 'second_factor', cookies }
  }
  await clearTries(db, account.id)
  await recordSignIn(app, caller, { officerId: account.officer_id, name: account.name, username }, 'password')
  return { kind: 'signed_in', cookies }
}

/** Second step: the code of the authenticator app, or one of the backup codes. Wrong codes count like wrong passwords. */
export async function verifySecondFactor(app: IdentityApp, caller: Caller, code: string): Promise<SignInResult> {
  const { db } = app.database
  const now = app.clock.now()
  const challenged = await findChallenged(app, caller.request)
  const account = challenged && (await reserveTry(db, { id: challenged.id }, await securityPolicy(db, now), now))
  if (!challenged || !account) {
    await recordFailure(app, caller, challenged ? { ...challenged, detail: 'locked' } : { detail: 'no challenge' })
    return { kind: 'refused' }
  }
  const typed = code.replaceAll(/\s/g, '')
  const { api } = identityServices(app).auth(isHttps(caller.request))
  const isTotp = /^\d{6}$/.test(typed)
  if (isTotp && !(await claimCode(db, account.id, typed, now))) {
    await recordFailure(app, caller, { ...challenged, detail: 'code used before' })
    return { kind: 'refused' }
  }
  const call = { body: { code: typed }, headers: headersFor(caller), asResponse: true } as const
  const response = await (isTotp ? api.verifyTOTP(call) : api.verifyBackupCode(call))
  if (!response.ok) {
    if (isTotp) await releaseCode(db, account.id, typed)
    await recordFailure(app, caller, { ...challenged, detail: account.locked ? 'wrong code, locked' : 'wrong code' })
    return { kind: 'refused' }
  }
  await clearTries(db, account.id)
  await recordSignIn(app, caller, challenged, isTotp ? 'password and code' : 'password and backup code')
  return { kind: 'signed_in', cookies: response.headers.getSetCookie() }
}

/** Ends the session on the server and in the browser. Also right when nobody is signed in. */
export async function signOut(app: IdentityApp, caller: Caller): Promise<string[]> {
  const state = await readSession(app, caller.request)
  const response = await identityServices(app)
    .auth(isHttps(caller.request))
    .api.signOut({ headers: headersFor(caller), asResponse: true })
  if (state.kind === 'signed_in') {
    await recordAudit(app.database.db, {
      ...auditBase(app, caller),
      actor_kind: 'officer',
      actor_id: state.officerId,
      actor_name: state.fullName,
      action: 'identity.sign_out',
      subject: state.username,
      outcome: 'done',
      detail: null,
    })
  }
  return response.headers.getSetCookie()
}

/** Is somebody between the first step and the second? */
export async function hasChallenge(app: IdentityApp, request: Request): Promise<boolean> {
  return (await findChallenged(app, request)) !== undefined
}

export function isHttps(request: Request): boolean {
  return new URL(request.url).protocol === 'https:'
}

/** What better-auth may see of the request: cookies, browser and address, nothing that a caller could use to confuse it. */
export function headersFor({ request, address }: Caller): Headers {
  const headers = new Headers({ 'x-motcua-address': address })
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

const challengeCookies = [`${cookiePrefix}.two_factor`, `__Secure-${cookiePrefix}.two_factor`]

async function findChallenged(app: IdentityApp, request: Request) {
  const identifier = signedCookie(request, challengeCookies, identityServices(app).authSecret)
  if (identifier === undefined) return undefined
  const { db } = app.database
  const row = await db
    .selectFrom('verification')
    .innerJoin('account_user as u', (join) =>
      join.on((eb) => eb(eb.cast<string>('u.id', 'text'), '=', eb.ref('verification.value'))),
    )
    .select(['u.id', 'u.officer_id as officerId', 'u.name', 'u.username'])
    .where('verification.identifier', '=', identifier)
    .where('verification.expires_at', '>', app.clock.now())
    .executeTakeFirst()
  return row
}

interface Person {
  officerId: string
  name: string
  username: string
}

async function whyNot(app: IdentityApp, username: string): Promise<Partial<Person> & { detail: string }> {
  const row = await app.database.db
    .selectFrom('account_user')
    .select(['officer_id', 'name', 'deactivated_at'])
    .where('username', '=', username)
    .executeTakeFirst()
  // What was typed instead of a name may be a password: it is not written down.
  if (!row) return { detail: 'unknown name' }
  return { officerId: row.officer_id, name: row.name, username, detail: row.deactivated_at ? 'deactivated' : 'locked' }
}

async function recordFailure(
  app: IdentityApp,
  caller: Caller,
  who: Partial<Person> & { detail: string },
): Promise<void> {
  await recordAudit(app.database.db, {
    ...auditBase(app, caller),
    actor_kind: 'applicant',
    actor_id: who.officerId ?? null,
    actor_name: who.name ?? '',
    action: 'identity.sign_in',
    subject: who.username ?? null,
    outcome: 'failed',
    detail: who.detail,
  })
}

async function recordSignIn(app: IdentityApp, caller: Caller, who: Person, how: string): Promise<void> {
  await recordAudit(app.database.db, {
    ...auditBase(app, caller),
    actor_kind: 'officer',
    actor_id: who.officerId,
    actor_name: who.name,
    action: 'identity.sign_in',
    subject: who.username,
    outcome: 'done',
    detail: how,
  })
}

function auditBase(app: IdentityApp, caller: Caller) {
  return {
    id: newId(),
    at: app.clock.now(),
    unit_id: null,
    request_id: null,
    result: null,
    address: caller.address,
  } as const
}
