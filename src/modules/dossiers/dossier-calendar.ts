import type { Kysely } from 'kysely'
import { type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Dossier } from './dossier.ts'

/**
 * The calendar by which this dossier is counted: as it was at the version that the dossier stands at. A newer version moves
 * its dates only by an explicit recount, so what is stored, shown and explained always agree.
 */
export function dossierCalendar(
  db: Kysely<Tables>,
  dossier: Pick<Dossier, 'calendar_code' | 'calendar_version'>,
): Promise<WorkingCalendar> {
  return workingCalendar(db, dossier.calendar_code, dossier.calendar_version)
}

/** The number of the newest version that a compiled calendar contains. */
export function versionOf(calendar: WorkingCalendar): number {
  return calendar.versions.at(-1)?.version ?? 1
}
