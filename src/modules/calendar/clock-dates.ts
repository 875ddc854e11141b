import { type Instant, instantOfMinute, type LocalMinute } from './civil-time.ts'
import type { DayTable } from './day-table.ts'
import { type Course, courseOf, type Pause } from './due.ts'
import { type Limit, measureOf } from './limit.ts'
import { type ClockMark, type Folded, foldMarks } from './marks-fold.ts'
import { DEFAULT_START_RULE, type StartRule, startMinuteOf } from './start.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export interface ClockInput {
  readonly calendar: WorkingCalendar
  readonly limit: Limit
  readonly startRule?: StartRule | undefined
  readonly marks: readonly ClockMark[]
  /** Parameter `late.max_extensions`; default 1 (an appointment is re-set at most once). */
  readonly maxExtensions?: number | undefined
  /** Until when `used` is counted while the clock runs; default the last mark. */
  readonly now?: Instant | undefined
}

export interface Courses {
  readonly start: LocalMinute
  readonly base: Course
  readonly extended: Course | undefined
  /** The due date cannot be known: the clock stands since before it. */
  readonly open: boolean
}

function startMinute(input: ClockInput, received: LocalMinute): LocalMinute {
  return startMinuteOf(input.calendar.table, received, input.startRule ?? DEFAULT_START_RULE).minute
}

/** Its own limit, counted from the original due date: the date that closes then, for 24:00 is not yet the next day. */
function extensionOf(table: DayTable, due: LocalMinute, limit: Limit, pauses: readonly Pause[]): Course {
  const measure = measureOf(limit)
  const byDays = measure === 'working_days' || measure === 'calendar_days'
  return courseOf(table, byDays ? due - 1 : due, limit, pauses)
}

export function coursesOf(input: ClockInput, folded: Folded): Courses {
  const { table } = input.calendar
  const start = startMinute(input, folded.received)
  const base = courseOf(table, start, folded.limit, folded.pauses)
  const extended = folded.extension && extensionOf(table, base.due, folded.extension.limit, folded.pauses)
  const open = folded.open !== undefined && folded.open.from < (extended ?? base).due
  return { start, base, extended, open }
}

/** What is stored of a clock: everything that its ledger says about dates. */
export interface ClockDates {
  readonly startAt: Instant
  /** null while the clock stands before its due date: nobody can know it. */
  readonly dueAt: Instant | null
  /** Due date without the extension; lateness is reported against both. */
  readonly originalDueAt: Instant | null
}

export function datesOf(folded: Folded, { start, base, extended, open }: Courses): ClockDates {
  const baseOpen = folded.open !== undefined && folded.open.from < base.due
  return {
    startAt: instantOfMinute(start),
    dueAt: open ? null : instantOfMinute((extended ?? base).due),
    originalDueAt: baseOpen ? null : instantOfMinute(base.due),
  }
}

/** Due date as told at first reception: before any pause, restart or extension. */
export function firstDue(input: ClockInput, { first }: Folded): Instant {
  const start = startMinute(input, first.received)
  return instantOfMinute(courseOf(input.calendar.table, start, first.limit, []).due)
}

/**
 * The dates of one clock from its ledger without the explanation: a few microseconds, for acts and for recounting whole
 * boards. Same answers and same errors as `dueAfterMarks`.
 */
export function datesAfterMarks(input: ClockInput): ClockDates {
  const folded = foldMarks(input.marks, input.limit, input.maxExtensions)
  return datesOf(folded, coursesOf(input, folded))
}
