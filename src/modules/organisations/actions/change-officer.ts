import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { findOfficerByEmail } from '../officer-queries.ts'
import { requireOverOfficer } from '../officer-rights.ts'
import { updateOfficer } from '../organisation-store.ts'
import { optionalDay, optionalEmail, optionalText, requiredText, unitId, version } from './input-fields.ts'

export const changeOfficer = defineAction({
  name: 'organisations.change_officer',
  permission: 'organisations.manage_officers',
  input: z.object({
    officer_id: unitId,
    version,
    full_name: requiredText,
    born_on: optionalDay,
    email: optionalEmail,
    phone: optionalText,
  }),
  async run(context, { officer_id: id, version: seen, ...change }) {
    await requireOverOfficer(context, id)
    context.about(id)
    const same = change.email === null ? undefined : await findOfficerByEmail(context.tx, change.email)
    if (same && same.id !== id)
      throw new Refusal(409, 'email_taken', m.organisations_email_taken({ name: same.full_name }))
    if (!(await updateOfficer(context.tx, id, seen, change))) {
      throw new Refusal(409, 'officer_changed', m.organisations_changed_meanwhile())
    }
    return { id }
  },
})
