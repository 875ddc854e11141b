import {
  addDays,
  exceptionOn,
  isWorkingDay,
  openMinutesBetween,
  type WorkingCalendar,
} from '#modules/calendar/exports.ts'

/** A date that one version of a calendar counts otherwise than another. */
export interface ChangedDay {
  /** `YYYY-MM-DD` */
  on: string
  change: 'now_off' | 'now_open' | 'other_hours'
  /** Name of the holiday or of the make-up day in the newer version. */
  name: string | null
}

/** Day by day, because hours, seasons and validity change dates as much as single days do. Pure. */
export function changedDays(old: WorkingCalendar, fresh: WorkingCalendar, from: string, to: string): ChangedDay[] {
  const days: ChangedDay[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const change = changeOf(old, fresh, on)
    if (change) days.push({ on, change, name: exceptionOn(fresh, on)?.name ?? null })
  }
  return days
}

function changeOf(old: WorkingCalendar, fresh: WorkingCalendar, on: string): ChangedDay['change'] | undefined {
  const [before, after] = [isWorkingDay(old, on), isWorkingDay(fresh, on)]
  if (before !== after) return after ? 'now_open' : 'now_off'
  const differ = [8, 12, 14, 24].some((hour) => minutesUntil(old, on, hour) !== minutesUntil(fresh, on, hour))
  return differ ? 'other_hours' : undefined
}

function minutesUntil(calendar: WorkingCalendar, on: string, hour: number): number {
  const start = Date.parse(`${on}T00:00:00+07:00`)
  return openMinutesBetween(calendar, start, start + hour * 3_600_000)
}
