import { convertIcsCalendar, generateIcsCalendar, type IcsEvent } from 'ts-ics'
import { m } from '#words'
import type { CalendarException } from './calendar-definition.ts'
import { exceptionJson } from './calendar-json.ts'
import { dateOf, dateOfDay, dayOfDate, type IsoDate } from './civil-time.ts'
import { readDayRows, rowOf, type SheetDays, type SheetProblem, type SheetRow } from './day-sheet.ts'
import { hoursText } from './hours-text.ts'
import { parseCalendar } from './parse-calendar.ts'

/** Ours: the whole day as data, so that what is exported is read back exactly; other programs pass it over. */
const OWN = { day: { name: 'X-MOTCUA-DAY' } } as const
interface Own {
  [name: string]: string
  day: string
}

export interface IcsSource {
  code: string
  name: string
  version: number
  publishedAt: Date
  days: readonly CalendarException[]
}

/** Days off and make-up days as all-day events; each keeps its UID through every version, so subscribers see a change as one. */
export function writeIcs({ code, name, version, publishedAt, days }: IcsSource): string {
  const text = generateIcsCalendar<Own>(
    {
      version: '2.0',
      prodId: '-//motcua//calendar//VI',
      method: 'PUBLISH',
      name,
      events: days.map(
        (day): IcsEvent<Own> => ({
          uid: `${code}-${day.date}@motcua`,
          stamp: { date: publishedAt },
          start: { date: midnight(day.date), type: 'DATE' },
          end: { date: midnight(dateOfDay(dayOfDate(day.date) + 1)), type: 'DATE' },
          summary: summaryOf(day),
          ...(day.legalBasis ? { description: day.legalBasis } : {}),
          categories: [rowOf(day).kind.replaceAll(',', ' ')],
          timeTransparent: 'TRANSPARENT',
          sequence: version,
          nonStandard: { day: Buffer.from(JSON.stringify(exceptionJson(day))).toString('base64url') },
        }),
      ),
      nonStandard: {},
    },
    { nonStandard: { day: { name: OWN.day.name, generate: (value: string) => ({ value }) } } },
  )
  return folded(text)
}

/** Lines of at most 75 octets, never cut inside a letter (RFC 5545 §3.1): Vietnamese letters are two or three octets. */
function folded(text: string): string {
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)
  return lines
    .map((line) => {
      let octets = 0
      let out = ''
      for (const letter of line) {
        const size = Buffer.byteLength(letter)
        if (octets + size > 75) {
          out += '\r\n '
          octets = 1
        }
        out += letter
        octets += size
      }
      return out
    })
    .join('\r\n')
}

function summaryOf(day: CalendarException): string {
  const name = day.name ?? rowOf(day).kind
  return day.type === 'working' && day.hours ? `${name} (${hoursText(day.hours)})` : name
}

function midnight(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

/**
 * Reads our own export exactly, and calendars of other programs as far as they go: an all-day event is a day off, one that
 * speaks of working for another day is a make-up day by the hours of a Monday. Rows are counted by events.
 */
export function readIcs(text: string): SheetDays {
  const events = eventsOf(text)
  if (!events) return { days: [], problems: [{ row: 1, column: '', message: m.calendar_import_no_ics() }] }
  const own: CalendarException[] = []
  const rows: SheetRow[] = []
  const problems: SheetProblem[] = []
  events.forEach((event, index) => {
    const row = index + 1
    if (event.recurrenceRule) problems.push({ row, column: 'RRULE', message: m.calendar_import_recurring() })
    const known = ownDay(event)
    if (known) own.push(known)
    else rows.push(rowOfEvent(event, row))
  })
  const read = own.length > 0 && rows.length === 0 ? { days: own, problems: [] } : readDayRows(rows)
  const all = [...problems, ...read.problems, ...(rows.length > 0 ? clashes(own, read.days) : [])]
  return { days: all.length > 0 ? [] : rows.length > 0 ? [...own, ...read.days] : own, problems: all }
}

function clashes(own: readonly CalendarException[], read: readonly CalendarException[]): SheetProblem[] {
  const dates = new Set(own.map(({ date }) => date))
  return read
    .filter(({ date }) => dates.has(date))
    .map(({ date }) => ({ row: 1, column: date, message: m.calendar_import_twice({ row: 1 }) }))
}

function eventsOf(text: string): IcsEvent<Own>[] | undefined {
  if (!/^\ufeff?\s*BEGIN:VCALENDAR/i.test(text)) return undefined
  try {
    const options = { nonStandard: { day: { name: OWN.day.name, convert: (line: { value: string }) => line.value } } }
    return convertIcsCalendar<Own>(undefined, text.replace(/^\ufeff/, ''), options).events ?? []
  } catch {
    return undefined
  }
}

function ownDay(event: IcsEvent<Own>): CalendarException | undefined {
  const written = event.nonStandard?.day
  if (typeof written !== 'string') return undefined
  try {
    const json: unknown = JSON.parse(Buffer.from(written, 'base64url').toString())
    const week = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['07:30', '11:30']]]),
    )
    const parsed = parseCalendar({ weekly: week, exceptions: [json] }, { part: true })
    return parsed.ok ? parsed.calendar.exceptions[0] : undefined
  } catch {
    return undefined
  }
}

function rowOfEvent(event: IcsEvent<Own>, row: number): SheetRow {
  const first = dateOfEvent(event.start)
  const last = event.end ? lastDate(event.end, first) : first
  const made = /làm bù|make-?up|working day/i.test(event.summary)
  return {
    row,
    cells: {
      date: first,
      ...(last > first && !made ? { to: last } : {}),
      kind: made ? 'makeup' : 'holiday',
      hours: made ? 'mon' : '',
      name: event.summary,
      legal_basis: event.description?.slice(0, 500) ?? '',
    },
  }
}

type Moment = IcsEvent['start']

function dateOfEvent({ date, type }: Moment): IsoDate {
  return type === 'DATE' ? date.toISOString().slice(0, 10) : dateOf(date.getTime())
}

/** The end of an all-day event is the day after it. */
function lastDate(end: Moment, first: IsoDate): IsoDate {
  const date = dateOfEvent(end)
  return end.type === 'DATE' && date > first ? dateOfDay(dayOfDate(date) - 1) : date
}
