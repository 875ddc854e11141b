import { beforeAll, describe, expect, test } from 'vitest'
import { submit } from '#modules/dossiers/exports.ts'
import { dossiers } from '#modules/dossiers/module.ts'
import { reports } from '#modules/reports/module.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { newId } from '#platform/ids.ts'
import { anybody, type Part, receiveInput, useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { deadlines } from './module.ts'
import { lookAhead } from './risk-look-ahead.ts'

const board = useBoard()
const answer = apiApp({ version: '0', modules: [deadlines, dossiers, reports] })
let app: Application

beforeAll(() => {
  app = { clock: board.clock, database: board.database } as unknown as Application
})

async function call(part: Part, method: 'GET' | 'POST', path: string, body?: object) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': newId() }
  const init = body ? { method, headers, body: JSON.stringify(body) } : { method }
  const response = await answer(new Request(`http://here/api/v1${path}`, init), {
    app,
    actor: board.actor(part),
    locale: 'vi',
    address: '',
  }).catch((error: unknown) => problemOf(error, 'test'))
  return { status: response.status, body: await response.json() }
}

describe('GET /deadlines/at-risk', () => {
  test('gives pages of what the caller sees, the likeliest first', async () => {
    const first = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    const second = await travelTo(board.at('2026-08-10 09:00'), 'appraisal')
    await lookAhead(board.at('2026-08-14 15:00'), { all: true })
    const page = await call('head', 'GET', '/deadlines/at-risk?limit=1')
    expect(page.body.items.map((item: { code: string }) => item.code)).toEqual([first])
    expect(page.body.items[0]).toMatchObject({ due_at: '2026-08-17T10:00:00.000Z', propose_by: '2026-08-14' })
    const next = await call('head', 'GET', `/deadlines/at-risk?limit=1&after=${page.body.next}`)
    expect(next.body.items.map((item: { code: string }) => item.code)).toEqual([second])
    expect(next.body.items[0].percent).toBeLessThan(page.body.items[0].percent)
    expect(next.body.next).toBeNull()
    expect((await call('specialist2', 'GET', '/deadlines/at-risk')).body.items).toEqual([])
  })

  test('is for whoever may see risks; so is the method', async () => {
    expect((await call('counterOfficer', 'GET', '/deadlines/at-risk')).status).toBe(403)
    expect((await call('counterOfficer', 'GET', '/deadlines/method')).status).toBe(403)
    const { status, body } = await call('leader', 'GET', '/deadlines/method')
    expect([status, body.back_test.enough]).toEqual([200, false])
    expect(body).not.toHaveProperty('times')
  })

  test('a page key that nobody gave is refused', async () => {
    expect((await call('head', 'GET', '/deadlines/at-risk?after=nonsense')).status).toBe(422)
  })
})

test('POST /dossiers/{code}/apologise: the second time is refused with its own code', async () => {
  const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
  const body = { cause: 'staff', reason: 'Cán bộ thụ lý nghỉ ốm.', extension_days: 1 }
  const once = await call('head', 'POST', `/dossiers/${code}/apologise`, {
    ...body,
    version: (await board.dossier(code)).version,
  })
  expect(once.status).toBe(200)
  const twice = await call('head', 'POST', `/dossiers/${code}/apologise`, { ...body, version: once.body.version })
  expect(twice.status).toBe(409)
  expect(JSON.stringify(twice.body)).toContain('already_apologised')
})

describe('GET /reports/acceptance', () => {
  test('gives the figures and the arrivals behind each', async () => {
    board.at('2026-10-05 09:00')
    const { code } = await board.perform(submit, anybody, { ...receiveInput(), channel: 'online' })
    board.at('2026-10-07 09:00')
    const period = 'from=2026-10-01&to=2026-10-31'
    const report = await call('counterOfficer', 'GET', `/reports/acceptance?${period}`)
    expect(report.body.total).toMatchObject({ received: 1, overdue: 1, accepted: 0 })
    expect(report.body.share).toBe(0)
    const behind = await call('counterOfficer', 'GET', `/reports/acceptance/overdue?${period}`)
    expect(behind.body.map((each: { code: string }) => each.code)).toEqual([code])
    expect((await call('specialist', 'GET', `/reports/acceptance?${period}`)).status).toBe(403)
    expect((await call('specialist', 'GET', `/reports/acceptance/overdue?${period}`)).status).toBe(403)
    expect((await call('leader', 'GET', `/reports/acceptance/nothing?${period}`)).status).toBe(422)
  })
})
