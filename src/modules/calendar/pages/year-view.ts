import { weekdayText } from '#platform/i18n/dates.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { OpenHours, WeeklyHours } from '../calendar-definition.ts'
import { WEEKDAYS } from '../civil-time.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { type YearDay, type YearDayKind, yearAtAGlance } from '../year-at-a-glance.ts'

export interface MonthView {
  month: number
  workingDays: number
  days: { on: string; kind: YearDayKind; today: boolean; title: string }[]
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
  hours: { days: string; hours: string }[]
  seasons: { name: string; hours: { days: string; hours: string }[] }[]
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
      name: m.calendar_season({ name: season.name ?? '', from: shownDay(season.from), to: shownDay(season.to) }),
      hours: weekLines(season.weekly, locale),
    })),
  }
}

function nameOf(day: YearDay, locale: Locale): string | undefined {
  return locale === 'en' ? (day.nameEn ?? day.name) : day.name
}

function kindWords(day: YearDay): string {
  switch (day.kind) {
    case 'working':
      return m.calendar_kind_working()
    case 'weekend':
      return m.calendar_kind_weekend()
    case 'holiday':
      return m.calendar_kind_holiday()
    case 'compensatory':
      return m.calendar_kind_compensatory()
    case 'swapped':
      return m.calendar_kind_swapped()
    case 'day_off':
      return m.calendar_kind_day_off()
    case 'makeup': {
      const hours = hoursText(day.hours)
      return day.replaces
        ? m.calendar_kind_makeup_for({ day: shownDay(day.replaces), hours })
        : m.calendar_kind_makeup({ hours })
    }
  }
}

function confidenceWords(confidence: YearDay['confidence']): string {
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
function weekLines(weekly: WeeklyHours, locale: Locale): { days: string; hours: string }[] {
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

function hoursText(hours: readonly OpenHours[]): string {
  return hours.map(([from, to]) => `${from}–${to}`).join(', ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `MM-DD` or `YYYY-MM-DD` as people write it. */
function shownDay(day: string): string {
  return day.split('-').reverse().join('/')
}
