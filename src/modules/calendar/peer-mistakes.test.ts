import { describe, expect, test } from 'vitest'
import { closesUnansweredOn } from './appointment-dates.ts'
import { deadline } from './deadline.ts'
import type { Limit } from './limit.ts'
import { parseCalendar } from './parse-calendar.ts'
import type { StartRule } from './start.ts'
import { at, calendarOf, FULL_DAY, local, vn, WEEK } from './test-calendars.ts'
import { nextOpening, openMinutesBetween, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts'

/**
 * Wrong answers that other systems give, each as the case that shows it (found by running or reading their code, and in
 * their public issue threads). They must stay right here.
 */

const byHours = (value: number): Limit => ({ value, unit: 'working_days', counting: 'hours' })
const wd = (value: number): Limit => ({ value, unit: 'working_days' })
const wh = (value: number): Limit => ({ value, unit: 'working_hours' })

function due(received: string, limit: Limit, calendar: WorkingCalendar = vn, startRule: StartRule = {}): string | null {
  return local(deadline({ calendar, receivedAt: at(received), limit, startRule }).dueAt)
}

describe('OpenCPS DueDateUtils', () => {
  test('6.84 hours over lunch: not Tuesday 16:00 (clock times added as decimal numbers)', () => {
    expect(due('2026-06-08 08:45', wh(6.84))).toBe('2026-06-09 07:35')
  })
  test('submitted on the holiday 18 April 2024: the holiday is not worked, not Friday 09:00', () => {
    expect(due('2024-04-18 09:00', byHours(1))).toBe('2024-04-19 17:00')
  })
  test('Saturday mornings are worked: Monday + 10 days is Friday 14:30, not 09:00', () => {
    const calendar = calendarOf({ weekly: { ...WEEK, sat: [['07:30', '11:30']] } })
    expect(due('2026-03-02 09:00', byHours(10), calendar)).toBe('2026-03-13 14:30')
  })
  test('Saturday to 16:00: Friday + 2 days is Monday 10:00, not 09:00', () => {
    const sat = [
      ['07:30', '11:30'],
      ['13:00', '16:00'],
    ]
    expect(due('2026-03-06 09:00', byHours(2), calendarOf({ weekly: { ...WEEK, sat } }))).toBe('2026-03-09 10:00')
  })
  test('300 working days: no silent cap of 360 calendar days', () => {
    const calendar = calendarOf({ weekly: WEEK })
    expect(due('2024-03-05 09:00', byHours(300), calendar)).toBe('2025-04-29 09:00')
    expect(due('2024-03-05 09:00', wd(300), calendar)).toBe('2025-04-29 17:00')
  })
  test('an office day of 7.5 hours: "10 days" are ten days, not day 11 at 14:30', () => {
    const day = [
      ['08:00', '11:30'],
      ['13:00', '17:00'],
    ]
    const calendar = calendarOf({ weekly: { mon: day, tue: day, wed: day, thu: day, fri: day } })
    expect(due('2026-03-02 08:00', wd(10), calendar)).toBe('2026-03-16 17:00')
  })
  test('the answer is exact to the minute, not rounded up to a quarter of an hour', () => {
    expect(due('2026-03-02 08:01', wh(1))).toBe('2026-03-02 09:01')
  })
  test('a make-up day has the hours of the day it replaces, not always those of Monday', () => {
    const weekly = { mon: FULL_DAY, fri: [['08:00', '12:00']] }
    const calendar = calendarOf({ weekly, exceptions: [{ date: '2026-03-07', hours_of: 'fri' }] })
    expect(due('2026-03-06 08:00', wh(6), calendar)).toBe('2026-03-07 10:00')
  })
  test('received after 15:00 can count from tomorrow', () => {
    const rule: StartRule = { cutoff: 'after', time: '15:00' }
    expect(due('2026-03-02 15:01', wh(8), vn, rule)).toBe('2026-03-03 17:00')
    expect(due('2026-03-02 15:00', wh(8), vn, rule)).toBe('2026-03-03 15:00')
  })
  test('holidays of two calendars do not mix (theirs are kept in static fields)', () => {
    const other = calendarOf({ weekly: WEEK, exceptions: [{ date: '2026-03-03', off: true }] })
    expect(due('2026-03-02 09:00', wd(1), other)).toBe('2026-03-04 17:00')
    expect(due('2026-03-02 09:00', wd(1))).toBe('2026-03-03 17:00')
  })
})

test('OpenCPS, field reports of 2016: "chưa trừ ngày nghỉ lễ" and the wrong base date', () => {
  expect(
    due('2016-12-30 09:00', wd(1), calendarOf({ weekly: WEEK, exceptions: [{ date: '2017-01-02', off: true }] })),
  ).toBe('2017-01-03 17:00')
  expect(due('2026-04-28 18:00', wd(1))).toBe('2026-05-04 17:00')
})

describe('provincial one-stop system (CaculateTime.cs)', () => {
  test('carry-over past lunch and past the evening', () => {
    expect(due('2026-03-02 11:29', wh(1 / 60))).toBe('2026-03-02 11:30')
    expect(due('2026-03-02 11:29', wh(2 / 60))).toBe('2026-03-02 13:01')
    expect(due('2026-03-02 16:59', wh(2 / 60))).toBe('2026-03-03 07:31')
    expect(due('2026-03-06 16:59', wh(2 / 60))).toBe('2026-03-09 07:31')
  })
  test('it opens at 07:00 and 13:30: hours are data, not constants', () => {
    const day = [
      ['07:00', '11:30'],
      ['13:30', '17:00'],
    ]
    const calendar = calendarOf({ weekly: { mon: day, tue: day, wed: day, thu: day, fri: day } })
    expect(due('2026-03-02 11:00', wh(1), calendar)).toBe('2026-03-02 14:00')
  })
  test('a pause over a weekend gives back working time, not elapsed calendar time', () => {
    const pauses = [{ from: at('2026-03-06 16:00'), to: at('2026-03-09 08:30') }]
    const found = deadline({ calendar: vn, receivedAt: at('2026-03-06 15:00'), limit: wh(4), pauses })
    expect(local(found.dueAt)).toBe('2026-03-09 11:30')
  })
})

/** What a duration on the wall clock gives: the wrong answer that must differ from ours. */
const onTheWall = (received: string, hours: number): string | null => local(at(received) + hours * 3_600_000)

describe('Open Zaak: term = start date + calendar duration (startdatum + doorlooptijd)', () => {
  test('five working days over 30 April are not five calendar days', () => {
    expect(onTheWall('2026-04-28 09:00', 5 * 24)).toBe('2026-05-03 09:00')
    expect(due('2026-04-28 09:00', wd(5))).toBe('2026-05-07 17:00')
  })
  test('plain days skip nothing but an off last day', () => {
    expect(due('2026-04-28 09:00', { value: 5, unit: 'days' })).toBe('2026-05-04 17:00')
  })
  test('a month from 31 January ends in February, on a working day', () => {
    expect(due('2026-01-30 09:00', { value: 1, unit: 'months' })).toBe('2026-03-02 17:00')
  })
})

describe('DIGIT: businessServiceSla is raw milliseconds of wall clock; its Holiday master is not used', () => {
  test('an SLA of 16 hours from Friday afternoon is two working days, not Saturday morning', () => {
    expect(onTheWall('2026-03-06 16:00', 16)).toBe('2026-03-07 08:00')
    expect(due('2026-03-06 16:00', wh(16))).toBe('2026-03-10 16:00')
  })
  test('over Tết the clock stands nine days', () => {
    expect(due('2026-02-13 16:00', wh(2))).toBe('2026-02-23 08:30')
  })
})

describe('Camunda 7, Flowable, Valtimo: an ISO period on the wall clock (DueDateBusinessCalendar)', () => {
  test('P3D over Culture Day and a weekend', () => {
    expect(onTheWall('2026-11-23 09:00', 72)).toBe('2026-11-26 09:00')
    expect(due('2026-11-23 09:00', wd(3))).toBe('2026-11-27 17:00')
  })
  test('PT8H in the evening ends at a closing time, not at night', () => {
    expect(onTheWall('2026-03-02 17:30', 8)).toBe('2026-03-03 01:30')
    expect(due('2026-03-02 17:30', wh(8))).toBe('2026-03-03 17:00')
  })
  test('Camunda PR 1155: each procedure may follow the calendar of its own unit', () => {
    const saturdays = calendarOf({ weekly: { ...WEEK, sat: FULL_DAY } })
    expect(due('2026-03-06 09:00', wd(1), saturdays)).toBe('2026-03-07 17:00')
    expect(due('2026-03-06 09:00', wd(1))).toBe('2026-03-09 17:00')
  })
})

describe('Signalen: "workdays are Monday-Friday, ignoring festivities"', () => {
  test('30 April and 1 May are not worked', () => {
    expect(due('2026-04-29 09:00', wd(1))).toBe('2026-05-04 17:00')
  })
  test('a make-up Saturday is worked', () => {
    expect(due('2026-08-21 09:00', wd(1))).toBe('2026-08-22 17:00')
  })
})

describe('jBPM', () => {
  test('PR 233: a holiday inside the limit is not worked', () => {
    expect(due('2026-11-23 09:00', wh(8))).toBe('2026-11-25 09:00')
  })
  test('PR 1342: a timer set before opening starts at the opening, not before', () => {
    expect(due('2026-03-02 05:00', wh(1))).toBe('2026-03-02 08:30')
    expect(due('2026-03-02 12:00', wh(1))).toBe('2026-03-02 14:00')
  })
  test('PR 1830: a timer set after closing starts at the next opening, over a weekend too', () => {
    expect(due('2026-03-02 20:00', wh(1))).toBe('2026-03-03 08:30')
    expect(due('2026-03-06 17:00', wh(1))).toBe('2026-03-09 08:30')
  })
})

test('Jmix #790: P1D is one working day, not 24 business hours', () => {
  expect(due('2026-03-02 07:30', byHours(1))).toBe('2026-03-02 17:00')
  expect(due('2026-03-02 07:30', wd(1))).toBe('2026-03-03 17:00')
  expect(due('2026-03-02 07:30', wh(24))).toBe('2026-03-04 17:00')
})

describe('Zammad #390: observances of a casual holiday feed taken for days off', () => {
  test('8 March and 20 November are celebrated and worked', () => {
    expect(due('2027-03-05 09:00', wd(1))).toBe('2027-03-08 17:00')
    expect(due('2026-11-19 09:00', wd(1))).toBe('2026-11-20 17:00')
  })
  test('first answer in four hours, asked late on the eve of a holiday', () => {
    expect(due('2026-04-29 16:00', wh(4))).toBe('2026-05-04 10:30')
  })
  test('a closed lunch and a closed Saturday do not count', () => {
    const calendar = calendarOf({ weekly: { ...WEEK, sat: [['07:30', '11:30']] } })
    expect(due('2026-03-06 11:00', wh(8.5), calendar)).toBe('2026-03-07 11:30')
    expect(due('2026-03-06 11:00', wh(8.5))).toBe('2026-03-09 11:30')
  })
})

describe('osTicket #1107, #4969: the SLA plan counts hours by the clock, nights and holidays included', () => {
  test('48 hours from Friday are not Sunday', () => {
    expect(onTheWall('2026-03-06 09:00', 48)).toBe('2026-03-08 09:00')
    expect(due('2026-03-06 09:00', wh(16))).toBe('2026-03-10 09:00')
  })
  test('where the law does say hours by the clock, nothing is skipped', () => {
    expect(due('2026-03-06 09:00', { value: 48, unit: 'hours' })).toBe('2026-03-08 09:00')
  })
})

test('Frappe helpdesk #1675: a pause moves the due date', () => {
  const pauses = [{ from: at('2026-03-03 09:00'), to: at('2026-03-05 09:00') }]
  const found = deadline({ calendar: vn, receivedAt: at('2026-03-02 09:00'), limit: wd(3), pauses })
  expect(local(found.dueAt)).toBe('2026-03-09 17:00')
})

describe('npm libraries that add business days (moment-business-days, luxon-business-days)', () => {
  test('a list of holidays cannot say that a Saturday is worked: 10 January and 22 August 2026', () => {
    expect(due('2026-01-09 09:00', wd(1))).toBe('2026-01-10 17:00')
    expect(due('2026-08-20 09:00', wd(3))).toBe('2026-08-24 17:00')
  })
  test('received on a day off, the next working day is the day of the start', () => {
    expect(due('2026-05-02 09:00', wd(1))).toBe('2026-05-05 17:00')
  })
})

test('Munich queue, PR 810, 824: overlapping opening hours are refused', () => {
  const mon = [
    ['08:00', '12:00'],
    ['11:00', '15:00'],
  ]
  expect(parseCalendar({ weekly: { mon } })).toEqual({
    ok: false,
    faults: [{ path: 'weekly.mon[1]', code: 'hours_overlap' }],
  })
})

describe('date-holidays for Vietnam', () => {
  test('Tết 2024 has five days off, not two', () => {
    expect(workingDaysBetween(vn, '2024-02-07', '2024-02-14')).toBe(0)
    expect(local(nextOpening(vn, at('2024-02-08 09:00')))).toBe('2024-02-15 07:30')
  })
  test('National Day has two days, and 31 August 2026 is swapped', () => {
    expect(openMinutesBetween(vn, at('2026-08-31 00:00'), at('2026-09-03 00:00'))).toBe(0)
  })
  test('compensatory days: 27 April 2026 for Hùng Kings on a Sunday', () => {
    expect(due('2026-04-24 09:00', wd(1))).toBe('2026-04-28 17:00')
  })
  test('a make-up Saturday is a working day', () => {
    expect(closesUnansweredOn(vn, at('2026-08-05 09:00'), 15)).toBe('2026-08-25')
  })
})
