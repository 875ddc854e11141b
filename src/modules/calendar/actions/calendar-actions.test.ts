import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { useBoard } from '#tests/support/board.ts'
import { currentCalendarVersion, findDraft, getCalendarVersions, workingCalendar } from '../calendar-queries.ts'
import { at } from '../test-calendars.ts'
import { calendarOfUnit } from '../unit-calendar-queries.ts'
import { isWorkingDay, openMinutesBetween } from '../working-calendar.ts'
import { assignCalendar } from './assign-calendar.ts'
import { changeDay } from './change-day.ts'
import { changeHours, changeParticulars, removeSeason, saveSeason } from './change-hours.ts'
import { importDays } from './import-days.ts'
import { discardDraft, publishCalendar, publishDefinition } from './publish-calendar.ts'
import { renewDraft } from './take-over.ts'

const board = useBoard()
const everywhere: Actor = {
  kind: 'officer',
  id: newId(),
  name: 'Quản trị',
  unitId: null,
  grants: new Map([['calendar.change', 'everywhere']]),
}
const swap = {
  code: 'vn',
  draft_version: 0,
  what: 'swap',
  off: '2026-08-17',
  worked: '2026-08-15',
  legal_basis: 'Công văn 1/VPCP',
  confidence: 'V',
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

beforeEach(async () => {
  for (const { code } of await board.db.selectFrom('calendar_draft').select('code').execute()) {
    await perform(discardDraft, { code, draft_version: await seen(code) })
  }
})

describe('who may', () => {
  test('only the permission calendar.change; the attempt changes nothing', async () => {
    for (const part of ['leader', 'head', 'counterOfficer', 'supervisor'] as const) {
      await expect(board.perform(changeDay, part, swap)).rejects.toEqual(refused('not_allowed', 403))
      await expect(board.perform(publishCalendar, part, { code: 'vn', draft_version: 0, reason: 'x' })).rejects.toEqual(
        refused('not_allowed', 403),
      )
    }
    expect(await seen()).toBe(0)
  })

  test('a unit gets a calendar only from somebody who may change calendars there', async () => {
    const centre = board.unit('H62.001')
    const own: Actor = { ...everywhere, grants: new Map([['calendar.change', new Set([centre])]]) }
    const input = { code: 'vn', valid_from: '2026-09-01' }
    await expect(board.perform(assignCalendar, own, { ...input, unit_id: board.unit('H62.015') })).rejects.toEqual(
      refused('not_allowed', 403),
    )
    await board.perform(assignCalendar, own, { ...input, unit_id: centre })
    expect(await calendarOfUnit(board.db, centre, '2026-09-01')).toBe('vn')
  })
})

describe('a swapped pair', () => {
  test('goes into the draft, takes effect when published, and stays explained', async () => {
    const request = newId()
    const first = await perform(changeDay, swap, request)
    expect(await perform(changeDay, swap, request)).toEqual(first)
    expect(await seen()).toBe(1)
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), '2026-08-15')).toBe(false)
    const version = await currentCalendarVersion(board.db, 'vn')
    const input = { code: 'vn', draft_version: 1, reason: 'Hoán đổi', document: 'Công văn 1/VPCP ngày 1/8/2026' }
    const again = newId()
    const published = await perform(publishCalendar, input, again)
    expect(await perform(publishCalendar, input, again)).toEqual(published)
    expect(await currentCalendarVersion(board.db, 'vn')).toBe(version + 1)
    const calendar = await workingCalendar(board.db, 'vn')
    expect([isWorkingDay(calendar, '2026-08-15'), isWorkingDay(calendar, '2026-08-17')]).toEqual([true, false])
    const [row] = await getCalendarVersions(board.db, 'vn')
    expect(row).toMatchObject({
      published_by: everywhere.id,
      published_name: 'Quản trị',
      origin: 'edited',
      pack_version: 1,
    })
    expect(row).toMatchObject({ reason: 'Hoán đổi', document: 'Công văn 1/VPCP ngày 1/8/2026' })
    expect(await seen()).toBe(0)
  })

  test('is taken out as a pair', async () => {
    await change({ what: 'remove', date: '2026-08-15' })
    await publish()
    const calendar = await workingCalendar(board.db, 'vn')
    expect([isWorkingDay(calendar, '2026-08-15'), isWorkingDay(calendar, '2026-08-17')]).toEqual([false, true])
  })

  test('is refused where it makes no sense, each at its field', async () => {
    await expect(change({ ...swap, worked: '2026-08-18' })).rejects.toEqual(problems('worked'))
    await expect(change({ ...swap, off: '2026-08-16' })).rejects.toEqual(problems('off'))
    await expect(change({ ...swap, off: '2026-13-01' })).rejects.toEqual(problems('off'))
    await expect(change({ ...swap, legal_basis: ' ', confidence: 'X' })).rejects.toEqual(
      problems('legal_basis', 'confidence'),
    )
    await expect(change({ what: 'remove', date: '2026-08-18' })).rejects.toEqual(problems('date'))
  })
})

