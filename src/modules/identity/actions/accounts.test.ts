import { beforeAll, describe, expect, test } from 'vitest'
import { createOfficer, findUnitByCode } from '#modules/organisations/exports.ts'
import { organisations } from '#modules/organisations/module.ts'
import { type Action, perform } from '#platform/access/action.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { actorOf } from '#tests/support/actors.ts'
import { Browser } from '#tests/support/browser-cookies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { peopleApp, seedPeople } from '#tests/support/people.ts'
import { createAccountWithPassword, createTokenWithText, findAccountByUsername, resetPasswordOf } from '../accounts.ts'
import { createAuthenticator } from '../authenticate.ts'
import { createFirstAdministrator } from '../command-line.ts'
import { demoPassword } from '../demo-people.ts'
import { closeIdleAccounts } from '../idle-accounts.ts'
import { identity } from '../module.ts'
import { signIn } from '../sign-in.ts'
import { createAccount } from './create-account.ts'
import { deactivateAccount } from './deactivate-account.ts'
import { reactivateAccount } from './reactivate-account.ts'
import { resetPassword } from './reset-password.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { revokeSessions } from './revoke-sessions.ts'
import { revokeToken } from './revoke-token.ts'
import { unlockAccount } from './unlock-account.ts'

const { db, database } = useDatabase()
let shift = 0
const clock: Clock = { now: () => new Date(systemClock.now().getTime() + shift) }
const app = peopleApp(database, clock)
const modules = [identity, organisations]
const authenticate = createAuthenticator(app, modules)
let administrator: Actor
let specialist: Actor
/** An administrator of the Department of Finance alone. */
let elsewhere: Actor

beforeAll(async () => {
  await seedPeople(app)
  administrator = await actorOf(app, 'quantri', modules)
  specialist = await actorOf(app, 'chuyenvien', modules)
  const finance = await unitId('H62.005')
  elsewhere = {
    ...specialist,
    grants: new Map(['identity.manage_accounts', 'identity.manage_tokens'].map((code) => [code, new Set([finance])])),
  }
})

const unitId = async (code: string) => (await findUnitByCode(db, code, '2026-11-01'))?.id ?? ''
const accountId = async (username: string) => (await findAccountByUsername(db, username))?.id ?? ''
const as = (actor: Actor, requestId: string = crypto.randomUUID()) => ({ actor, requestId })
const refusal = (code: string) => expect.objectContaining({ code })
const address = '203.0.113.7'

async function enter(username: string, password = demoPassword): Promise<Browser | undefined> {
  const browser = new Browser()
  const result = await signIn(app, { request: browser.request('/login'), address }, { username, password })
  if (result.kind !== 'signed_in') return undefined
  browser.take(result.cookies)
  return browser
}

describe('every act on an account', () => {
  const hash = `$argon2id$${'x'.repeat(20)}`
  // biome-ignore lint/suspicious/noExplicitAny: actions of different inputs in one table
  const acts: readonly [string, Action<any, unknown>, Record<string, unknown>][] = [
    ['reset the password', resetPassword, { password_hash: hash }],
    ['reset the second factor', resetSecondFactor, {}],
    ['unlock', unlockAccount, {}],
    ['deactivate', deactivateAccount, {}],
    ['reactivate', reactivateAccount, {}],
    ['end sessions', revokeSessions, {}],
  ]
  test.each(acts)('%s: not by a specialist, not from another unit, not of nobody', async (_name, action, more) => {
    const input = { account_id: await accountId('truongphong'), ...more }
    await expect(perform(app, action, input, as(specialist))).rejects.toEqual(refusal('not_allowed'))
    await expect(perform(app, action, input, as(elsewhere))).rejects.toEqual(refusal('not_allowed'))
    await expect(
      perform(app, action, { ...input, account_id: crypto.randomUUID() }, as(administrator)),
    ).rejects.toEqual(refusal('account_not_found'))
  })

  test.each(acts.slice(0, 5))('%s: not of one’s own account', async (_name, action, more) => {
    await expect(
      perform(app, action, { account_id: await accountId('quantri'), ...more }, as(administrator)),
    ).rejects.toEqual(refusal('not_oneself'))
  })

  test('a repeated request does not act again', async () => {
    const input = { account_id: await accountId('chuyenvien1.xaydung') }
    const first = await perform(app, deactivateAccount, input, as(administrator, 'again'))
    expect(await perform(app, deactivateAccount, input, as(administrator, 'again'))).toEqual(first)
    await expect(perform(app, deactivateAccount, input, as(administrator))).rejects.toEqual(
      refusal('already_deactivated'),
    )
    await perform(app, reactivateAccount, input, as(administrator))
    await expect(perform(app, reactivateAccount, input, as(administrator))).rejects.toEqual(refusal('not_deactivated'))
  })
})

