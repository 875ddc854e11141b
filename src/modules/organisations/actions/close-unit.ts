import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { endUnit, lockStandingUnit, refuseWrongDay } from '../reform.ts'
import { requiredDay, unitId } from './input-fields.ts'

/** The unit ends without a successor: only when nobody works there any more and nothing hangs beneath it. */
export const closeUnit = defineAction({
  name: 'organisations.close_unit',
  permission: 'organisations.manage_units',
  // First day without the unit.
  input: z.object({ unit_id: unitId, on_date: requiredDay }),
  async run({ tx, now, requireIn, about }, { unit_id: id, on_date: onDate }) {
    requireIn([id])
    const unit = await lockStandingUnit(tx, id)
    about(unit.code, unit.id)
    refuseWrongDay(unit, onDate, now)
    const child = await tx
      .selectFrom('unit')
      .select('name')
      .where('parent_id', '=', id)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    if (child) {
      throw new Refusal(409, 'unit_has_children', m.organisations_unit_has_children({ name: child.name }), [
        m.organisations_unit_busy_instead(),
      ])
    }
    const post = await tx
      .selectFrom('post')
      .innerJoin('officer', 'officer.id', 'post.officer_id')
      .select('officer.full_name')
      .where('post.unit_id', '=', id)
      .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', onDate)]))
      .executeTakeFirst()
    if (post) {
      throw new Refusal(409, 'unit_has_people', m.organisations_unit_has_people({ name: post.full_name }), [
        m.organisations_unit_busy_instead(),
      ])
    }
    await endUnit(tx, unit, onDate)
    return { id }
  },
})
