import { describe, expect, test } from 'vitest'
import { CalendarError } from './calendar-error.ts'
import { type ClockMode, deadline, deadlineInstants } from './deadline.ts'
import { dueAt, type Pause } from './due.ts'
import type { Limit } from './limit.ts'
import { type StartRule, startOf } from './start.ts'
import { at, calendarOf, definitionOf, FULL_DAY, local, vn, WEEK } from './test-calendars.ts'
import { compileCalendar } from './working-calendar.ts'

const wd = (value: number): Limit => ({ value, unit: 'working_days' })
const wh = (value: number): Limit => ({ value, unit: 'working_hours' })
const days = (value: number): Limit => ({ value, unit: 'days' })
const months = (value: number): Limit => ({ value, unit: 'months' })

interface Options {
  startRule?: StartRule
  pauses?: [string, string][]
  mode?: ClockMode
  calendar?: unknown
}

function due(received: string, limit: Limit, options: Options = {}): string | null {
  const pauses = (options.pauses ?? []).map(([from, to]): Pause => ({ from: at(from), to: at(to) }))
  const calendar = options.calendar ? calendarOf(options.calendar) : vn
  const { startRule, mode } = options
  const input = { calendar, receivedAt: at(received), limit, startRule, pauses, mode }
  const found = deadline(input)
  const amounts = found.explanation.reduce((sum, line) => sum + line.amount, 0)
  expect(amounts).toBeCloseTo(limit.value, 6)
  expect(deadlineInstants(input)).toEqual({ startAt: found.startAt, dueAt: found.dueAt })
  return local(found.dueAt)
}

describe('vectors of the specification', () => {
  test.each<[string, string, Limit, Options, string]>([
    ['30 April and 1 May are off', '2026-04-28 09:00', wd(5), {}, '2026-05-07 17:00'],
    ['a make-up Saturday counts', '2026-08-20 09:00', wd(3), {}, '2026-08-24 17:00'],
    ['a swapped day and National Day', '2026-08-27 09:00', wd(3), {}, '2026-09-04 17:00'],
    ['Vietnam Culture Day', '2026-11-23 09:00', wd(1), {}, '2026-11-25 17:00'],
    ['last day on a Saturday', '2026-04-12 09:00', days(20), { startRule: { offHours: 'as_is' } }, '2026-05-04 17:00'],
    ['hours over a weekend', '2026-07-17 16:00', wh(8), {}, '2026-07-20 16:00'],
    ['last hour', '2026-07-17 16:00', wh(8), { startRule: { cutoff: 'last_working_hour' } }, '2026-07-20 17:00'],
    ['410.4 minutes are 410', '2026-06-08 08:45', wh(6.84), {}, '2026-06-09 07:35'],
  ])('%s', (_, received, limit, options, expected) => {
    expect(due(received, limit, options)).toBe(expected)
  })

  const supplement: [string, string][] = [['2026-08-05 10:00', '2026-08-12 09:00']]
  test('supplement, RESTART', () => {
    expect(due('2026-08-03 09:00', wd(10), { pauses: supplement, mode: 'RESTART' })).toBe('2026-08-25 17:00')
  })
  test('supplement, PAUSE', () => {
    expect(due('2026-08-03 09:00', wd(10), { pauses: supplement, mode: 'PAUSE' })).toBe('2026-08-22 17:00')
  })
})

describe('vectors of the law', () => {
  test('without a supplement, ten working days', () => expect(due('2026-08-03 09:00', wd(10))).toBe('2026-08-17 17:00'))
  test('simplified from 10 to 7 days: the version at the postmark decides', () => {
    expect(due('2026-07-02 09:00', wd(10))).toBe('2026-07-16 17:00')
    expect(due('2026-07-01 09:00', wd(7))).toBe('2026-07-10 17:00')
  })
  test('a calendar without make-up days gives 25 August', () => {
    expect(due('2026-08-20 09:00', wd(3), { calendar: { weekly: WEEK } })).toBe('2026-08-25 17:00')
  })
})

