import { describe, expect, test } from 'vitest'
import { dateOf, dateOfDay, dayFromCivil, findInstant, instantFromIso, isoOfInstant, weekdayOf } from './civil-time.ts'
import { dayStrip, type StripInput } from './day-strip.ts'
import { deadline } from './deadline.ts'
import { lineSentence, remainingSentence } from './explanation-words.ts'
import type { Limit } from './limit.ts'
import { remaining } from './remaining.ts'
import { at, calendarOf, local, vn, WEEK } from './test-calendars.ts'
import {
  addWorkingDays,
  closingOf,
  exceptionOn,
  isAnnounced,
  isOpenAt,
  isWorkingDay,
  nextOpening,
  openingOf,
  openMinutesBetween,
  workingDaysBetween,
} from './working-calendar.ts'
import { yearAtAGlance } from './year-at-a-glance.ts'

describe('instants', () => {
  test('read with their offset, written in Vietnamese time', () => {
    expect(isoOfInstant(instantFromIso('2026-04-28T02:00:00Z'))).toBe('2026-04-28T09:00:00+07:00')
    expect(instantFromIso('2026-04-28T09:00:00.5+07:00')).toBe(Date.UTC(2026, 3, 28, 2, 0, 0, 500))
    expect(dateOf(Date.UTC(2026, 3, 28, 17, 0))).toBe('2026-04-29')
  })
  test.each(['2026-04-28', '2026-04-28T09:00:00', '2026-02-29T09:00:00Z', '2026-04-28T25:00:00Z', 'tomorrow'])(
    '%s is none',
    (text) => {
      expect(findInstant(text)).toBeUndefined()
    },
  )
  test('day numbers agree with the platform over two centuries', () => {
    for (let day = dayFromCivil(1970, 1, 1); day < dayFromCivil(2201, 1, 1); day += 17) {
      const date = new Date(day * 86_400_000)
      expect(dateOfDay(day)).toBe(date.toISOString().slice(0, 10))
      expect(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][date.getUTCDay()]).toBe(weekdayOf(day))
    }
  })
})

describe('open and closed', () => {
  test('intervals are half-open', () => {
    expect(isOpenAt(vn, at('2026-07-16 07:30'))).toBe(true)
    expect(isOpenAt(vn, at('2026-07-16 11:30'))).toBe(false)
    expect(isOpenAt(vn, at('2026-07-16 17:00'))).toBe(false)
    expect(isOpenAt(vn, at('2026-04-30 09:00'))).toBe(false)
  })
  test('next opening', () => {
    expect(local(nextOpening(vn, at('2026-07-16 11:30')))).toBe('2026-07-16 13:00')
    expect(local(nextOpening(vn, at('2026-07-16 09:12')))).toBe('2026-07-16 09:12')
    expect(local(nextOpening(vn, at('2026-04-29 17:00')))).toBe('2026-05-04 07:30')
  })
  test('opening and closing of a date', () => {
    expect(local(closingOf(vn, '2026-07-16'))).toBe('2026-07-16 17:00')
    expect(local(openingOf(vn, '2026-08-22'))).toBe('2026-08-22 07:30')
    expect(closingOf(vn, '2026-05-01')).toBeNull()
    expect(isWorkingDay(vn, '2026-08-22')).toBe(true)
  })
  test('a night shift up to midnight', () => {
    const calendar = calendarOf({ weekly: { mon: [['20:00', '24:00']], tue: [['00:00', '04:00']] } })
    expect(local(closingOf(calendar, '2026-07-13'))).toBe('2026-07-14 00:00')
    expect(openMinutesBetween(calendar, at('2026-07-13 23:00'), at('2026-07-14 01:00'))).toBe(120)
  })
  test('counting both ways', () => {
    expect(workingDaysBetween(vn, '2026-04-28', '2026-05-07')).toBe(5)
    expect(workingDaysBetween(vn, '2026-05-07', '2026-04-28')).toBe(-5)
    expect(openMinutesBetween(vn, at('2026-07-17 16:00'), at('2026-07-20 08:00'))).toBe(90)
    expect(openMinutesBetween(vn, at('2026-07-20 08:00'), at('2026-07-17 16:00'))).toBe(-90)
  })
  test('adding working days, forward, backward and none', () => {
    expect(addWorkingDays(vn, '2026-04-28', 5)).toBe('2026-05-07')
    expect(addWorkingDays(vn, '2026-05-07', -5)).toBe('2026-04-28')
    expect(addWorkingDays(vn, '2026-05-02', 0)).toBe('2026-05-04')
    expect(addWorkingDays(vn, '2026-05-04', 0)).toBe('2026-05-04')
    expect(addWorkingDays(vn, '2030-06-03', -1500)).toBe(addWorkingDays(vn, '2030-06-03', -1500))
    expect(workingDaysBetween(vn, addWorkingDays(vn, '2020-06-03', -1500), '2020-06-03')).toBe(1500)
  })
  test('names and announcement', () => {
    expect(exceptionOn(vn, '2026-11-24')).toMatchObject({ name: 'Ngày Văn hóa Việt Nam', confidence: 'V' })
    expect(isAnnounced(vn, '2027-12-31')).toBe(true)
    expect(isAnnounced(vn, '2028-01-01')).toBe(false)
  })
})

