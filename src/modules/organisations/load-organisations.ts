import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '#platform/database/tables.ts'
import { isAgencyCode, isOldAgencyCode } from './identity-code.ts'
import { insertDesk, insertSuccessor, insertUnit } from './organisation-store.ts'

const day = z.iso.date()
const agencyCode = z.string().refine(isAgencyCode, 'not an identity code of an agency')

const unitSchema = z.object({
  code: agencyCode,
  old_code: z.string().refine(isOldAgencyCode, 'not a code of the old scheme').nullable(),
  kind: z.enum(['province', 'department', 'board', 'centre', 'division', 'commune_centre', 'other']),
  name: z.string().min(1),
  short_name: z.string().min(1),
  name_en: z.string().min(1),
  parent: agencyCode.nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.email().nullable(),
  valid_from: day,
  valid_to: day.nullable().default(null),
})

/** Shape of a file in data/organisations/: bodies refer to each other by identity code, parents come first. */
export const organisationFileSchema = z.object({
  about: z.string().optional(),
  units: z.array(unitSchema),
  successions: z.array(
    z.object({
      unit: agencyCode,
      successor: agencyCode,
      kind: z.enum(['merge', 'split', 'rename', 'move']),
      on_date: day,
      basis: z.string().min(1),
    }),
  ),
  desks: z.array(
    z.object({
      code: z.string().min(1),
      name: z.string().min(1),
      name_en: z.string().min(1),
      unit: agencyCode,
      serves: agencyCode.nullable(),
    }),
  ),
})

/**
 * Adds what is not there yet (a unit is known by code and first day) and changes nothing that is: an administrator's
 * later work stays. Returns how many rows were added. Throws a ZodError for a file of another shape.
 */
export async function loadOrganisations(db: Kysely<Tables>, file: unknown): Promise<{ units: number; desks: number }> {
  const { units, successions, desks } = organisationFileSchema.parse(file)
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('unit').select(['id', 'code', 'valid_from', 'valid_to']).execute()
    const idOf = (code: string, place: string): string => {
      const unit =
        known.find((each) => each.code === code && each.valid_to === null) ?? known.find((each) => each.code === code)
      if (!unit) throw new Error(`${place} names the unit ${code}, which the file does not define before it`)
      return unit.id
    }
    const added = { units: 0, desks: 0 }
    const fresh = new Set<string>()
    for (const { parent, ...unit } of units) {
      if (known.some((each) => each.code === unit.code && each.valid_from === unit.valid_from)) continue
      const id = await insertUnit(tx, { ...unit, parent_id: parent === null ? null : idOf(parent, unit.code) })
      known.push({ id, code: unit.code, valid_from: unit.valid_from, valid_to: unit.valid_to })
      fresh.add(id)
      added.units += 1
    }
    for (const row of successions) {
      const [unitId, successorId] = [idOf(row.unit, 'a succession'), idOf(row.successor, 'a succession')]
      if (!fresh.has(unitId)) continue
      await insertSuccessor(tx, { unitId, successorId, kind: row.kind, onDate: row.on_date, basis: row.basis })
    }
    const present = await tx.selectFrom('desk').select(['unit_id', 'code']).execute()
    for (const { unit, serves, ...desk } of desks) {
      const unitId = idOf(unit, `desk ${desk.code}`)
      if (present.some((each) => each.unit_id === unitId && each.code === desk.code)) continue
      await insertDesk(tx, {
        ...desk,
        unit_id: unitId,
        serves_unit_id: serves === null ? null : idOf(serves, `desk ${desk.code}`),
      })
      added.desks += 1
    }
    return added
  })
}
