import { sameWeek } from './based-calendar.ts'
import type { CalendarDefinition, CalendarException } from './calendar-definition.ts'
import { CalendarError } from './calendar-error.ts'
import { calendarJson, exceptionJson } from './calendar-json.ts'
import type { IsoDate } from './civil-time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { yearAtAGlance } from './year-at-a-glance.ts'

export interface DayDifference {
  readonly date: IsoDate
  readonly before: CalendarException | undefined
  readonly after: CalendarException | undefined
}

export type Particular = 'name' | 'valid_from' | 'valid_to' | 'announced_until' | 'source'

export interface YearDifference {
  readonly year: number
  readonly before: number
  readonly after: number
}

/** What one version of a calendar says otherwise than another. */
export interface CalendarDifference {
  readonly days: readonly DayDifference[]
  readonly hours: boolean
  readonly seasons: boolean
  readonly particulars: readonly { readonly name: Particular; readonly before: string; readonly after: string }[]
  /** Working days of the years that are touched. */
  readonly years: readonly YearDifference[]
}

export function isSame({ days, hours, seasons, particulars }: CalendarDifference): boolean {
  return days.length === 0 && !hours && !seasons && particulars.length === 0
}

/** Compares the newest versions of two calendars; `years` are looked at when the hours differ. */
export function differenceBetween(
  before: WorkingCalendar,
  after: WorkingCalendar,
  years: readonly number[],
): CalendarDifference {
  const [old, young] = [newest(before), newest(after)]
  const days = dayDifferences(old, young)
  const hours = !sameWeek(old.weekly, young.weekly)
  const seasons = JSON.stringify(old.seasons) !== JSON.stringify(young.seasons)
  const particulars = particularsOf(old, young)
  const everywhere = hours || seasons || particulars.some(({ name }) => name.startsWith('valid_'))
  const touched = new Set([...days.map(({ date }) => Number(date.slice(0, 4))), ...(everywhere ? years : [])])
  return { days, hours, seasons, particulars, years: yearDifferences(before, after, touched) }
}

function newest({ versions }: WorkingCalendar): CalendarDefinition {
  return versions.at(-1) as CalendarDefinition
}

/** The dated days on which two definitions differ, in order. */
export function dayDifferences(old: CalendarDefinition, young: CalendarDefinition): DayDifference[] {
  const [before, after] = [byDate(old), byDate(young)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((date) => ({ date, before: before.get(date), after: after.get(date) }))
    .filter((day) => keyOf(day.before) !== keyOf(day.after))
}

function byDate({ exceptions }: CalendarDefinition): Map<IsoDate, CalendarException> {
  return new Map(exceptions.map((exception) => [exception.date, exception]))
}

/** Equal for days of which the same is said. */
export function keyOf(exception: CalendarException | undefined): string {
  return exception ? JSON.stringify(exceptionJson(exception)) : ''
}

function particularsOf(old: CalendarDefinition, young: CalendarDefinition): CalendarDifference['particulars'] {
  const [before, after] = [calendarJson(old), calendarJson(young)]
  const names: readonly Particular[] = ['name', 'valid_from', 'valid_to', 'announced_until', 'source']
  return names
    .map((name) => ({ name, before: String(before[name] ?? ''), after: String(after[name] ?? '') }))
    .filter((each) => each.before !== each.after)
}

function yearDifferences(before: WorkingCalendar, after: WorkingCalendar, years: Set<number>): YearDifference[] {
  const daysOf = (calendar: WorkingCalendar, year: number) => yearAtAGlance(calendar, year).workingDays
  return [...years].sort().flatMap((year) => {
    try {
      return [{ year, before: daysOf(before, year), after: daysOf(after, year) }]
    } catch (error) {
      // A day outside of what can be counted: the checks name it.
      if (error instanceof CalendarError) return []
      throw error
    }
  })
}
