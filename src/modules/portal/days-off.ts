import {
  addDays,
  addWorkingDays,
  closingOf,
  exceptionOn,
  isoOfInstant,
  isWorkingDay,
  openingOf,
  type WorkingCalendar,
} from '#modules/calendar/exports.ts'
import type { Locale } from '#platform/i18n/locale.ts'

/** What the calendar says of the days to come. Pure. */

/** A day off that is near enough to matter to whoever wants to come. */
export interface NearDayOff {
  on: string
  name: string
  /** ISO instant at which the desk opens again. */
  opensAt: string
}

/** A Saturday that is worked. */
export interface NearMakeUpDay {
  on: string
  opensAt: string
  closesAt: string
}

/** How many days ahead the home page warns. */
const NEAR_DAYS = 4

export function nearDayOff(calendar: WorkingCalendar, today: string, locale: Locale): NearDayOff | null {
  for (let ahead = 0; ahead <= NEAR_DAYS; ahead++) {
    const on = addDays(today, ahead)
    const exception = exceptionOn(calendar, on)
    if (exception?.type !== 'off' || isWorkingDay(calendar, on)) continue
    const opening = openingOf(calendar, addWorkingDays(calendar, on, 1))
    if (opening === null) return null
    return { on, name: nameOf(exception, locale), opensAt: isoOfInstant(opening) }
  }
  return null
}

export function nearMakeUpDay(calendar: WorkingCalendar, today: string): NearMakeUpDay | null {
  for (let ahead = 0; ahead <= NEAR_DAYS; ahead++) {
    const on = addDays(today, ahead)
    if (exceptionOn(calendar, on)?.type !== 'working') continue
    const [opening, closing] = [openingOf(calendar, on), closingOf(calendar, on)]
    if (opening !== null && closing !== null)
      return { on, opensAt: isoOfInstant(opening), closesAt: isoOfInstant(closing) }
  }
  return null
}

export interface ComingDays {
  from: string
  /** The same as `from` for a single day. */
  to: string
  name: string
  worked: boolean
}

/** The next dated exceptions; days of one holiday that follow each other (over a weekend too) are one line. */
export function comingDays(
  calendar: WorkingCalendar,
  today: string,
  locale: Locale,
  most: number,
  daysAhead: number,
): ComingDays[] {
  const lines: ComingDays[] = []
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const on = addDays(today, ahead)
    const exception = exceptionOn(calendar, on)
    if (!exception) continue
    const [name, worked] = [nameOf(exception, locale), exception.type === 'working']
    const line = lines.at(-1)
    if (line && !worked && !line.worked && line.name === name && offBetween(calendar, line.to, on)) line.to = on
    else if (lines.push({ from: on, to: on, name, worked }) > most) return lines.slice(0, most)
  }
  return lines
}

function offBetween(calendar: WorkingCalendar, from: string, to: string): boolean {
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) return false
  return true
}

function nameOf(exception: { name?: string | undefined; nameEn?: string | undefined }, locale: Locale): string {
  return (locale === 'en' ? exception.nameEn : undefined) ?? exception.name ?? ''
}
