import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { deleteSecondFactor, deleteSessions } from '../account-store.ts'
import { accountId, lockAccount, refuseOneself } from './account-fields.ts'

/** For somebody who lost the telephone: the second factor is forgotten, every session ends. Administrators must enrol again. */
export const resetSecondFactor = defineAction({
  name: 'identity.reset_second_factor',
  permission: 'identity.manage_accounts',
  input: z.object({ account_id: accountId }),
  async run(context, input) {
    const account = await lockAccount(context, input.account_id)
    refuseOneself(context, account)
    await deleteSecondFactor(context.tx, account.id)
    await deleteSessions(context.tx, account.id)
    return { id: account.id }
  },
})
