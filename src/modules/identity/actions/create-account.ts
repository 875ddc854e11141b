import { z } from 'zod'
import { requireOverOfficer } from '#modules/organisations/exports.ts'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { insertAccount } from '../account-store.ts'
import { passwordHash } from './account-fields.ts'

export const usernameField = z
  .string({ error: () => m.identity_field_username() })
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_.]{3,30}$/, { error: () => m.identity_field_username() })

/** An account for an officer, with a password that must be changed at the first sign-in. */
export const createAccount = defineAction({
  name: 'identity.create_account',
  permission: 'identity.manage_accounts',
  input: z.object({ officer_id: z.uuid(), username: usernameField, password_hash: passwordHash }),
  async run(context, { officer_id: officerId, username, password_hash: hash }) {
    const officer = await requireOverOfficer(context, officerId)
    context.about(username)
    const same = await context.tx
      .selectFrom('account_user')
      .select(['username', 'officer_id'])
      .where((eb) => eb.or([eb('username', '=', username), eb('officer_id', '=', officerId)]))
      .executeTakeFirst()
    if (same?.officer_id === officerId)
      throw new Refusal(
        409,
        'has_account',
        m.identity_has_account({ name: officer.full_name, username: same.username }),
      )
    if (same) throw new Refusal(409, 'username_taken', m.identity_username_taken({ username }))
    const id = await insertAccount(context.tx, {
      officerId,
      username,
      name: officer.full_name,
      passwordHash: hash,
      mustChangePassword: true,
      now: context.now,
    })
    return { id }
  },
})
