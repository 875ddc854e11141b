import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { CalendarException } from '../calendar-definition.ts'
import type { CalendarDifference, Particular } from '../calendar-difference.ts'
import { isSame } from '../calendar-difference.ts'
import { shownDay } from '../check-words.ts'
import { hoursText } from '../hours-text.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { type HourLine, kindName, seasonLines, weekdayName, weekLines } from './year-view.ts'

/** What one version says otherwise than another, in words. */
export interface DifferenceView {
  same: boolean
  days: { on: string; change: 'added' | 'removed' | 'changed'; before: string; after: string }[]
  hours: { before: HourLine[]; after: HourLine[] } | null
  seasons: { before: string[]; after: string[] } | null
  particulars: { name: string; before: string; after: string }[]
  years: { year: number; before: number; after: number }[]
}

export function differenceView(
  difference: CalendarDifference,
  before: WorkingCalendar,
  after: WorkingCalendar,
  locale: Locale,
): DifferenceView {
  const [old, young] = [before.versions.at(-1), after.versions.at(-1)]
  return {
    same: isSame(difference),
    days: difference.days.map((day) => ({
      on: day.date,
      change: day.before ? (day.after ? 'changed' : 'removed') : 'added',
      before: dayWords(day.before, locale),
      after: dayWords(day.after, locale),
    })),
    hours: difference.hours
      ? { before: weekLines(old?.weekly ?? {}, locale), after: weekLines(young?.weekly ?? {}, locale) }
      : null,
    seasons: difference.seasons
      ? { before: seasonLines(old?.seasons ?? [], locale), after: seasonLines(young?.seasons ?? [], locale) }
      : null,
    particulars: difference.particulars.map(({ name, ...values }) => ({
      name: PARTICULARS[name](),
      before: shownValue(values.before),
      after: shownValue(values.after),
    })),
    years: [...difference.years],
  }
}

const PARTICULARS: Readonly<Record<Particular, () => string>> = {
  name: m.calendar_field_label_name,
  valid_from: m.calendar_field_label_valid_from,
  valid_to: m.calendar_field_label_valid_to,
  announced_until: m.calendar_field_label_announced,
  source: m.calendar_field_label_source,
}

function shownValue(value: string): string {
  if (value === '') return '–'
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? shownDay(value) : value
}

/** "nghỉ lễ, tết: Quốc khánh (Điều 112)", "làm bù cho 31/08/2026, giờ thứ Hai: …"; a dash where nothing is said. */
export function dayWords(day: CalendarException | undefined, locale: Locale): string {
  if (!day) return '–'
  const name = (locale === 'en' ? (day.nameEn ?? day.name) : day.name) ?? ''
  const parts = [day.type === 'off' ? kindName(day.kind) : makeupWords(day, locale), name].filter(Boolean)
  return day.legalBasis ? `${parts.join(': ')} (${day.legalBasis})` : parts.join(': ')
}

function makeupWords(day: Extract<CalendarException, { type: 'working' }>, locale: Locale): string {
  const hours = day.hours
    ? hoursText(day.hours)
    : m.calendar_hours_of_day({ day: weekdayName(day.hoursOf ?? 'mon', locale) })
  return day.replaces
    ? m.calendar_kind_makeup_for({ day: shownDay(day.replaces), hours })
    : m.calendar_kind_makeup({ hours })
}
