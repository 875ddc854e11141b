import fc from 'fast-check'
import type { CalendarDefinition } from './calendar-definition.ts'
import { clockTimeOf, dateOfDay, dayOfDate, WEEKDAYS } from './civil-time.ts'
import type { Limit } from './limit.ts'
import type { StartRule } from './start.ts'
import { definitionOf, VN_JSON } from './test-calendars.ts'

/** What the property tests draw: any calendar with versions and seasons, any receipt of 2026, limit, start rule, pauses. */

const FIRST = dayOfDate('2026-01-01')
const dateAfter = (days: number): string => dateOfDay(FIRST + days)
const offset = fc.integer({ min: 0, max: 400 })

/** One to three open stretches of a day on any minute, 00:00 and 24:00 among them. */
const hours = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 450, 690, 780, 1020, 1440)), {
    minLength: 2,
    maxLength: 6,
  })
  .map((edges) => edges.slice(0, edges.length - (edges.length % 2)).sort((a, b) => a - b))
  .map((edges) =>
    edges.flatMap((edge, index) => (index % 2 ? [[clockTimeOf(edges[index - 1] ?? 0), clockTimeOf(edge)]] : [])),
  )

/** Tuesday is always worked, so that `hours_of: tue` names hours and every calendar opens again. */
const weekly = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, hours])), { requiredKeys: ['tue'] })

const exceptions = fc
  .uniqueArray(
    fc.oneof(
      fc.record({ day: offset, off: fc.constant(true) }),
      fc.record({ day: offset, hours, kind: fc.constant('day_off') }),
      fc.record({
        day: offset,
        hours_of: fc.constant('tue'),
        kind: fc.constant('day_off'),
      }),
    ),
    { selector: ({ day }) => day, maxLength: 60 },
  )
  .map((drawn) => drawn.map(({ day, ...rest }) => ({ date: dateAfter(day), ...rest })))

/** A yearly season (it may pass New Year) and one of given dates: the second wins where both apply. */
const seasons = fc.oneof(
  fc.constant([]),
  fc
    .record({
      from: offset,
      to: offset,
      yearly: weekly,
      first: offset,
      length: fc.integer({ min: 0, max: 90 }),
      once: weekly,
    })
    .map(({ from, to, yearly, first, length, once }) => [
      { from: dateAfter(from).slice(5), to: dateAfter(to).slice(5), weekly: yearly },
      { from: dateAfter(first), to: dateAfter(first + length), weekly: once },
    ]),
)

const validity = fc.oneof(
  fc.constant({}),
  offset.map((day) => ({ valid_from: dateAfter(day) })),
  fc.tuple(offset, offset).map(([day, more]) => ({ valid_from: dateAfter(day), valid_to: dateAfter(day + more) })),
)

const version = fc.record({ weekly, exceptions, seasons, validity })

const VN = definitionOf(VN_JSON)

/** The shipped calendar goes by its code, so that a counterexample stays readable. */
export const calendars = fc.oneof(
  fc.constant('vn' as const),
  fc
    .array(version, { minLength: 1, maxLength: 3 })
    .map((drawn) =>
      drawn.map(({ validity: valid, ...json }, index) => definitionOf({ ...json, ...valid, version: index + 1 })),
    ),
)
export type DrawnCalendar = 'vn' | CalendarDefinition[]

export function versionsOf(drawn: DrawnCalendar): CalendarDefinition[] {
  return drawn === 'vn' ? [VN] : drawn
}

/** A minute of 2026; half of them near the edges of an office day. */
export const minutes = fc.oneof(
  fc.integer({ min: FIRST * 1440, max: (FIRST + 364) * 1440 }),
  fc
    .record({
      day: fc.integer({ min: 0, max: 364 }),
      edge: fc.constantFrom(0, 450, 690, 780, 900, 960, 1020),
      off: fc.integer({ min: -1, max: 1 }),
    })
    .map(({ day, edge, off }) => (FIRST + day) * 1440 + edge + off),
)

/** Every unit and way of counting; hours with two decimals and on the minute. */
export const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    value: fc.oneof(
      fc.integer({ min: 1, max: 2400 }).map((n) => n / 60),
      fc.integer({ min: 1, max: 4000 }).map((n) => n / 100),
    ),
    unit: fc.constantFrom('working_hours' as const, 'hours' as const),
  }),
  fc.record({
    value: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('working_days' as const, 'days' as const),
  }),
  fc.record({
    value: fc.integer({ min: 1, max: 12 }).map((n) => n / 2),
    unit: fc.constant('working_days' as const),
    counting: fc.constantFrom('hours' as const, 'civil_code' as const),
  }),
  fc.record({ value: fc.integer({ min: 1, max: 3 }), unit: fc.constant('months' as const) }),
)

export const startRules: fc.Arbitrary<StartRule> = fc.record({
  cutoff: fc.constantFrom('none' as const, 'after' as const, 'last_working_hour' as const),
  time: fc.constantFrom('00:00', '11:30', '15:00', '16:59'),
  offHours: fc.constantFrom('next_opening' as const, 'as_is' as const),
})

/** Pauses as offsets from the receipt, so that they meet the clock. */
export const pauseOffsets = fc.array(
  fc.tuple(fc.integer({ min: -600, max: 12_000 }), fc.integer({ min: 0, max: 6000 })),
  { maxLength: 3 },
)
