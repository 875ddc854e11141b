import type { CalendarDefinition, CalendarException, OpenHours, Season, WeeklyHours } from './calendar-definition.ts'
import { CalendarError } from './calendar-error.ts'
import {
  civilOfDay,
  clockMinute,
  type DayNumber,
  dayOfDate,
  findDayOfDate,
  type IsoDate,
  MINUTES_PER_DAY,
  type Weekday,
  weekdayOf,
} from './civil-time.ts'

/** The hours of one kind of day, with every question about a minute of it answered in advance. */
export interface DayPattern {
  /** Open minutes of the day; 0 = not a working day. */
  readonly total: number
  /** `openBefore[m]` = open minutes in [00:00, m), m = 0 … 1440. */
  readonly openBefore: Int16Array
  /** `minuteAfter[k]` = minute of the day at which k open minutes have run (k ≥ 1): a closing time stays that closing time. */
  readonly minuteAfter: Int16Array
  /** First opening and last closing as minutes of the day; −1 when closed. */
  readonly opening: number
  readonly closing: number
  /** Merged open intervals as minutes of the day. */
  readonly intervals: readonly (readonly [number, number])[]
}

function mergedIntervals(hours: readonly OpenHours[]): [number, number][] {
  const sorted = hours.map(([from, to]): [number, number] => [clockMinute(from), clockMinute(to)])
  sorted.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of sorted) {
    const previous = merged.at(-1)
    if (from >= to || (previous && from < previous[1])) {
      throw new CalendarError('calendar_invalid', `hours ${JSON.stringify(hours)}`)
    }
    if (previous && from === previous[1]) previous[1] = to
    else merged.push([from, to])
  }
  return merged
}

function patternOf(hours: readonly OpenHours[]): DayPattern {
  const intervals = mergedIntervals(hours)
  const openBefore = new Int16Array(MINUTES_PER_DAY + 1)
  const minuteAfter: number[] = [0]
  for (let minute = 0; minute < MINUTES_PER_DAY; minute++) {
    const open = intervals.some(([from, to]) => minute >= from && minute < to)
    if (open) minuteAfter.push(minute + 1)
    openBefore[minute + 1] = minuteAfter.length - 1
  }
  return {
    total: minuteAfter.length - 1,
    openBefore,
    minuteAfter: Int16Array.from(minuteAfter),
    opening: intervals[0]?.[0] ?? -1,
    closing: intervals.at(-1)?.[1] ?? -1,
    intervals,
  }
}

interface CompiledVersion {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly definition: CalendarDefinition
  readonly exceptions: ReadonlyMap<DayNumber, CalendarException>
}

function compileVersion(definition: CalendarDefinition): CompiledVersion {
  const exceptions = new Map<DayNumber, CalendarException>()
  for (const exception of definition.exceptions) exceptions.set(dayOfDate(exception.date), exception)
  return {
    from: definition.validFrom === undefined ? Number.NEGATIVE_INFINITY : dayOfDate(definition.validFrom),
    to: definition.validTo === undefined ? Number.POSITIVE_INFINITY : dayOfDate(definition.validTo),
    definition,
    exceptions,
  }
}

/** Whether `day` lies in the season (both ends inclusive; a yearly season may pass New Year). */
function inSeason(season: Season, day: DayNumber): boolean {
  const from = findDayOfDate(season.from)
  if (from !== undefined) return day >= from && day <= dayOfDate(season.to)
  const civil = civilOfDay(day)
  const monthDay = `${String(civil.month).padStart(2, '0')}-${String(civil.day).padStart(2, '0')}`
  return season.from <= season.to
    ? monthDay >= season.from && monthDay <= season.to
    : monthDay >= season.from || monthDay <= season.to
}

export function weeklyOn(definition: CalendarDefinition, day: DayNumber): WeeklyHours {
  const inForce = definition.seasons.filter((season) => inSeason(season, day))
  const dated = inForce.find((season) => season.from.length === 10)
  return (dated ?? inForce[0])?.weekly ?? definition.weekly
}

/** The hours of a date by its weekday (or a named one) and its season, before any dated exception. */
export function ordinaryHoursOn(
  definition: CalendarDefinition,
  date: IsoDate,
  weekday: Weekday = weekdayOf(dayOfDate(date)),
): readonly OpenHours[] {
  return weeklyOn(definition, dayOfDate(date))[weekday] ?? []
}

/** Answers for any day which hours apply; equal hours share one pattern. */
export class PatternBook {
  readonly patterns: DayPattern[] = []
  readonly #versions: readonly CompiledVersion[]
  readonly #indexOfHours = new Map<string, number>()

  /** `definitions`: the versions of one calendar, each with its own number. */
  constructor(definitions: readonly CalendarDefinition[]) {
    const numbers = new Set(definitions.map(({ version }) => version))
    if (numbers.size === 0) throw new CalendarError('calendar_invalid', 'no version')
    if (numbers.size < definitions.length) throw new CalendarError('version_twice', [...numbers].join(', '))
    this.#versions = definitions.map(compileVersion).sort((a, b) => b.definition.version - a.definition.version)
  }

  versionOn(day: DayNumber): CalendarDefinition {
    return this.#compiledOn(day).definition
  }

  /** The newest version that is valid on the day; on a day that none covers, the one whose validity is nearest. */
  #compiledOn(day: DayNumber): CompiledVersion {
    const valid = this.#versions.find(({ from, to }) => day >= from && day <= to)
    if (valid) return valid
    const distance = ({ from, to }: CompiledVersion) => (day < from ? from - day : day - to)
    return this.#versions.reduce((a, b) => (distance(b) < distance(a) ? b : a))
  }

  exceptionOn(day: DayNumber): CalendarException | undefined {
    return this.#compiledOn(day).exceptions.get(day)
  }

  /** Index of the hours of a day in `patterns`. */
  indexOn(day: DayNumber): number {
    const version = this.#compiledOn(day)
    return this.#indexOf(this.#hoursOn(version, day, version.exceptions.get(day)))
  }

  #hoursOn(version: CompiledVersion, day: DayNumber, exception: CalendarException | undefined): readonly OpenHours[] {
    if (exception?.type === 'off') return []
    if (exception?.hours) return exception.hours
    return weeklyOn(version.definition, day)[exception?.hoursOf ?? weekdayOf(day)] ?? []
  }

  #indexOf(hours: readonly OpenHours[]): number {
    const key = hours.join(';')
    const known = this.#indexOfHours.get(key)
    if (known !== undefined) return known
    this.patterns.push(patternOf(hours))
    this.#indexOfHours.set(key, this.patterns.length - 1)
    return this.patterns.length - 1
  }
}
