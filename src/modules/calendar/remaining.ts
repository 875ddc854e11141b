import { dateOf, type Instant } from './civil-time.ts'
import { openMinutesBetween, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts'

/** How much time is left to a due date, or how long it has been missed. All numbers are ≥ 0. */
export interface Remaining {
  readonly state: 'left' | 'overdue'
  /** Working days from today's date to the due date (today not counted), or from the due date to today. */
  readonly workingDays: number
  /** Open minutes between now and the due date. */
  readonly openMinutes: number
  /** `openMinutes` as hours and minutes, for the last day. */
  readonly hours: number
  readonly minutes: number
  /** The due date is today's date. */
  readonly dueToday: boolean
}

/** The due instant itself is still on time. */
export function remaining(calendar: WorkingCalendar, now: Instant, dueAt: Instant): Remaining {
  const overdue = now > dueAt
  const [from, to] = overdue ? [dueAt, now] : [now, dueAt]
  const openMinutes = openMinutesBetween(calendar, from, to)
  return {
    state: overdue ? 'overdue' : 'left',
    workingDays: workingDaysBetween(calendar, dateOf(from), dateOf(to)),
    openMinutes,
    hours: Math.floor(openMinutes / 60),
    minutes: openMinutes % 60,
    dueToday: dateOf(from) === dateOf(to),
  }
}
