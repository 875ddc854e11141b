import { beforeAll, expect, test } from 'vitest'
import { findUnitByCode } from '#modules/organisations/exports.ts'
import { organisations } from '#modules/organisations/module.ts'
import { parameters } from '#modules/parameters/module.ts'
import type { Actor } from '#platform/access/actor.ts'
import { applicant } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { systemClock } from '#platform/clock.ts'
import { actorOf } from '#tests/support/actors.ts'
import { useDatabase } from '#tests/support/database.ts'
import { peopleApp, seedPeople } from '#tests/support/people.ts'
import { createAuthenticator } from './authenticate.ts'
import { identity } from './module.ts'

const { db, database } = useDatabase()
const app = peopleApp(database, systemClock)
const modules = [organisations, parameters, identity]
const answer = apiApp({ version: '0', modules })
const authenticate = createAuthenticator(app, modules)
let administrator: Actor
let specialist: Actor

beforeAll(async () => {
  await seedPeople(app)
  administrator = await actorOf(app, 'quantri', modules)
  specialist = await actorOf(app, 'chuyenvien', modules)
})

async function call(actor: Actor, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const request = new Request(`http://here/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  // What http-app.ts does with an error on the way.
  const response = await answer(request, {
    app: app as unknown as Application,
    actor,
    locale: 'vi',
    address: '203.0.113.7',
  }).catch((error: unknown) => problemOf(error, 'test'))
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown> & {
      items?: Record<string, unknown>[]
      next?: string | null
    },
  }
}

test('lists come in pages that join without gap or double', async () => {
  const names: unknown[] = []
  for (let after: string | null | undefined = ''; after !== null; ) {
    const page = await call(administrator, 'GET', `/accounts?limit=7${after ? `&after=${after}` : ''}`)
    expect(page.status).toBe(200)
    names.push(...(page.body.items ?? []).map((item) => item.full_name))
    after = page.body.next
  }
  expect(names).toHaveLength(29)
  expect(new Set(names).size).toBe(29)
  expect(names.slice(-2)).toEqual(['Vũ Đình Phong', 'Võ Thanh Tùng'].sort((a, b) => a.localeCompare(b, 'vi')))
  const found = await call(administrator, 'GET', '/accounts?search=thuy%20duong')
  expect(found.body.items).toMatchObject([
    { full_name: 'Nguyễn Thị Thùy Dương', username: 'chuyenvien', second_factor: false },
  ])
})

test('reading without the right is refused and logged', async () => {
  for (const path of ['/accounts', '/tokens', '/audit', '/parameters']) {
    expect((await call(specialist, 'GET', path)).status, path).toBe(403)
    expect((await call(applicant, 'GET', path)).status, path).toBe(403)
  }
  const denied = await db
    .selectFrom('audit_entry')
    .select('subject')
    .where('outcome', '=', 'denied')
    .where('actor_id', '=', specialist.id)
    .execute()
  expect(denied.map((each) => each.subject)).toContain('/api/v1/audit')
})

test('an account, a token, and what the token may do', async () => {
  const officer = await call(administrator, 'POST', '/officers', { full_name: 'Người Qua API' })
  expect(officer.status).toBe(201)
  const key = { 'Idempotency-Key': 'account-by-rest' }
  const body = { officer_id: officer.body.id, username: 'quaapi' }
  const made = await call(administrator, 'POST', '/accounts', body, key)
  expect(made.body.temporary_password).toMatch(/^\w{4}-/)
  expect((await call(administrator, 'POST', '/accounts', body, key)).body).toEqual(made.body)
  expect((await call(applicant, 'POST', '/accounts', body)).status).toBe(401)
  const unit_id = (await findUnitByCode(db, 'H62.015', '2026-11-01'))?.id
  const token = await call(administrator, 'POST', '/tokens', {
    name: 'Thử',
    unit_id,
    scopes: ['organisations.view'],
    days: 10,
  })
  expect(token.status).toBe(201)
  const integration = await authenticate(
    new Request('http://here/', { headers: { authorization: `Bearer ${token.body.token}` } }),
  )
  expect((await call(integration, 'GET', '/me')).body).toMatchObject({
    kind: 'integration',
    permissions: ['organisations.view'],
  })
  expect((await call(integration, 'GET', '/units')).status).toBe(200)
  expect((await call(integration, 'GET', '/accounts')).status).toBe(403)
})

test('units by day, one unit, and an act through the second door', async () => {
  const units = await call(specialist, 'GET', '/units?on=2025-12-01')
  expect(units.body.items?.map((unit) => unit.code)).toContain('H62.015.07')
  const board = units.body.items?.find((unit) => unit.code === 'H62.015')
  expect((await call(specialist, 'GET', `/units/${board?.id}`)).body).toMatchObject({
    name_en: 'An Binh Industrial Parks Management Board',
    history: [],
  })
  expect((await call(specialist, 'GET', `/units/${crypto.randomUUID()}`)).status).toBe(404)
  const change = { version: board?.version, short_name: 'Ban', name_en: 'Board' }
  expect((await call(specialist, 'PATCH', `/units/${board?.id}`, change)).status).toBe(403)
  expect((await call(administrator, 'PATCH', `/units/${board?.id}`, change)).status).toBe(200)
  expect((await call(administrator, 'PATCH', `/units/${board?.id}`, change)).status).toBe(409)
  expect((await call(administrator, 'PATCH', `/units/${board?.id}`, { ...change, email: 'x' })).body).toMatchObject({
    status: 422,
    errors: [{ path: 'email' }],
  })
})

test('the log by person, day and outcome, within reach', async () => {
  const supervisor = await actorOf(app, 'giamsat', modules)
  const all = await call(administrator, 'GET', '/audit?action=identity.&outcome=done')
  expect(all.body.items?.map((line) => line.action)).toContain('identity.create_account')
  const own = await call(supervisor, 'GET', '/audit')
  expect(own.status).toBe(200)
  // The administrator's lines of the province are not the board's supervisor's.
  expect((own.body.items ?? []).map((line) => line.action)).not.toContain('identity.create_account')
  expect((await call(administrator, 'GET', '/audit?to=2020-01-01')).body.items).toEqual([])
  expect((await call(administrator, 'GET', '/audit?after=junk')).status).toBe(422)
})
