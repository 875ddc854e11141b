import type {
  CalendarDefinition,
  CalendarException,
  Confidence,
  ExceptionKind,
  OpenHours,
  Season,
  WeeklyHours,
} from './calendar-definition.ts'
import { clockMinute, findClockMinute, findDayOfDate, WEEKDAYS, type Weekday } from './civil-time.ts'
import { ordinaryHoursOn } from './day-pattern.ts'
import { Faults, type InputFault, type JsonObject } from './faults.ts'

/** A calendar, or everything that is wrong with it, each with its place such as `exceptions[3].hours_of`. */
export type ParsedCalendar =
  | { readonly ok: true; readonly calendar: CalendarDefinition }
  | { readonly ok: false; readonly faults: readonly InputFault[] }

const KINDS: readonly ExceptionKind[] = ['holiday', 'compensatory', 'swapped', 'day_off', 'makeup']
const CONFIDENCES: readonly Confidence[] = ['V', 'P', 'U', 'C']
/** Legal time has one zone and no summer time: no local hour is missing or comes twice (Asia/Saigon is its older name). */
const TIME_ZONES = ['Asia/Ho_Chi_Minh', 'Asia/Saigon', '+07:00']
const MOST_VERSIONS = 1_000_000

const FIELDS = {
  calendar: [
    'code',
    'name',
    'name_en',
    'version',
    'valid_from',
    'valid_to',
    'announced_until',
    'source',
    'time_zone',
    'weekly',
    'seasons',
    'exceptions',
  ],
  season: ['name', 'from', 'to', 'weekly'],
  exception: ['date', 'off', 'hours', 'hours_of', 'kind', 'name', 'name_en', 'legal_basis', 'confidence', 'replaces'],
} as const

/** A field that nobody reads is a misspelt one: `exeptions` would silently lose every holiday. */
function checkFields(faults: Faults, object: JsonObject, of: keyof typeof FIELDS, path: string): void {
  for (const key of Object.keys(object)) {
    if (!(FIELDS[of] as readonly string[]).includes(key)) faults.add(path ? `${path}.${key}` : key, 'unknown_field')
  }
}

function readInterval(faults: Faults, value: unknown, path: string): OpenHours | undefined {
  if (!Array.isArray(value) || value.length !== 2) return faults.add(path, 'hours_not_pair')
  const [from, to] = value as unknown[]
  for (const [index, time] of [from, to].entries()) {
    if (typeof time !== 'string' || findClockMinute(time) === undefined) {
      return faults.add(`${path}[${index}]`, 'bad_time')
    }
  }
  const hours: OpenHours = [from as string, to as string]
  if (clockMinute(hours[0]) >= clockMinute(hours[1])) return faults.add(path, 'hours_reversed')
  return hours
}

function readHours(faults: Faults, value: unknown, path: string): OpenHours[] {
  if (!Array.isArray(value)) {
    faults.add(path, 'not_array')
    return []
  }
  const read = value.flatMap((interval, index) => {
    const hours = readInterval(faults, interval, `${path}[${index}]`)
    return hours ? [{ hours, index }] : []
  })
  read.sort((a, b) => clockMinute(a.hours[0]) - clockMinute(b.hours[0]))
  read.forEach(({ hours, index }, at) => {
    const previous = read[at - 1]
    if (previous && clockMinute(hours[0]) < clockMinute(previous.hours[1])) {
      faults.add(`${path}[${index}]`, 'hours_overlap')
    }
  })
  return read.map(({ hours }) => hours)
}

function readWeekly(faults: Faults, value: unknown, path: string): WeeklyHours {
  const weekly: { [day in Weekday]?: OpenHours[] } = {}
  const object = faults.object(value, path)
  for (const [key, hours] of Object.entries(object ?? {})) {
    if (!(WEEKDAYS as readonly string[]).includes(key)) faults.add(`${path}.${key}`, 'bad_weekday')
    else if (hours !== null) weekly[key as Weekday] = readHours(faults, hours, `${path}.${key}`)
  }
  return weekly
}

