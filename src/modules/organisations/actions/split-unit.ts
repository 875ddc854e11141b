import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { bearUnit, endUnit, lockStandingUnit, refuseLoop, refuseWrongDay, succeed } from '../reform.ts'
import { requiredDay, requiredText, unitDescription, unitId } from './input-fields.ts'

/**
 * One unit becomes several. People, desks and divisions go to the first of them, from where they are moved one by one:
 * nobody is left without a place on the day of the reform.
 */
export const splitUnit = defineAction({
  name: 'organisations.split_unit',
  permission: 'organisations.manage_units',
  input: z.object({ unit_id: unitId, successors: z.array(unitDescription), on_date: requiredDay, basis: requiredText }),
  async run({ tx, now, requireIn, about }, { unit_id: id, successors, on_date: onDate, basis }) {
    requireIn([id])
    const unit = await lockStandingUnit(tx, id)
    about(unit.code, unit.id)
    refuseWrongDay(unit, onDate, now)
    if (successors.length < 2) throw new Refusal(409, 'split_needs_two', m.organisations_split_needs_two())
    await endUnit(tx, unit, onDate)
    const ids: string[] = []
    for (const [index, description] of successors.entries()) {
      requireIn([description.parent_id])
      await refuseLoop(tx, [unit.id], description.parent_id)
      const successorId = await bearUnit(tx, description, onDate)
      await succeed(tx, { unit, successorId, kind: 'split', onDate, basis, takesOver: index === 0 })
      ids.push(successorId)
    }
    return { ids }
  },
})
