import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { testApplication } from '#tests/support/application.ts'
import { useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { dossiers } from './module.ts'

const board = useBoard()
const answer = apiApp({ version: '0', modules: [dossiers] })
let app: Application

beforeAll(async () => {
  app = { ...(await testApplication(board.database)), clock: board.clock }
})

async function get(path: string, actor: Actor) {
  const scope = { app, actor, locale: 'vi' as const, address: '' }
  const response = await answer(new Request(`http://here/api/v1${path}`), scope).catch((error: unknown) =>
    problemOf(error, 'test'),
  )
  return { status: response.status, body: await response.json() }
}

describe('GET /dossiers/{code}/clocks', () => {
  it('gives every clock with its ledger and its explanation', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'awaiting_supplement')
    const { status, body } = await get(`/dossiers/${code}/clocks`, board.actor('specialist'))
    expect(status).toBe(200)
    expect(body.items.map(({ key, state }: { key: string; state: string }) => [key, state])).toEqual([
      ['legal', 'paused'],
      ['step-1', 'stopped'],
      ['step-2', 'stopped'],
      ['step-4', 'paused'],
      ['answer', 'running'],
    ])
    expect(body.items[0]).toMatchObject({
      due_at: null,
      marks: [
        { says: expect.stringContaining('bắt đầu tính'), document: null, calendar_version: 1 },
        { document: expect.stringMatching(/BSHS$/), author: board.actor('specialist').name },
      ],
      calendar: { code: 'vn', version: 1 },
    })
  })

  it('is for whoever may see the dossier', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    expect((await get(`/dossiers/${code}/clocks`, board.actor('outsider'))).status).toBe(404)
    expect((await get('/dossiers/H62.015-260803-9999/clocks', board.actor('specialist'))).status).toBe(404)
    expect((await get(`/dossiers/${code}/clocks`, { ...board.actor('specialist'), grants: new Map() })).status).toBe(
      403,
    )
  })
})

describe('lateness', () => {
  it('is reported against the date without the extension and against the new appointment', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    const apology = { cause: 'staff', reason: 'Chờ ý kiến.', extension_days: 3 }
    await board.at('2026-08-12 09:00').act('specialist', 'apologise', code, apology)
    board.at('2026-08-19 09:00')
    const flags = { late_original: true, late_renewed: false }
    expect((await get(`/dossiers/${code}`, board.actor('specialist'))).body).toMatchObject(flags)
    const { items } = (await get(`/dossiers?q=${code}`, board.actor('specialist'))).body
    expect(items[0]).toMatchObject({
      ...flags,
      due_first_at: '2026-08-17T10:00:00.000Z',
      due_original_at: '2026-08-17T10:00:00.000Z',
      due_at: '2026-08-20T10:00:00.000Z',
    })
  })
})
