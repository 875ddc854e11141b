import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { bearUnit, endUnit, lockStandingUnit, refuseLoop, refuseWrongDay, succeed } from '../reform.ts'
import { agencyCode, requiredDay, requiredText, unitId } from './input-fields.ts'

/** The unit goes to another parent, with a code of that parent's family. Whoever moves it answers for both places. */
export const moveUnit = defineAction({
  name: 'organisations.move_unit',
  permission: 'organisations.manage_units',
  input: z.object({ unit_id: unitId, parent_id: unitId, code: agencyCode, on_date: requiredDay, basis: requiredText }),
  async run({ tx, now, requireIn, about }, input) {
    requireIn([input.unit_id])
    requireIn([input.parent_id])
    const unit = await lockStandingUnit(tx, input.unit_id)
    about(unit.code, unit.id)
    refuseWrongDay(unit, input.on_date, now)
    await lockStandingUnit(tx, input.parent_id)
    await refuseLoop(tx, [unit.id], input.parent_id)
    await endUnit(tx, unit, input.on_date)
    const { id: _id, valid_from: _from, valid_to: _to, version: _version, ...kept } = unit
    const successorId = await bearUnit(tx, { ...kept, code: input.code, parent_id: input.parent_id }, input.on_date)
    await succeed(tx, { unit, successorId, kind: 'move', onDate: input.on_date, basis: input.basis, takesOver: true })
    return { id: successorId }
  },
})