describe('other days', () => {
  test('a storm closes the working days of the span, and only those', async () => {
    await change({ what: 'closure', from: '2026-10-14', to: '2026-10-19', name: 'Bão số 9' })
    await publish()
    const calendar = await workingCalendar(board.db, 'vn')
    const newest = calendar.versions.at(-1)?.exceptions.filter(({ name }) => name === 'Bão số 9')
    expect(newest?.map(({ date }) => date)).toEqual(['2026-10-14', '2026-10-15', '2026-10-16', '2026-10-19'])
    await expect(change({ what: 'closure', from: '2026-10-19', to: '2026-10-14', name: 'Bão' })).rejects.toEqual(
      problems('to'),
    )
  })

  test('a make-up day by its own hours; wrong hours are told at their field', async () => {
    const makeup = { what: 'makeup', date: '2026-12-12', name: 'Trực thêm' }
    await expect(change({ ...makeup, hours: '17:00–13:00' })).rejects.toEqual(problems('hours'))
    await expect(change({ ...makeup, hours: '7:30-12:00, 11:00-17:00' })).rejects.toEqual(problems('hours'))
    await expect(change({ ...makeup, hours: 'sáng' })).rejects.toEqual(problems('hours'))
    await expect(change({ ...makeup })).rejects.toEqual(problems('hours_of'))
    await change({ ...makeup, hours: '7:30-11:00; 13h–16h' })
    await publish()
    const calendar = await workingCalendar(board.db, 'vn')
    expect(openMinutesBetween(calendar, at('2026-12-12 00:00'), at('2026-12-13 00:00'))).toBe(390)
  })

  test('a make-up day for a day that is worked may wait in the draft, but bars publication', async () => {
    await change({ what: 'makeup', date: '2026-12-19', hours_of: 'fri', replaces: '2026-12-18', name: 'Làm bù' })
    await expect(publish()).rejects.toMatchObject({
      code: 'calendar_has_faults',
      instead: [expect.stringContaining('19/12/2026')],
    })
    await change({ what: 'off', date: '2026-12-18', kind: 'swapped', name: 'Nghỉ' })
    await publish()
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), '2026-12-19')).toBe(true)
  })

  test('a list of days: all or none', async () => {
    const good = { date: '2027-12-31', off: true, kind: 'day_off', name: 'Nghỉ' }
    const input = async (days: object[]) => ({ code: 'vn', draft_version: await seen(), days })
    await expect(
      perform(importDays, await input([good, { date: '2027-02-30', off: true }, { ...good, hours_of: 'mon' }])),
    ).rejects.toEqual(problems('days[1].date', 'days[2]'))
    expect(await seen()).toBe(0)
    await perform(importDays, await input([good]))
    expect(await seen()).toBe(1)
  })
})

