import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDefinition } from './calendar-definition.ts'
import { clockTimeOf, dateOfDay, dayOfDate, instantOfMinute, localMinuteOf, WEEKDAYS } from './civil-time.ts'
import { type DeadlineInput, deadline } from './deadline.ts'
import type { Pause } from './due.ts'
import type { Limit } from './limit.ts'
import { MinuteWalk } from './minute-walk.ts'
import { at, definitionOf, VN_JSON, vn } from './test-calendars.ts'
import { compileCalendar } from './working-calendar.ts'

const VN = definitionOf(VN_JSON)
const FIRST = dayOfDate('2026-01-01')

/** One to three open stretches of a day on any minute. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((edges) => edges.slice(0, edges.length - (edges.length % 2)).sort((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((edge, index) => (index % 2 ? [[clockTimeOf(edges[index - 1] ?? 0), clockTimeOf(edge)]] : [])),
  )

const weekly = fc
  .record(Object.fromEntries(WEEKDAYS.map((day) => [day, hours])), { requiredKeys: ['tue'] })
  .filter((week) => Object.keys(week).length > 1)

const exceptions = fc.uniqueArray(
  fc.oneof(
    fc.record({ day: fc.integer({ min: 0, max: 400 }), off: fc.constant(true) }),
    fc.record({ day: fc.integer({ min: 0, max: 400 }), hours }),
    fc.record({ day: fc.integer({ min: 0, max: 400 }), hours_of: fc.constant('tue') }),
  ),
  { selector: ({ day }) => day, maxLength: 60 },
)

const definitions = fc.oneof(
  fc.constant('vn' as const),
  fc.record({ weekly, exceptions }).map((json) =>
    definitionOf({
      ...json,
      exceptions: json.exceptions.map(({ day, ...rest }) => ({ date: dateOfDay(FIRST + day), ...rest })),
    }),
  ),
)

/** A minute of 2026; half of them near the edges of an office day. */
const minutes = fc.oneof(
  fc.integer({ min: FIRST * 1440, max: (FIRST + 364) * 1440 }),
  fc
    .record({
      day: fc.integer({ min: 0, max: 364 }),
      edge: fc.constantFrom(0, 450, 690, 780, 900, 960, 1020),
      off: fc.integer({ min: -1, max: 1 }),
    })
    .map(({ day, edge, off }) => (FIRST + day) * 1440 + edge + off),
)

const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    value: fc.integer({ min: 1, max: 2400 }).map((n) => n / 60),
    unit: fc.constant('working_hours' as const),
  }),
  fc.record({
    value: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('working_days' as const, 'days' as const),
  }),
  fc.record({
    value: fc.integer({ min: 1, max: 12 }).map((n) => n / 2),
    unit: fc.constant('working_days' as const),
    counting: fc.constant('hours' as const),
  }),
  fc.record({ value: fc.integer({ min: 1, max: 400 }), unit: fc.constant('hours' as const) }),
)

/** Pauses as offsets from the receipt, so that they meet the clock. */
const pauseOffsets = fc.array(fc.tuple(fc.integer({ min: -600, max: 12_000 }), fc.integer({ min: 0, max: 6000 })), {
  maxLength: 3,
})

const cases = fc.record({ definition: definitions, received: minutes, limit: limits, offsets: pauseOffsets })
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

function pausesOf({ received, offsets }: Pick<Case, 'received' | 'offsets'>): Pause[] {
  return offsets.map(([after, length]) => ({
    from: instantOfMinute(received + after),
    to: instantOfMinute(received + after + length),
  }))
}

/** The shipped calendar goes by its code, so that a counterexample stays readable. */
function calendarOfCase({ definition }: Pick<Case, 'definition'>): CalendarDefinition {
  return definition === 'vn' ? VN : definition
}

function inputOf({ definition, received, limit, offsets }: Case): DeadlineInput {
  const receivedAt = instantOfMinute(received)
  return {
    calendar: compileCalendar(calendarOfCase({ definition })),
    receivedAt,
    limit,
    pauses: pausesOf({ received, offsets }),
  }
}

const dueOf = (input: DeadlineInput): number => localMinuteOf(deadline(input).dueAt)

describe('any calendar, receipt, limit and pauses', () => {
  test('equals a walk through every minute', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), (drawn, asIs) => {
        const walk = new MinuteWalk(calendarOfCase(drawn))
        const startRule = { offHours: asIs ? ('as_is' as const) : ('next_opening' as const) }
        const start = asIs ? drawn.received : walk.nextOpening(drawn.received)
        const pauses = drawn.offsets.map(
          ([after, length]) => [drawn.received + after, drawn.received + after + length] as const,
        )
        expect(dueOf({ ...inputOf(drawn), startRule })).toBe(walk.due(start, drawn.limit, pauses))
      }),
      { numRuns: 600 },
    )
  })

  test('a later receipt is never due earlier', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom('none', 'after', 'last_working_hour'),
        (drawn, later, cutoff) => {
          const startRule = { cutoff: cutoff as 'none', time: '15:00' }
          const input = { ...inputOf(drawn), pauses: [], startRule }
          const moved = { ...input, receivedAt: instantOfMinute(drawn.received + later) }
          expect(dueOf(moved)).toBeGreaterThanOrEqual(dueOf(input))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 20 }), (drawn, more) => {
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
      fc.property(cases, fc.constantFrom('PAUSE' as const, 'RESTART' as const), fc.nat(6), (some, mode, months) => {
        const drawn = months > 3 ? { ...some, limit: { value: months - 3, unit: 'months' as const } } : some
        const { dueAt, explanation } = deadline({ ...inputOf(drawn), mode })
        const amounts = explanation.reduce((sum, line) => sum + line.amount, 0)
        expect(amounts).toBeCloseTo(drawn.limit.value, 6)
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

test('20,000 receipts on a quarter-hour grid, exact to the minute', () => {
  const walk = new MinuteWalk(VN)
  const first = localMinuteOf(at('2026-01-05 00:00'))
  for (let n = 0; n < 20_000; n++) {
    const received = first + ((n * 7919) % 33_600) * 15
    const limit: Limit = { value: ((n * 31) % 63) / 4 + 0.25, unit: 'working_hours' }
    const due = dueOf({ calendar: vn, receivedAt: instantOfMinute(received), limit })
    if (due !== walk.due(walk.nextOpening(received), limit, []))
      expect.fail(`${dateOfDay(Math.floor(received / 1440))} ${received % 1440}`)
  }
})
