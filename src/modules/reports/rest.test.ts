import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { type Part, useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { reports } from './module.ts'

const board = useBoard()
const answer = apiApp({ version: '0', modules: [reports] })
const JUNE = 'from=2026-06-01&to=2026-06-30'

/** The person with the rights that this capability gives the role, where the role reaches. */
function may(part: Part, role: (typeof reports.permissions)[number]['roles'][number]): Actor {
  const actor = board.actor(part)
  const units = actor.grants.get('dossiers.view') ?? new Set<string>()
  const own = reports.permissions.filter((each) => each.roles.includes(role)).map(({ code }) => [code, units] as const)
  return { ...actor, grants: new Map([...actor.grants, ...own]) }
}

async function call(actor: Actor, path: string, body?: object) {
  const request = new Request(`http://here/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const app = { database: board.database, clock: board.clock } as unknown as Application
  const scope = { app, actor, locale: 'vi' as const, address: '203.0.113.7' }
  const response = await answer(request, scope).catch((error: unknown) => problemOf(error, 'test'))
  return { status: response.status, json: (await response.json()) as Record<string, never> }
}

beforeAll(async () => {
  await travelTo(board.at('2026-06-01 09:00'), 'appraisal')
  board.at('2026-06-24 09:00')
})

test('the report with its figures under their names', async () => {
  const { status, json } = await call(may('leader', 'leader'), `/reports/06a?${JUNE}&unit=H62.015&by=procedure`)
  expect(status).toBe(200)
  expect(json.totals).toMatchObject({ received_total: 1, received_direct_post: 1, in_process_late: 1 })
  expect(json.rows).toMatchObject([{ code: '1.009664', received_total: 1 }])
  expect(json.definition_version).toBe('06a-1')
})

test('is refused to whoever may not read reports, and hides foreign units', async () => {
  expect((await call(board.actor('specialist'), `/reports/06a?${JUNE}`)).status).toBe(403)
  expect((await call(board.actor('specialist'), '/reports/issued')).status).toBe(403)
  expect((await call(may('outsider', 'head'), `/reports/06a?${JUNE}&unit=H62.015`)).status).toBe(404)
  expect((await call(may('leader', 'leader'), '/reports/06a?from=2026-06-10&to=2026-06-01')).status).toBe(422)
})

test('is issued once, listed and counted again', async () => {
  const leader = may('leader', 'leader')
  const input = { unit_id: board.unit('H62.015'), from: '2026-06-01', to: '2026-06-15', by: 'field' }
  const issued = await call(leader, '/reports/issued', input)
  expect(issued.status).toBe(201)
  expect((await call(may('supervisor', 'supervisor'), '/reports/issued', input)).status).toBe(403)
  const list = await call(leader, '/reports/issued')
  expect(list.json.items).toHaveLength(1)
  const again = await call(leader, `/reports/issued/${issued.json.id}`)
  expect(again.json).toMatchObject({ same: true, changed: false, hash: issued.json.hash, moved: [] })
  expect((await call(may('outsider', 'head'), `/reports/issued/${issued.json.id}`)).status).toBe(404)
})
