import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOfMinute, localMinuteOf } from './civil-time.ts'
import { type ClockInput, datesAfterMarks } from './clock-dates.ts'
import { dueAfterMarks } from './clock-marks.ts'
import { calendars, limits, minutes, startRules, versionsOf } from './drawn-cases.ts'
import type { ClockMark } from './marks-fold.ts'
import { MinuteWalk, type WalkMark } from './minute-walk.ts'
import { compileCalendar } from './working-calendar.ts'

/** Ledgers of any clock: pauses that end by resuming or by counting anew, and at most one extension. */

const gap = fc.integer({ min: 0, max: 6000 })
const chapters = fc.array(fc.record({ until: gap, length: gap, by: fc.constantFrom('resume', 'restart') }), {
  maxLength: 3,
})

const cases = fc.record({
  calendar: calendars,
  received: minutes,
  limit: limits,
  startRule: startRules,
  chapters,
  extension: fc.option(limits, { nil: undefined }),
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

function walkMarks({ received, chapters: drawn, extension }: Case): WalkMark[] {
  let at = received
  const marks = drawn.flatMap(({ until, length, by }): WalkMark[] => {
    const asked = at + until
    at = asked + length
    return [
      { kind: 'pause', at: asked },
      { kind: by as 'resume', at },
    ]
  })
  return extension ? [...marks, { kind: 'extend', at, limit: extension }] : marks
}

function inputOf(drawn: Case): ClockInput {
  const marks = walkMarks(drawn).map((mark): ClockMark => ({ ...mark, at: instantOfMinute(mark.at) }))
  return {
    calendar: compileCalendar(versionsOf(drawn.calendar)),
    limit: drawn.limit,
    startRule: drawn.startRule,
    marks: [{ kind: 'start', at: instantOfMinute(drawn.received) }, ...marks],
  }
}

describe('any ledger', () => {
  test('equals a walk through every minute, with and without the explanation', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const walk = new MinuteWalk(versionsOf(drawn.calendar))
        const { start, original, due } = walk.ledger(drawn.received, drawn.limit, walkMarks(drawn), drawn.startRule)
        const input = inputOf(drawn)
        const { startAt, originalDueAt, dueAt } = dueAfterMarks(input)
        expect([startAt, originalDueAt, dueAt]).toEqual([start, original, due].map(instantOfMinute))
        expect(datesAfterMarks(input)).toEqual({ startAt, originalDueAt, dueAt })
      }),
      { numRuns: 500 },
    )
  })

  test('the explanation covers receipt to due without a gap; its amounts add up to the limit and the extension', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const { dueAt, explanation } = dueAfterMarks(inputOf(drawn))
        const whole = drawn.limit.value + (drawn.extension?.value ?? 0)
        expect(explanation.reduce((sum, line) => sum + line.amount, 0)).toBeCloseTo(whole, 6)
        let reached = instantOfMinute(drawn.received)
        for (const line of explanation) {
          expect(line.from).toBe(reached)
          expect(line.to).toBeGreaterThan(line.from)
          reached = line.to
        }
        expect(reached).toBe(dueAt)
      }),
      { numRuns: 300 },
    )
  })

  test('a restart equals a fresh start; what came before changes nothing', () => {
    fc.assert(
      fc.property(cases, gap, (drawn, after) => {
        const input = { ...inputOf(drawn), maxExtensions: 2 }
        const last = Math.max(...input.marks.map(({ at }) => at))
        const at = last + after * 60_000
        const extend = drawn.extension ? [{ kind: 'extend' as const, at, limit: drawn.extension }] : []
        const again = dueAfterMarks({ ...input, marks: [...input.marks, { kind: 'restart', at }, ...extend] })
        const fresh = dueAfterMarks({ ...input, marks: [{ kind: 'start', at }, ...extend] })
        expect([again.startAt, again.dueAt, again.originalDueAt]).toEqual([
          fresh.startAt,
          fresh.dueAt,
          fresh.originalDueAt,
        ])
      }),
      { numRuns: 200 },
    )
  })

  test('the extension is its limit counted from the original due date, which is kept', () => {
    fc.assert(
      fc.property(cases, limits, (some, extension) => {
        const drawn = { ...some, chapters: [], extension }
        const walk = new MinuteWalk(versionsOf(drawn.calendar))
        const plain = dueAfterMarks(inputOf({ ...drawn, extension: undefined }))
        const extended = dueAfterMarks(inputOf(drawn))
        expect(extended.originalDueAt).toBe(plain.dueAt)
        const due = localMinuteOf(plain.dueAt as number)
        const date = Math.floor((due - 1) / 1440)
        expect(extended.dueAt).toBe(instantOfMinute(walk.due(due, extension, [], date)))
      }),
      { numRuns: 200 },
    )
  })

  test('an empty pause changes no date', () => {
    fc.assert(
      fc.property(cases, gap, (some, after) => {
        const drawn = { ...some, chapters: [], extension: undefined }
        const at = instantOfMinute(drawn.received + after)
        const input = inputOf(drawn)
        const paused = [...input.marks, { kind: 'pause', at } as const, { kind: 'resume', at } as const]
        expect(datesAfterMarks({ ...input, marks: paused })).toEqual(datesAfterMarks(input))
      }),
      { numRuns: 200 },
    )
  })

  test('while the clock stands the date is open', () => {
    fc.assert(
      fc.property(cases, gap, (some, after) => {
        const drawn = { ...some, chapters: [], extension: undefined }
        const input = inputOf(drawn)
        const running = dueAfterMarks(input)
        const at = instantOfMinute(drawn.received + after)
        const standing = dueAfterMarks({ ...input, marks: [...input.marks, { kind: 'pause', at }] })
        expect(standing.dueAt).toBe(at < (running.dueAt as number) ? null : running.dueAt)
        expect(standing.explanation.reduce((sum, line) => sum + line.amount, 0)).toBeLessThanOrEqual(
          drawn.limit.value + 1e-3,
        )
      }),
      { numRuns: 200 },
    )
  })
})
