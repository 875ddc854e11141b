import { dateOf, type Instant, type IsoDate } from './civil-time.ts'
import { addDays, addWorkingDays, type WorkingCalendar } from './working-calendar.ts'

/** When an unanswered supplement request may be closed: after the `workingDays`-th working day (parameter, 15). */
export function closesUnansweredOn(calendar: WorkingCalendar, requestedAt: Instant, workingDays: number): IsoDate {
  return addWorkingDays(calendar, dateOf(requestedAt), workingDays)
}

/**
 * The last day for the apology and the proposed extension: `daysBefore` calendar days before the due date, and the
 * last working day not later than that, on which it is sent in practice.
 */
export function latestApology(
  calendar: WorkingCalendar,
  dueAt: Instant,
  daysBefore: number,
): { readonly on: IsoDate; readonly workingDayOn: IsoDate } {
  const on = addDays(dateOf(dueAt), -daysBefore)
  return { on, workingDayOn: addWorkingDays(calendar, addDays(on, 1), -1) }
}