describe('start', () => {
  const start = (received: string, rule: StartRule): string | null => local(startOf(vn, at(received), rule))
  const after15: StartRule = { cutoff: 'after', time: '15:00' }

  test('exactly the cut-off is not later than it', () => {
    expect(start('2026-07-16 15:00', after15)).toBe('2026-07-16 15:00')
    expect(start('2026-07-16 15:01', after15)).toBe('2026-07-17 07:30')
    expect(start('2026-07-17 15:01', after15)).toBe('2026-07-20 07:30')
  })
  test('the cut-off is looked at before the off-hours rule', () => {
    expect(start('2026-07-16 19:00', { ...after15, offHours: 'as_is' })).toBe('2026-07-17 07:30')
    expect(start('2026-07-18 19:00', { ...after15, offHours: 'as_is' })).toBe('2026-07-18 19:00')
  })
  test('a cut-off on a day off does not skip the next working day', () => {
    expect(start('2026-07-18 16:00', after15)).toBe('2026-07-20 07:30')
  })
  test('exactly 60 open minutes left is inside the last hour', () => {
    const rule: StartRule = { cutoff: 'last_working_hour' }
    expect(start('2026-07-16 15:59', rule)).toBe('2026-07-16 15:59')
    expect(start('2026-07-16 16:00', rule)).toBe('2026-07-17 07:30')
    expect(start('2026-07-16 16:59', rule)).toBe('2026-07-17 07:30')
    expect(start('2026-07-16 17:00', rule)).toBe('2026-07-17 07:30')
  })
  test('the last hour may lie before a short afternoon', () => {
    const calendar = calendarOf({
      weekly: {
        mon: [
          ['08:00', '11:30'],
          ['13:00', '13:30'],
        ],
        tue: [['08:00', '12:00']],
      },
    })
    expect(local(startOf(calendar, at('2026-07-13 11:00'), { cutoff: 'last_working_hour' }))).toBe('2026-07-14 08:00')
    expect(local(startOf(calendar, at('2026-07-13 10:59'), { cutoff: 'last_working_hour' }))).toBe('2026-07-13 10:59')
  })
  test('closing times are outside: 11:30 starts in the afternoon, 17:00 tomorrow', () => {
    expect(start('2026-07-16 11:29', {})).toBe('2026-07-16 11:29')
    expect(start('2026-07-16 11:30', {})).toBe('2026-07-16 13:00')
    expect(start('2026-07-16 17:00', {})).toBe('2026-07-17 07:30')
    expect(start('2026-07-17 17:00', {})).toBe('2026-07-20 07:30')
    expect(start('2026-07-16 06:00', {})).toBe('2026-07-16 07:30')
    expect(start('2026-07-16 11:30', { offHours: 'as_is' })).toBe('2026-07-16 11:30')
  })
  test('on the eve of Tết after closing: the first working day of the new year', () => {
    expect(start('2026-02-13 17:00', {})).toBe('2026-02-23 07:30')
  })
})

describe('due', () => {
  test('hours that end at a closing time end there', () => {
    expect(due('2026-07-16 07:30', wh(4))).toBe('2026-07-16 11:30')
    expect(due('2026-07-16 07:30', wh(8))).toBe('2026-07-16 17:00')
    expect(due('2026-07-16 11:30', wh(4))).toBe('2026-07-16 17:00')
  })
  test('over Tết', () => {
    expect(due('2026-02-13 09:00', wd(1))).toBe('2026-02-23 17:00')
    expect(due('2026-02-13 16:00', wh(2))).toBe('2026-02-23 08:30')
    expect(due('2026-02-10 09:00', days(7))).toBe('2026-02-23 17:00')
  })
  test('received on a day off, the day of the start is the next working day and is not counted', () => {
    expect(due('2026-04-30 09:00', wd(1))).toBe('2026-05-05 17:00')
    expect(due('2026-04-30 09:00', wd(1), { startRule: { offHours: 'as_is' } })).toBe('2026-05-04 17:00')
  })
  test('received on a make-up Saturday', () => {
    expect(due('2026-08-22 09:00', wd(1))).toBe('2026-08-24 17:00')
    expect(due('2026-08-22 16:00', wh(2))).toBe('2026-08-24 08:30')
  })
  test('a make-up day has the hours of the weekday it names, or its own', () => {
    const exceptions = [
      { date: '2026-07-18', hours_of: 'fri' },
      { date: '2026-07-19', hours: [['08:00', '09:00']] },
    ]
    const weekly = { mon: FULL_DAY, fri: [['08:00', '12:00']] }
    expect(due('2026-07-17 08:00', wh(9), { calendar: { weekly, exceptions } })).toBe('2026-07-19 09:00')
  })
  test('working days counted by hours, half days', () => {
    const start = '2026-07-16 14:00'
    expect(due(start, { value: 2, unit: 'working_days', counting: 'hours' })).toBe('2026-07-20 14:00')
    expect(due(start, { value: 0.5, unit: 'working_days' })).toBe('2026-07-17 08:30')
    expect(due(start, { value: 1.5, unit: 'working_days', counting: 'civil_code' })).toBe('2026-07-20 08:30')
  })
  test('months: same day, or the last day of a shorter month', () => {
    expect(due('2026-01-30 09:00', months(1))).toBe('2026-03-02 17:00')
    expect(due('2024-01-31 09:00', months(1))).toBe('2024-02-29 17:00')
    expect(due('2026-03-16 09:00', months(6))).toBe('2026-09-16 17:00')
    expect(due('2026-10-02 09:00', months(4))).toBe('2027-02-02 17:00')
  })
  test('hours by the clock skip nothing', () => {
    expect(due('2026-07-17 16:30', { value: 24, unit: 'hours' })).toBe('2026-07-18 16:30')
    expect(due('2026-07-17 16:30', { value: 0.5, unit: 'hours' })).toBe('2026-07-17 17:00')
  })
  test('products are rounded half up to whole minutes', () => {
    expect(due('2026-07-16 08:00', wh(0.025))).toBe('2026-07-16 08:02')
    expect(due('2026-07-16 08:00', wh(1.225))).toBe('2026-07-16 09:14')
  })
  test('an instant given in another zone is the same instant', () => {
    const utc = Date.UTC(2026, 6, 17, 9, 0)
    expect(local(dueAt(vn, utc, wh(8)))).toBe('2026-07-20 16:00')
  })
})