describe('time left', () => {
  const due = at('2026-05-07 17:00')
  test.each([
    ['2026-04-28 09:00', 'còn 5 ngày làm việc', '5 working days left'],
    ['2026-05-06 16:00', 'còn 1 ngày làm việc', '1 working day left'],
    ['2026-05-07 14:15', 'còn 2 giờ 45 phút làm việc', '2 hours 45 minutes of working time left'],
    ['2026-05-07 17:00', 'đến hạn', 'due now'],
    ['2026-05-07 18:00', 'vừa quá hạn', 'just overdue'],
    ['2026-05-12 09:00', 'quá hạn 3 ngày làm việc', 'overdue by 3 working days'],
  ])('%s: %s', (now, vi, en) => {
    const left = remaining(vn, at(now), due)
    expect(remainingSentence(left, 'vi')).toBe(vi)
    expect(remainingSentence(left, 'en')).toBe(en)
  })
  test('overdue on the same day', () => {
    const left = remaining(vn, at('2026-07-20 10:30'), at('2026-07-20 08:00'))
    expect(left).toMatchObject({
      state: 'overdue',
      workingDays: 0,
      openMinutes: 150,
      hours: 2,
      minutes: 30,
      dueToday: true,
    })
  })
})

describe('the strip of days', () => {
  const FIVE: Limit = { value: 5, unit: 'working_days' }
  const strip = (more: Partial<StripInput>): string[] => {
    const base = { calendar: vn, limit: FIVE, receivedAt: at('2026-04-28 09:00'), startAt: at('2026-04-28 09:00') }
    const cells = dayStrip({ ...base, dueAt: at('2026-05-07 17:00'), now: at('2026-05-04 10:00'), ...more })
    return cells.map(
      ({ on, kind, ordinal, today }) => `${on.slice(8)} ${kind}${ordinal ? ` ${ordinal}` : ''}${today ? ' *' : ''}`,
    )
  }
  test('from receipt to due', () => {
    expect(strip({})).toEqual([
      '28 received',
      '29 counted 1',
      '30 off',
      '01 off',
      '02 off',
      '03 off',
      '04 counted 2 *',
      '05 counted 3',
      '06 counted 4',
      '07 due 5',
    ])
  })
  test('a pause; while it lasts the strip ends today', () => {
    const pauses = [{ from: at('2026-04-29 10:00'), to: null }]
    expect(strip({ dueAt: null, pauses, now: at('2026-05-05 10:00') }).slice(-3)).toEqual([
      '03 paused',
      '04 paused',
      '05 paused *',
    ])
  })
  test('late days', () => {
    expect(strip({ now: at('2026-05-11 10:00') }).slice(-4)).toEqual(['08 late', '09 off', '10 off', '11 late *'])
  })
  test('minutes count on the day of the start', () => {
    const hours: Partial<StripInput> = { limit: { value: 8, unit: 'working_hours' }, dueAt: at('2026-04-29 09:00') }
    expect(strip({ ...hours, now: at('2026-04-28 10:00') })).toEqual(['28 received 1 *', '29 due 2'])
  })
  test('received on a day off: the day of the start is no day off, although it does not count', () => {
    const sunday: Partial<StripInput> = { receivedAt: at('2026-04-26 10:00'), startAt: at('2026-04-27 07:30') }
    const [received, start, first] = strip({ ...sunday, dueAt: at('2026-05-06 17:00') })
    expect([received, start, first]).toEqual(['26 received', '27 start', '28 counted 1'])
  })
  test('names of holidays', () => {
    const base = { calendar: vn, limit: FIVE, receivedAt: at('2026-04-28 09:00'), startAt: at('2026-04-28 09:00') }
    const cells = dayStrip({ ...base, dueAt: at('2026-05-07 17:00'), now: at('2026-04-28 09:00') })
    expect(cells[2]).toMatchObject({ weekday: 'thu', name: 'Ngày Chiến thắng 30/4' })
  })
})

