import { addDays, addWorkingDays, latestApology, type WorkingCalendar } from '#modules/calendar/exports.ts'

/** Until when an apology with an extension is in time: `late.apologyDaysBeforeDue` days before the appointment. Pure. */

/**
 * The day on which an extension is proposed at the latest, `YYYY-MM-DD`: the last working day, or, when that is over, the last
 * day of all, on which the office is closed but whoever works all the same is still in time.
 */
export function lastDayToPropose(calendar: WorkingCalendar, due: Date, daysBefore: number, today: string): string {
  const { on, workingDayOn } = latestApology(calendar, due.getTime(), daysBefore)
  return workingDayOn >= today ? workingDayOn : on
}

/** Holidays are at most so long. */
const FARTHEST = 30

/** The appointments whose last day to propose is today or at the latest the next working day: [from, to). Empty when there are none. */
export function apologyWindow(calendar: WorkingCalendar, today: string, daysBefore: number): { from: Date; to: Date } {
  const next = addWorkingDays(calendar, today, 1)
  const days = Array.from({ length: FARTHEST }, (_, index) => addDays(today, index)).filter((day) => {
    const last = lastDayToPropose(calendar, new Date(`${day}T12:00:00+07:00`), daysBefore, today)
    return last >= today && last <= next
  })
  const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`)
  const [first, last] = [days[0] ?? today, days.at(-1)]
  return { from: midnight(first), to: last === undefined ? midnight(first) : midnight(addDays(last, 1)) }
}

/** Appointments [from, to) of dossiers received [receivedFrom, receivedTo), which go by one value of the parameter. */
export interface ApologyWindow {
  daysBefore: number
  from: Date
  to: Date
  receivedFrom: Date
  receivedTo: Date | null
}

/** A value of `late.apologyDaysBeforeDue` with its first and last day. */
export interface DaysBefore {
  value: number
  valid_from: string
  valid_to: string | null
}

/** A dossier keeps the number of its day of receipt, so each value has its own appointments; `values`: newest first. */
export function apologyWindows(
  calendar: WorkingCalendar,
  today: string,
  values: readonly DaysBefore[],
): ApologyWindow[] {
  const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`)
  return values.map(({ value, valid_from, valid_to }, index) => {
    const replaced = values[index - 1]?.valid_from ?? null
    const ends = valid_to === null ? null : addDays(valid_to, 1)
    const until = ends !== null && (replaced === null || ends < replaced) ? ends : replaced
    return {
      daysBefore: value,
      ...apologyWindow(calendar, today, value),
      receivedFrom: midnight(valid_from),
      receivedTo: until === null ? null : midnight(until),
    }
  })
}

/** The window by which a dossier goes. */
export function windowOf(windows: readonly ApologyWindow[], receivedAt: Date): ApologyWindow | undefined {
  return windows.find(
    ({ receivedFrom, receivedTo }) => receivedAt >= receivedFrom && (!receivedTo || receivedAt < receivedTo),
  )
}
