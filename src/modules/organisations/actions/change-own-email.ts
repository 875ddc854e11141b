import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { findOfficer, findOfficerByEmail } from '../officer-queries.ts'
import { updateOfficer } from '../organisation-store.ts'
import { optionalEmail } from './input-fields.ts'

/** Where I read my mail. Everything else about a person is the administrator's to change. */
export const changeOwnEmail = defineAction({
  name: 'organisations.change_own_email',
  permission: 'organisations.change_own_email',
  input: z.object({ email: optionalEmail }),
  async run({ tx, actor, about }, { email }) {
    const officer = actor.kind === 'officer' && actor.id !== null ? await findOfficer(tx, actor.id) : undefined
    if (!officer) throw new Refusal(404, 'officer_not_found', m.organisations_officer_not_found())
    about(officer.id)
    const same = email === null ? undefined : await findOfficerByEmail(tx, email)
    if (same && same.id !== officer.id)
      throw new Refusal(409, 'email_taken', m.organisations_email_taken({ name: same.full_name }))
    const { full_name, born_on, phone } = officer
    if (!(await updateOfficer(tx, officer.id, officer.version, { full_name, born_on, phone, email }))) {
      throw new Refusal(409, 'officer_changed', m.organisations_changed_meanwhile())
    }
    return { id: officer.id }
  },
})
