import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/module.ts'
import { parameters } from '#modules/parameters/module.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { Browser } from '#tests/support/browser-cookies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { peopleApp, seedPeople } from '#tests/support/people.ts'
import { createAuthenticator } from './authenticate.ts'
import { demoPassword, seedDemoPeople } from './demo-people.ts'
import { identityServices } from './identity-services.ts'
import { identity } from './module.ts'
import { currentCode } from './second-factor.ts'
import { readSession } from './session-state.ts'
import { signIn, verifySecondFactor } from './sign-in.ts'

const { db, database } = useDatabase()
let shift = 0
const clock: Clock = { now: () => new Date(systemClock.now().getTime() + shift) }
const app = peopleApp(database, clock)
const authenticate = createAuthenticator(app, [identity, organisations, parameters])
const address = '203.0.113.7'

beforeAll(() => seedPeople(app))
beforeEach(async () => {
  shift = 0
  await sql`update account_user set failed_tries = 0, locked_until = null, must_change_password = false, deactivated_at = null`.execute(
    db,
  )
})

async function enter(username: string, password = demoPassword): Promise<{ browser: Browser; kind: string }> {
  const browser = new Browser()
  const result = await signIn(app, { request: browser.request('/login'), address }, { username, password })
  if (result.kind !== 'refused') browser.take(result.cookies)
  return { browser, kind: result.kind }
}

async function administrator(): Promise<Browser> {
  const { browser } = await enter('quantri')
  const account = await db
    .selectFrom('account_user')
    .select('id')
    .where('username', '=', 'quantri')
    .executeTakeFirstOrThrow()
  const code = await currentCode(app, db, account.id)
  // As if every sign-in of this file had a half minute of its own.
  await db
    .deleteFrom('verification')
    .where('value', '=', code ?? '')
    .execute()
  const result = await verifySecondFactor(
    app,
    { request: browser.request('/login/second-factor'), address },
    code ?? '',
  )
  if (result.kind !== 'signed_in') throw new Error('the administrator cannot come in')
  browser.take(result.cookies)
  return browser
}

const failures = () =>
  db
    .selectFrom('audit_entry')
    .select(['subject', 'detail', 'actor_name'])
    .where('action', '=', 'identity.sign_in')
    .where('outcome', '=', 'failed')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

test('our tables are what better-auth wants', async () => {
  const plan = await getMigrations(identityServices(app).auth(false).options)
  expect(plan.toBeCreated).toEqual([])
  expect(plan.toBeAdded.map((each) => [each.table, Object.keys(each.fields)])).toEqual([])
})

describe('signing in', () => {
  test('the right password opens a session whose rights are those of the posts', async () => {
    const { browser, kind } = await enter('TruongPhong')
    expect(kind).toBe('signed_in')
    const actor = await authenticate(browser.request('/'))
    expect(actor).toMatchObject({ kind: 'officer', name: 'Đỗ Quang Khải' })
    expect([...actor.grants.keys()]).toContain('organisations.view')
    expect([...actor.grants.keys()]).not.toContain('identity.manage_accounts')
  })

  test('the cookie is for the server only, and for https where the address says so', async () => {
    const plain = await signIn(
      app,
      { request: new Request('http://here/login'), address },
      { username: 'vanthu', password: demoPassword },
    )
    const safe = await signIn(
      app,
      { request: new Request('https://here/login'), address },
      { username: 'vanthu', password: demoPassword },
    )
    if (plain.kind === 'refused' || safe.kind === 'refused') throw new Error('refused')
    expect(plain.cookies.join()).toMatch(/motcua\.session_token=.*HttpOnly; SameSite=Lax/)
    expect(plain.cookies.join()).not.toContain('Secure')
    expect(safe.cookies.join()).toMatch(/__Secure-motcua\.session_token=.*HttpOnly; Secure; SameSite=Lax/)
  })

  test('an unknown name and a wrong password look alike and take alike', async () => {
    const time = async (username: string) => {
      const start = performance.now()
      expect((await enter(username, 'not this one')).kind).toBe('refused')
      return performance.now() - start
    }
    const [wrong, unknown]: [number[], number[]] = [[], []]
    // In turn, so that whatever else this machine does slows both.
    for (let i = 0; i < 4; i += 1) {
      wrong.push(await time('chuyenvien'))
      unknown.push(await time('nobody'))
    }
    expect(Math.min(...unknown), 'who answers at once has hashed nothing').toBeGreaterThan(Math.min(...wrong) * 0.4)
    expect(await failures()).toContainEqual({
      subject: 'chuyenvien',
      detail: 'wrong password',
      actor_name: 'Nguyễn Thị Thùy Dương',
    })
    expect(await failures()).toContainEqual({ subject: null, detail: 'unknown name', actor_name: '' })
  })

  test('the fifth wrong try locks for twelve hours, also for the right password', async () => {
    for (let i = 0; i < 5; i += 1) await enter('chuyenvien', 'wrong')
    expect((await enter('chuyenvien')).kind).toBe('refused')
    expect((await failures())[0]).toMatchObject({ detail: 'locked' })
    shift = 11.9 * 3_600_000
    expect((await enter('chuyenvien')).kind).toBe('refused')
    shift = 12.1 * 3_600_000
    expect((await enter('chuyenvien')).kind).toBe('signed_in')
  })

  test('twenty tries at once are not more than five', async () => {
    await Promise.all(Array.from({ length: 20 }, () => enter('chuyenvien2', 'wrong')))
    expect(
      (await failures()).filter((each) => each.subject === 'chuyenvien2' && each.detail?.startsWith('wrong')).length,
    ).toBe(5)
  })

  test('a right password in between starts the count anew', async () => {
    for (let i = 0; i < 4; i += 1) await enter('lanhdao', 'wrong')
    expect((await enter('lanhdao')).kind).toBe('signed_in')
    for (let i = 0; i < 4; i += 1) await enter('lanhdao', 'wrong')
    expect((await enter('lanhdao')).kind).toBe('signed_in')
  })

  test('a cookie that somebody made up is nobody', async () => {
    const { browser } = await enter('vanthu')
    const cookie = browser.request('/').headers.get('cookie') ?? ''
    const forged = cookie.replace(
      /session_token=(.)/,
      (_, first: string) => `session_token=${first === 'a' ? 'b' : 'a'}`,
    )
    expect((await authenticate(new Request('http://here/', { headers: { cookie: forged } }))).kind).toBe('applicant')
  })

  test('better-auth agrees with our reading of its cookie', async () => {
    const { browser } = await enter('vanthu')
    const theirs = await identityServices(app)
      .auth(false)
      .api.getSession({ headers: browser.request('/').headers })
    const ours = await readSession(app, browser.request('/'))
    expect(ours).toMatchObject({
      kind: 'signed_in',
      sessionId: theirs?.session.id,
      userId: theirs?.user.id,
      username: 'vanthu',
    })
  })
})

