import type { CalendarDefinition, CalendarException } from './calendar-definition.ts'
import { dateOfDay, dayOfDate, findDayOfDate, type IsoDate, weekdayOf } from './civil-time.ts'
import { weeklyOn } from './day-pattern.ts'
import { compileCalendar, isWorkingDay, type WorkingCalendar } from './working-calendar.ts'

/** What is wrong with a calendar that can be read: faults bar its publication, the others are for a person to look at. */
export type CheckCode =
  | 'replaces_worked'
  | 'replaced_twice'
  | 'outside_validity'
  | 'year_without_work'
  | 'swapped_alone'
  | 'off_already'
  | 'basis_missing'
  | 'beside_days_off'

export interface CalendarCheck {
  readonly code: CheckCode
  readonly fault: boolean
  /** The day, or the year (`2026`), that it is about. */
  readonly at: IsoDate
  /** The other day of it. */
  readonly other?: IsoDate | undefined
}

const FAULTS: ReadonlySet<CheckCode> = new Set([
  'replaces_worked',
  'replaced_twice',
  'outside_validity',
  'year_without_work',
])

/** Every check of a whole calendar, in order of date. */
export function checkCalendar(definition: CalendarDefinition): CalendarCheck[] {
  const calendar = compileCalendar(definition)
  const found = [
    ...definition.exceptions.flatMap((exception) => checkDay(exception, definition, calendar)),
    ...yearsWithoutWork(definition, calendar),
    ...openBesideDaysOff(definition, calendar),
  ]
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number(b.fault) - Number(a.fault)))
}

function check(code: CheckCode, at: IsoDate, other?: IsoDate): CalendarCheck {
  return { code, fault: FAULTS.has(code), at, other }
}

function checkDay(exception: CalendarException, definition: CalendarDefinition, calendar: WorkingCalendar) {
  const { date } = exception
  const found: CalendarCheck[] = []
  const { validFrom, validTo } = definition
  if ((validFrom && date < validFrom) || (validTo && date > validTo)) found.push(check('outside_validity', date))
  if (!exception.legalBasis) found.push(check('basis_missing', date))
  const usual = (weeklyOn(definition, dayOfDate(date))[weekdayOf(dayOfDate(date))]?.length ?? 0) > 0
  if (exception.type === 'off') {
    const workedFor = definition.exceptions.filter((each) => each.type === 'working' && each.replaces === date)
    if (exception.kind === 'swapped' && workedFor.length === 0) found.push(check('swapped_alone', date))
    const [, second] = workedFor
    if (second) found.push(check('replaced_twice', second.date, date))
    if (!usual) found.push(check('off_already', date))
    return found
  }
  if (exception.replaces && isWorkingDay(calendar, exception.replaces)) {
    found.push(check('replaces_worked', date, exception.replaces))
  }
  return found
}

/** A year in which somebody closed everything. */
function yearsWithoutWork(definition: CalendarDefinition, calendar: WorkingCalendar): CalendarCheck[] {
  const years = new Set(definition.exceptions.map(({ date }) => date.slice(0, 4)))
  return [...years]
    .filter((year) => {
      const days = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
      return !days.some((month) =>
        Array.from({ length: 31 }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`).some(
          (date) => findDayOfDate(date) !== undefined && isWorkingDay(calendar, date),
        ),
      )
    })
    .map((year) => check('year_without_work', year))
}

/**
 * A calendar with Saturdays: the State's list names the holidays that fall on its own working days only, so a Saturday that
 * touches days off of the State (Tết, 30 April to 1 May) may be a holiday too. For a person to decide.
 */
function openBesideDaysOff(definition: CalendarDefinition, calendar: WorkingCalendar): CalendarCheck[] {
  const off = new Set(definition.exceptions.filter((each) => each.type === 'off').map(({ date }) => dayOfDate(date)))
  const named = new Set(definition.exceptions.map(({ date }) => dayOfDate(date)))
  const found = new Set<number>()
  for (const day of off) {
    for (const step of [-1, 1]) {
      for (let near = day + step; isWeekend(near) && !named.has(near); near += step) {
        if (calendar.table.patternOn(near).total > 0) found.add(near)
      }
    }
  }
  return [...found].map((day) => check('beside_days_off', dateOfDay(day)))
}

function isWeekend(day: number): boolean {
  return weekdayOf(day) === 'sat' || weekdayOf(day) === 'sun'
}
