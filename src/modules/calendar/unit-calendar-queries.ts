import type { Kysely } from 'kysely'
import { listUnitLine } from '#modules/organisations/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import { STATE_CALENDAR } from './calendar-queries.ts'

/**
 * Code of the calendar by which a unit works on a day: its own, else that of the nearest unit above it that has one, else
 * the State's. A unit that was renamed goes on by the calendar of its forerunner.
 */
export async function calendarOfUnit(db: Kysely<Tables>, unitId: string, on: string): Promise<string> {
  const any = await db.selectFrom('unit_calendar').select('unit_id').limit(1).executeTakeFirst()
  if (!any) return STATE_CALENDAR
  const line = await listUnitLine(db, unitId)
  if (line.length === 0) return STATE_CALENDAR
  const rows = await holdingOn(db, on).where('unit_id', 'in', line).execute()
  const own = new Map(rows.map((row) => [row.unit_id, row.code]))
  return line.map((id) => own.get(id)).find((code) => code != null) ?? STATE_CALENDAR
}

/** Which units have a calendar of their own on a day. */
export async function listUnitCalendars(db: Kysely<Tables>, on: string) {
  return (await holdingOn(db, on).execute()).filter((row) => row.code !== null)
}

/** What was ever said of the calendars of units, newest first. */
export async function listUnitCalendarHistory(db: Kysely<Tables>) {
  return db.selectFrom('unit_calendar').selectAll().orderBy('set_at', 'desc').execute()
}

/** For each unit the row that holds on the day: the latest day, and of two for one day the one that was said later. */
function holdingOn(db: Kysely<Tables>, on: string) {
  return db
    .selectFrom('unit_calendar')
    .distinctOn('unit_id')
    .selectAll()
    .where('valid_from', '<=', on)
    .orderBy('unit_id')
    .orderBy('valid_from', 'desc')
    .orderBy('set_at', 'desc')
}
