import type { CalendarException, Confidence, ExceptionKind, OpenHours } from './calendar-definition.ts'
import {
  clockTimeOf,
  type DayNumber,
  dateOfDay,
  dayFromCivil,
  daysInMonth,
  type IsoDate,
  type Weekday,
  weekdayOf,
} from './civil-time.ts'
import type { DayPattern } from './day-pattern.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** `working` by the weekly pattern, `weekend` closed by it, else the kind of the dated exception. */
export type YearDayKind = 'working' | 'weekend' | ExceptionKind

export interface YearDay {
  readonly on: IsoDate
  readonly weekday: Weekday
  readonly kind: YearDayKind
  readonly worked: boolean
  readonly openMinutes: number
  readonly hours: readonly OpenHours[]
  readonly name?: string | undefined
  readonly nameEn?: string | undefined
  readonly legalBasis?: string | undefined
  readonly confidence?: Confidence | undefined
  /** For a make-up day: the day that was taken off instead. */
  readonly replaces?: IsoDate | undefined
}

export interface YearMonth {
  /** 1–12 */
  readonly month: number
  readonly workingDays: number
  readonly days: readonly YearDay[]
}

export interface YearAtAGlance {
  readonly year: number
  readonly workingDays: number
  /** Version in force on 31 December. */
  readonly version: number
  readonly announced: boolean
  readonly months: readonly YearMonth[]
  /** All dated exceptions of the year, in order: the list beside the picture. */
  readonly exceptions: readonly YearDay[]
}

function kindOf(pattern: DayPattern, exception: CalendarException | undefined): YearDayKind {
  if (exception) return exception.kind
  return pattern.total > 0 ? 'working' : 'weekend'
}

function yearDay(calendar: WorkingCalendar, day: DayNumber): YearDay {
  const pattern = calendar.table.patternOn(day)
  const exception = calendar.table.book.exceptionOn(day)
  return {
    on: dateOfDay(day),
    weekday: weekdayOf(day),
    kind: kindOf(pattern, exception),
    worked: pattern.total > 0,
    openMinutes: pattern.total,
    hours: pattern.intervals.map(([from, to]): OpenHours => [clockTimeOf(from), clockTimeOf(to)]),
    name: exception?.name,
    nameEn: exception?.nameEn,
    legalBasis: exception?.legalBasis,
    confidence: exception?.confidence,
    replaces: exception?.type === 'working' ? exception.replaces : undefined,
  }
}

/** Every day of a year with its kind and name, for the year page. Throws CalendarError `out_of_range`. */
export function yearAtAGlance(calendar: WorkingCalendar, year: number): YearAtAGlance {
  const months = Array.from({ length: 12 }, (_, index): YearMonth => {
    const first = dayFromCivil(year, index + 1, 1)
    const days = Array.from({ length: daysInMonth(year, index + 1) }, (_day, n) => yearDay(calendar, first + n))
    return { month: index + 1, workingDays: days.filter((day) => day.worked).length, days }
  })
  const lastDay = dayFromCivil(year, 12, 31)
  const definition = calendar.table.book.versionOn(lastDay)
  return {
    year,
    workingDays: months.reduce((sum, month) => sum + month.workingDays, 0),
    version: definition.version,
    announced: definition.announcedUntil === undefined || dateOfDay(lastDay) <= definition.announcedUntil,
    months,
    exceptions: months.flatMap(({ days }) => days.filter(({ kind }) => kind !== 'working' && kind !== 'weekend')),
  }
}
