import { CalendarError } from './calendar-error.ts'

/**
 * Vietnamese legal time without a time-zone library: Asia/Ho_Chi_Minh has been UTC+7 without summer time since 1975,
 * so a local minute is an addition. Everything inside the engine is an integer: a day number or a local minute.
 */

/** An instant at the module's boundary: milliseconds since 1970-01-01T00:00:00Z (what `Date#getTime()` gives). */
export type Instant = number
/** Whole minutes since 1970-01-01T00:00 on a Vietnamese clock. Seconds are cut off: the law counts minutes. */
export type LocalMinute = number
/** Days since 1970-01-01 (a Thursday). */
export type DayNumber = number
/** A date as `YYYY-MM-DD`. */
export type IsoDate = string

export const MINUTES_PER_DAY = 1440
const OFFSET_MINUTES = 420
const MS_PER_MINUTE = 60_000

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export function localMinuteOf(instant: Instant): LocalMinute {
  const minute = Math.floor(instant / MS_PER_MINUTE) + OFFSET_MINUTES
  if (!Number.isFinite(minute)) throw new CalendarError('bad_instant', String(instant))
  return minute
}

export function instantOfMinute(minute: LocalMinute): Instant {
  return (minute - OFFSET_MINUTES) * MS_PER_MINUTE
}

export function dayOfMinute(minute: LocalMinute): DayNumber {
  return Math.floor(minute / MINUTES_PER_DAY)
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayIndexOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}

export function weekdayOf(day: DayNumber): Weekday {
  return WEEKDAYS[weekdayIndexOf(day)] as Weekday
}

/** Day number of a civil date; the months may overflow (13 = January of the next year). Gregorian, from eras of 400 years. */
export function dayFromCivil(year: number, month: number, dayOfMonth: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function civilOfDay(day: DayNumber): CivilDate {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day number of `YYYY-MM-DD`, or undefined when that is not a date (2026-02-30). */
export function findDayOfDate(date: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return dayFromCivil(year, month, day)
}

export function dayOfDate(date: IsoDate): DayNumber {
  const day = findDayOfDate(date)
  if (day === undefined) throw new CalendarError('bad_date', date)
  return day
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}

export function dateOfDay(day: DayNumber): IsoDate {
  const civil = civilOfDay(day)
  return `${pad(civil.year, 4)}-${pad(civil.month)}-${pad(civil.day)}`
}

/** The Vietnamese date of an instant. */
export function dateOf(instant: Instant): IsoDate {
  return dateOfDay(dayOfMinute(localMinuteOf(instant)))
}

/** `HH:MM` of a minute of the day; 1440 is `24:00`. */
export function clockTimeOf(minuteOfDay: number): string {
  return `${pad(Math.floor(minuteOfDay / 60))}:${pad(minuteOfDay % 60)}`
}

/** Minutes since midnight of `HH:MM` (00:00–24:00), or undefined. */
export function findClockMinute(text: string): number | undefined {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
  if (!match) return undefined
  const minute = Number(match[1]) * 60 + Number(match[2])
  return minute <= MINUTES_PER_DAY ? minute : undefined
}

export function clockMinute(text: string): number {
  const minute = findClockMinute(text)
  if (minute === undefined) throw new CalendarError('bad_time', text)
  return minute
}

const ISO_INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):(\d{2}))$/

/** RFC 3339 text with its offset → instant; undefined when it is not one (no offset, no such day). */
export function findInstant(iso: string): Instant | undefined {
  const match = ISO_INSTANT.exec(iso)
  if (!match) return undefined
  const day = findDayOfDate(match[1] as string)
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
  const [offsetHours, offsetMinutes] = [Number(match[8] ?? 0), Number(match[9] ?? 0)]
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined
  if (offsetHours > 18 || offsetMinutes > 59) return undefined
  const offset = (match[7] === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes)
  const ms = Math.floor(Number(`0.${match[5] ?? 0}`) * 1000)
  return ((day * 1440 + hour * 60 + minute - offset) * 60 + second) * 1000 + ms
}

export function instantFromIso(iso: string): Instant {
  const instant = findInstant(iso)
  if (instant === undefined) throw new CalendarError('bad_instant', iso)
  return instant
}

/** `2026-05-07T17:00:00+07:00`: always Vietnamese time, whole seconds. */
export function isoOfInstant(instant: Instant): string {
  const seconds = Math.floor(instant / 1000) + OFFSET_MINUTES * 60
  const day = Math.floor(seconds / 86_400)
  const rest = seconds - day * 86_400
  const clock = `${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}`
  return `${dateOfDay(day)}T${clock}+07:00`
}
