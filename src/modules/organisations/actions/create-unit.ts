import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { insertUnit } from '../organisation-store.ts'
import { lockStandingUnit, refuseTakenCode } from '../reform.ts'
import { requiredDay, unitDescription } from './input-fields.ts'

/** A body that has no forerunner. Only somebody with rights in the unit above may add to it. */
export const createUnit = defineAction({
  name: 'organisations.create_unit',
  permission: 'organisations.manage_units',
  input: unitDescription.extend({ valid_from: requiredDay }),
  async run({ tx, requireIn, about }, input) {
    if (input.parent_id !== null) {
      const parent = await lockStandingUnit(tx, input.parent_id)
      if (parent.valid_from > input.valid_from) {
        throw new Refusal(409, 'older_than_parent', m.organisations_day_before_beginning({ name: parent.name }))
      }
    }
    requireIn([input.parent_id])
    await refuseTakenCode(tx, input.code)
    const id = await insertUnit(tx, { ...input, valid_to: null })
    about(input.code, id)
    return { id }
  },
})
