import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import type { CalendarDefinition } from './calendar-definition.ts'
import type { CalendarDraftTable, CalendarPackTable, WorkingCalendarTable } from './calendar-tables.ts'
import { parseCalendar } from './parse-calendar.ts'
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts'

/**
 * Compiled calendars are tables of years. They are kept under the id of their newest version, which is never rewritten, so
 * what is kept can never be out of date; which version is the newest is asked of the database each time (one indexed row).
 */
const compiled = new Map<string, WorkingCalendar>()
const MOST_COMPILED = 100

/**
 * The calendar as it was when `version` was its newest version; without `version` as it is now. Compiled from all versions
 * up to that one, each day following the newest that is valid on it. Throws `Refusal` 404 for an unknown code or version.
 */
export async function workingCalendar(db: Kysely<Tables>, code: string, version?: number): Promise<WorkingCalendar> {
  const head = await findHead(db, code, version)
  if (!head) throw unknownCalendar(code)
  const known = compiled.get(head.id)
  if (known) return known
  const rows = await db
    .selectFrom('working_calendar')
    .select(['code', 'definition', 'version'])
    .where('code', '=', code)
    .where('version', '<=', head.version)
    .orderBy('version')
    .execute()
  const calendar = compileCalendar(rows.map((row) => storedDefinition(row)))
  if (compiled.size >= MOST_COMPILED) compiled.clear()
  compiled.set(head.id, calendar)
  return calendar
}

/** What may be edited of a version: the own part where it is based on another calendar, else the whole. */
export function editedDefinition(row: Pick<CalendarVersion, 'code' | 'version' | 'definition' | 'own'>) {
  return row.own ? storedDefinition({ ...row, definition: row.own }, { part: true }) : storedDefinition(row)
}

/** Number of the newest published version. Throws `Refusal` 404 for an unknown code. */
export async function currentCalendarVersion(db: Kysely<Tables>, code: string): Promise<number> {
  const head = await findHead(db, code)
  if (!head) throw unknownCalendar(code)
  return head.version
}

function findHead(db: Kysely<Tables>, code: string, version?: number) {
  let query = db.selectFrom('working_calendar').select(['id', 'version']).where('code', '=', code)
  if (version !== undefined) query = query.where('version', '=', version)
  return query.orderBy('version', 'desc').limit(1).executeTakeFirst()
}

/** What the table holds was parsed before it was written; a row that cannot be read is a fault, not an answer. */
export function storedDefinition(
  row: { code: string; version: number; definition: unknown },
  options: { part?: boolean } = {},
): CalendarDefinition {
  const parsed = parseCalendar(row.definition, options)
  if (!parsed.ok) {
    throw new Error(`stored calendar ${row.code} version ${row.version} is wrong: ${JSON.stringify(parsed.faults)}`)
  }
  return parsed.calendar
}

export type CalendarVersion = Selectable<WorkingCalendarTable>
export type CalendarDraft = Selectable<CalendarDraftTable>
export type CalendarPack = Selectable<CalendarPackTable>
export type CalendarRow = Pick<
  CalendarVersion,
  'code' | 'version' | 'name' | 'name_en' | 'based_on' | 'origin' | 'published_at'
>

/** Every version of every calendar, newest of each first. */
export async function listCalendars(db: Kysely<Tables>): Promise<CalendarRow[]> {
  return db
    .selectFrom('working_calendar')
    .select(['code', 'version', 'name', 'name_en', 'based_on', 'origin', 'published_at'])
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
}

/** The newest version of every calendar; that of the State first. */
export async function listCurrentCalendars(db: Kysely<Tables>): Promise<CalendarVersion[]> {
  const rows = await db
    .selectFrom('working_calendar')
    .distinctOn('code')
    .selectAll()
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows.sort((a, b) => Number(b.code === STATE_CALENDAR) - Number(a.code === STATE_CALENDAR))
}

/** Everybody works by it unless a unit says otherwise. */
export const STATE_CALENDAR = 'vn'

/** Every version of a calendar, newest first. Throws `Refusal` 404 for an unknown code. */
export async function getCalendarVersions(db: Kysely<Tables>, code: string): Promise<CalendarVersion[]> {
  const rows = await db
    .selectFrom('working_calendar')
    .selectAll()
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute()
  if (rows.length === 0) throw unknownCalendar(code)
  return rows
}

export async function findCurrentVersion(db: Kysely<Tables>, code: string): Promise<CalendarVersion | undefined> {
  return db
    .selectFrom('working_calendar')
    .selectAll()
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Throws `Refusal` 404 for an unknown code. */
export async function getCurrentVersion(db: Kysely<Tables>, code: string): Promise<CalendarVersion> {
  const row = await findCurrentVersion(db, code)
  if (!row) throw unknownCalendar(code)
  return row
}

export function findDraft(db: Kysely<Tables>, code: string): Promise<CalendarDraft | undefined> {
  return db.selectFrom('calendar_draft').selectAll().where('code', '=', code).executeTakeFirst()
}

export function findPack(db: Kysely<Tables>, code: string, version: number): Promise<CalendarPack | undefined> {
  return db
    .selectFrom('calendar_pack')
    .selectAll()
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** A shipped pack that is newer than what the calendar holds and than what its draft has taken in. */
export async function findOfferedPack(db: Kysely<Tables>, code: string): Promise<CalendarPack | undefined> {
  const [newest, current, draft] = [
    await db
      .selectFrom('calendar_pack')
      .selectAll()
      .where('code', '=', code)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),
    await findCurrentVersion(db, code),
    await findDraft(db, code),
  ]
  const taken = Math.max(current?.pack_version ?? 0, draft?.pack_version ?? 0)
  return newest && newest.version > taken ? newest : undefined
}

export function unknownCalendar(code: string): Refusal {
  return new Refusal(404, 'calendar_unknown', m.calendar_unknown({ code }))
}
