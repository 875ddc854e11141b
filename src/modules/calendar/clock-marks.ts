import { CalendarError } from './calendar-error.ts'
import { type Instant, instantOfMinute, type LocalMinute, localMinuteOf } from './civil-time.ts'
import { startLines, voidedLines } from './deadline.ts'
import { type Course, countBetween, courseOf, type Pause } from './due.ts'
import { courseLines, type Line, type Stretch, withAmounts } from './explanation.ts'
import { GROUNDS } from './legal-grounds.ts'
import type { Limit, Measure } from './limit.ts'
import type { StartRule } from './start.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/**
 * What the ledger of a clock says, oldest first:
 * `start` received; `restart` full supplement, counted again from the start; `pause`/`resume` the clock stands;
 * `extend` new appointment, its limit counted from the original due date; `stop` finished, withdrawn or stopped: final.
 * `limit`: on `start`/`restart` it replaces the clock's limit; on `extend` it is the extension and required.
 */
export interface ClockMark {
  readonly kind: 'start' | 'restart' | 'pause' | 'resume' | 'extend' | 'stop'
  readonly at: Instant
  readonly limit?: Limit | undefined
  /** Ground printed in the explanation (law, and the document in words). */
  readonly legalBasis?: string | undefined
  readonly name?: string | undefined
}

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

interface OpenPause {
  readonly from: LocalMinute
  readonly legalBasis: string | undefined
  readonly name: string | undefined
}

interface Folded {
  state: Clock['state']
  received: LocalMinute
  limit: Limit
  first: { readonly received: LocalMinute; readonly limit: Limit }
  pauses: Pause[]
  open: OpenPause | undefined
  extension: (ClockMark & { readonly limit: Limit }) | undefined
  extensions: number
  stoppedAt: LocalMinute | undefined
  voided: Stretch[]
  last: LocalMinute
}

function impossible(mark: ClockMark, state: string): CalendarError {
  return new CalendarError('marks_impossible', `${mark.kind} while ${state}`)
}

function begin(input: ClockInput, mark: ClockMark | undefined): Folded {
  if (mark?.kind !== 'start') throw new CalendarError('marks_impossible', 'the first mark must be start')
  const received = localMinuteOf(mark.at)
  const limit = mark.limit ?? input.limit
  return {
    state: 'running',
    received,
    limit,
    first: { received, limit },
    pauses: [],
    open: undefined,
    extension: undefined,
    extensions: 0,
    stoppedAt: undefined,
    voided: [],
    last: received,
  }
}

function closePause(folded: Folded, at: Instant): void {
  const { open } = folded
  if (!open) return
  folded.pauses.push({ from: instantOfMinute(open.from), to: at, legalBasis: open.legalBasis, name: open.name })
  folded.open = undefined
}

function restart(folded: Folded, mark: ClockMark, at: LocalMinute): void {
  const asked = folded.open?.from ?? at
  const source: Pause = {
    from: instantOfMinute(asked),
    to: mark.at,
    name: mark.name ?? folded.open?.name,
    legalBasis: mark.legalBasis,
  }
  folded.voided.push(...voidedLines(folded.received, asked, at, source))
  folded.received = at
  folded.limit = mark.limit ?? folded.limit
  folded.pauses = []
  folded.open = undefined
  folded.extension = undefined
  folded.state = 'running'
}

function extend(folded: Folded, mark: ClockMark, maxExtensions: number): void {
  if (!mark.limit) throw new CalendarError('marks_impossible', 'extend without a limit')
  folded.extensions++
  if (folded.extensions > maxExtensions) {
    throw new CalendarError('extended_too_often', `${folded.extensions} > ${maxExtensions}`)
  }
  folded.extension = { ...mark, limit: mark.limit }
}

