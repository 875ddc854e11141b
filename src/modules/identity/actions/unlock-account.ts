import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { clearTries } from '../account-store.ts'
import { accountId, lockAccount, refuseOneself } from './account-fields.ts'

/** Breaks the glass before the twelve hours are over; always by somebody else, always in the log (law.md §10.3). */
export const unlockAccount = defineAction({
  name: 'identity.unlock_account',
  permission: 'identity.manage_accounts',
  input: z.object({ account_id: accountId }),
  async run(context, input) {
    const account = await lockAccount(context, input.account_id)
    refuseOneself(context, account)
    await clearTries(context.tx, account.id)
    return { id: account.id }
  },
})
