import type { CalendarDefinition, CalendarException, Season } from './calendar-definition.ts'

/** The JSON of a calendar, as `parseCalendar` reads it: reading it back gives the same definition. */
export function calendarJson(calendar: CalendarDefinition): Record<string, unknown> {
  return {
    code: calendar.code,
    name: calendar.name,
    version: calendar.version,
    ...given('valid_from', calendar.validFrom),
    ...given('valid_to', calendar.validTo),
    ...given('announced_until', calendar.announcedUntil),
    ...given('source', calendar.source),
    weekly: calendar.weekly,
    seasons: calendar.seasons.map(seasonJson),
    exceptions: calendar.exceptions.map(exceptionJson),
  }
}

export function exceptionJson(exception: CalendarException): Record<string, unknown> {
  return {
    date: exception.date,
    ...(exception.type === 'off'
      ? { off: true }
      : exception.hours
        ? { hours: exception.hours }
        : { hours_of: exception.hoursOf }),
    kind: exception.kind,
    ...given('name', exception.name),
    ...given('name_en', exception.nameEn),
    ...(exception.type === 'working' ? given('replaces', exception.replaces) : {}),
    ...given('legal_basis', exception.legalBasis),
    ...given('confidence', exception.confidence),
  }
}

function seasonJson({ name, from, to, weekly }: Season): Record<string, unknown> {
  return { ...given('name', name), from, to, weekly }
}

function given(key: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [key]: value }
}
