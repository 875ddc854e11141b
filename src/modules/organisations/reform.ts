import type { Insertable, Selectable, Transaction } from 'kysely'
import { legalDay } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import {
  endPost,
  handOnUnit,
  insertPost,
  insertSuccessor,
  insertUnit,
  reseatPost,
  updateUnit,
} from './organisation-store.ts'
import type { SuccessionKind, UnitTable } from './organisation-tables.ts'

type Unit = Selectable<UnitTable>

function laterDay(a: string, b: string): string {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a
}

export function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

/** The unit as of now, locked until the transaction ends. 404 when it does not exist, 409 when it has already ended. */
export async function lockStandingUnit(tx: Transaction<Tables>, id: string): Promise<Unit> {
  const unit = await tx.selectFrom('unit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!unit) throw new Refusal(404, 'unit_not_found', m.organisations_unit_not_found())
  if (unit.valid_to !== null) {
    throw new Refusal(409, 'unit_ended', m.organisations_unit_ended({ name: unit.name }), [
      m.organisations_unit_ended_instead(),
    ])
  }
  return unit
}

/**
 * A reform is entered on its day or later, never ahead: rights and work lists look at today.
 * 422-like refusal (409) otherwise, and when the unit would have had no day of life.
 */
export function refuseWrongDay(unit: Unit, onDate: string, now: Date): void {
  if (onDate > legalDay(now)) throw new Refusal(409, 'day_ahead', m.organisations_day_ahead())
  if (onDate <= unit.valid_from)
    throw new Refusal(409, 'day_before_beginning', m.organisations_day_before_beginning({ name: unit.name }))
}

/** 409 when a standing unit already bears the code. */
export async function refuseTakenCode(tx: Transaction<Tables>, code: string): Promise<void> {
  const other = await tx
    .selectFrom('unit')
    .select('name')
    .where('code', '=', code)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  if (other) throw new Refusal(409, 'code_taken', m.organisations_code_taken({ code, name: other.name }))
}

/** 409 when the unit would hang beneath itself. */
export async function refuseLoop(
  tx: Transaction<Tables>,
  unitIds: readonly string[],
  parentId: string | null,
): Promise<void> {
  for (let above = parentId; above !== null; ) {
    if (unitIds.includes(above)) throw new Refusal(409, 'unit_beneath_itself', m.organisations_unit_beneath_itself())
    const row = await tx.selectFrom('unit').select('parent_id').where('id', '=', above).executeTakeFirst()
    above = row?.parent_id ?? null
  }
}

/** Ends the old row on the eve; 409 when somebody changed it meanwhile. */
export async function endUnit(tx: Transaction<Tables>, unit: Unit, onDate: string): Promise<void> {
  if (!(await updateUnit(tx, unit.id, unit.version, { valid_to: dayBefore(onDate) }))) {
    throw new Refusal(409, 'unit_changed', m.organisations_changed_meanwhile())
  }
}

/** A new row out of an old one; the old must have ended before, so that the code is free. */
export async function bearUnit(
  tx: Transaction<Tables>,
  description: Omit<Insertable<UnitTable>, 'id' | 'valid_from' | 'valid_to' | 'version'>,
  onDate: string,
): Promise<string> {
  await refuseTakenCode(tx, description.code)
  return insertUnit(tx, { ...description, valid_from: onDate, valid_to: null })
}

/** The successor takes over children, desks and people of a unit that has ended. */
export async function succeed(
  tx: Transaction<Tables>,
  reform: { unit: Unit; successorId: string; kind: SuccessionKind; onDate: string; basis: string; takesOver: boolean },
): Promise<void> {
  const { unit, successorId, kind, onDate, basis } = reform
  await insertSuccessor(tx, { unitId: unit.id, successorId, kind, onDate, basis })
  if (!reform.takesOver) return
  await handOnUnit(tx, unit.id, successorId)
  const posts = await tx
    .selectFrom('post')
    .selectAll()
    .where('unit_id', '=', unit.id)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', onDate)]))
    .execute()
  for (const post of posts) {
    if (await holdsSame(tx, post.officer_id, successorId, post.role, post.id)) {
      await endPost(tx, post.id, dayBefore(laterDay(post.valid_from, onDate)))
    } else if (post.valid_from >= onDate) {
      await reseatPost(tx, post.id, successorId)
    } else {
      await endPost(tx, post.id, dayBefore(onDate))
      await insertPost(tx, { ...post, id: newId(), unit_id: successorId, valid_from: onDate })
    }
  }
}

async function holdsSame(
  tx: Transaction<Tables>,
  officerId: string,
  unitId: string,
  role: string,
  exceptId: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('post')
    .select('id')
    .where('officer_id', '=', officerId)
    .where('unit_id', '=', unitId)
    .where('role', '=', role as never)
    .where('valid_to', 'is', null)
    .where('id', '<>', exceptId)
    .executeTakeFirst()
  return row !== undefined
}
