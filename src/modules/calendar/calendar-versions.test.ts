import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/access/actor.ts'
import { useBoard } from '#tests/support/board.ts'
import { publishCalendar } from './actions/publish-calendar.ts'
import { takePack } from './actions/take-over.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { currentCalendarVersion, findOfferedPack, getCalendarVersions, workingCalendar } from './calendar-queries.ts'
import { insertUnitCalendar, loadCalendars, lockCalendars, type Publication, publishVersion } from './calendar-store.ts'
import { definitionOf, FULL_DAY, VN_JSON, WEEK } from './test-calendars.ts'
import { calendarOfUnit } from './unit-calendar-queries.ts'
import { isWorkingDay } from './working-calendar.ts'

const board = useBoard()
const storm = '2026-10-14'

function publication(over: Partial<Publication> & { definition: CalendarDefinition }): Publication {
  return {
    code: 'vn',
    name: 'Lịch Nhà nước',
    name_en: 'State calendar',
    basedOn: null,
    origin: 'edited',
    packVersion: 1,
    by: { id: null, name: 'Quản trị' },
    reason: 'Bão',
    document: null,
    now: board.clock.now(),
    ...over,
  }
}

function publish(over: Partial<Publication> & { definition: CalendarDefinition }) {
  return board.db.transaction().execute(async (tx) => {
    await lockCalendars(tx)
    return publishVersion(tx, publication(over))
  })
}

const vn = definitionOf(VN_JSON)
const closed: CalendarDefinition = {
  ...vn,
  exceptions: [...vn.exceptions, { type: 'off', date: storm, kind: 'day_off', name: 'Bão số 9' }],
}
const centre = definitionOf({ code: 'tt', version: 1, weekly: { ...WEEK, sat: [['07:30', '11:30']] } })

describe('versions', () => {
  beforeAll(async () => {
    expect(await currentCalendarVersion(board.db, 'vn')).toBe(1)
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), storm)).toBe(true)
    await publish({ code: 'tt', definition: centre, basedOn: 'vn', name: 'Trung tâm' })
    expect(await publish({ definition: closed })).toEqual([
      { code: 'vn', version: 2 },
      { code: 'tt', version: 2 },
    ])
  })

  test('a just published version is seen at once; an earlier one counts as before', async () => {
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), storm)).toBe(false)
    expect(isWorkingDay(await workingCalendar(board.db, 'vn', 1), storm)).toBe(true)
    expect(await currentCalendarVersion(board.db, 'vn')).toBe(2)
    await expect(workingCalendar(board.db, 'vn', 3)).rejects.toMatchObject({ status: 404 })
    await expect(currentCalendarVersion(board.db, 'nowhere')).rejects.toMatchObject({ code: 'calendar_unknown' })
  })

  test('a version that was rolled back is never answered', async () => {
    const closedAgain = { ...vn, exceptions: [...vn.exceptions, { type: 'off', date: '2026-10-15', kind: 'day_off' }] }
    await board.db
      .transaction()
      .execute(async (tx) => {
        await publishVersion(tx, publication({ definition: closedAgain as CalendarDefinition }))
        expect(isWorkingDay(await workingCalendar(tx, 'vn'), '2026-10-15')).toBe(false)
        throw new Error('no')
      })
      .catch(() => {})
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), '2026-10-15')).toBe(true)
  })

  test('a calendar based on another has its days off, its own hours, and follows it', async () => {
    const before = await workingCalendar(board.db, 'tt', 1)
    const after = await workingCalendar(board.db, 'tt')
    expect([isWorkingDay(before, storm), isWorkingDay(after, storm)]).toEqual([true, false])
    expect(isWorkingDay(after, '2026-09-02')).toBe(false)
    expect(isWorkingDay(after, '2026-08-08')).toBe(true)
    const [second, first] = await getCalendarVersions(board.db, 'tt')
    expect(second).toMatchObject({ version: 2, origin: 'followed', based_on: 'vn', based_on_version: 2 })
    expect(first).toMatchObject({ version: 1, origin: 'edited', based_on_version: 1 })
  })

  test('a published version cannot be rewritten or removed', async () => {
    await expect(board.db.updateTable('working_calendar').set({ name: 'khác' }).execute()).rejects.toThrow('never')
    await expect(board.db.deleteFrom('working_calendar').execute()).rejects.toThrow('never')
  })
})

