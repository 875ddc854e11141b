import { expect, test } from 'vitest'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { submit } from '#modules/dossiers/exports.ts'
import { anybody, receiveInput, useBoard } from '#tests/support/board.ts'
import { supplementItems, travelTo } from '#tests/support/dossier-road.ts'
import { listDesk } from './desk-queries.ts'
import { deskItem } from './desk-row.ts'

const board = useBoard()

async function rows(list: 'online' | 'supplements' = 'online') {
  const now = board.clock.now()
  const reader = { calendar: await workingCalendar(board.db, 'vn'), now, locale: 'vi' as const }
  const { items } = await listDesk({ db: board.db, actor: board.actor('counterOfficer'), now }, list)
  return items.map((row) => deskItem(list, row, reader))
}

async function submitted(at: string): Promise<string> {
  board.at(at)
  return (await board.perform(submit, anybody, { ...receiveInput(), channel: 'online' })).code
}

test('what came online says in hours how long the desk still has, and why; the least time first', async () => {
  const later = await submitted('2026-08-03 14:00')
  const night = await submitted('2026-08-01 22:00')
  board.at('2026-08-03 15:40')
  const found = (await rows()).map(({ code, due, dueTone }) => [code, due, dueTone])
  expect(found).toEqual([
    [night, 'còn 1 giờ 20 phút làm việc', 'today'],
    [later, 'còn 6 giờ 20 phút làm việc', null],
  ])
  board.at('2026-08-04 09:00')
  const [first] = await rows()
  expect(first).toMatchObject({ code: night, due: 'quá hạn 1 giờ 30 phút làm việc', dueTone: 'over' })
  expect(first?.at?.value).toBe('2026-08-03T10:00:00.000Z')
  const why = new URL(first?.why ?? '', 'http://localhost').searchParams
  expect([why.get('on'), why.get('at'), why.get('value'), why.get('unit')]).toEqual([
    '01/08/2026',
    '22:00',
    '8',
    'working_hours',
  ])
})

test('what has come in again after the request has eight hours anew; what was brought to the counter has none', async () => {
  const online = await submitted('2026-09-07 09:00')
  await board.act('counterOfficer', 'request_supplement', online, supplementItems)
  const counter = await travelTo(board, 'incomplete')
  board.at('2026-09-09 09:00')
  for (const code of [online, counter]) await board.act('counterOfficer', 'supplement', code, { note: 'Đã nộp đủ.' })
  const found = new Map((await rows('supplements')).map((row) => [row.code, row.due]))
  expect(found.get(online)).toBe('còn 8 giờ làm việc')
  expect(found.get(counter)).toBeNull()
})
