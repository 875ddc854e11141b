import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { findOfficerByEmail } from '../officer-queries.ts'
import { insertOfficer } from '../organisation-store.ts'
import { optionalDay, optionalEmail, optionalText, requiredText } from './input-fields.ts'

/** A person without rights yet: an account and posts follow. One person is entered once (law.md §10.3). */
export const createOfficer = defineAction({
  name: 'organisations.create_officer',
  permission: 'organisations.manage_officers',
  input: z.object({ full_name: requiredText, born_on: optionalDay, email: optionalEmail, phone: optionalText }),
  async run({ tx, about }, input) {
    const same = input.email === null ? undefined : await findOfficerByEmail(tx, input.email)
    if (same) throw new Refusal(409, 'email_taken', m.organisations_email_taken({ name: same.full_name }))
    const id = await insertOfficer(tx, input)
    about(id)
    return { id }
  },
})
