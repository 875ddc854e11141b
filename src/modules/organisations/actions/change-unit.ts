import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { updateUnit } from '../organisation-store.ts'
import { lockStandingUnit } from '../reform.ts'
import { optionalEmail, optionalOldCode, optionalText, requiredText, unitId, version } from './input-fields.ts'

/** What changes without a decision: address, telephone, mail, short and English name, the old code. The official name needs a rename. */
export const changeUnit = defineAction({
  name: 'organisations.change_unit',
  permission: 'organisations.manage_units',
  input: z.object({
    unit_id: unitId,
    version,
    short_name: requiredText,
    name_en: requiredText,
    old_code: optionalOldCode,
    address: optionalText,
    phone: optionalText,
    email: optionalEmail,
  }),
  async run({ tx, requireIn, about }, { unit_id: id, version: seen, ...change }) {
    requireIn([id])
    const unit = await lockStandingUnit(tx, id)
    about(unit.code, id)
    if (!(await updateUnit(tx, id, seen, change)))
      throw new Refusal(409, 'unit_changed', m.organisations_changed_meanwhile())
    return { id }
  },
})
