import { timeAndDate, timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { ClockExplanation } from '../clock-explanation.ts'
import type { ClockOnPaper } from './clock-annex.ts'

/** Every clock of a dossier as the annex prints it: legal, committed, each step, the time to answer. */
export function composeClocks(clocks: readonly ClockExplanation[]): ClockOnPaper[] {
  return clocks.map((clock) => ({
    title: clock.title,
    limit: clock.limit,
    source: clock.limit_source,
    started_at: timeAndWeekday(clock.start_at),
    due_at: clock.due_at ? timeAndWeekday(clock.due_at) : 'Chưa xác định: đang tạm dừng tính thời gian',
    first_due_at: clock.first_due_at && timeAndWeekday(clock.first_due_at),
    original_due_at: clock.original_due_at && timeAndWeekday(clock.original_due_at),
    used: clock.used,
    calendar: calendarOf(clock),
    rows: clock.lines.map(({ span, kind, tally, says, law }) => ({
      date: span,
      kind,
      total: tally,
      reason: says,
      legal_basis: law,
    })),
    marks: clock.marks.map(({ at, says, document, author }) => ({ at: timeAndDate(at), says, document, author })),
  }))
}

function calendarOf({ calendar }: ClockExplanation): string {
  const version = `${calendar.name}, phiên bản ${calendar.version}`
  return calendar.source ? `${version} (${calendar.source})` : version
}
