import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closesUnansweredOn, latestApology } from './appointment-dates.ts'
import { CalendarError } from './calendar-error.ts'
import { type ClockInput, datesAfterMarks } from './clock-dates.ts'
import { type Clock, dueAfterMarks, dueIfResumedAt } from './clock-marks.ts'
import { deadline } from './deadline.ts'
import type { Limit } from './limit.ts'
import type { ClockMark } from './marks-fold.ts'
import { at, local, vn } from './test-calendars.ts'

const TEN: Limit = { value: 10, unit: 'working_days' }
const FIVE: Limit = { value: 5, unit: 'working_days' }

type Short = [kind: ClockMark['kind'], at: string, limit?: Limit]

function input(marks: readonly Short[], limit: Limit = TEN, now?: string): ClockInput {
  const full = marks.map(([kind, moment, own]): ClockMark => ({ kind, at: at(moment), limit: own }))
  return { calendar: vn, limit, marks: full, now: now === undefined ? undefined : at(now) }
}

function clock(marks: readonly Short[], limit?: Limit, now?: string): Clock {
  return dueAfterMarks(input(marks, limit, now))
}

function dates(found: Clock): (string | null)[] {
  return [local(found.dueAt), local(found.originalDueAt), local(found.firstDueAt)]
}

function sum(found: Clock): number {
  return found.explanation.reduce((total, line) => total + line.amount, 0)
}

const RECEIVED: Short = ['start', '2026-08-03 09:00']
const ASKED: Short = ['pause', '2026-08-05 10:00']

describe('supplement', () => {
  test('received only', () => {
    const found = clock([RECEIVED])
    expect(dates(found)).toEqual(['2026-08-17 17:00', '2026-08-17 17:00', '2026-08-17 17:00'])
    expect(found.state).toBe('running')
    expect(sum(found)).toBe(10)
  })
  test('while paused the due date is open, two days are used', () => {
    const found = clock([RECEIVED, ASKED], TEN, '2026-08-10 09:00')
    expect(dates(found)).toEqual([null, null, '2026-08-17 17:00'])
    expect(found).toMatchObject({ state: 'paused', used: { count: 2, total: 10, measure: 'working_days' } })
    expect(found.pauses).toEqual([{ from: at('2026-08-05 10:00'), to: null }])
    expect(sum(found)).toBe(2)
    expect(found.explanation.at(-1)).toMatchObject({
      kind: 'paused',
      from: at('2026-08-05 10:00'),
      to: at('2026-08-10 09:00'),
    })
  })
  test('what the due date would be', () => {
    const paused = input([RECEIVED, ASKED])
    expect(local(dueIfResumedAt(paused, at('2026-08-12 09:00')))).toBe('2026-08-22 17:00')
    expect(local(dueIfResumedAt(paused, at('2026-08-12 09:00'), 'restart'))).toBe('2026-08-25 17:00')
  })
  test('PAUSE: the rest runs after the supplement', () => {
    const found = clock([RECEIVED, ASKED, ['resume', '2026-08-12 09:00']])
    expect(dates(found)).toEqual(['2026-08-22 17:00', '2026-08-22 17:00', '2026-08-17 17:00'])
    expect(found.used.count).toBe(2)
    expect(sum(found)).toBe(10)
  })
  test('RESTART: counted again from the start, the first appointment is kept', () => {
    const found = clock([RECEIVED, ASKED, ['restart', '2026-08-12 09:00']])
    expect(dates(found)).toEqual(['2026-08-25 17:00', '2026-08-25 17:00', '2026-08-17 17:00'])
    expect(local(found.startAt)).toBe('2026-08-12 09:00')
    expect(found.used.count).toBe(0)
    expect(found.explanation[0]).toMatchObject({ reason: 'restarted', amount: 0 })
    expect(sum(found)).toBe(10)
  })
  test('RESTART after an earlier pause: the pauses of the run that is void are no longer its own', () => {
    const earlier: Short[] = [ASKED, ['resume', '2026-08-06 09:00'], ['pause', '2026-08-10 09:00']]
    const found = clock([RECEIVED, ...earlier, ['restart', '2026-08-12 09:00']])
    expect(dates(found)[0]).toBe('2026-08-25 17:00')
    expect(found.pauses).toEqual([])
  })
  test('RESTART without a pause mark before it', () => {
    expect(dates(clock([RECEIVED, ['restart', '2026-08-12 09:00']]))[0]).toBe('2026-08-25 17:00')
  })
  test('a pause after the due date does not hide that the dossier is late', () => {
    const found = clock([RECEIVED, ['pause', '2026-08-18 09:00']], TEN, '2026-08-19 09:00')
    expect(dates(found)).toEqual(['2026-08-17 17:00', '2026-08-17 17:00', '2026-08-17 17:00'])
    expect(found.state).toBe('paused')
  })
  test('closes 15 working days after the request', () => {
    expect(closesUnansweredOn(vn, at('2026-08-05 10:00'), 15)).toBe('2026-08-25')
  })
})

