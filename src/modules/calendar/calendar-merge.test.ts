import { describe, expect, test } from 'vitest'
import { overBase } from './based-calendar.ts'
import { withDayChange, withHours } from './calendar-change.ts'
import { checkCalendar } from './calendar-checks.ts'
import type { CalendarDefinition, CalendarException } from './calendar-definition.ts'
import { differenceBetween } from './calendar-difference.ts'
import { calendarJson } from './calendar-json.ts'
import { mergeCalendars } from './calendar-merge.ts'
import { readHoursText } from './hours-text.ts'
import { definitionOf, VN_JSON, WEEK } from './test-calendars.ts'
import { compileCalendar, isWorkingDay } from './working-calendar.ts'

const day = (date: string, name = 'Nghỉ'): CalendarException => ({
  type: 'off',
  date,
  kind: 'day_off',
  name,
  legalBasis: 'QĐ',
})
const base = definitionOf({ weekly: WEEK, exceptions: [] })
const of = (...exceptions: CalendarException[]): CalendarDefinition => ({ ...base, exceptions })
const dates = ({ exceptions }: CalendarDefinition) => exceptions.map(({ date }) => date)

describe('taking over what somebody else changed', () => {
  test('theirs where only they changed, ours where we did', () => {
    const began = of(day('2026-01-05'), day('2026-01-06'), day('2026-01-07'))
    const theirs = of(day('2026-01-05'), day('2026-01-07', 'Khác'), day('2026-01-08'), day('2026-01-09', 'Họ'))
    const ours = of(day('2026-01-06'), day('2026-01-07', 'Của ta'), day('2026-01-09', 'Ta'), day('2026-01-12'))
    const { definition, kept } = mergeCalendars(began, theirs, ours)
    expect(dates(definition)).toEqual(['2026-01-07', '2026-01-08', '2026-01-09', '2026-01-12'])
    expect(definition.exceptions.map(({ name }) => name)).toEqual(['Của ta', 'Nghỉ', 'Ta', 'Nghỉ'])
    expect(kept).toEqual(['2026-01-07', '2026-01-09'])
  })

  test('nothing of theirs changes nothing; everything of theirs is theirs', () => {
    const ours = of(day('2026-03-02'))
    expect(mergeCalendars(base, base, ours).definition).toEqual(ours)
    const theirs = { ...of(day('2026-03-03')), weekly: { mon: WEEK.mon as never }, announcedUntil: '2028-12-31' }
    expect(mergeCalendars(base, theirs, base)).toEqual({ definition: theirs, kept: [] })
  })
})

describe('over another calendar', () => {
  const state = definitionOf(VN_JSON)
  const saturdays = { ...WEEK, sat: [['07:30', '11:30']] }

  test('holidays are entered once; own days win; what comes out as usual needs no word', () => {
    const own = definitionOf({ weekly: saturdays, exceptions: [{ date: '2026-09-01', hours_of: 'sat', name: 'Trực' }] })
    const whole = compileCalendar(overBase(own, state))
    expect(['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-05'].map((on) => isWorkingDay(whole, on))).toEqual([
      false,
      true,
      false,
      true,
    ])
    const full = { ...WEEK, sat: WEEK.mon }
    expect(dates(overBase(definitionOf({ weekly: full }), state))).not.toContain('2026-08-22')
    const noMondays = { ...WEEK, mon: [] }
    expect(dates(overBase(definitionOf({ weekly: noMondays }), state))).not.toContain('2026-08-22')
  })

  test('a Saturday beside the State’s days off is shown to be decided', () => {
    const whole = overBase(definitionOf({ weekly: saturdays }), state)
    const beside = checkCalendar(whole).filter(({ code }) => code === 'beside_days_off')
    expect(beside.map(({ at }) => at)).toEqual(expect.arrayContaining(['2026-02-14', '2026-02-21', '2027-05-01']))
    expect(checkCalendar(state).filter(({ fault }) => fault)).toEqual([])
  })
})

describe('changes', () => {
  test('hours from a day on keep what was before, seasons included', () => {
    const summer = { name: 'Hè', from: '04-16', to: '10-15', weekly: { tue: [['06:30', '11:30']] } }
    const seasonal = definitionOf({ weekly: WEEK, valid_from: '2026-01-01', seasons: [summer] })
    const changed = withHours(seasonal, { wed: WEEK.wed as never }, '2026-12-01', (from, to) => `${from}–${to}`)
    const before = compileCalendar(seasonal)
    const after = compileCalendar(definitionOf(calendarJson(changed)))
    for (const on of ['2026-01-05', '2026-04-16', '2026-07-07', '2026-07-08', '2026-10-16', '2026-11-30']) {
      expect(isWorkingDay(after, on), on).toBe(isWorkingDay(before, on))
    }
    expect([isWorkingDay(after, '2026-12-01'), isWorkingDay(after, '2026-12-02')]).toEqual([false, true])
  })

  test('a change and its removal leave nothing', () => {
    const calendar = compileCalendar(base)
    const swapped = withDayChange(base, { what: 'swap', off: '2026-03-02', worked: '2026-03-07' }, calendar)
    expect(swapped.exceptions).toHaveLength(2)
    for (const date of ['2026-03-02', '2026-03-07']) {
      expect(withDayChange(swapped, { what: 'remove', date }, calendar)).toEqual(base)
    }
  })

  test('the difference counts working days by year, and says nothing of what is the same', () => {
    const [one, other] = [compileCalendar(base), compileCalendar(of(day('2026-03-02'), day('2027-03-06')))]
    expect(differenceBetween(one, other, [])).toMatchObject({
      days: [{ date: '2026-03-02', before: undefined }, { date: '2027-03-06' }],
      hours: false,
      seasons: false,
      years: [
        { year: 2026, before: 261, after: 260 },
        { year: 2027, before: 261, after: 261 },
      ],
    })
    expect(differenceBetween(other, other, [2026]).years).toEqual([])
  })

  test('hours as people type them', () => {
    expect(readHoursText('7:30-11:30; 13h–17h')).toEqual([
      ['07:30', '11:30'],
      ['13:00', '17:00'],
    ])
    expect(readHoursText('07h30 đến 24h')).toEqual([['07:30', '24:00']])
    expect(readHoursText('')).toEqual([])
    for (const wrong of ['sáng', '7:30', '25:00-26:00', '7:60-8:00', '7:30-11:30-12'])
      expect(readHoursText(wrong), wrong).toBeUndefined()
  })
})
