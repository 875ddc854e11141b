import { readFileSync } from 'node:fs'
import type { CalendarDefinition } from './calendar-definition.ts'
import { type Instant, instantFromIso, isoOfInstant } from './civil-time.ts'
import { parseCalendar } from './parse-calendar.ts'
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts'

/** What the tests of this module share: the shipped calendar, calendars in place, and short local times. */

export function definitionOf(json: unknown): CalendarDefinition {
  const parsed = parseCalendar(json)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.calendar
}

export function calendarOf(json: unknown): WorkingCalendar {
  return compileCalendar(definitionOf(json))
}

export const VN_FILE = new URL('../../../data/calendars/vn.json', import.meta.url)
export const VN_JSON: unknown = JSON.parse(readFileSync(VN_FILE, 'utf8'))
export const vn = calendarOf(VN_JSON)

export const FULL_DAY = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
]
export const WEEK = { mon: FULL_DAY, tue: FULL_DAY, wed: FULL_DAY, thu: FULL_DAY, fri: FULL_DAY }

/** `2026-04-28 09:00` in Vietnam. */
export function at(local: string): Instant {
  return instantFromIso(`${local.replace(' ', 'T')}:00+07:00`)
}

/** Back to `2026-04-28 09:00`. */
export function local(instant: Instant | null): string | null {
  return instant === null ? null : isoOfInstant(instant).slice(0, 16).replace('T', ' ')
}
