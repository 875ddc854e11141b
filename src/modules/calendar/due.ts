import { CalendarError } from './calendar-error.ts'
import {
  dayOfMinute,
  type Instant,
  instantOfMinute,
  type LocalMinute,
  localMinuteOf,
  MINUTES_PER_DAY,
} from './civil-time.ts'
import type { DayTable } from './day-table.ts'
import { type Limit, type Measure, measureOf, totalOf } from './limit.ts'
import { closingMinute, type WorkingCalendar } from './working-calendar.ts'

/** An interval in which the clock stands, with what ordered it. */
export interface Pause {
  readonly from: Instant
  readonly to: Instant
  /** What the explanation prints for this pause; by default the investment decree (NĐ 96/2026 Art. 6). */
  readonly legalBasis?: string | undefined
  /** Ground in words, e.g. the document that asked for a supplement. */
  readonly name?: string | undefined
}

/** A stretch in which the clock ran: `count` units of the measure between two minutes. */
export interface Run {
  readonly from: LocalMinute
  readonly to: LocalMinute
  readonly count: number
  /** Units that were still to run when this stretch began. */
  readonly left: number
  /** The pause that ended it, clipped to the clock's life; the last run has none. */
  readonly pause?: { readonly from: LocalMinute; readonly to: LocalMinute; readonly source: Pause } | undefined
}

export interface Course {
  readonly measure: Measure
  readonly total: number
  readonly runs: readonly Run[]
  readonly due: LocalMinute
}

/** When `left` units have run since `anchor`; the day of the anchor is not counted for day measures (Civil Code Art. 147.2). */
export function dueMinute(table: DayTable, measure: Measure, left: number, anchor: LocalMinute): LocalMinute {
  switch (measure) {
    case 'open_minutes':
      return table.minuteAfterOpen(anchor, left)
    case 'clock_minutes':
      return anchor + left
    case 'working_days':
      if (left === 0) return nextClosing(table, anchor)
      return closingMinute(table, table.workingDayAfter(dayOfMinute(anchor), left))
    case 'calendar_days':
      if (left === 0) return nextClosing(table, anchor)
      return closingMinute(table, table.workingDayFrom(dayOfMinute(anchor) + left))
  }
}

/** Nothing left after a pause: closing time of that day, or of the next working day when it has closed or is off. */
function nextClosing(table: DayTable, minute: LocalMinute): LocalMinute {
  const day = dayOfMinute(minute)
  const closesLater = table.patternOn(day).closing > minute - day * MINUTES_PER_DAY
  return closingMinute(table, closesLater ? day : table.workingDayAfter(day, 1))
}

/** Units used between the anchor and a later minute: for day measures, days up to and including that date. */
export function countBetween(table: DayTable, measure: Measure, anchor: LocalMinute, until: LocalMinute): number {
  switch (measure) {
    case 'open_minutes':
      return table.openMinutesBetween(anchor, until)
    case 'clock_minutes':
      return until - anchor
    case 'working_days':
      return table.workingDaysAfter(dayOfMinute(anchor), dayOfMinute(until))
    case 'calendar_days':
      return dayOfMinute(until) - dayOfMinute(anchor)
  }
}

/** Pauses as minutes, in order; empty ones dropped. Throws CalendarError `pause_reversed`. */
export function orderedPauses(pauses: readonly Pause[]): { from: LocalMinute; to: LocalMinute; source: Pause }[] {
  const ordered = pauses.map((source) => ({ from: localMinuteOf(source.from), to: localMinuteOf(source.to), source }))
  for (const { from, to } of ordered) {
    if (to < from) throw new CalendarError('pause_reversed', `${instantOfMinute(from)} > ${instantOfMinute(to)}`)
  }
  return ordered.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from || a.to - b.to)
}

/** The clock's life from `start` to its due minute, standing still in each pause that begins before it is due. */
export function courseOf(table: DayTable, start: LocalMinute, limit: Limit, pauses: readonly Pause[]): Course {
  const measure = measureOf(limit)
  const total = totalOf(limit, measure, start)
  const runs: Run[] = []
  let anchor = start
  let left = total
  let due = dueMinute(table, measure, left, anchor)
  for (const pause of orderedPauses(pauses)) {
    if (pause.to <= anchor) continue
    const from = Math.max(pause.from, anchor)
    if (from >= due) break
    const count = Math.min(left, countBetween(table, measure, anchor, from))
    runs.push({ from: anchor, to: from, count, left, pause: { from, to: pause.to, source: pause.source } })
    left -= count
    anchor = pause.to
    due = dueMinute(table, measure, left, anchor)
  }
  runs.push({ from: anchor, to: due, count: left, left })
  return { measure, total, runs, due }
}

/**
 * When the limit has run since `startAt`, without pauses: the fast path, no allocation.
 * Throws CalendarError `limit_*`, `no_working_day`, `out_of_range`.
 */
export function dueAt(calendar: WorkingCalendar, startAt: Instant, limit: Limit): Instant {
  const start = localMinuteOf(startAt)
  const measure = measureOf(limit)
  return instantOfMinute(dueMinute(calendar.table, measure, totalOf(limit, measure, start), start))
}
