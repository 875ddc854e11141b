import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { bearUnit, endUnit, lockStandingUnit, refuseWrongDay, succeed } from '../reform.ts'
import { agencyCode, requiredDay, requiredText, unitId } from './input-fields.ts'

/** Renaming is a small reform: the old row ends on the eve, its people, desks and divisions go on under the new name. */
export const renameUnit = defineAction({
  name: 'organisations.rename_unit',
  permission: 'organisations.manage_units',
  input: z.object({
    unit_id: unitId,
    code: agencyCode,
    name: requiredText,
    short_name: requiredText,
    name_en: requiredText,
    on_date: requiredDay,
    basis: requiredText,
  }),
  async run({ tx, now, requireIn, about }, input) {
    requireIn([input.unit_id])
    const unit = await lockStandingUnit(tx, input.unit_id)
    about(unit.code, unit.id)
    refuseWrongDay(unit, input.on_date, now)
    await endUnit(tx, unit, input.on_date)
    const { id: _id, valid_from: _from, valid_to: _to, version: _version, ...kept } = unit
    const names = { code: input.code, name: input.name, short_name: input.short_name, name_en: input.name_en }
    const successorId = await bearUnit(tx, { ...kept, ...names }, input.on_date)
    await succeed(tx, { unit, successorId, kind: 'rename', onDate: input.on_date, basis: input.basis, takesOver: true })
    return { id: successorId }
  },
})
