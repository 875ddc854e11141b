import type { Kysely } from 'kysely'
import { findUnitByCode, listUnitIdsBeneath, listUnits, type Unit } from '#modules/organisations/exports.ts'
import { notAllowed } from '#platform/access/action.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { isId } from '#platform/ids.ts'
import { m } from '#words'
import type { ReportReach } from './form-06a-queries.ts'

const PERMISSION = 'reports.view'

/** Units of the day whose figures this person may read. */
export async function listReportUnits(db: Kysely<Tables>, actor: Actor, today: string): Promise<Unit[]> {
  const units = await listUnits(db, today)
  return units.filter((unit) => can(actor, PERMISSION, [unit.id]))
}

/** A unit by id or identity code; null stands for every unit. A foreign unit looks like one that does not exist. */
export async function findReportUnit(
  db: Kysely<Tables>,
  actor: Actor,
  wanted: string | null,
  today: string,
): Promise<string | null> {
  if (wanted === null) return null
  const id = isId(wanted) ? wanted : (await findUnitByCode(db, wanted, today))?.id
  if (id === undefined || !can(actor, PERMISSION, [id])) {
    throw new Refusal(404, 'no_such_unit', m.reports_no_such_unit({ unit: wanted }))
  }
  return id
}

/** Whose dossiers a report of this unit counts for this person: the unit with all beneath it and its forerunners. */
export async function reachOf(db: Kysely<Tables>, actor: Actor, unitId: string | null): Promise<ReportReach> {
  if (!can(actor, PERMISSION, unitId === null ? undefined : [unitId])) throw notAllowed()
  if (unitId !== null) return { unitIds: await listUnitIdsBeneath(db, [unitId]), visibleIds: null }
  const granted = actor.kind === 'system' ? 'everywhere' : actor.grants.get(PERMISSION)
  return { unitIds: null, visibleIds: granted instanceof Set ? [...(granted as Set<string>)] : null }
}