function apply(folded: Folded, mark: ClockMark, maxExtensions: number): void {
  const at = localMinuteOf(mark.at)
  if (at < folded.last) throw new CalendarError('marks_out_of_order', mark.kind)
  folded.last = at
  if (folded.state === 'stopped' || mark.kind === 'start') throw impossible(mark, folded.state)
  switch (mark.kind) {
    case 'pause':
      if (folded.state === 'paused') throw impossible(mark, folded.state)
      folded.open = { from: at, legalBasis: mark.legalBasis, name: mark.name }
      folded.state = 'paused'
      return
    case 'resume':
      if (folded.state !== 'paused') throw impossible(mark, folded.state)
      closePause(folded, mark.at)
      folded.state = 'running'
      return
    case 'restart':
      restart(folded, mark, at)
      return
    case 'extend':
      extend(folded, mark, maxExtensions)
      return
    case 'stop':
      folded.stoppedAt = folded.open?.from ?? at
      folded.state = 'stopped'
      return
  }
}

function fold(input: ClockInput): Folded {
  const folded = begin(input, input.marks[0])
  for (const mark of input.marks.slice(1)) apply(folded, mark, input.maxExtensions ?? 1)
  return folded
}

interface Courses {
  readonly start: LocalMinute
  readonly startStretches: readonly Stretch[]
  readonly base: Course
  readonly extended: Course | undefined
  /** The due date cannot be known: the clock stands since before it. */
  readonly open: boolean
}

function coursesOf(input: ClockInput, folded: Folded): Courses {
  const { table } = input.calendar
  const { start, lines } = startLines(input, folded.received)
  const base = courseOf(table, start, folded.limit, folded.pauses)
  // Extension: its own limit, counted from the original due date.
  const extended = folded.extension && courseOf(table, base.due, folded.extension.limit, folded.pauses)
  const open = folded.open !== undefined && folded.open.from < (extended ?? base).due
  return { start, startStretches: lines, base, extended, open }
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
  const before = withAmounts([...folded.voided, ...courses.startStretches], courses.base, folded.limit)
  const baseStretches = courseLines(table, courses.base)
  const pausedInBase = courses.open && (folded.open?.from ?? 0) < courses.base.due
  if (pausedInBase) {
    const kept = pausedStretches(input, folded, courses, baseStretches)
    return [...before, ...withAmounts(kept, courses.base, folded.limit, true)]
  }
  const base = [...before, ...withAmounts(baseStretches, courses.base, folded.limit)]
  if (!courses.extended || !folded.extension) return base
  const { limit, name, legalBasis = GROUNDS.extension } = folded.extension
  const stretches = courseLines(table, courses.extended).map((stretch, index) =>
    index === 0 && stretch.kind === 'off'
      ? { ...stretch, reason: 'extension_start' as const, name, legalBasis }
      : stretch,
  )
  const shown = pausedStretches(
    input,
    folded,
    { ...courses, base: courses.extended, start: courses.base.due },
    stretches,
  )
  return [...base, ...withAmounts(shown, courses.extended, limit, courses.open)]
}

/**
 * Start, due dates, use and explanation of one clock from its ledger. Pure: the same marks give the same answer.
 * Throws CalendarError `marks_impossible` (e.g. resume while running), `marks_out_of_order`, `extended_too_often`
 * and those of `deadline`.
 */
export function dueAfterMarks(input: ClockInput): Clock {
  const folded = fold(input)
  const courses = coursesOf(input, folded)
  const { base, extended } = courses
  const firstStart = startLines(input, folded.first.received).start
  const first = courseOf(input.calendar.table, firstStart, folded.first.limit, [])
  const now = input.now === undefined ? folded.last : Math.max(localMinuteOf(input.now), folded.received)
  const until = folded.stoppedAt ?? folded.open?.from ?? now
  const baseOpen = folded.open !== undefined && folded.open.from < base.due
  const pauses = folded.pauses.map(({ from, to }): { from: Instant; to: Instant | null } => ({ from, to }))
  if (folded.open) pauses.push({ from: instantOfMinute(folded.open.from), to: null })
  return {
    state: folded.state,
    receivedAt: instantOfMinute(folded.received),
    startAt: instantOfMinute(courses.start),
    dueAt: courses.open ? null : instantOfMinute((extended ?? base).due),
    originalDueAt: baseOpen ? null : instantOfMinute(base.due),
    firstDueAt: instantOfMinute(first.due),
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
