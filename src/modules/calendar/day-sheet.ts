import { m } from '#words'
import { daysFrom } from './calendar-change.ts'
import type { CalendarException, Confidence, ExceptionKind, OpenHours } from './calendar-definition.ts'
import { dayOfDate, findDayOfDate, type IsoDate, WEEKDAYS, type Weekday, weekdayOf } from './civil-time.ts'
import { hoursText, readHoursText } from './hours-text.ts'
import { parseCalendar } from './parse-calendar.ts'

/** Dated days as the rows of a table: the yearly notice as it is typed, and what an export gives back. */

export const COLUMNS = [
  'date',
  'to',
  'kind',
  'hours',
  'replaces',
  'name',
  'name_en',
  'legal_basis',
  'confidence',
] as const
export type Column = (typeof COLUMNS)[number]

/** Headers in both languages and in code; a file may use any of them, in any order. */
export const HEADERS: Readonly<Record<Column, readonly [vi: string, en: string]>> = {
  date: ['Ngày', 'Date'],
  to: ['Đến ngày', 'To'],
  kind: ['Loại', 'Kind'],
  hours: ['Giờ làm việc', 'Hours'],
  replaces: ['Làm bù cho ngày', 'Replaces'],
  name: ['Tên', 'Name'],
  name_en: ['Tên tiếng Anh', 'Name in English'],
  legal_basis: ['Căn cứ', 'Legal basis'],
  confidence: ['Mức chắc chắn', 'Confidence'],
}

export const KIND_WORDS: Readonly<Record<ExceptionKind, readonly string[]>> = {
  holiday: ['nghỉ lễ, tết', 'nghỉ lễ', 'nghỉ tết', 'public holiday', 'holiday'],
  compensatory: ['nghỉ bù', 'compensatory day off', 'compensatory'],
  swapped: ['nghỉ hoán đổi', 'swapped day off', 'swapped'],
  day_off: ['cơ quan nghỉ', 'nghỉ', 'closed', 'day_off'],
  makeup: ['làm bù', 'đi làm bù', 'make-up day', 'makeup'],
}

const WEEKDAY_WORDS: Readonly<Record<Weekday, readonly string[]>> = {
  mon: ['thứ hai', 'thứ 2', 'monday'],
  tue: ['thứ ba', 'thứ 3', 'tuesday'],
  wed: ['thứ tư', 'thứ 4', 'wednesday'],
  thu: ['thứ năm', 'thứ 5', 'thursday'],
  fri: ['thứ sáu', 'thứ 6', 'friday'],
  sat: ['thứ bảy', 'thứ 7', 'saturday'],
  sun: ['chủ nhật', 'sunday'],
}

/** One row as text; `row` is its number as the person sees it. */
export interface SheetRow {
  readonly row: number
  readonly cells: Readonly<Partial<Record<Column, string>>>
}

export interface SheetProblem {
  readonly row: number
  /** The header of the column, or nothing when it is about the whole row or file. */
  readonly column: string
  readonly message: string
}

export interface SheetDays {
  readonly days: readonly CalendarException[]
  readonly problems: readonly SheetProblem[]
}

/** Which column each header means; undefined for one that is unknown. */
export function columnOf(header: string): Column | undefined {
  const text = plain(header).replace(/\s*\*$/, '')
  return COLUMNS.find((column) => column === text || HEADERS[column].some((word) => plain(word) === text))
}

export function headerOf(column: Column): string {
  return HEADERS[column][0]
}

/** Reads all rows; what is wrong is named with row and column, and then nothing is taken. */
export function readDayRows(rows: readonly SheetRow[]): SheetDays {
  const problems: SheetProblem[] = []
  const days: CalendarException[] = []
  const seen = new Map<IsoDate, number>()
  for (const row of rows) {
    for (const day of readRow(row, problems)) {
      const earlier = seen.get(day.date)
      if (earlier !== undefined) {
        problems.push(problem(row, 'date', m.calendar_import_twice({ row: earlier })))
      }
      seen.set(day.date, row.row)
      days.push(day)
    }
  }
  if (rows.length === 0) problems.push({ row: 1, column: '', message: m.calendar_import_empty() })
  return { days: problems.length > 0 ? [] : days, problems }
}

function problem({ row }: SheetRow, column: Column, message: string): SheetProblem {
  return { row, column: headerOf(column), message }
}

