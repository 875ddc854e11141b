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

describe('provincial one-stop system (CaculateTime.cs)', () => {
  test('carry-over past lunch and past the evening', () => {
    expect(due('2026-03-02 11:29', wh(1 / 60))).toBe('2026-03-02 11:30')
    expect(due('2026-03-02 11:29', wh(2 / 60))).toBe('2026-03-02 13:01')
    expect(due('2026-03-02 16:59', wh(2 / 60))).toBe('2026-03-03 07:31')
    expect(due('2026-03-06 16:59', wh(2 / 60))).toBe('2026-03-09 07:31')
  })
  test('a pause over a weekend gives back working time, not elapsed calendar time', () => {
    const pauses = [{ from: at('2026-03-06 16:00'), to: at('2026-03-09 08:30') }]
    const found = deadline({ calendar: vn, receivedAt: at('2026-03-06 15:00'), limit: wh(4), pauses })
    expect(local(found.dueAt)).toBe('2026-03-09 11:30')
  })
})

describe('Open Zaak, Camunda, Valtimo, DIGIT: a duration on the wall clock', () => {
  test('working days skip weekends and holidays', () => {
    expect(due('2026-04-28 09:00', wd(5))).not.toBe('2026-05-03 09:00')
    expect(due('2026-04-28 09:00', wd(5))).toBe('2026-05-07 17:00')
  })
  test('plain days skip nothing but an off last day', () => {
    expect(due('2026-04-28 09:00', { value: 5, unit: 'days' })).toBe('2026-05-04 17:00')
  })
})

describe('Signalen, jBPM: holidays ignored', () => {
  test('jBPM PR 233: a holiday inside the limit', () => {
    expect(due('2026-11-23 09:00', wh(8))).toBe('2026-11-25 09:00')
  })
  test('jBPM PR 1342, 1830: a timer set before opening or after closing', () => {
    expect(due('2026-03-02 05:00', wh(1))).toBe('2026-03-02 08:30')
    expect(due('2026-03-02 20:00', wh(1))).toBe('2026-03-03 08:30')
    expect(due('2026-03-02 12:00', wh(1))).toBe('2026-03-02 14:00')
  })
})

test('Jmix #790: one day is one working day, not 24 business hours', () => {
  expect(due('2026-03-02 07:30', byHours(1))).toBe('2026-03-02 17:00')
})

test('Frappe helpdesk #1675: a pause moves the due date', () => {
  const pauses = [{ from: at('2026-03-03 09:00'), to: at('2026-03-05 09:00') }]
  const found = deadline({ calendar: vn, receivedAt: at('2026-03-02 09:00'), limit: wd(3), pauses })
  expect(local(found.dueAt)).toBe('2026-03-09 17:00')
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
