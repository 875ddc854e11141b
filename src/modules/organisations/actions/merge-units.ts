import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { bearUnit, endUnit, lockStandingUnit, refuseLoop, refuseWrongDay, succeed } from '../reform.ts'
import { requiredDay, requiredText, unitDescription, unitId } from './input-fields.ts'

/** Several units become one new unit (as the boards of Bạc Liêu and Cà Mau did, QĐ 1695/QĐ-TTg; law.md §9). */
export const mergeUnits = defineAction({
  name: 'organisations.merge_units',
  permission: 'organisations.manage_units',
  input: unitDescription.extend({ unit_ids: z.array(unitId), on_date: requiredDay, basis: requiredText }),
  async run({ tx, now, requireIn, about }, { unit_ids, on_date: onDate, basis, ...description }) {
    const ids = [...new Set(unit_ids)].sort()
    if (ids.length < 2) throw new Refusal(409, 'merge_needs_two', m.organisations_merge_needs_two())
    for (const id of ids) requireIn([id])
    requireIn([description.parent_id])
    if (description.parent_id !== null) await lockStandingUnit(tx, description.parent_id)
    await refuseLoop(tx, ids, description.parent_id)
    const units = []
    for (const id of ids) units.push(await lockStandingUnit(tx, id))
    for (const unit of units) refuseWrongDay(unit, onDate, now)
    for (const unit of units) await endUnit(tx, unit, onDate)
    const successorId = await bearUnit(tx, description, onDate)
    for (const unit of units) await succeed(tx, { unit, successorId, kind: 'merge', onDate, basis, takesOver: true })
    about(description.code, successorId)
    return { id: successorId }
  },
})
