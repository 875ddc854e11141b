import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { insertDesk, updateDesk } from '../organisation-store.ts'
import { lockStandingUnit } from '../reform.ts'
import { optionalId, requiredText, unitId } from './input-fields.ts'

/** Adds a desk to a centre or, when the centre already has a desk of this code, changes it. */
export const saveDesk = defineAction({
  name: 'organisations.save_desk',
  permission: 'organisations.manage_units',
  input: z.object({
    unit_id: unitId,
    code: requiredText.pipe(z.string().max(20, { error: () => m.organisations_field_too_long() })),
    name: requiredText,
    name_en: requiredText,
    /** Left out: the desk receives for every agency of the province. */
    serves_unit_id: optionalId,
    active: z.union([z.boolean(), z.stringbool()]).default(true),
  }),
  async run({ tx, requireIn, about }, { unit_id: centreId, code, ...desk }) {
    requireIn([centreId])
    const centre = await lockStandingUnit(tx, centreId)
    if (centre.kind !== 'centre' && centre.kind !== 'commune_centre') {
      throw new Refusal(409, 'not_a_centre', m.organisations_not_a_centre({ name: centre.name }))
    }
    // A desk lends its people rights over what it serves: that is for somebody who answers for the served unit too.
    requireIn([desk.serves_unit_id ?? (await rootOf(tx, centre))])
    about(`${centre.code}/${code}`, centreId)
    const present = await tx
      .selectFrom('desk')
      .select('id')
      .where('unit_id', '=', centreId)
      .where('code', '=', code)
      .executeTakeFirst()
    if (!present) return { id: await insertDesk(tx, { unit_id: centreId, code, ...desk }) }
    await updateDesk(tx, present.id, desk)
    return { id: present.id }
  },
})

async function rootOf(
  tx: Parameters<typeof lockStandingUnit>[0],
  unit: { id: string; parent_id: string | null },
): Promise<string> {
  let current = unit
  while (current.parent_id !== null) {
    current = await tx
      .selectFrom('unit')
      .select(['id', 'parent_id'])
      .where('id', '=', current.parent_id)
      .executeTakeFirstOrThrow()
  }
  return current.id
}