describe('the second factor', () => {
  test('the administrator is nobody until the code is right', async () => {
    const { browser, kind } = await enter('quantri')
    expect(kind).toBe('second_factor')
    expect((await authenticate(browser.request('/'))).kind).toBe('applicant')
    expect((await authenticate((await administrator()).request('/'))).kind).toBe('officer')
  })

  test('wrong codes lock like wrong passwords, and a right password in between forgives none', async () => {
    for (let i = 0; i < 5; i += 1) {
      const { browser, kind } = await enter('quantri')
      expect(kind).toBe('second_factor')
      expect((await verifySecondFactor(app, { request: browser.request('/'), address }, '000000')).kind).toBe('refused')
    }
    expect((await enter('quantri')).kind).toBe('refused')
  })

  describe('a code of the authenticator app', () => {
    const between = async () => (await enter('quantri')).browser
    const use = async (browser: Browser, code: string) =>
      (await verifySecondFactor(app, { request: browser.request('/'), address }, code)).kind
    const freshCode = async () => {
      const { id } = await db
        .selectFrom('account_user')
        .select('id')
        .where('username', '=', 'quantri')
        .executeTakeFirstOrThrow()
      const code = (await currentCode(app, db, id)) ?? ''
      await db.deleteFrom('verification').where('value', '=', code).execute()
      return code
    }

    test('opens once, and not again within its half minute', async () => {
      const code = await freshCode()
      expect(await use(await between(), code)).toBe('signed_in')
      expect(await use(await between(), code)).toBe('refused')
      expect(await failures()).toContainEqual(
        expect.objectContaining({ subject: 'quantri', detail: 'code used before' }),
      )
    })

    test('opens one of two sign-ins at once', async () => {
      const code = await freshCode()
      const both = await Promise.all([await between(), await between()].map((browser) => use(browser, code)))
      expect(both.sort()).toEqual(['refused', 'signed_in'])
    })

    test('a wrong one is not kept as used', async () => {
      const browser = await between()
      expect(await use(browser, '000000')).toBe('refused')
      const kept = db.selectFrom('verification').selectAll().where('value', '=', '000000')
      expect(await kept.execute()).toEqual([])
    })
  })

  test('a backup code works once', async () => {
    const use = async () => {
      const { browser } = await enter('quantri')
      return (await verifySecondFactor(app, { request: browser.request('/'), address }, 'demo1-26abc')).kind
    }
    expect(await use()).toBe('signed_in')
    expect(await use()).toBe('refused')
  })

  test('without a challenge there is nothing to verify', async () => {
    expect((await verifySecondFactor(app, { request: new Request('http://here/'), address }, '123456')).kind).toBe(
      'refused',
    )
  })
})

test('the demonstration’s people are added once', async () => {
  const before = await db
    .selectFrom('account_user')
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  const list = await seedDemoPeople(app)
  expect(list.length).toBe(before.n)
  expect(list.find((each) => each.username === 'quantri')?.secondFactorUri).toMatch(
    /^otpauth:\/\/totp\/Mot%20Cua:quantri\?secret=[A-Z2-7]+&issuer=Mot%20Cua/,
  )
  expect(
    (await db.selectFrom('account_user').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()).n,
  ).toBe(before.n)
})