describe('the year', () => {
  const year = yearAtAGlance(vn, 2026)
  test('twelve months, every day, the make-up Saturdays worked', () => {
    expect(year.months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(year.workingDays).toBe(249)
    expect(year.exceptions).toHaveLength(16)
    expect(year.announced).toBe(true)
    expect(year.months[7]?.days[21]).toMatchObject({
      on: '2026-08-22',
      kind: 'makeup',
      worked: true,
      replaces: '2026-08-31',
    })
    expect(year.months[10]?.days[23]).toMatchObject({
      kind: 'holiday',
      worked: false,
      legalBasis: 'Nghị quyết 28/2026/QH16',
    })
    expect(year.months[0]?.days[4]).toMatchObject({ kind: 'working', openMinutes: 480, hours: WEEK.mon })
  })
  test('every day off taken by a swap has its make-up day', () => {
    for (const y of [2022, 2023, 2024, 2025, 2026]) {
      const { exceptions } = yearAtAGlance(vn, y)
      const replaced = exceptions.flatMap(({ replaces }) => replaces ?? [])
      expect(exceptions.filter(({ kind }) => kind === 'swapped').map(({ on }) => on)).toEqual(replaced.sort())
    }
  })
  test('no day off of the shipped calendar falls on a weekend, no make-up day on a weekday', () => {
    for (const { date, type } of vn.versions[0]?.exceptions ?? []) {
      const weekend = ['sat', 'sun'].includes(
        weekdayOf(dayFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8)))),
      )
      expect(weekend, date).toBe(type === 'working')
    }
  })
})

describe('sentences', () => {
  const lines = (limit: Limit, received: string, more: object = {}): readonly string[][] =>
    deadline({ calendar: vn, receivedAt: at(received), limit, ...more }).explanation.map((line) => [
      lineSentence(line, 'vi'),
      lineSentence(line, 'en'),
    ])

  test('a person can follow them', () => {
    expect(lines({ value: 5, unit: 'working_days' }, '2026-04-28 09:00').map(([vi]) => vi)).toEqual([
      'thứ Ba 28/04/2026 09:00–24:00: ngày bắt đầu, không tính [Bộ luật Dân sự 2015, Điều 147 khoản 2]',
      'thứ Tư 29/04/2026: tính 1 ngày làm việc [Bộ luật Dân sự 2015, Điều 147 khoản 2; lịch làm việc của cơ quan]',
      'thứ Năm 30/04/2026: ngày lễ, tết, không tính (Ngày Chiến thắng 30/4) [Bộ luật Lao động 2019, Điều 112 khoản 1]',
      'thứ Sáu 01/05/2026: ngày lễ, tết, không tính (Quốc tế Lao động 1/5) [Bộ luật Lao động 2019, Điều 112 khoản 1]',
      'thứ Bảy 02/05/2026 – Chủ nhật 03/05/2026: ngày nghỉ hằng tuần, không tính [Bộ luật Lao động 2019, Điều 111]',
      'thứ Hai 04/05/2026 – thứ Năm 07/05/2026: tính 4 ngày làm việc [Bộ luật Dân sự 2015, Điều 147 khoản 2; lịch làm việc của cơ quan]',
    ])
  })
  test('hours, lunch and a weekend, in English', () => {
    expect(
      lines({ value: 8, unit: 'working_hours' }, '2026-07-17 16:00').map(([, en]) => en?.replace(/ \[.*/, '')),
    ).toEqual([
      'Fri 17/07/2026 16:00–17:00: working hours, counts 1 hour',
      'Fri 17/07/2026 17:00 – Mon 20/07/2026 07:30: weekly rest, not counted',
      'Mon 20/07/2026 07:30–11:30: working hours, counts 4 hours',
      'Mon 20/07/2026 11:30–13:00: outside working hours, not counted',
      'Mon 20/07/2026 13:00–16:00: working hours, counts 3 hours',
    ])
  })
  test('the cut-off cites its decree, or the one of the procedure', () => {
    const cut = (legalBasis?: string) =>
      lines({ value: 1, unit: 'working_days' }, '2026-07-16 15:30', {
        startRule: { cutoff: 'after', time: '15:00', legalBasis },
      })[0]?.[0]
    expect(cut()).toContain('[Nghị định 63/2024/NĐ-CP]')
    expect(cut('Quy chế 12/QC-UBND')).toContain('[Quy chế 12/QC-UBND]')
  })
})
