import type { CalendarException } from './calendar-definition.ts'
import {
  type DayNumber,
  dayOfMinute,
  type Instant,
  instantOfMinute,
  type LocalMinute,
  MINUTES_PER_DAY,
} from './civil-time.ts'
import type { DayTable } from './day-table.ts'
import type { Course, Run } from './due.ts'
import { GROUNDS } from './legal-grounds.ts'
import type { Limit, Measure } from './limit.ts'

/** Why a stretch of time counts or not. Codes are stable; `lineSentence` puts them into words. */
export type Reason =
  | 'working_day'
  | 'makeup_day'
  | 'working_time'
  | 'calendar_days'
  | 'clock_time'
  | 'after_cutoff'
  | 'last_working_hour'
  | 'received_off_hours'
  | 'start_day'
  | 'extension_start'
  | 'resumption_day'
  | 'nothing_left'
  | 'last_day_off'
  | 'last_day_closing'
  | 'weekend'
  | 'holiday'
  | 'compensatory'
  | 'swapped'
  | 'day_off'
  | 'outside_hours'
  | 'restarted'
  | 'paused'

export type LineKind = 'counted' | 'off' | 'paused'

/** A line before amounts are given: local minutes and a count in the measure of the limit. */
export interface Stretch {
  readonly from: LocalMinute
  readonly to: LocalMinute
  readonly kind: LineKind
  readonly count: number
  readonly reason: Reason
  readonly name?: string | undefined
  readonly nameEn?: string | undefined
  readonly legalBasis: string
}

/**
 * One line of "why is it due then?". Lines follow each other without a gap from receipt to due date.
 * `amount` is in the unit of the limit and the amounts add up to its value; `count` is the same in whole
 * minutes or days (`measure`), adding up to the limit after rounding.
 */
export interface Line {
  readonly from: Instant
  readonly to: Instant
  readonly kind: LineKind
  readonly amount: number
  readonly count: number
  readonly measure: Measure
  readonly reason: Reason
  /** Name of the holiday or ground of the pause. */
  readonly name?: string | undefined
  readonly nameEn?: string | undefined
  readonly legalBasis: string
}

const DAY = MINUTES_PER_DAY

/** Reason, names and legal basis of a day's exception or of the weekly rest. */
function offDay(exception: CalendarException | undefined): Pick<Stretch, 'reason' | 'name' | 'nameEn' | 'legalBasis'> {
  if (exception?.type !== 'off') return { reason: 'weekend', legalBasis: GROUNDS.weeklyRest }
  const reason = exception.kind === 'makeup' ? 'day_off' : exception.kind
  return {
    reason,
    name: exception.name,
    nameEn: exception.nameEn,
    legalBasis: exception.legalBasis ?? GROUNDS[reason],
  }
}

function workedDay(
  exception: CalendarException | undefined,
): Pick<Stretch, 'reason' | 'name' | 'nameEn' | 'legalBasis'> {
  if (exception?.type !== 'working') return { reason: 'working_day', legalBasis: GROUNDS.workingDay }
  return {
    reason: 'makeup_day',
    name: exception.name,
    nameEn: exception.nameEn,
    legalBasis: exception.legalBasis ?? GROUNDS.makeupDay,
  }
}

/** Appends, joining with the line before when that says the same and the two may be read as one. */
function append(lines: Stretch[], next: Stretch): void {
  if (next.to <= next.from) return
  const last = lines.at(-1)
  const joins =
    last?.to === next.from &&
    last.kind === next.kind &&
    last.reason === next.reason &&
    last.name === next.name &&
    last.legalBasis === next.legalBasis &&
    next.kind !== 'paused'
  if (last && joins) lines[lines.length - 1] = { ...last, to: next.to, count: last.count + next.count }
  else lines.push(next)
}

/** The rest of the day on which the clock started or resumed: not counted (Civil Code Art. 147.2). */
function anchorDay(lines: Stretch[], run: Run, resumed: boolean): DayNumber {
  const day = dayOfMinute(run.from)
  const reason: Reason = resumed ? 'resumption_day' : 'start_day'
  const legalBasis = resumed ? GROUNDS.resumptionDay : GROUNDS.startDay
  append(lines, { from: run.from, to: Math.min(run.to, (day + 1) * DAY), kind: 'off', count: 0, reason, legalBasis })
  return day + 1
}

/** Splits [from, to) at midnights. */
function eachDay(
  from: LocalMinute,
  to: LocalMinute,
  visit: (day: DayNumber, from: LocalMinute, to: LocalMinute) => void,
) {
  for (let at = from; at < to; ) {
    const day = dayOfMinute(at)
    const end = Math.min(to, (day + 1) * DAY)
    visit(day, at, end)
    at = end
  }
}

function workingDayLines(lines: Stretch[], table: DayTable, run: Run, resumed: boolean): void {
  const first = anchorDay(lines, run, resumed)
  eachDay(first * DAY, run.to, (day, from, to) => {
    const exception = table.book.exceptionOn(day)
    if (table.patternOn(day).total > 0) append(lines, { from, to, kind: 'counted', count: 1, ...workedDay(exception) })
    else append(lines, { from, to, kind: 'off', count: 0, ...offDay(exception) })
  })
}