function readRow(row: SheetRow, problems: SheetProblem[]): CalendarException[] {
  const before = problems.length
  const cell = (column: Column) => (row.cells[column] ?? '').trim()
  const note = (column: Column, message: string): undefined => {
    problems.push(problem(row, column, message))
    return undefined
  }
  const dateIn = (column: Column) => readDate(cell(column)) ?? note(column, m.calendar_import_bad_date())
  const date = dateIn('date')
  const to = cell('to') === '' ? date : dateIn('to')
  if (date && to && to < date) note('to', m.calendar_closure_reversed())
  if (date && to && dayOfDate(to) - dayOfDate(date) > 61) note('to', m.calendar_closure_too_long({ most: 62 }))
  const kind = kindOf(cell('kind')) ?? note('kind', m.calendar_import_bad_kind())
  const confidence = confidenceOf(cell('confidence'), () => note('confidence', m.calendar_field_confidence()))
  const text = {
    name: given(cell('name')),
    nameEn: given(cell('name_en')),
    legalBasis: given(cell('legal_basis')),
    confidence,
  }
  if (kind === 'makeup') {
    if (date && to && to !== date) note('to', m.calendar_import_makeup_range())
    const replaces = cell('replaces') === '' ? undefined : dateIn('replaces')
    const worked = hoursOf(cell('hours'), replaces, (message) => note('hours', message))
    if (problems.length > before || !date || !worked) return []
    return [{ type: 'working', date, kind, ...worked, replaces, ...text }]
  }
  if (cell('hours') !== '') note('hours', m.calendar_import_hours_of_off())
  if (cell('replaces') !== '') note('replaces', m.calendar_import_hours_of_off())
  if (problems.length > before || !date || !to || !kind) return []
  return daysFrom(date, to).map((each) => ({ type: 'off', date: each, kind, ...text }))
}

function given(text: string): string | undefined {
  return text === '' ? undefined : text
}

/** `31/12/2026`, `31-12-2026` or `2026-12-31`; within the years that people mean. */
export function readDate(text: string): IsoDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const date = iso ? text : typed ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}` : ''
  return findDayOfDate(date) !== undefined && date >= '2000-01-01' && date <= '2099-12-31' ? date : undefined
}

function kindOf(text: string): ExceptionKind | undefined {
  const word = plain(text)
  const kinds = Object.keys(KIND_WORDS) as ExceptionKind[]
  return kinds.find((kind) => KIND_WORDS[kind].includes(word))
}

function confidenceOf(text: string, wrong: () => undefined): Confidence | undefined {
  if (text === '') return undefined
  return (['V', 'P', 'U', 'C'] as const).find((mark) => mark === text.toUpperCase()) ?? wrong()
}

/** Own hours, those of a named weekday, or (left empty) those of the day that is made up for. */
function hoursOf(
  text: string,
  replaces: IsoDate | undefined,
  wrong: (message: string) => undefined,
): { hours: readonly OpenHours[] | undefined; hoursOf: Weekday | undefined } | undefined {
  if (text === '') {
    if (!replaces) return wrong(m.calendar_import_no_hours())
    return { hours: undefined, hoursOf: weekdayOf(dayOfDate(replaces)) }
  }
  const word = plain(text).replace(/^(theo|as on|giờ)\s+/, '')
  const weekday = WEEKDAYS.find((each) => each === word || WEEKDAY_WORDS[each].includes(word))
  if (weekday) return { hours: undefined, hoursOf: weekday }
  const hours = readHoursText(text)
  if (!hours || hours.length === 0) return wrong(m.calendar_field_hours())
  const parsed = parseCalendar({ weekly: { mon: hours } })
  if (!parsed.ok) return wrong(m.calendar_import_bad_hours())
  return { hours: parsed.calendar.weekly.mon ?? hours, hoursOf: undefined }
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

/** A dated day as a row of the export. */
export function rowOf(day: CalendarException): Record<Column, string> {
  const working = day.type === 'working'
  return {
    date: typed(day.date),
    to: '',
    kind: KIND_WORDS[day.kind][0] ?? day.kind,
    hours: working ? (day.hours ? hoursText(day.hours) : `theo ${WEEKDAY_WORDS[day.hoursOf ?? 'mon'][0]}`) : '',
    replaces: working && day.replaces ? typed(day.replaces) : '',
    name: day.name ?? '',
    name_en: day.nameEn ?? '',
    legal_basis: day.legalBasis ?? '',
    confidence: day.confidence ?? '',
  }
}

function typed(date: IsoDate): string {
  return date.split('-').reverse().join('/')
}
