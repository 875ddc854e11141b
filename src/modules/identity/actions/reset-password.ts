import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { deleteSessions, setPassword } from '../account-store.ts'
import { accountId, lockAccount, passwordHash, refuseOneself } from './account-fields.ts'

/** A new password for somebody who forgot it; it must be changed at the next sign-in, and every session ends. */
export const resetPassword = defineAction({
  name: 'identity.reset_password',
  permission: 'identity.manage_accounts',
  input: z.object({ account_id: accountId, password_hash: passwordHash }),
  async run(context, input) {
    const account = await lockAccount(context, input.account_id)
    refuseOneself(context, account)
    await setPassword(context.tx, account.id, { hash: input.password_hash, mustChange: true, now: context.now })
    await deleteSessions(context.tx, account.id)
    return { id: account.id }
  },
})
