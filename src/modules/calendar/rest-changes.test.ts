import { beforeAll, expect, test } from 'vitest'
import { type Actor, applicant } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { newId } from '#platform/ids.ts'
import { projectPath } from '#platform/project.ts'
import { testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { loadCalendars } from './calendar-store.ts'
import { calendar } from './module.ts'

/** An integration changes a calendar by REST: the same permission, conflicts and faults as on the pages. */
const { db, database } = useDatabase()
const answer = apiApp({ version: '0', modules: [calendar] })
let app: Application

beforeAll(async () => {
  app = await testApplication(database)
  await loadCalendars(db, projectPath('data/calendars'), app.clock.now())
})

const integration: Actor = {
  kind: 'integration',
  id: newId(),
  name: 'Hệ thống nhân sự',
  unitId: null,
  grants: new Map([['calendar.change', 'everywhere']]),
}
const stranger: Actor = { ...integration, id: newId(), grants: new Map([['dossiers.view', 'everywhere']]) }

async function post(actor: Actor, path: string, body: object, key: string = newId()) {
  const request = new Request(`http://here/api/v1${path}`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
    body: JSON.stringify(body),
  })
  const response = await answer(request, { app, actor, locale: 'vi', address: '' }).catch((error: unknown) =>
    problemOf(error, 'test'),
  )
  return { status: response.status, body: await response.json() }
}

const day = { what: 'off', date: '2026-12-30', kind: 'day_off', name: 'Nghỉ', legal_basis: 'QĐ 1', confidence: 'V' }

test('nobody without the permission; every door is guarded', async () => {
  const doors = [
    'day',
    'days',
    'hours',
    'season',
    'remove-season',
    'particulars',
    'pack',
    'renew',
    'publish',
    'discard',
  ]
  const paths = [
    ...doors.map((name) => `/calendars/vn/draft/${name}`),
    '/calendars',
    '/calendars/vn/versions',
    `/units/${newId()}/calendar`,
  ]
  for (const path of paths) {
    expect((await post(applicant, path, day)).status, path).toBe(401)
    expect((await post(stranger, path, day)).status, path).toBe(403)
  }
})

test('a day is drafted once, published once, and read by everybody', async () => {
  const key = newId()
  const first = await post(integration, '/calendars/vn/draft/day', day, key)
  expect(first).toMatchObject({ status: 200, body: { code: 'vn', draft_version: 1 } })
  expect(await post(integration, '/calendars/vn/draft/day', day, key)).toEqual(first)
  expect((await post(integration, '/calendars/vn/draft/day', day)).body).toMatchObject({ code: 'draft_changed' })
  const published = await post(integration, '/calendars/vn/draft/publish', { draft_version: 1, reason: 'Thử' })
  expect(published).toMatchObject({ status: 201, body: { version: 2, published: [{ code: 'vn', version: 2 }] } })
  const read = await answer(new Request('http://here/api/v1/calendars/vn'), {
    app,
    actor: applicant,
    locale: 'vi',
    address: '',
  })
  const { items } = (await read.json()) as {
    items: { version: number; definition: { exceptions: { date: string }[] } }[]
  }
  expect(items.map(({ version }) => version)).toEqual([2, 1])
  expect(items[0]?.definition.exceptions.map(({ date }) => date)).toContain('2026-12-30')
})

test('a whole definition: what is wrong is named with its place, what is outdated is told', async () => {
  const body = { base_version: 2, reason: 'Nhân sự', definition: { weekly: { mon: [['11:30', '07:30']] } } }
  const wrong = await post(integration, '/calendars/vn/versions', body)
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'definition.weekly.mon[0]' }] } })
  const old = await post(integration, '/calendars/vn/versions', { ...body, base_version: 1 })
  expect(old).toMatchObject({ status: 409, body: { code: 'draft_outdated' } })
  const right = { ...body, definition: { weekly: { mon: [['07:30', '11:30']] } } }
  expect((await post(integration, '/calendars/vn/versions', right)).body).toMatchObject({ version: 3 })
})
