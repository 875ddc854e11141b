import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { legalDay } from '#platform/clock.ts'
import { cookiePrefix } from './better-auth.ts'
import { type IdentityApp, identityServices } from './identity-services.ts'
import { type SecurityPolicy, securityPolicy } from './security-policy.ts'

/** What a person must do before anything else. */
export type Duty = 'none' | 'new_password' | 'second_factor'

export interface SignedIn {
  sessionId: string
  userId: string
  officerId: string
  username: string
  fullName: string
  hasSecondFactor: boolean
  isAdministrator: boolean
  duty: Duty
  seenAt: Date | null
}

/** `idle`: there was a session, but nobody was at the keyboard for too long. */
export type SessionState = { kind: 'none' } | { kind: 'idle' } | ({ kind: 'signed_in' } & SignedIn)

interface SessionRow {
  session_id: string
  user_id: string
  officer_id: string
  username: string
  full_name: string
  two_factor_enabled: boolean
  must_change_password: boolean
  password_changed_at: Date
  seen_at: Date | null
  created_at: Date
  is_administrator: boolean
}

/** Reads the session of a request: one query. Nothing is written; authenticate.ts notes that the person is there. */
export async function readSession(app: IdentityApp, request: Request): Promise<SessionState> {
  const token = sessionToken(request, identityServices(app).authSecret)
  if (token === undefined) return { kind: 'none' }
  const now = app.clock.now()
  const { db } = app.database
  const found = await sql<SessionRow>`
    select s.id as session_id, u.id as user_id, u.officer_id, u.username, o.full_name, u.two_factor_enabled,
      u.must_change_password, u.password_changed_at, s.seen_at, s.created_at,
      exists (select 1 from post p where p.officer_id = u.officer_id and p.role = 'administrator'
        and p.valid_from <= ${legalDay(now)}::date and (p.valid_to is null or p.valid_to >= ${legalDay(now)}::date)) as is_administrator
    from session s join account_user u on u.id = s.user_id join officer o on o.id = u.officer_id
    where s.token = ${token} and s.expires_at > ${now} and u.deactivated_at is null and o.active`.execute(db)
  const row = found.rows[0]
  if (!row) return { kind: 'none' }
  const policy = await securityPolicy(db, now)
  if (isIdle(row, policy, now)) return { kind: 'idle' }
  return {
    kind: 'signed_in',
    sessionId: row.session_id,
    userId: row.user_id,
    officerId: row.officer_id,
    username: row.username,
    fullName: row.full_name,
    hasSecondFactor: row.two_factor_enabled,
    isAdministrator: row.is_administrator,
    duty: dutyOf(row, policy, now),
    seenAt: row.seen_at,
  }
}

/** ≤ 15 minutes, for administrators ≤ 5 (law.md §10.3). */
function isIdle(row: SessionRow, policy: SecurityPolicy, now: Date): boolean {
  const minutes = row.is_administrator ? policy.administratorIdleMinutes : policy.idleMinutes
  return now.getTime() - (row.seen_at ?? row.created_at).getTime() > minutes * 60_000
}

/** A first or expired password before all else, then the second factor that administrators must have. */
function dutyOf(row: SessionRow, policy: SecurityPolicy, now: Date): Duty {
  if (row.must_change_password) return 'new_password'
  if (!row.is_administrator) return 'none'
  if (isTooOld(row.password_changed_at, policy, now)) return 'new_password'
  return row.two_factor_enabled ? 'none' : 'second_factor'
}

function isTooOld(changedAt: Date, policy: SecurityPolicy, now: Date): boolean {
  const limit = Temporal.PlainDate.from(legalDay(changedAt)).add({ months: policy.administratorPasswordMonths })
  return Temporal.PlainDate.compare(limit, Temporal.PlainDate.from(legalDay(now))) < 0
}

const cookieNames = [`${cookiePrefix}.session_token`, `__Secure-${cookiePrefix}.session_token`]

/** The token in better-auth's cookie (`token.signature`, HMAC-SHA-256 in base64), undefined unless the signature is ours. */
function sessionToken(request: Request, secret: string): string | undefined {
  return signedCookie(request, cookieNames, secret)
}

export function signedCookie(request: Request, names: readonly string[], secret: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [name = '', ...rest] = part.trim().split('=')
    if (!names.includes(name)) continue
    const value = checkedValue(rest.join('='), secret)
    if (value !== undefined) return value
  }
  return undefined
}

function checkedValue(raw: string, secret: string): string | undefined {
  let text: string
  try {
    text = decodeURIComponent(raw)
  } catch {
    return undefined
  }
  const dot = text.lastIndexOf('.')
  if (dot < 1) return undefined
  const given = Buffer.from(text.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(text.slice(0, dot)).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? text.slice(0, dot) : undefined
}