describe('extension', () => {
  test('counted from the original due date, which is kept', () => {
    const found = clock([RECEIVED, ['extend', '2026-08-14 09:00', FIVE]])
    expect(dates(found)).toEqual(['2026-08-22 17:00', '2026-08-17 17:00', '2026-08-17 17:00'])
    expect(found.extensions).toBe(1)
    expect(sum(found)).toBe(15)
  })
  test('in hours it goes on from the closing time', () => {
    const found = clock([RECEIVED, ['extend', '2026-08-14 09:00', { value: 4, unit: 'working_hours' }]])
    expect(local(found.dueAt)).toBe('2026-08-18 11:30')
  })
  test('with a pause before the original due date, and one in the extension', () => {
    const before = clock([RECEIVED, ASKED, ['resume', '2026-08-12 09:00'], ['extend', '2026-08-20 09:00', FIVE]])
    expect(dates(before)).toEqual(['2026-08-28 17:00', '2026-08-22 17:00', '2026-08-17 17:00'])
    const extended: Short[] = [RECEIVED, ['extend', '2026-08-14 09:00', FIVE], ['pause', '2026-08-19 09:00']]
    const open = clock(extended, TEN, '2026-08-20 10:00')
    expect(dates(open)).toEqual([null, '2026-08-17 17:00', '2026-08-17 17:00'])
    expect(sum(open)).toBe(12)
    expect(dates(clock([...extended, ['resume', '2026-08-24 09:00']]))[0]).toBe('2026-08-27 17:00')
  })
  test('a second one is refused, unless the parameter allows it', () => {
    const twice = input([RECEIVED, ['extend', '2026-08-14 09:00', FIVE], ['extend', '2026-08-20 09:00', FIVE]])
    expect(() => dueAfterMarks(twice)).toThrow(expect.objectContaining({ code: 'extended_too_often' }))
    expect(dueAfterMarks({ ...twice, maxExtensions: 2 }).extensions).toBe(2)
  })
  test('the apology leaves one calendar day before; on a Sunday, by Friday', () => {
    expect(latestApology(vn, at('2026-08-17 17:00'), 1)).toEqual({ on: '2026-08-16', workingDayOn: '2026-08-14' })
    expect(latestApology(vn, at('2026-08-20 17:00'), 1)).toEqual({ on: '2026-08-19', workingDayOn: '2026-08-19' })
  })
})

describe('use and end', () => {
  test('used days go on past the limit', () => {
    expect(clock([RECEIVED], TEN, '2026-08-10 09:00').used.count).toBe(5)
    expect(clock([RECEIVED], TEN, '2026-08-19 09:00').used.count).toBe(12)
  })
  test('a stop ends the use and keeps the due date', () => {
    const found = clock([RECEIVED, ['stop', '2026-08-10 09:00']], TEN, '2026-08-19 09:00')
    expect(found.state).toBe('stopped')
    expect(found.used.count).toBe(5)
    expect(dates(found)[0]).toBe('2026-08-17 17:00')
  })
  test('stopped while paused: the due date stays open', () => {
    const found = clock([RECEIVED, ASKED, ['stop', '2026-08-26 09:00']], TEN, '2026-08-27 09:00')
    expect(dates(found)).toEqual([null, null, '2026-08-17 17:00'])
    expect(found.used.count).toBe(2)
  })
  test('minutes of a step', () => {
    const found = clock(
      [
        ['start', '2026-08-03 09:00'],
        ['pause', '2026-08-03 10:15'],
        ['resume', '2026-08-03 15:00'],
      ],
      {
        value: 4,
        unit: 'working_hours',
      },
    )
    expect(local(found.dueAt)).toBe('2026-08-04 08:15')
    expect(found.used).toEqual({ count: 75, total: 240, measure: 'open_minutes' })
  })
})

describe('ledgers that cannot be', () => {
  test.each<[string, Short[], string]>([
    ['no start', [ASKED], 'marks_impossible'],
    ['two starts', [RECEIVED, ['start', '2026-08-04 09:00']], 'marks_impossible'],
    ['resume while running', [RECEIVED, ['resume', '2026-08-04 09:00']], 'marks_impossible'],
    ['pause while paused', [RECEIVED, ASKED, ['pause', '2026-08-06 09:00']], 'marks_impossible'],
    ['after the stop', [RECEIVED, ['stop', '2026-08-04 09:00'], ASKED], 'marks_impossible'],
    ['extension without a limit', [RECEIVED, ['extend', '2026-08-04 09:00']], 'marks_impossible'],
    ['going back in time', [RECEIVED, ['pause', '2026-08-02 09:00']], 'marks_out_of_order'],
  ])('%s', (_, marks, code) => {
    expect(() => clock(marks)).toThrow(CalendarError)
    expect(() => clock(marks)).toThrow(expect.objectContaining({ code }))
  })
})

test('the ledger and the preview give the same answer for the same pauses', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 2, maxLength: 6 })
  const limits = fc.record({
    value: fc.integer({ min: 1, max: 15 }),
    unit: fc.constantFrom('working_days' as const, 'days' as const, 'working_hours' as const),
  })
  fc.assert(
    fc.property(gaps, limits, (drawn, limit) => {
      const start = at('2026-01-05 09:00')
      let moment = start
      const marks: ClockMark[] = [{ kind: 'start', at: start }]
      for (const [index, minutes] of drawn.slice(0, drawn.length - (drawn.length % 2)).entries()) {
        moment += minutes * 60_000
        marks.push({ kind: index % 2 === 0 ? 'pause' : 'resume', at: moment })
      }
      const pauses = marks.slice(1).flatMap((mark, index, all) => {
        const next = all[index + 1]
        return mark.kind === 'pause' && next ? [{ from: mark.at, to: next.at }] : []
      })
      const expected = deadline({ calendar: vn, receivedAt: start, limit, pauses })
      const found = dueAfterMarks({ calendar: vn, limit, marks })
      expect(found.dueAt).toBe(expected.dueAt)
      const { startAt, dueAt, originalDueAt } = found
      expect(datesAfterMarks({ calendar: vn, limit, marks })).toEqual({ startAt, dueAt, originalDueAt })
      expect(found.explanation).toEqual(expected.explanation)
    }),
    { numRuns: 300 },
  )
})
