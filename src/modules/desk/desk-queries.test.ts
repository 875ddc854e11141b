import { describe, expect, test } from 'vitest'
import { submit, supplementAtCounter } from '#modules/dossiers/exports.ts'
import { receiveInput, useBoard } from '#tests/support/board.ts'
import { countDesk, countToAccept, listDesk } from './desk-queries.ts'

const board = useBoard()
const scope = (part: 'counterOfficer' | 'outsider' = 'counterOfficer') => ({
  db: board.db,
  actor: board.actor(part),
  now: board.clock.now(),
})
const codes = async (list: Parameters<typeof listDesk>[1]) =>
  (await listDesk(scope(), list)).items.map((row) => row.code)

describe('what lies at the desk', () => {
  test('a dossier is in the list of what the desk does next, and leaves it when that is done', async () => {
    board.at('2026-08-03 09:00')
    const online = await board.perform(
      submit,
      'counterOfficer',
      receiveInput({ channel: 'online', owner_identifier: '2500987001' }),
    )
    const counter = await board.receive({ owner_identifier: '2500987002' })
    expect(await codes('online')).toEqual([online.code])
    expect(await codes('hand_over')).toEqual([counter.code])
    expect(await countToAccept(scope())).toBe(1)
    expect(await countToAccept(scope('outsider')), 'who receives nothing has no number').toBeUndefined()

    board.at('2026-08-03 09:10')
    await board.act('counterOfficer', 'accept', online.code)
    expect(await codes('online')).toEqual([])
    expect(await codes('hand_over')).toEqual([counter.code, online.code])

    await board.act('counterOfficer', 'hand_over', counter.code)
    expect(await codes('hand_over')).toEqual([online.code])
  })

  test('a supplement is awaited, then it has arrived; beyond its last day it can be closed', async () => {
    board.at('2026-08-04 09:00')
    const asked = { reason: 'Thiếu đề xuất dự án.', items: [{ name: 'Đề xuất dự án' }], components: [] }
    const arrived = await board.perform(
      supplementAtCounter,
      'counterOfficer',
      receiveInput({ ...asked, owner_identifier: '2500987003' }),
    )
    const silent = await board.perform(
      supplementAtCounter,
      'counterOfficer',
      receiveInput({ ...asked, owner_identifier: '2500987004' }),
    )
    expect((await codes('supplements')).toSorted()).toEqual([arrived.code, silent.code].toSorted())
    expect((await listDesk(scope('outsider'), 'supplements')).items, 'desks of others').toEqual([])

    board.at('2026-08-05 09:00')
    await board.act('counterOfficer', 'supplement', arrived.code, { note: 'Đã nộp.' })
    expect(await codes('supplements'), 'what arrived stands first').toEqual([arrived.code, silent.code])
    expect(await codes('online'), 'it is no new submission').not.toContain(arrived.code)

    board.at('2026-10-01 09:00')
    expect(await codes('supplements')).toEqual([arrived.code])
    expect(await codes('closable')).toEqual([silent.code])
  })

  test('the appointments of today are those of this day in Vietnam', async () => {
    board.at('2026-08-10 09:00')
    const { code } = await board.receive({ owner_identifier: '2500987005' })
    const due = (await board.dossier(code)).due_at as Date
    board.clock.set(new Date(due.getTime() - 60_000))
    expect(await codes('today')).toContain(code)
    board.clock.set(new Date(due.getTime() + 24 * 3_600_000))
    expect(await codes('today')).not.toContain(code)
  })

  test('the tabs count what the lists hold, for the desks of this officer only', async () => {
    board.at('2026-10-01 09:00')
    const counts = await countDesk(scope())
    for (const list of ['online', 'supplements', 'hand_over', 'returns', 'today', 'closable'] as const)
      expect(counts[list], list).toBe((await codes(list)).length)
    expect(counts.closable).toBeGreaterThan(0)
    const elsewhere = await countDesk(scope('outsider'))
    expect(Object.values(elsewhere).every((count) => count === 0)).toBe(true)
  })

  test('a list is found by name without diacritics', async () => {
    const { items } = await listDesk(scope(), 'closable', { text: 'dong hai' })
    expect(items).toHaveLength(1)
    expect((await listDesk(scope(), 'closable', { text: 'khong co ai' })).items).toHaveLength(0)
  })
})
