import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, instantOfMinute, localMinuteOf } from './civil-time.ts'
import { type DeadlineInput, deadline, deadlineInstants } from './deadline.ts'
import { calendars, limits, minutes, pauseOffsets, startRules, versionsOf } from './drawn-cases.ts'
import type { Pause } from './due.ts'
import type { Limit } from './limit.ts'
import { MinuteWalk } from './minute-walk.ts'
import { at, definitionOf, VN_JSON, vn } from './test-calendars.ts'
import { compileCalendar, openMinutesBetween, workingDaysBetween } from './working-calendar.ts'

const cases = fc.record({
  calendar: calendars,
  received: minutes,
  limit: limits,
  startRule: startRules,
  offsets: pauseOffsets,
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

function pausesOf({ received, offsets }: Pick<Case, 'received' | 'offsets'>): Pause[] {
  return offsets.map(([after, length]) => ({
    from: instantOfMinute(received + after),
    to: instantOfMinute(received + after + length),
  }))
}

function inputOf(drawn: Case): DeadlineInput {
  const { calendar, received, limit, startRule } = drawn
  const compiled = compileCalendar(versionsOf(calendar))
  return { calendar: compiled, receivedAt: instantOfMinute(received), limit, startRule, pauses: pausesOf(drawn) }
}

const dueOf = (input: DeadlineInput): number => localMinuteOf(deadline(input).dueAt)
const walkPauses = ({ received, offsets }: Case) =>
  offsets.map(([after, length]) => [received + after, received + after + length] as const)

describe('any calendar, receipt, start rule, limit and pauses', () => {
  test('equals a walk through every minute', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const walk = new MinuteWalk(versionsOf(drawn.calendar))
        const start = walk.start(drawn.received, drawn.startRule)
        const due = walk.due(start, drawn.limit, walkPauses(drawn))
        const found = deadlineInstants(inputOf(drawn))
        expect([localMinuteOf(found.startAt), localMinuteOf(found.dueAt)]).toEqual([start, due])
      }),
      { numRuns: 600 },
    )
  })

  test('the fast way without pauses equals the one with an explanation, and the walk', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const input = { ...inputOf(drawn), pauses: undefined }
        const walk = new MinuteWalk(versionsOf(drawn.calendar))
        const { startAt, dueAt } = deadline(input)
        expect(deadlineInstants(input)).toEqual({ startAt, dueAt })
        expect(localMinuteOf(dueAt)).toBe(walk.due(walk.start(drawn.received, drawn.startRule), drawn.limit, []))
      }),
      { numRuns: 300 },
    )
  })

  test('a later receipt is never due earlier', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 5000 }), (drawn, later) => {
        // A cut-off moves Friday evening to Monday's opening while `as_is` lets Saturday start on Saturday: no order there.
        const startRule = drawn.startRule.offHours === 'as_is' ? { offHours: 'as_is' as const } : drawn.startRule
        const input = { ...inputOf(drawn), pauses: [], startRule }
        const moved = { ...input, receivedAt: instantOfMinute(drawn.received + later) }
        expect(dueOf(moved)).toBeGreaterThanOrEqual(dueOf(input))
      }),
      { numRuns: 300 },
    )
  })

  test('a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 20 }), (drawn, more) => {
        // Half days are counted as hours: half a unit more would be another way of counting, not a longer limit.
        const input = inputOf(drawn)
        const longer = { ...input, limit: { ...drawn.limit, value: drawn.limit.value + more } }
        expect(dueOf(longer)).toBeGreaterThanOrEqual(dueOf(input))
      }),
      { numRuns: 300 },
    )
  })

  test('pausing an empty interval changes nothing', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -600, max: 12_000 }), (drawn, after) => {
        const input = inputOf(drawn)
        const moment = instantOfMinute(drawn.received + after)
        const more = { ...input, pauses: [...(input.pauses ?? []), { from: moment, to: moment }] }
        expect(deadline(more)).toEqual(deadline(input))
      }),
      { numRuns: 300 },
    )
  })

  test('the explanation covers receipt to due without a gap and adds up to the limit', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('PAUSE' as const, 'RESTART' as const), (drawn, mode) => {
        const { dueAt, explanation } = deadline({ ...inputOf(drawn), mode })
        expect(explanation.reduce((sum, line) => sum + line.amount, 0)).toBeCloseTo(drawn.limit.value, 6)
        let reached = instantOfMinute(drawn.received)
        for (const line of explanation) {
          expect(line.from).toBe(reached)
          expect(line.to).toBeGreaterThan(line.from)
          expect(line.amount > 0 || line.count > 0).toBe(line.kind === 'counted')
          reached = line.to
        }
        expect(reached).toBe(dueAt)
      }),
      { numRuns: 300 },
    )
  })

  test('each line says what a walk through it finds: open where it counts, closed or paused where it does not', () => {
    const byMinutes = limits.filter(({ unit, counting }) => unit === 'working_hours' || counting === 'hours')
    fc.assert(
      fc.property(cases, byMinutes, (some, limit) => {
        const drawn = { ...some, limit }
        const walk = new MinuteWalk(versionsOf(drawn.calendar))
        const { startAt, explanation } = deadline(inputOf(drawn))
        for (const line of explanation.filter(({ from }) => from >= startAt)) {
          const open = walk.openMinutes(localMinuteOf(line.from), localMinuteOf(line.to))
          if (line.kind === 'counted') expect([line.count, open]).toEqual([open, (line.to - line.from) / 60_000])
          if (line.kind === 'off') expect(open).toBe(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a restart equals a fresh start at the moment of the supplement', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 9000 }), (drawn, asked) => {
        const input = { ...inputOf(drawn), pauses: [] }
        const from = instantOfMinute(drawn.received + asked)
        const to = instantOfMinute(drawn.received + 2 * asked)
        const { startAt, dueAt } = deadline({ ...input, pauses: [{ from, to }], mode: 'RESTART' })
        const fresh = deadline({ ...input, receivedAt: to })
        expect({ startAt, dueAt }).toEqual({ startAt: fresh.startAt, dueAt: fresh.dueAt })
      }),
      { numRuns: 300 },
    )
  })
})

