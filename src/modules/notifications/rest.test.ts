import { expect, it } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import { newId } from '#platform/ids.ts'
import { useListeners, withRights } from '#tests/support/listeners.ts'
import { notifications } from './module.ts'
import { notify } from './notification-store.ts'

const listeners = useListeners()
const { board } = listeners
const answer = apiApp({ version: '0', modules: [notifications] })

async function call(actor: Actor, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
  const scope = { app: listeners.app(), actor, locale: 'vi' as const, address: '' }
  const response = await answer(new Request(`http://here/api/v1${path}`, init), scope).catch((error: unknown) =>
    problemOf(error, 'test'),
  )
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

it('my notifications, page by page; one read, all read', async () => {
  const me = withRights(board.actor('specialist'), 'notifications.view')
  const list = [1, 2, 3].map((each) => ({
    officerId: me.id ?? '',
    kind: 'supplement',
    dossier: null,
    facts: {},
    dedupeKey: `k${each}`,
  }))
  await notify(board.db, list, board.clock.now())
  const first = await call(me, 'GET', '/notifications?limit=2')
  expect(first).toMatchObject({ status: 200, body: { unread: 3 } })
  const items = first.body.items as { id: string; text: string[] }[]
  expect(items).toHaveLength(2)
  expect(items[0]?.text).toEqual(['Người nộp đã bổ sung; hồ sơ được giải quyết tiếp.'])
  const second = await call(me, 'GET', `/notifications?limit=2&after=${first.body.next}`)
  expect(second.body).toMatchObject({ next: null })
  expect(second.body.items).toHaveLength(1)
  expect(await call(me, 'POST', `/notifications/${items[0]?.id}/read`)).toMatchObject({
    status: 200,
    body: { read: 1 },
  })
  expect((await call(me, 'GET', '/notifications?unread=true')).body.items).toHaveLength(2)
  const other = withRights(board.actor('head'), 'notifications.view')
  expect((await call(other, 'POST', `/notifications/${items[1]?.id}/read`)).status).toBe(404)
  expect((await call(other, 'GET', '/notifications')).body).toMatchObject({ items: [], unread: 0 })
  expect(await call(me, 'POST', '/notifications/read-all', {})).toMatchObject({ body: { read: 2 } })
  expect((await call(board.actor('outsider'), 'GET', '/notifications')).status).toBe(403)
})

it('rules: read and changed by the administrator only', async () => {
  const administrator = withRights(board.actor('supervisor'), 'notifications.manage')
  const { status, body } = await call(administrator, 'GET', '/notifications/rules')
  expect(status).toBe(200)
  const rules = body.items as { key: string; version: number }[]
  const rule = rules.find((each) => each.key === 'step-80')
  expect(rule).toMatchObject({ version: 1, moment: 'percent', amount: 80, audiences: ['holder'], active: true })
  const changed = await call(administrator, 'PUT', '/notifications/rules/step-80', { ...rule, amount: 75 })
  expect(changed).toMatchObject({ status: 200, body: { key: 'step-80', version: 2 } })
  expect((await call(administrator, 'PUT', '/notifications/rules/step-80', { ...rule })).status).toBe(409)
  expect(
    (await call(administrator, 'POST', '/notifications/rules', { ...rule, key: newId(), audiences: [] })).status,
  ).toBe(422)
  expect((await call(board.actor('head'), 'GET', '/notifications/rules')).status).toBe(403)
  expect((await call(board.actor('head'), 'PUT', '/notifications/rules/step-80', { ...rule })).status).toBe(403)
})