describe('pause', () => {
  test('open minutes inside a pause do not count', () => {
    expect(due('2026-07-16 08:00', wh(4), { pauses: [['2026-07-16 09:00', '2026-07-16 10:00']] })).toBe(
      '2026-07-16 14:30',
    )
    expect(due('2026-07-16 08:00', wh(4), { pauses: [['2026-07-16 11:30', '2026-07-16 13:00']] })).toBe(
      '2026-07-16 13:30',
    )
  })
  test('a pause within one day moves no day-counted limit', () => {
    expect(due('2026-08-03 09:00', wd(10), { pauses: [['2026-08-05 10:00', '2026-08-05 15:00']] })).toBe(
      '2026-08-17 17:00',
    )
  })
  test('on the last day nothing is left: closing time of the day of resumption', () => {
    const paused = (to: string) => due('2026-08-03 09:00', wd(2), { pauses: [['2026-08-05 09:00', to]] })
    expect(paused('2026-08-10 09:00')).toBe('2026-08-10 17:00')
    expect(paused('2026-08-10 17:00')).toBe('2026-08-11 17:00')
    expect(paused('2026-08-15 09:00')).toBe('2026-08-17 17:00')
  })
  test('a pause that begins when the limit has run out changes nothing', () => {
    expect(due('2026-08-03 09:00', wd(2), { pauses: [['2026-08-05 17:00', '2026-08-10 09:00']] })).toBe(
      '2026-08-05 17:00',
    )
  })
  test('two pauses, and overlapping ones', () => {
    const twice: [string, string][] = [
      ['2026-08-05 09:00', '2026-08-06 09:00'],
      ['2026-08-11 09:00', '2026-08-13 09:00'],
    ]
    expect(due('2026-08-03 09:00', wd(10), { pauses: twice })).toBe('2026-08-20 17:00')
    const overlapping: [string, string][] = [
      ['2026-08-05 10:00', '2026-08-10 09:00'],
      ['2026-08-06 10:00', '2026-08-12 09:00'],
    ]
    expect(due('2026-08-03 09:00', wd(10), { pauses: overlapping })).toBe('2026-08-22 17:00')
  })
  test('calendar days stand still too', () => {
    expect(due('2026-07-01 09:00', days(10), { pauses: [['2026-07-06 09:00', '2026-07-09 09:00']] })).toBe(
      '2026-07-14 17:00',
    )
  })
})