function calendarDayLines(lines: Stretch[], table: DayTable, run: Run, resumed: boolean): void {
  const first = anchorDay(lines, run, resumed)
  const rolled = (first + run.count) * DAY
  const counted = { kind: 'counted', reason: 'calendar_days', legalBasis: GROUNDS.calendarDays } as const
  append(lines, { from: first * DAY, to: Math.min(run.to, rolled), count: run.count, ...counted })
  // The last day was off: the limit ends with the next working day (Civil Code Art. 148.5).
  eachDay(Math.max(first * DAY, rolled), run.to, (day, from, to) => {
    const off = table.patternOn(day).total === 0
    const { name, nameEn } = off ? offDay(table.book.exceptionOn(day)) : {}
    const reason: Reason = off ? 'last_day_off' : 'last_day_closing'
    append(lines, { from, to, kind: 'off', count: 0, reason, name, nameEn, legalBasis: GROUNDS.lastDayOff })
  })
}

/** A gap between open stretches: lunch and nights as they are, whole days off with their names. */
function gapLines(lines: Stretch[], table: DayTable, from: LocalMinute, to: LocalMinute): void {
  const outside = { kind: 'off', count: 0, reason: 'outside_hours', legalBasis: GROUNDS.officeHours } as const
  let closedDays = 0
  eachDay(from, to, (day) => {
    if (table.patternOn(day).total === 0) closedDays++
  })
  if (closedDays === 0) {
    append(lines, { from, to, ...outside })
    return
  }
  // The evening before and the morning after belong to the days off between them.
  let at = from
  eachDay(from, to, (day, _, end) => {
    if (table.patternOn(day).total > 0) return
    append(lines, { from: at, to: end, kind: 'off', count: 0, ...offDay(table.book.exceptionOn(day)) })
    at = end
  })
  const last = lines.at(-1) as Stretch
  lines[lines.length - 1] = { ...last, to }
}

function openMinuteLines(lines: Stretch[], table: DayTable, run: Run): void {
  let at = run.from
  eachDay(run.from, run.to, (day, from, to) => {
    const { intervals } = table.patternOn(day)
    const exception = table.book.exceptionOn(day)
    for (const [opens, closes] of intervals) {
      const begin = Math.max(from, day * DAY + opens)
      const end = Math.min(to, day * DAY + closes)
      if (end <= begin) continue
      if (begin > at) gapLines(lines, table, at, begin)
      const worked = exception?.type === 'working' ? workedDay(exception) : undefined
      const reason: Reason = worked?.reason ?? 'working_time'
      const legalBasis = worked?.legalBasis ?? GROUNDS.workingTime
      const names = { name: worked?.name, nameEn: worked?.nameEn }
      append(lines, { from: begin, to: end, kind: 'counted', count: end - begin, reason, ...names, legalBasis })
      at = end
    }
  })
  if (run.to > at) gapLines(lines, table, at, run.to)
}

function runLines(lines: Stretch[], table: DayTable, measure: Measure, run: Run, resumed: boolean): void {
  if (run.left === 0) {
    const nothing = { kind: 'off', count: 0, reason: 'nothing_left', legalBasis: GROUNDS.pause } as const
    append(lines, { from: run.from, to: run.to, ...nothing })
  } else if (measure === 'working_days') workingDayLines(lines, table, run, resumed)
  else if (measure === 'calendar_days') calendarDayLines(lines, table, run, resumed)
  else if (measure === 'open_minutes') openMinuteLines(lines, table, run)
  else {
    const clock = { kind: 'counted', reason: 'clock_time', legalBasis: GROUNDS.clockTime } as const
    append(lines, { from: run.from, to: run.to, count: run.count, ...clock })
  }
}

/** The whole life of a clock, line by line. */
export function courseLines(table: DayTable, course: Course): Stretch[] {
  const lines: Stretch[] = []
  course.runs.forEach((run, index) => {
    runLines(lines, table, course.measure, run, index > 0)
    if (!run.pause) return
    const { from, to, source } = run.pause
    const legalBasis = source.legalBasis ?? GROUNDS.pause
    append(lines, { from, to, kind: 'paused', count: 0, reason: 'paused', name: source.name, legalBasis })
  })
  return lines
}

const round = (value: number, per = 1e4): number => Math.round(value * per) / per

/**
 * Gives each counted line its share of the limit's value; the last one takes what rounding left over, unless the clock
 * still stands (`unfinished`).
 */
export function withAmounts(stretches: readonly Stretch[], course: Course, limit: Limit, unfinished = false): Line[] {
  const lastCounted = unfinished ? -1 : stretches.findLastIndex((stretch) => stretch.count > 0)
  let given = 0
  return stretches.map(({ from, to, count, ...rest }, index) => {
    const share = round((count * limit.value) / course.total)
    const amount = index === lastCounted ? round(limit.value - given, 1e9) : share
    given += amount
    return { ...rest, from: instantOfMinute(from), to: instantOfMinute(to), amount, count, measure: course.measure }
  })
}