describe('hours, seasons, particulars', () => {
  test('new hours from a day on leave the days before as they were', async () => {
    const half = [['08:00', '12:00']]
    const weekly = { mon: half, tue: half, wed: half, thu: half, fri: half }
    await perform(changeHours, { code: 'vn', draft_version: 0, weekly, from: '2027-01-01' })
    await publish()
    const calendar = await workingCalendar(board.db, 'vn')
    const open = (day: string) => openMinutesBetween(calendar, at(`${day} 00:00`), at(`${day} 23:59`))
    expect([open('2026-12-31'), open('2027-01-04'), open('2022-01-04')]).toEqual([480, 240, 480])
  })

  test('hours that are reversed or overlap, and a week without work, are refused at their place', async () => {
    const input = async (weekly: object) => ({ code: 'vn', draft_version: await seen(), weekly })
    await expect(perform(changeHours, await input({ tue: '17:00–13:00' }))).rejects.toEqual(problems('weekly.tue'))
    await expect(perform(changeHours, await input({ mon: '07:30–12:00, 11:00–17:00' }))).rejects.toEqual(
      problems('weekly.mon'),
    )
    await expect(perform(changeHours, await input({ mon: 'cả ngày' }))).rejects.toEqual(problems('weekly.mon'))
  })

  test('a summer season comes and goes; two that overlap are refused', async () => {
    const early = [
      ['06:30', '11:00'],
      ['13:30', '17:00'],
    ]
    const season = { name: 'Mùa hè', from: '04-16', to: '10-15', weekly: { mon: early, tue: early } }
    await perform(saveSeason, { code: 'vn', draft_version: 0, ...season })
    await expect(
      perform(saveSeason, { code: 'vn', draft_version: 1, ...season, from: '10-01', to: '11-01' }),
    ).rejects.toMatchObject({ problems: [expect.objectContaining({ path: expect.stringContaining('seasons') })] })
    const seasons = (await findDraft(board.db, 'vn'))?.definition as { seasons: unknown[] }
    await perform(removeSeason, { code: 'vn', draft_version: 1, index: seasons.seasons.length - 1 })
    await expect(publish()).rejects.toEqual(refused('nothing_to_publish'))
  })

  test('validity: a day outside of it is a fault with its date', async () => {
    await perform(changeParticulars, {
      code: 'vn',
      draft_version: 0,
      name: 'Lịch',
      name_en: 'Calendar',
      valid_from: '2023-01-01',
    })
    await expect(publish()).rejects.toMatchObject({
      instead: expect.arrayContaining([expect.stringContaining('03/01/2022')]),
    })
  })
})

describe('two people', () => {
  test('the second is told who changed the draft, and that it is gone', async () => {
    await change(swap)
    await expect(perform(changeDay, { ...swap, draft_version: 0 })).rejects.toEqual(refused('draft_changed'))
    await expect(perform(changeDay, { ...swap, draft_version: 0 })).rejects.toThrow('Quản trị')
    await publish()
    await expect(perform(changeDay, { ...swap, draft_version: 1 })).rejects.toEqual(refused('draft_gone'))
    await expect(perform(publishCalendar, { code: 'vn', draft_version: 1, reason: 'x' })).rejects.toEqual(
      refused('draft_gone'),
    )
  })

  test('at the same moment one goes through, one is told', async () => {
    const inputs = ['2026-11-30', '2026-12-01'].map((date) => ({
      code: 'vn',
      draft_version: 0,
      what: 'off',
      kind: 'day_off',
      date,
      name: 'Nghỉ',
      legal_basis: 'QĐ',
      confidence: 'V',
    }))
    const results = await Promise.allSettled(inputs.map((input) => perform(changeDay, input)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused('draft_changed') })
  })

  test('a draft that another publication overtook is taken over, with both changes', async () => {
    await change({ what: 'off', date: '2026-11-30', kind: 'day_off', name: 'Của bản nháp' })
    const version = await currentCalendarVersion(board.db, 'vn')
    const [row] = await getCalendarVersions(board.db, 'vn')
    const stored = row?.definition as { exceptions: object[] }
    const definition = {
      ...stored,
      exceptions: [...stored.exceptions, { date: '2026-12-02', off: true, legal_basis: 'QĐ' }],
    }
    const input = { code: 'vn', base_version: version, definition, reason: 'Từ hệ thống khác' }
    await perform(publishDefinition, input)
    await expect(perform(publishDefinition, input)).rejects.toEqual(refused('draft_outdated'))
    await expect(publish()).rejects.toEqual(refused('draft_outdated'))
    await perform(renewDraft, { code: 'vn', draft_version: 1 })
    await publish()
    const calendar = await workingCalendar(board.db, 'vn')
    expect([isWorkingDay(calendar, '2026-11-30'), isWorkingDay(calendar, '2026-12-02')]).toEqual([false, false])
  })

  test('a whole definition that is wrong is refused with every place', async () => {
    const definition = { weekly: { mon: [['11:30', '07:30']], xyz: [] } }
    const input = { code: 'vn', base_version: await currentCalendarVersion(board.db, 'vn'), definition, reason: 'x' }
    await expect(perform(publishDefinition, input)).rejects.toEqual(
      problems('definition.weekly.mon[0]', 'definition.weekly.xyz'),
    )
  })
})
