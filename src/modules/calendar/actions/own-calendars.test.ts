import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { useBoard } from '#tests/support/board.ts'
import { currentCalendarVersion, findDraft, workingCalendar } from '../calendar-queries.ts'
import { calendarOfUnit } from '../unit-calendar-queries.ts'
import { isWorkingDay } from '../working-calendar.ts'
import { assignCalendar } from './assign-calendar.ts'
import { changeDay } from './change-day.ts'
import { changeHours } from './change-hours.ts'
import { createCalendar } from './create-calendar.ts'
import { publishCalendar } from './publish-calendar.ts'

const board = useBoard()
const everywhere: Actor = {
  kind: 'officer',
  id: newId(),
  name: 'Quản trị',
  unitId: null,
  grants: new Map([['calendar.change', 'everywhere']]),
}
const refused = (code: string, status = 409) => expect.objectContaining({ code, status })
const problems = (...paths: string[]) =>
  expect.objectContaining({ problems: paths.map((path) => expect.objectContaining({ path })) })
const perform = (action: Parameters<typeof board.perform>[0], input: unknown, requestId?: string) =>
  board.perform(action, everywhere, input, requestId)

async function seen(code = 'vn'): Promise<number> {
  return (await findDraft(board.db, code))?.version ?? 0
}
async function change(input: object) {
  return perform(changeDay, {
    legal_basis: 'Quyết định 5/QĐ',
    confidence: 'V',
    code: 'vn',
    draft_version: await seen(),
    ...input,
  })
}
async function publish(code = 'vn') {
  return perform(publishCalendar, { code, draft_version: await seen(code), reason: 'Thử' })
}

describe('a calendar of one’s own', () => {
  beforeAll(() =>
    perform(createCalendar, { code: 'trung-tam', name: 'Trung tâm', name_en: 'Centre', way: 'based', from: 'vn' }),
  )

  test('shares the days off, works Saturdays, and follows what is published beneath it', async () => {
    const week = (await workingCalendar(board.db, 'trung-tam')).versions[0]?.weekly
    await perform(changeHours, {
      code: 'trung-tam',
      draft_version: 0,
      weekly: { ...week, sat: '07:30–11:30' },
    })
    await publish('trung-tam')
    await change({ what: 'off', date: '2026-12-04', kind: 'day_off', name: 'Nghỉ chung' })
    await expect(publish()).resolves.toMatchObject({ published: [{ code: 'vn' }, { code: 'trung-tam', version: 3 }] })
    const calendar = await workingCalendar(board.db, 'trung-tam')
    expect(['2026-12-04', '2027-01-09', '2027-09-02'].map((day) => isWorkingDay(calendar, day))).toEqual([
      false,
      true,
      false,
    ])
  })

  test('a day of the calendar beneath cannot be removed here, only said otherwise', async () => {
    const here = { code: 'trung-tam', legal_basis: 'QĐ', confidence: 'V', draft_version: 0 }
    await expect(perform(changeDay, { ...here, what: 'remove', date: '2026-09-02' })).rejects.toEqual(problems('date'))
    await perform(changeDay, { ...here, what: 'makeup', date: '2026-12-04', hours_of: 'fri', name: 'Trực' })
    await publish('trung-tam')
    expect(isWorkingDay(await workingCalendar(board.db, 'trung-tam'), '2026-12-04')).toBe(true)
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), '2026-12-04')).toBe(false)
  })

  test('refused: a code that is taken or no code, a calendar based on one that is based itself', async () => {
    const input = { name: 'A', name_en: 'A' }
    await expect(perform(createCalendar, { ...input, code: 'trung-tam' })).rejects.toEqual(problems('code'))
    await expect(perform(createCalendar, { ...input, code: 'Trung tâm' })).rejects.toEqual(problems('code'))
    await expect(perform(createCalendar, { ...input, code: 'con', from: 'trung-tam' })).rejects.toEqual(
      problems('from'),
    )
    await expect(perform(createCalendar, { ...input, code: 'khac', from: 'none' })).rejects.toEqual(
      refused('calendar_unknown', 404),
    )
    await perform(createCalendar, { ...input, code: 'ban-sao', way: 'copy', from: 'trung-tam' })
    expect(isWorkingDay(await workingCalendar(board.db, 'ban-sao'), '2026-09-02')).toBe(false)
  })

  test('is given to a unit from today on at the earliest, and only when it exists', async () => {
    const input = { unit_id: board.unit('H62.015'), code: 'trung-tam', valid_from: '2026-08-02' }
    await expect(perform(assignCalendar, input)).rejects.toEqual(problems('valid_from'))
    await expect(perform(assignCalendar, { ...input, valid_from: '2026-08-03', code: 'none' })).rejects.toEqual(
      refused('calendar_unknown', 404),
    )
    await expect(perform(assignCalendar, { ...input, valid_from: '2026-08-03', unit_id: newId() })).rejects.toEqual(
      problems('unit_id'),
    )
    await perform(assignCalendar, { ...input, valid_from: '2026-08-03' })
    expect(await calendarOfUnit(board.db, board.unit('H62.015.02'), '2026-08-03')).toBe('trung-tam')
  })

  test('a dossier runs by the calendar of the agency that resolves it, for good', async () => {
    board.at('2026-08-04 09:00')
    const first = await board.receive()
    expect(await board.dossier(first.code)).toMatchObject({ calendar_code: 'trung-tam', calendar_version: 4 })
    await perform(assignCalendar, { unit_id: board.unit('H62.015'), code: null, valid_from: '2026-08-05' })
    board.at('2026-08-05 09:00')
    const second = await board.receive()
    const version = await currentCalendarVersion(board.db, 'vn')
    expect(await board.dossier(second.code)).toMatchObject({ calendar_code: 'vn', calendar_version: version })
    expect((await board.dossier(first.code)).calendar_code).toBe('trung-tam')
  })
})
