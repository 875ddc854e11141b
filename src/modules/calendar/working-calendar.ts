import type { CalendarDefinition, CalendarException } from './calendar-definition.ts'
import {
  type DayNumber,
  dateOfDay,
  dayOfDate,
  dayOfMinute,
  type Instant,
  type IsoDate,
  instantOfMinute,
  type LocalMinute,
  localMinuteOf,
  MINUTES_PER_DAY,
} from './civil-time.ts'
import { DayTable } from './day-table.ts'

/** A calendar ready to be asked. Compile once and keep it: its table is filled by the first questions. */
export interface WorkingCalendar {
  readonly code: string
  readonly name: string
  /** Lowest version number first. */
  readonly versions: readonly CalendarDefinition[]
  /** The engine's own table; not for callers. */
  readonly table: DayTable
}

/**
 * One version, or all versions of one calendar: each day then follows the newest version that is valid on it.
 * Throws CalendarError `version_twice` (a version number twice), `calendar_invalid` (parseCalendar tells where), `bad_date`, `bad_time`.
 */
export function compileCalendar(definition: CalendarDefinition | readonly CalendarDefinition[]): WorkingCalendar {
  const versions = 'code' in definition ? [definition] : [...definition]
  const table = new DayTable(versions)
  versions.sort((a, b) => a.version - b.version)
  const newest = versions.at(-1) as CalendarDefinition
  return { code: newest.code, name: newest.name, versions, table }
}

/** Whether the office is open at that minute; a closing time is already outside. */
export function isOpenAt(calendar: WorkingCalendar, instant: Instant): boolean {
  return isOpenMinute(calendar.table, localMinuteOf(instant))
}

export function isOpenMinute(table: DayTable, minute: LocalMinute): boolean {
  const day = dayOfMinute(minute)
  const { openBefore } = table.patternOn(day)
  const inDay = minute - day * MINUTES_PER_DAY
  return (openBefore[inDay + 1] as number) > (openBefore[inDay] as number)
}

/** The instant itself when open, else the next opening. Throws CalendarError `no_working_day`. */
export function nextOpening(calendar: WorkingCalendar, instant: Instant): Instant {
  const minute = localMinuteOf(instant)
  return isOpenMinute(calendar.table, minute)
    ? instantOfMinute(minute)
    : instantOfMinute(openingFrom(calendar.table, minute))
}

/** The first open minute at or after `minute`: one open minute has run one minute after it. */
export function openingFrom(table: DayTable, minute: LocalMinute): LocalMinute {
  return table.minuteAfterOpen(minute, 1) - 1
}

export function isWorkingDay(calendar: WorkingCalendar, on: IsoDate): boolean {
  return calendar.table.patternOn(dayOfDate(on)).total > 0
}

/** Last closing time of the date, or null when the office is closed all day. */
export function closingOf(calendar: WorkingCalendar, on: IsoDate): Instant | null {
  const day = dayOfDate(on)
  const { closing } = calendar.table.patternOn(day)
  return closing < 0 ? null : instantOfMinute(day * MINUTES_PER_DAY + closing)
}

/** First opening of the date, or null when the office is closed all day. */
export function openingOf(calendar: WorkingCalendar, on: IsoDate): Instant | null {
  const day = dayOfDate(on)
  const { opening } = calendar.table.patternOn(day)
  return opening < 0 ? null : instantOfMinute(day * MINUTES_PER_DAY + opening)
}

/** Open minutes in [from, to); negative when reversed. */
export function openMinutesBetween(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  return calendar.table.openMinutesBetween(localMinuteOf(from), localMinuteOf(to))
}

/** Working days after the date `from` up to and including `to` (the day of the event is not counted); negative when reversed. */
export function workingDaysBetween(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): number {
  return calendar.table.workingDaysAfter(dayOfDate(from), dayOfDate(to))
}

/** The n-th working day after `on` (before it when n < 0); n = 0: `on` itself, or the next working day when it is off. */
export function addWorkingDays(calendar: WorkingCalendar, on: IsoDate, n: number): IsoDate {
  const day = dayOfDate(on)
  if (n > 0) return dateOfDay(calendar.table.workingDayAfter(day, n))
  return dateOfDay(n < 0 ? calendar.table.workingDayBefore(day, -n) : calendar.table.workingDayFrom(day))
}

/** Plain calendar days. */
export function addDays(on: IsoDate, n: number): IsoDate {
  return dateOfDay(dayOfDate(on) + n)
}

/** Closing time of a day that is known to be worked. */
export function closingMinute(table: DayTable, day: DayNumber): LocalMinute {
  return day * MINUTES_PER_DAY + table.patternOn(day).closing
}

/** The dated exception of a day, if any. */
export function exceptionOn(calendar: WorkingCalendar, on: IsoDate): CalendarException | undefined {
  return calendar.table.book.exceptionOn(dayOfDate(on))
}

/** Whether holidays of that date have been announced; a due date beyond may still move. */
export function isAnnounced(calendar: WorkingCalendar, on: IsoDate): boolean {
  const until = calendar.table.book.versionOn(dayOfDate(on)).announcedUntil
  return until === undefined || on <= until
}
