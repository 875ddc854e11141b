import { type WorkingCalendar, workingDaysBetween } from '#modules/calendar/exports.ts'

/** What the database counts of one month; days are legal days. */
export interface MonthCounts {
  received: number
  online: number
  open: number
  early: number
  onTime: number
  late: number
  /** Results by day of receipt and day of result. */
  spans: readonly { received_on: string; resolved_on: string; count: number }[]
}

export interface MonthFigures {
  received: number
  online: number
  open: number
  early: number
  onTime: number
  late: number
  /** Early and on time together, of 100, with one decimal; null without a result. */
  share: number | null
  /** Mean working days from receipt to result, waiting included; null without a result. */
  meanDays: number | null
}

/** Pure. A result on the very day of receipt took no working day by the count of the law; people would call it one. */
export function monthFigures(counts: MonthCounts, calendar: WorkingCalendar): MonthFigures {
  const { spans, ...plain } = counts
  const done = counts.early + counts.onTime + counts.late
  const results = spans.reduce((sum, span) => sum + span.count, 0)
  const days = spans.reduce(
    (sum, span) => sum + span.count * Math.max(1, workingDaysBetween(calendar, span.received_on, span.resolved_on)),
    0,
  )
  return {
    ...plain,
    share: done === 0 ? null : roundDown((100 * (counts.early + counts.onTime)) / done),
    meanDays: results === 0 ? null : Math.round((10 * days) / results) / 10,
  }
}

/** Never flatters: 99,96 is 99,9, and only without a late result is it 100. */
function roundDown(percent: number): number {
  return Math.floor(percent * 10 + 1e-9) / 10
}