function readDate(faults: Faults, value: unknown, path: string): string | undefined {
  if (typeof value === 'string' && findDayOfDate(value) !== undefined) return value
  return faults.add(path, 'bad_date')
}

function readOptionalDate(faults: Faults, object: JsonObject, key: string): string | undefined {
  const value = object[key]
  return value === undefined || value === null ? undefined : readDate(faults, value, key)
}

function readText(faults: Faults, object: JsonObject, key: string, path: string): string | undefined {
  const value = object[key]
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : faults.add(path ? `${path}.${key}` : key, 'not_text')
}

function readOneOf<T extends string>(
  faults: Faults,
  value: unknown,
  allowed: readonly T[],
  path: string,
): T | undefined {
  if (value === undefined || value === null) return undefined
  return allowed.find((item) => item === value) ?? faults.add(path, 'not_allowed', allowed.join(', '))
}

function readException(faults: Faults, value: unknown, path: string): CalendarException | undefined {
  const object = faults.object(value, path)
  if (!object) return undefined
  checkFields(faults, object, 'exception', path)
  const date = readDate(faults, object.date, `${path}.date`)
  const kind = readOneOf(faults, object.kind, KINDS, `${path}.kind`)
  const text = {
    name: readText(faults, object, 'name', path),
    nameEn: readText(faults, object, 'name_en', path),
    legalBasis: readText(faults, object, 'legal_basis', path),
    confidence: readOneOf(faults, object.confidence, CONFIDENCES, `${path}.confidence`),
  }
  const ways = [object.off === true, object.hours != null, object.hours_of != null].filter(Boolean).length
  if (ways !== 1) return faults.add(path, 'exception_kind')
  if (object.off === true) return { type: 'off', date: date ?? '', kind: kind ?? 'day_off', ...text }
  const hours = object.hours == null ? undefined : readHours(faults, object.hours, `${path}.hours`)
  if (hours?.length === 0) faults.add(`${path}.hours`, 'hours_empty')
  const hoursOf = readOneOf(faults, object.hours_of, WEEKDAYS, `${path}.hours_of`)
  const replaces = object.replaces == null ? undefined : readDate(faults, object.replaces, `${path}.replaces`)
  return { type: 'working', date: date ?? '', kind: kind ?? 'makeup', hours, hoursOf, replaces, ...text }
}

function readExceptions(faults: Faults, value: unknown): CalendarException[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return faults.add('exceptions', 'not_array') ?? []
  const seen = new Set<string>()
  return value.flatMap((item, index) => {
    const exception = readException(faults, item, `exceptions[${index}]`)
    if (exception && seen.has(exception.date)) faults.add(`exceptions[${index}].date`, 'date_twice', exception.date)
    if (exception?.date) seen.add(exception.date)
    return exception ? [exception] : []
  })
}

const MONTH_DAY = /^\d{2}-\d{2}$/

function isSeasonEnd(value: unknown): value is string {
  // 29 February is allowed: 2024 is a leap year.
  return typeof value === 'string' && findDayOfDate(MONTH_DAY.test(value) ? `2024-${value}` : value) !== undefined
}

function readSeason(faults: Faults, value: unknown, path: string): Season | undefined {
  const object = faults.object(value, path)
  if (!object) return undefined
  checkFields(faults, object, 'season', path)
  const { from, to } = object
  if (!isSeasonEnd(from)) return faults.add(`${path}.from`, 'bad_season')
  if (!isSeasonEnd(to) || to.length !== from.length) return faults.add(`${path}.to`, 'bad_season')
  if (from.length === 10 && from > to) return faults.add(`${path}.to`, 'dates_reversed')
  return {
    name: readText(faults, object, 'name', path),
    from,
    to,
    weekly: readWeekly(faults, object.weekly, `${path}.weekly`),
  }
}

/** Parts of the year that a season covers, as comparable text ranges (two when it passes New Year). */
function rangesOf(season: Season): [string, string][] {
  if (season.from <= season.to) return [[season.from, season.to]]
  return [
    [season.from, '12-31'],
    ['01-01', season.to],
  ]
}

