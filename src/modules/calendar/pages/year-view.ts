import { weekdayText } from '#platform/i18n/dates.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { ExceptionKind, Season, WeeklyHours } from '../calendar-definition.ts'
import { shownDay } from '../check-words.ts'
import { WEEKDAYS, type Weekday } from '../civil-time.ts'
import { hoursText } from '../hours-text.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { type YearDay, type YearDayKind, yearAtAGlance } from '../year-at-a-glance.ts'

export interface MonthView {
  month: number
  workingDays: number
  days: { on: string; kind: YearDayKind; today: boolean; unsure: boolean; title: string }[]
}

export interface ExceptionView {
  on: string
  kind: string
  name: string
  legalBasis: string
  confidence: string
  sure: boolean
}

export interface YearView {
  year: number
  workingDays: number
  version: number
  announced: boolean
  months: MonthView[]
  exceptions: ExceptionView[]
  hours: HourLine[]
  seasons: { name: string; hours: HourLine[] }[]
}

export interface HourLine {
  days: string
  hours: string
}

/** A year of a calendar in words, for the page. */
export function yearView(calendar: WorkingCalendar, year: number, today: string, locale: Locale): YearView {
  const glance = yearAtAGlance(calendar, year)
  const version = calendar.versions.find((each) => each.version === glance.version)
  return {
    year,
    workingDays: glance.workingDays,
    version: glance.version,
    announced: glance.announced,
    months: glance.months.map(({ month, workingDays, days }) => ({
      month,
      workingDays,
      days: days.map((day) => ({
        on: day.on,
        kind: day.kind,
        today: day.on === today,
        unsure: day.kind !== 'working' && day.kind !== 'weekend' && day.confidence !== 'V',
        title: nameOf(day, locale) ?? kindWords(day),
      })),
    })),
    exceptions: glance.exceptions.map((day) => ({
      on: day.on,
      kind: kindWords(day),
      name: nameOf(day, locale) ?? '',
      legalBasis: day.legalBasis ?? '',
      confidence: confidenceWords(day.confidence),
      sure: day.confidence === 'V',
    })),
    hours: weekLines(version?.weekly ?? {}, locale),
    seasons: (version?.seasons ?? []).map((season) => ({
      name: seasonName(season),
      hours: weekLines(season.weekly, locale),
    })),
  }
}

export function seasonName(season: Season): string {
  return m.calendar_season({ name: season.name ?? '', from: shownDay(season.from), to: shownDay(season.to) })
}

/** Each season in one line. */
export function seasonLines(seasons: readonly Season[], locale: Locale): string[] {
  return seasons.map((season) => {
    const hours = weekLines(season.weekly, locale).map((line) => `${line.days} ${line.hours}`)
    return `${seasonName(season)}. ${hours.join('; ')}`
  })
}

export function weekdayName(day: Weekday, locale: Locale): string {
  return weekdayText(WEEKDAYS.indexOf(day) + 1, locale)
}

function nameOf(day: YearDay, locale: Locale): string | undefined {
  return locale === 'en' ? (day.nameEn ?? day.name) : day.name
}

function kindWords(day: YearDay): string {
  if (day.kind === 'working') return m.calendar_kind_working()
  if (day.kind === 'weekend') return m.calendar_kind_weekend()
  if (day.kind !== 'makeup') return kindName(day.kind)
  const hours = hoursText(day.hours)
  return day.replaces
    ? m.calendar_kind_makeup_for({ day: shownDay(day.replaces), hours })
    : m.calendar_kind_makeup({ hours })
}

const KINDS: Readonly<Record<ExceptionKind, () => string>> = {
  holiday: m.calendar_kind_holiday,
  compensatory: m.calendar_kind_compensatory,
  swapped: m.calendar_kind_swapped,
  day_off: m.calendar_kind_day_off,
  makeup: m.calendar_kind_makeup_short,
}

export function kindName(kind: ExceptionKind): string {
  return KINDS[kind]()
}

export function confidenceWords(confidence: YearDay['confidence']): string {
  switch (confidence) {
    case 'V':
      return m.calendar_confidence_v()
    case 'P':
      return m.calendar_confidence_p()
    case 'C':
      return m.calendar_confidence_c()
    case 'U':
    case undefined:
      return m.calendar_confidence_u()
  }
}

/** Neighbouring weekdays with the same hours are one line. */
export function weekLines(weekly: WeeklyHours, locale: Locale): HourLine[] {
  const days = WEEKDAYS.map((day, index) => ({
    name: weekdayText(index + 1, locale),
    hours: hoursText(weekly[day] ?? []),
  }))
  const lines: { first: string; last: string; hours: string }[] = []
  for (const { name, hours } of days) {
    const line = lines.at(-1)
    if (line?.hours === hours) line.last = name
    else lines.push({ first: name, last: name, hours })
  }
  return lines.map(({ first, last, hours }) => ({
    days: first === last ? capital(first) : m.calendar_days_span({ from: capital(first), to: last }),
    hours: hours === '' ? m.calendar_hours_closed() : hours,
  }))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