describe('refusals', () => {
  const code = (action: () => unknown): string => {
    try {
      action()
    } catch (error) {
      if (error instanceof CalendarError) return error.code
      throw error
    }
    return 'answered'
  }

  test('limits that mean nothing', () => {
    expect(code(() => due('2026-07-16 08:00', wd(0)))).toBe('limit_not_positive')
    expect(code(() => due('2026-07-16 08:00', wd(-1)))).toBe('limit_not_positive')
    expect(code(() => due('2026-07-16 08:00', wd(Number.NaN)))).toBe('limit_not_positive')
    expect(code(() => due('2026-07-16 08:00', days(1.5)))).toBe('limit_not_whole')
    expect(code(() => due('2026-07-16 08:00', wh(0.001)))).toBe('limit_too_small')
  })
  test('a calendar that stops being worked is refused, not searched for ever', () => {
    const once = { weekly: {}, exceptions: [{ date: '2026-07-16', hours: [['08:00', '12:00']] }] }
    expect(due('2026-07-16 08:00', wh(4), { calendar: once })).toBe('2026-07-16 12:00')
    expect(code(() => due('2026-07-16 08:00', wh(5), { calendar: once }))).toBe('no_working_day')
    expect(code(() => due('2026-07-16 08:00', wd(1), { calendar: once }))).toBe('no_working_day')
    expect(code(() => due('2026-07-17 08:00', wh(1), { calendar: once }))).toBe('no_working_day')
  })
  test('a working day nine years later is found, one eleven years later is not', () => {
    const later = (date: string) => ({ weekly: {}, exceptions: [{ date, hours: [['08:00', '12:00']] }] })
    expect(due('2026-07-16 08:00', wh(1), { calendar: later('2035-07-16') })).toBe('2035-07-16 09:00')
    expect(code(() => due('2026-07-16 08:00', wh(1), { calendar: later('2040-07-16') }))).toBe('no_working_day')
  })
  test('dates beyond the table', () => {
    expect(code(() => dueAt(vn, at('1969-01-01 09:00'), wd(1)))).toBe('out_of_range')
    expect(code(() => dueAt(vn, at('2026-07-16 09:00'), wd(99_999)))).toBe('out_of_range')
    expect(code(() => dueAt(vn, Number.NaN, wd(1)))).toBe('bad_instant')
  })
  test('a pause that ends before it begins', () => {
    expect(code(() => due('2026-07-16 08:00', wd(1), { pauses: [['2026-07-17 08:00', '2026-07-16 08:00']] }))).toBe(
      'pause_reversed',
    )
  })
})

describe('calendars', () => {
  test('seasonal hours: the summer opens at 07:00', () => {
    const summer = [
      ['07:00', '11:30'],
      ['13:30', '17:00'],
    ]
    const calendar = { weekly: WEEK, seasons: [{ from: '04-16', to: '10-15', weekly: { wed: summer, thu: summer } }] }
    expect(due('2026-04-15 16:00', wh(2), { calendar })).toBe('2026-04-16 08:00')
    // A season names its whole week: Friday is closed in this one.
    expect(due('2026-04-16 16:00', wh(2), { calendar })).toBe('2026-04-22 08:00')
  })
  test('a winter season passes New Year', () => {
    const late = { mon: [['09:00', '12:00']], thu: [['09:00', '12:00']] }
    const calendar = { weekly: WEEK, seasons: [{ from: '11-15', to: '02-15', weekly: late }] }
    expect(due('2026-12-31 11:00', wh(2), { calendar })).toBe('2027-01-04 10:00')
    expect(due('2027-02-15 11:00', wh(2), { calendar })).toBe('2027-02-16 08:30')
  })
  const versionsOf = (...jsons: object[]) => compileCalendar(jsons.map((json) => definitionOf(json)))
  const sixDays = { ...WEEK, sat: [['07:30', '11:30']] }

  test('each day follows the version in force on it', () => {
    const old = { code: 'x', version: 1, valid_to: '2026-06-30', weekly: WEEK }
    const calendar = versionsOf({ code: 'x', version: 2, valid_from: '2026-07-01', weekly: sixDays }, old)
    expect(local(dueAt(calendar, at('2026-06-26 16:00'), wh(2)))).toBe('2026-06-29 08:30')
    expect(local(dueAt(calendar, at('2026-07-03 16:00'), wh(2)))).toBe('2026-07-04 08:30')
  })
  test('where two are valid the newer one is followed; where none is, the nearest', () => {
    const pack = { code: 'x', version: 1, valid_from: '2022-01-01', weekly: WEEK }
    const notice = { ...pack, version: 2, valid_from: '2026-01-01', valid_to: '2026-12-31', weekly: sixDays }
    const calendar = versionsOf(pack, notice)
    expect(local(dueAt(calendar, at('2026-07-03 16:00'), wh(2)))).toBe('2026-07-04 08:30')
    expect(local(dueAt(calendar, at('2027-07-02 16:00'), wh(2)))).toBe('2027-07-05 08:30')
    expect(local(dueAt(calendar, at('2021-07-02 16:00'), wh(2)))).toBe('2021-07-05 08:30')
    expect(() => versionsOf(pack, pack)).toThrow(CalendarError)
  })
})