describe('a new account', () => {
  test('gets a password that is shown, not kept, and must be changed', async () => {
    const officer = await perform(
      app,
      createOfficer,
      { full_name: 'Người Mới' },
      as({ ...administrator, grants: new Map([['organisations.manage_officers', 'everywhere']]) }),
    )
    const request = as(administrator, 'new-account')
    await expect(
      perform(
        app,
        createAccount,
        { officer_id: officer.id, username: 'moi', password_hash: 'plain' },
        as(administrator),
      ),
    ).rejects.toMatchObject({ problems: [{ path: 'password_hash' }] })
    const made = await createAccountWithPassword(app, { officer_id: officer.id, username: 'Moi.n' }, request)
    const again = await createAccountWithPassword(app, { officer_id: officer.id, username: 'Moi.n' }, request)
    expect(again).toEqual(made)
    expect(made.temporary_password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    const log = JSON.stringify(
      await db.selectFrom('audit_entry').selectAll().where('action', '=', 'identity.create_account').execute(),
    )
    expect(log).not.toContain(made.temporary_password)
    expect(log).not.toContain('argon2')
    const browser = await enter('moi.n', made.temporary_password)
    expect(browser && (await authenticate(browser.request('/'))).kind).toBe('applicant')
    await expect(
      createAccountWithPassword(app, { officer_id: officer.id, username: 'khac' }, as(administrator)),
    ).rejects.toEqual(refusal('has_account'))
    await expect(
      createAccountWithPassword(app, { officer_id: officer.id, username: 'x' }, as(administrator)),
    ).rejects.toMatchObject({ problems: [{ path: 'username' }] })
  })

  test('of a taken name is refused', async () => {
    const officer = await perform(
      app,
      createOfficer,
      { full_name: 'Người Khác' },
      as({ ...administrator, grants: new Map([['organisations.manage_officers', 'everywhere']]) }),
    )
    await expect(
      createAccountWithPassword(app, { officer_id: officer.id, username: 'TIEPNHAN' }, as(administrator)),
    ).rejects.toEqual(refusal('username_taken'))
  })
})

test('a reset password ends the sessions and the old password', async () => {
  const browser = await enter('chuyenvien1.laodong')
  const made = await resetPasswordOf(app, { account_id: await accountId('chuyenvien1.laodong') }, as(administrator))
  expect(browser && (await authenticate(browser.request('/'))).kind).toBe('applicant')
  expect(await enter('chuyenvien1.laodong')).toBeUndefined()
  expect(await enter('chuyenvien1.laodong', made.temporary_password)).toBeDefined()
})

test('a locked account is opened by another administrator, and that is in the log', async () => {
  for (let i = 0; i < 5; i += 1) await enter('vanthu', 'wrong')
  expect(await enter('vanthu')).toBeUndefined()
  await perform(app, unlockAccount, { account_id: await accountId('vanthu') }, as(administrator))
  expect(await enter('vanthu')).toBeDefined()
  const entry = await db
    .selectFrom('audit_entry')
    .select(['actor_name', 'subject'])
    .where('action', '=', 'identity.unlock_account')
    .where('outcome', '=', 'done')
    .executeTakeFirst()
  expect(entry).toEqual({ actor_name: 'Tạ Xuân Hiếu', subject: 'vanthu' })
})

test('deactivation is felt at the next request, and signing in again is refused', async () => {
  const browser = await enter('giamsat')
  expect(browser && (await authenticate(browser.request('/'))).kind).toBe('officer')
  await perform(app, deactivateAccount, { account_id: await accountId('giamsat') }, as(administrator))
  expect(browser && (await authenticate(browser.request('/'))).kind).toBe('applicant')
  expect(await enter('giamsat')).toBeUndefined()
  await perform(app, reactivateAccount, { account_id: await accountId('giamsat') }, as(administrator))
  expect(await enter('giamsat')).toBeDefined()
})

test('one session can be ended, the others stay', async () => {
  const [first, second] = [await enter('lanhdao'), await enter('lanhdao')]
  const sessions = await db
    .selectFrom('session')
    .select('id')
    .where('user_id', '=', await accountId('lanhdao'))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const result = await perform(
    app,
    revokeSessions,
    { account_id: await accountId('lanhdao'), session_id: sessions[0]?.id },
    as(administrator),
  )
  expect(result).toEqual({ ended: 1 })
  expect(first && (await authenticate(first.request('/'))).kind).toBe('applicant')
  expect(second && (await authenticate(second.request('/'))).kind).toBe('officer')
})

test('forty-five idle days deactivate, but never the last administrator', async () => {
  shift = 46 * 86_400_000
  const closed = await closeIdleAccounts(app)
  expect(closed).toContain('pholanhdao')
  expect(closed).not.toContain('quantri')
  shift = 0
})

describe('an integration token', () => {
  const input = async (more: Record<string, unknown> = {}) => ({
    name: 'Cổng thử',
    unit_id: await unitId('H62.015'),
    scopes: ['organisations.view'],
    days: 30,
    ...more,
  })
  const call = (token: string) =>
    authenticate(new Request('http://here/api/v1/units', { headers: { authorization: `Bearer ${token}` } }))

  test('has its scopes in its unit and beneath, until revoked or expired', async () => {
    const { token, id } = await createTokenWithText(app, await input(), as(administrator))
    const actor = await call(token)
    expect(actor).toMatchObject({ kind: 'integration', id, name: 'Cổng thử' })
    const units = actor.grants.get('organisations.view') as Set<string>
    expect([units.has(await unitId('H62.015.02')), units.has(await unitId('H62.005'))]).toEqual([true, false])
    expect(actor.grants.has('identity.manage_accounts')).toBe(false)
    shift = 31 * 86_400_000
    expect((await call(token)).kind).toBe('applicant')
    shift = 0
    await expect(perform(app, revokeToken, { token_id: id }, as(elsewhere))).rejects.toEqual(refusal('not_allowed'))
    await perform(app, revokeToken, { token_id: id }, as(administrator))
    expect((await call(token)).kind).toBe('applicant')
    await expect(perform(app, revokeToken, { token_id: id }, as(administrator))).rejects.toEqual(
      refusal('token_revoked'),
    )
  })

  test('is kept as a hash only; a repeated request shows the same', async () => {
    const request = as(administrator, 'token-request')
    const made = await createTokenWithText(app, await input(), request)
    expect(await createTokenWithText(app, await input(), request)).toEqual(made)
    const rows = JSON.stringify([
      await db.selectFrom('integration_token').selectAll().execute(),
      await db.selectFrom('audit_entry').selectAll().execute(),
    ])
    expect(rows).not.toContain(made.token)
    expect((await call(`${made.token}x`)).kind).toBe('applicant')
  })

  test('is given by whom it may be, never over people, never without scope or end', async () => {
    await expect(createTokenWithText(app, await input(), as(specialist))).rejects.toEqual(refusal('not_allowed'))
    await expect(createTokenWithText(app, await input(), as(elsewhere))).rejects.toEqual(refusal('not_allowed'))
    await expect(
      createTokenWithText(app, await input({ scopes: ['identity.manage_accounts'] }), as(administrator)),
    ).rejects.toEqual(refusal('scope_for_people_only'))
    await expect(createTokenWithText(app, await input({ scopes: [] }), as(administrator))).rejects.toMatchObject({
      problems: [{ path: 'scopes' }],
    })
    await expect(createTokenWithText(app, await input({ days: 400 }), as(administrator))).rejects.toMatchObject({
      problems: [{ path: 'days' }],
    })
  })
})

test('an administrator comes by the command line, and the name is taken once', async () => {
  const made = await createFirstAdministrator(app, { username: 'chu', fullName: 'Người Đầu Tiên' })
  expect(await enter('chu', made.temporaryPassword)).toBeDefined()
  await expect(createFirstAdministrator(app, { username: 'chu', fullName: 'X' })).rejects.toEqual(
    refusal('username_taken'),
  )
})
