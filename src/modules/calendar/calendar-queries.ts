import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { parseCalendar } from './parse-calendar.ts'
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts'

interface Kept {
  calendar: WorkingCalendar
  readAt: number
}

/** Compiled calendars are tables of years: kept for a few seconds, so that another process's change is seen soon. */
const kept = new Map<string, Kept>()
const keepMilliseconds = 5_000

/** The calendar with all its versions, compiled. Throws `Refusal` 404 for an unknown code. */
export async function workingCalendar(db: Kysely<Tables>, code: string): Promise<WorkingCalendar> {
  const known = kept.get(code)
  const readAt = performance.now()
  if (known && readAt - known.readAt < keepMilliseconds) return known.calendar
  const rows = await db
    .selectFrom('working_calendar')
    .select(['definition', 'version'])
    .where('code', '=', code)
    .orderBy('version')
    .execute()
  if (rows.length === 0) throw unknownCalendar(code)
  const definitions = rows.map((row) => {
    const parsed = parseCalendar(row.definition)
    if (!parsed.ok)
      throw new Error(`stored calendar ${code} version ${row.version} is wrong: ${JSON.stringify(parsed.faults)}`)
    return parsed.calendar
  })
  const calendar = sameCalendar(known?.calendar, definitions.length) ?? compileCalendar(definitions)
  kept.set(code, { calendar, readAt })
  return calendar
}

/** Versions are never rewritten, so the same number of them is the same calendar: its compiled table goes on serving. */
function sameCalendar(known: WorkingCalendar | undefined, versions: number): WorkingCalendar | undefined {
  return known && known.versions.length === versions ? known : undefined
}

export interface CalendarRow {
  code: string
  version: number
  name: string
  name_en: string
  loaded_at: Date
}

export async function listCalendars(db: Kysely<Tables>): Promise<CalendarRow[]> {
  return db
    .selectFrom('working_calendar')
    .select(['code', 'version', 'name', 'name_en', 'loaded_at'])
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
}

export interface CalendarVersion {
  code: string
  version: number
  name: string
  name_en: string
  /** As in data/calendars. */
  definition: Record<string, unknown>
}

/** Every version of a calendar, newest first. Throws `Refusal` 404 for an unknown code. */
export async function getCalendarVersions(db: Kysely<Tables>, code: string): Promise<CalendarVersion[]> {
  const rows = await db
    .selectFrom('working_calendar')
    .select(['code', 'version', 'name', 'name_en', 'definition'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute()
  if (rows.length === 0) throw unknownCalendar(code)
  return rows.map((row) => ({ ...row, definition: row.definition as Record<string, unknown> }))
}

function unknownCalendar(code: string): Refusal {
  return new Refusal(404, 'calendar_unknown', m.calendar_unknown({ code }))
}
