import { dateOf, type WorkingCalendar, workingDaysBetween } from '#modules/calendar/exports.ts'
import type { ClockMove, Finding, KeptGround, RecountClock } from '#modules/dossiers/exports.ts'
import { dateParts, dayText, whenText } from '#platform/i18n/dates.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { PreviewRow, WayToTell } from './recount-preview.ts'
import { tellsApplicant, wayToTell } from './recount-preview.ts'
import type { MovedRow, MovePayload } from './recount-queries.ts'

/** What moved, or would move, in words: the same for the screen, the spreadsheet and the print. */

export interface MoveLine {
  clock: RecountClock
  label: string
  /** "17:00 thứ Ba 24/11/2026", or that the clock stands. */
  before: string
  after: string
  difference: string
}

/** One dossier of a list, as plain JSON. */
export interface ListLine {
  code: string
  procedure: string
  owner: string
  unit: string
  holder: string | null
  moves: MoveLine[]
  tell: string
  note: string | null
  concern: KeptGround | null
}

export type UnitNames = ReadonlyMap<string, string>

export function previewLine(
  { dossier, finding }: PreviewRow,
  calendar: WorkingCalendar,
  units: UnitNames,
  locale: Locale,
): ListLine {
  return {
    code: dossier.code,
    procedure: dossier.procedure_name,
    owner: dossier.owner_name,
    unit: units.get(dossier.unit_id) ?? '',
    holder: dossier.holder_name,
    moves: finding.moves.map((move) => moveLine(move, calendar, locale)),
    tell: tellsApplicant(finding) ? tellLabel(wayToTell(dossier)) : m.deadlines_recount_tell_inside(),
    note: finding.concern && concernLabel(finding.concern.ground),
    concern: finding.concern?.ground ?? null,
  }
}

export function movedLine(row: MovedRow, calendar: WorkingCalendar, units: UnitNames, locale: Locale): ListLine {
  const moves = movesOf(row.payload)
  return {
    code: row.code,
    procedure: row.procedure_name,
    owner: row.owner_name,
    unit: units.get(row.unit_id) ?? '',
    holder: row.holder_name,
    moves: moves.map((move) => moveLine(move, calendar, locale)),
    tell: tellsApplicant({ moves }) ? tellLabel(wayToTell(row)) : m.deadlines_recount_tell_inside(),
    note: row.changed_since ? m.deadlines_recount_changed_since() : null,
    concern: null,
  }
}

const KEYS = [
  ['legal', 'due'],
  ['committed', 'committed'],
  ['answer', 'waiting_until'],
  ['step', 'step_due'],
] as const

/** The clocks that an event says to have moved, heaviest first. */
export function movesOf(payload: MovePayload): ClockMove[] {
  const moves = KEYS.map(([clock, key]) => ({
    clock,
    before: dateOrNull(payload[`${key}_before`]),
    after: dateOrNull(payload[`${key}_after`]),
  }))
  return moves.filter(({ before, after }) => before?.getTime() !== after?.getTime())
}

function dateOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

export function moveLine({ clock, before, after }: ClockMove, calendar: WorkingCalendar, locale: Locale): MoveLine {
  return {
    clock,
    label: clockLabel(clock),
    before: when(before, locale),
    after: when(after, locale),
    difference: differenceOf(before, after, calendar),
  }
}

function when(date: Date | null, locale: Locale): string {
  return date === null ? m.deadlines_recount_stands() : whenText(date, locale)
}

function differenceOf(before: Date | null, after: Date | null, calendar: WorkingCalendar): string {
  if (before === null || after === null) return ''
  const days = workingDaysBetween(calendar, dateOf(before.getTime()), dateOf(after.getTime()))
  const calendarDays = dateOf(before.getTime()) !== dateOf(after.getTime())
  if (days > 0) return m.deadlines_recount_days_later({ count: days })
  if (days < 0) return m.deadlines_recount_days_earlier({ count: -days })
  return calendarDays ? '' : m.deadlines_recount_same_day()
}

export function clockLabel(clock: RecountClock): string {
  switch (clock) {
    case 'legal':
      return m.deadlines_recount_clock_legal()
    case 'committed':
      return m.deadlines_recount_clock_committed()
    case 'answer':
      return m.deadlines_recount_clock_answer()
    case 'step':
      return m.deadlines_recount_clock_step()
  }
}

export function concernLabel(ground: KeptGround): string {
  return ground === 'was_late' ? m.deadlines_recount_was_late() : m.deadlines_recount_would_be_late()
}

export function tellLabel(way: WayToTell): string {
  switch (way) {
    case 'email':
      return m.deadlines_recount_tell_email()
    case 'phone':
      return m.deadlines_recount_tell_phone()
    case 'none':
      return m.deadlines_recount_tell_none()
  }
}

/** "12/TB-UBND ngày 20/11/2026" */
export function documentText({
  document,
  document_on,
}: {
  document: string | null
  document_on: string | null
}): string {
  const on = document_on && dayText(dateParts(document_on))
  if (document && on) return m.deadlines_recount_document_of({ document, on })
  return document ?? on ?? ''
}

export const DIRECTIONS = ['later', 'earlier'] as const satisfies readonly Finding['direction'][]