function readSeasons(faults: Faults, value: unknown): Season[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return faults.add('seasons', 'not_array') ?? []
  const seasons: Season[] = []
  value.forEach((item, index) => {
    const season = readSeason(faults, item, `seasons[${index}]`)
    if (!season) return
    const clash = seasons.some(
      (other) =>
        other.from.length === season.from.length &&
        rangesOf(other).some(([a, b]) => rangesOf(season).some(([c, d]) => a <= d && c <= b)),
    )
    if (clash) faults.add(`seasons[${index}]`, 'season_overlap')
    seasons.push(season)
  })
  return seasons
}

function hasHours(weekly: WeeklyHours): boolean {
  return WEEKDAYS.some((day) => (weekly[day]?.length ?? 0) > 0)
}

/** `hours_of` must name a weekday that has hours, or the make-up day would be silently closed. */
function checkHoursOf(
  faults: Faults,
  exceptions: readonly CalendarException[],
  weeklies: readonly WeeklyHours[],
): void {
  exceptions.forEach((exception, index) => {
    if (exception.type !== 'working' || exception.hoursOf === undefined) return
    const day = exception.hoursOf
    if (!weeklies.some((weekly) => (weekly[day]?.length ?? 0) > 0)) {
      faults.add(`exceptions[${index}].hours_of`, 'hours_of_closed', day)
    }
  })
}

/** A make-up day on a day that is worked by the same hours anyway makes up for nothing: its date is a mistake. */
function checkMakeups(faults: Faults, calendar: CalendarDefinition): void {
  calendar.exceptions.forEach((exception, index) => {
    if (exception.type !== 'working' || exception.kind !== 'makeup' || exception.date === '') return
    const ordinary = ordinaryHoursOn(calendar, exception.date)
    const hours = exception.hours ?? (exception.hoursOf && ordinaryHoursOn(calendar, exception.date, exception.hoursOf))
    if (ordinary.length > 0 && hours?.join(';') === ordinary.join(';')) {
      faults.add(`exceptions[${index}].date`, 'makeup_of_working_day', exception.date)
    }
  })
}

/**
 * Reads the JSON of a calendar: `{code, name, version, valid_from, valid_to, announced_until, source, time_zone, weekly,
 * seasons, exceptions}`; only `weekly` is required. Never throws.
 * `part`: only a part of a calendar, over which another is laid, so that its hours do not yet say which days are worked.
 */
export function parseCalendar(json: unknown, { part = false }: { part?: boolean } = {}): ParsedCalendar {
  const faults = new Faults()
  const object = faults.object(json, '')
  if (!object) return { ok: false, faults: faults.list }
  checkFields(faults, object, 'calendar', '')
  readOneOf(faults, object.time_zone, TIME_ZONES, 'time_zone')
  const weekly = readWeekly(faults, object.weekly, 'weekly')
  const seasons = readSeasons(faults, object.seasons)
  const exceptions = readExceptions(faults, object.exceptions)
  const weeklies = [weekly, ...seasons.map((season) => season.weekly)]
  checkHoursOf(faults, exceptions, weeklies)
  const opens = weeklies.some(hasHours) || exceptions.some((exception) => exception.type === 'working')
  if (!opens && faults.list.length === 0) faults.add('weekly', 'no_working_day')
  const version = object.version ?? 1
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > MOST_VERSIONS) {
    faults.add('version', 'not_whole')
  }
  const calendar: CalendarDefinition = {
    code: readText(faults, object, 'code', '') ?? 'inline',
    name: readText(faults, object, 'name', '') ?? '',
    version: Number(version),
    validFrom: readOptionalDate(faults, object, 'valid_from'),
    validTo: readOptionalDate(faults, object, 'valid_to'),
    announcedUntil: readOptionalDate(faults, object, 'announced_until'),
    source: readText(faults, object, 'source', ''),
    weekly,
    seasons,
    exceptions,
  }
  if (calendar.validFrom && calendar.validTo && calendar.validFrom > calendar.validTo)
    faults.add('valid_to', 'dates_reversed')
  if (!part) checkMakeups(faults, calendar)
  return faults.list.length > 0 ? { ok: false, faults: faults.list } : { ok: true, calendar }
}
