import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileCalendar, parseCalendar } from '#modules/calendar/exports.ts'
import { projectPath } from '#platform/project.ts'
import { comingDays, nearDayOff, nearMakeUpDay } from './days-off.ts'
import { type MonthCounts, monthFigures } from './month-figures.ts'

const parsed = parseCalendar(JSON.parse(readFileSync(projectPath('data/calendars/vn.json'), 'utf8')))
if (!parsed.ok) throw new Error('the shipped calendar is wrong')
const calendar = compileCalendar(parsed.calendar)
const none: MonthCounts = { received: 0, online: 0, open: 0, early: 0, onTime: 0, late: 0, spans: [] }

describe('figures of the month', () => {
  it('are empty without a result, never zero percent', () => {
    expect(monthFigures({ ...none, received: 3, open: 3 }, calendar)).toMatchObject({
      share: null,
      meanDays: null,
      received: 3,
    })
  })

  it('are rounded down, so that one late result never reads 100', () => {
    expect(monthFigures({ ...none, early: 171, onTime: 54, late: 3 }, calendar).share).toBe(98.6)
    expect(monthFigures({ ...none, early: 9_999, late: 1 }, calendar).share).toBe(99.9)
    expect(monthFigures({ ...none, onTime: 2 }, calendar).share).toBe(100)
  })

  it('count the mean in working days, a result of the same day as one', () => {
    const spans = [
      { received_on: '2026-11-20', resolved_on: '2026-11-25', count: 1 },
      { received_on: '2026-11-20', resolved_on: '2026-11-20', count: 1 },
    ]
    // Friday to Wednesday: Monday and Wednesday, because Tuesday 24 November is off.
    expect(monthFigures({ ...none, early: 2, spans }, calendar).meanDays).toBe(1.5)
  })
})

describe('days off on the home page', () => {
  it('are announced a few days before, with the next opening', () => {
    const near = { on: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', opensAt: '2026-11-25T07:30:00+07:00' }
    expect(nearDayOff(calendar, '2026-11-20', 'vi')).toEqual(near)
    expect(nearDayOff(calendar, '2026-11-24', 'vi')).toEqual(near)
    expect(nearDayOff(calendar, '2026-11-19', 'vi')).toBeNull()
    expect(nearDayOff(calendar, '2026-11-25', 'vi')).toBeNull()
  })

  it('say when a Saturday is worked', () => {
    expect(nearMakeUpDay(calendar, '2026-08-20')).toEqual({
      on: '2026-08-22',
      opensAt: '2026-08-22T07:30:00+07:00',
      closesAt: '2026-08-22T17:00:00+07:00',
    })
    expect(nearMakeUpDay(calendar, '2026-11-20')).toBeNull()
  })

  it('join the days of one holiday over the weekend between them', () => {
    const lines = comingDays(calendar, '2026-11-21', 'vi', 4, 150)
    expect(lines.map((line) => [line.from, line.to])).toEqual([
      ['2026-11-24', '2026-11-24'],
      ['2027-01-01', '2027-01-01'],
      ['2027-02-04', '2027-02-10'],
      ['2027-04-16', '2027-04-16'],
    ])
  })
})