describe('packs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-packs-'))
  const load = (json: object) => {
    writeFileSync(join(folder, 'pack.json'), JSON.stringify(json))
    return loadCalendars(board.db, folder, board.clock.now())
  }

  test('a newer pack goes into force where nobody has changed the calendar', async () => {
    const pack = { code: 'kcx', name: 'KCX', version: 3, weekly: WEEK }
    await load(pack)
    expect(await currentCalendarVersion(board.db, 'kcx')).toBe(3)
    await load({ ...pack, version: 4, weekly: { ...WEEK, sat: FULL_DAY } })
    await load({ ...pack, version: 4, weekly: { ...WEEK, sat: FULL_DAY } })
    expect(await currentCalendarVersion(board.db, 'kcx')).toBe(4)
    expect(isWorkingDay(await workingCalendar(board.db, 'kcx'), '2026-08-08')).toBe(true)
    expect(await findOfferedPack(board.db, 'kcx')).toBeUndefined()
  })

  test('where somebody has, it is offered and changes nothing', async () => {
    await load({ ...(VN_JSON as object), version: 2 })
    expect(await currentCalendarVersion(board.db, 'vn')).toBe(2)
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), storm)).toBe(false)
    expect(await findOfferedPack(board.db, 'vn')).toMatchObject({ version: 2 })
  })

  test('the administrator takes only what it changed into the draft, and publishes it', async () => {
    const exceptions = (VN_JSON as { exceptions: object[] }).exceptions
    const newer = [...exceptions, { date: '2028-01-03', off: true, name: 'Tết Dương lịch', legal_basis: 'BLLĐ' }]
    await load({ ...(VN_JSON as object), version: 3, announced_until: '2028-12-31', exceptions: newer })
    const take = { code: 'vn', draft_version: 0, pack_version: 3 }
    await expect(board.perform(takePack, 'leader', take)).rejects.toMatchObject({ status: 403 })
    await expect(board.perform(takePack, system, { ...take, pack_version: 2 })).rejects.toMatchObject({ status: 409 })
    await board.perform(takePack, system, take)
    expect(await findOfferedPack(board.db, 'vn')).toBeUndefined()
    expect(await currentCalendarVersion(board.db, 'vn')).toBe(2)
    await board.perform(publishCalendar, system, { code: 'vn', draft_version: 1, reason: 'Gói mới' })
    const calendar = await workingCalendar(board.db, 'vn')
    expect(isWorkingDay(calendar, '2028-01-03')).toBe(false)
    expect(isWorkingDay(calendar, storm), 'our storm stays').toBe(false)
    expect((await getCalendarVersions(board.db, 'vn'))[0]).toMatchObject({ version: 3, pack_version: 3 })
    await load({ ...(VN_JSON as object), version: 3, announced_until: '2028-12-31', exceptions: newer })
    expect(await findOfferedPack(board.db, 'vn')).toBeUndefined()
  })

  test('a wrong pack is refused with its place', async () => {
    await expect(load({ code: 'x', weekly: { mon: [['11:30', '07:30']] } })).rejects.toThrow('weekly.mon[0]')
  })
})

describe('calendar of a unit', () => {
  const assign = (unit: string, valid_from: string, code: string | null, set_at: string) =>
    insertUnitCalendar(board.db, {
      unit_id: board.unit(unit),
      valid_from,
      code,
      document: null,
      set_by: null,
      set_name: 'Quản trị',
      set_at: new Date(set_at),
    })
  const on = (unit: string, day: string) => calendarOfUnit(board.db, board.unit(unit), day)

  test('its own from the day on, else of the unit above, else the State’s', async () => {
    expect(await on('H62.015.02', '2026-09-01')).toBe('vn')
    await assign('H62.015', '2026-09-01', 'tt', '2026-08-03T01:00:00Z')
    expect([await on('H62.015.02', '2026-08-31'), await on('H62.015.02', '2026-09-01')]).toEqual(['vn', 'tt'])
    expect(await on('H62.001', '2026-09-01')).toBe('vn')
    await assign('H62.015.02', '2026-09-10', 'kcx', '2026-08-03T02:00:00Z')
    expect([await on('H62.015.02', '2026-09-10'), await on('H62.015', '2026-09-10')]).toEqual(['kcx', 'tt'])
    await assign('H62.015.02', '2026-09-10', null, '2026-08-03T03:00:00Z')
    expect(await on('H62.015.02', '2026-09-10')).toBe('tt')
  })
})
