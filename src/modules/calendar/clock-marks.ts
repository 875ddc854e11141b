import { type Instant, instantOfMinute, type LocalMinute, localMinuteOf } from './civil-time.ts'
import { type ClockInput, type Courses, coursesOf, datesOf, firstDue } from './clock-dates.ts'
import { startLines } from './deadline.ts'
import { type Course, countBetween } from './due.ts'
import { courseLines, type Line, type Stretch, withAmounts } from './explanation.ts'
import { GROUNDS } from './legal-grounds.ts'
import type { Measure } from './limit.ts'
import { type Folded, foldMarks } from './marks-fold.ts'

/** One clock as its ledger tells it, with the explanation of its date. */
export interface Clock {
  readonly state: 'running' | 'paused' | 'stopped'
  /** Receipt (or supplement) from which the present run is counted, and its start by the start rule. */
  readonly receivedAt: Instant
  readonly startAt: Instant
  /** null while the clock stands before its due date: nobody can know it. */
  readonly dueAt: Instant | null
  /** Due date without the extension; lateness is reported against both. */
  readonly originalDueAt: Instant | null
  /** Due date as told to the applicant at first reception: before any pause, restart or extension. */
  readonly firstDueAt: Instant
  /** Used and whole, in whole units of the measure; `total` includes no extension. */
  readonly used: { readonly count: number; readonly total: number; readonly measure: Measure }
  /** Pauses of the present run; an open one lacks `to`. */
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[]
  readonly extensions: number
  /** Lines up to the due date; while paused, what has been counted so far. */
  readonly explanation: readonly Line[]
}

/** Units used until a minute, over the stretches in which the clock ran. */
function usedUntil(input: ClockInput, course: Course, until: LocalMinute): number {
  let used = 0
  for (const run of course.runs) {
    // The last run goes on past the due date: an overdue dossier has used more than its limit.
    const end = run.pause ? Math.min(run.to, until) : until
    if (end > run.from) used += countBetween(input.calendar.table, course.measure, run.from, end)
  }
  return used
}

function cutAt(stretches: readonly Stretch[], until: LocalMinute): Stretch[] {
  return stretches.filter((stretch) => stretch.from < until).map((s) => (s.to > until ? { ...s, to: until } : s))
}

/** Lines of a clock that stands: what was counted, then the open pause (of no length yet unless `now` is later). */
function pausedStretches(
  input: ClockInput,
  folded: Folded,
  courses: Courses,
  stretches: readonly Stretch[],
): Stretch[] {
  const { open } = folded
  if (!open || !courses.open) return [...stretches]
  const until = Math.max(open.from, input.now === undefined ? folded.last : localMinuteOf(input.now))
  const kept = cutAt(stretches, Math.max(open.from, courses.start))
  const { base } = courses
  const lastCounted = kept.findLastIndex((stretch) => stretch.count > 0)
  const counted = kept.map((stretch, index) => {
    if (index !== lastCounted) return stretch
    const before = kept.reduce((sum, other) => sum + other.count, 0) - stretch.count
    return {
      ...stretch,
      count: Math.min(base.total, usedUntil(input, base, Math.max(open.from, courses.start))) - before,
    }
  })
  const legalBasis = open.legalBasis ?? GROUNDS.pause
  const paused: Stretch = {
    from: open.from,
    to: until,
    kind: 'paused',
    count: 0,
    reason: 'paused',
    name: open.name,
    legalBasis,
  }
  return [...counted, paused]
}

function linesOf(input: ClockInput, folded: Folded, courses: Courses): Line[] {
  const { table } = input.calendar
  const { lines: startStretches } = startLines(input, folded.received)
  const before = withAmounts([...folded.voided, ...startStretches], courses.base, folded.limit)
  const baseStretches = courseLines(table, courses.base)
  const pausedInBase = courses.open && (folded.open?.from ?? 0) < courses.base.due
  if (pausedInBase) {
    const kept = pausedStretches(input, folded, courses, baseStretches)
    return [...before, ...withAmounts(kept, courses.base, folded.limit, true)]
  }
  const base = [...before, ...withAmounts(baseStretches, courses.base, folded.limit)]
  if (!courses.extended || !folded.extension) return base
  const { limit, name, legalBasis = GROUNDS.extension } = folded.extension
  const { due } = courses.base
  const stretches = courseLines(table, courses.extended)
    .map((stretch, index) =>
      index === 0 && stretch.kind === 'off'
        ? { ...stretch, from: due, reason: 'extension_start' as const, name, legalBasis }
        : stretch,
    )
    .filter((stretch) => stretch.to > stretch.from)
  const shown = pausedStretches(input, folded, { ...courses, base: courses.extended, start: due }, stretches)
  return [...base, ...withAmounts(shown, courses.extended, limit, courses.open)]
}

/**
 * Start, due dates, use and explanation of one clock from its ledger. Pure: the same marks give the same answer.
 * Throws CalendarError `marks_impossible` (e.g. resume while running), `marks_out_of_order`, `extended_too_often`
 * and those of `deadline`.
 */
export function dueAfterMarks(input: ClockInput): Clock {
  const folded = foldMarks(input.marks, input.limit, input.maxExtensions)
  const courses = coursesOf(input, folded)
  const { base } = courses
  const now = input.now === undefined ? folded.last : Math.max(localMinuteOf(input.now), folded.received)
  const until = folded.stoppedAt ?? folded.open?.from ?? now
  const pauses = folded.pauses.map(({ from, to }): { from: Instant; to: Instant | null } => ({ from, to }))
  if (folded.open) pauses.push({ from: instantOfMinute(folded.open.from), to: null })
  return {
    state: folded.state,
    receivedAt: instantOfMinute(folded.received),
    ...datesOf(folded, courses),
    firstDueAt: firstDue(input, folded),
    used: { count: usedUntil(input, base, until), total: base.total, measure: base.measure },
    pauses,
    extensions: folded.extensions,
    explanation: linesOf(input, folded, courses),
  }
}

/** The due date if a paused clock went on at `at`: by `resume` (PAUSE) or `restart` (RESTART). */
export function dueIfResumedAt(input: ClockInput, at: Instant, by: 'resume' | 'restart' = 'resume'): Instant {
  const clock = dueAfterMarks({ ...input, marks: [...input.marks, { kind: by, at }] })
  return clock.dueAt as Instant
}