test('open minutes and working days between any two moments, both ways', () => {
  fc.assert(
    fc.property(calendars, minutes, fc.integer({ min: 0, max: 30_000 }), (drawn, from, length) => {
      const calendar = compileCalendar(versionsOf(drawn))
      const walk = new MinuteWalk(versionsOf(drawn))
      const [a, b] = [instantOfMinute(from), instantOfMinute(from + length)]
      const open = walk.openMinutes(from, from + length)
      expect([openMinutesBetween(calendar, a, b), 0 - openMinutesBetween(calendar, b, a)]).toEqual([open, open])
      const [first, last] = [Math.floor(from / 1440), Math.floor((from + length) / 1440)]
      let worked = 0
      for (let day = first + 1; day <= last; day++) if (walk.day(day * 1440).closing >= 0) worked++
      expect(workingDaysBetween(calendar, dateOfDay(first), dateOfDay(last))).toBe(worked)
    }),
    { numRuns: 300 },
  )
})

test('20,000 receipts on a quarter-hour grid, exact to the minute', () => {
  const walk = new MinuteWalk(definitionOf(VN_JSON))
  const first = localMinuteOf(at('2026-01-05 00:00'))
  for (let n = 0; n < 20_000; n++) {
    const received = first + ((n * 7919) % 33_600) * 15
    const limit: Limit = { value: ((n * 31) % 63) / 4 + 0.25, unit: 'working_hours' }
    const due = dueOf({ calendar: vn, receivedAt: instantOfMinute(received), limit })
    if (due !== walk.due(walk.nextOpening(received), limit, []))
      expect.fail(`${dateOfDay(Math.floor(received / 1440))} ${received % 1440}`)
  }
})
