import { CalendarError } from './calendar-error.ts'
import { civilOfDay, type DayNumber, dayFromCivil, dayOfMinute, daysInMonth, type LocalMinute } from './civil-time.ts'

export const LIMIT_UNITS = ['working_hours', 'working_days', 'days', 'months', 'hours'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]
/** `civil_code`: the day of the start is not counted; `hours`: working days turned into open minutes, 480 each. */
export type Counting = 'civil_code' | 'hours'

/** A legal time limit (thời hạn). `counting` matters for working days only. */
export interface Limit {
  readonly value: number
  readonly unit: LimitUnit
  readonly counting?: Counting | undefined
}

/** One working day of the internal processes is eight working hours (practice of local one-stop regulations). */
export const MINUTES_PER_WORKING_DAY = 480

/** What is really counted, in whole units. */
export type Measure = 'open_minutes' | 'clock_minutes' | 'working_days' | 'calendar_days'

export interface Quantity {
  readonly measure: Measure
  readonly total: number
}

/** Products are rounded half up; the tiny addition absorbs the binary error of values such as 1.225 × 60. */
function wholeMinutes(value: number, minutesPerUnit: number): number {
  const minutes = Math.floor(value * minutesPerUnit + 0.5 + 1e-9)
  if (minutes < 1) throw new CalendarError('limit_too_small', String(value))
  return minutes
}

function wholeValue(limit: Limit): number {
  if (!Number.isInteger(limit.value)) throw new CalendarError('limit_not_whole', `${limit.value} ${limit.unit}`)
  return limit.value
}

/** Same day of the month `months` later, or that month's last day (Civil Code 2015 Art. 148.3). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const civil = civilOfDay(day)
  const index = civil.year * 12 + civil.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return dayFromCivil(year, month, Math.min(civil.day, daysInMonth(year, month)))
}

/** How a limit is counted; half days are always counted as hours. Throws CalendarError `limit_*`. */
export function measureOf(limit: Limit): Measure {
  if (!(limit.value > 0 && limit.value < 1e6)) throw new CalendarError('limit_not_positive', String(limit.value))
  switch (limit.unit) {
    case 'working_hours':
      return 'open_minutes'
    case 'working_days':
      return limit.counting === 'hours' || !Number.isInteger(limit.value) ? 'open_minutes' : 'working_days'
    case 'days':
    case 'months':
      return 'calendar_days'
    case 'hours':
      return 'clock_minutes'
  }
}

/** The whole number of counted units. A limit in months has as many days as lie between its start and its last day. */
export function totalOf(limit: Limit, measure: Measure, start: LocalMinute): number {
  switch (measure) {
    case 'open_minutes':
      return wholeMinutes(limit.value, limit.unit === 'working_days' ? MINUTES_PER_WORKING_DAY : 60)
    case 'clock_minutes':
      return wholeMinutes(limit.value, 60)
    case 'working_days':
      return limit.value
    case 'calendar_days': {
      const value = wholeValue(limit)
      const day = dayOfMinute(start)
      return limit.unit === 'months' ? addMonths(day, value) - day : value
    }
  }
}

export function quantityOf(limit: Limit, start: LocalMinute): Quantity {
  const measure = measureOf(limit)
  return { measure, total: totalOf(limit, measure, start) }
}
