import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { markActive, setDeactivated } from '../account-store.ts'
import { accountId, lockAccount, refuseOneself } from './account-fields.ts'

/** Somebody is back, after leave or after 45 idle days. */
export const reactivateAccount = defineAction({
  name: 'identity.reactivate_account',
  permission: 'identity.manage_accounts',
  input: z.object({ account_id: accountId }),
  async run(context, input) {
    const account = await lockAccount(context, input.account_id)
    refuseOneself(context, account)
    if (!account.deactivated_at)
      throw new Refusal(409, 'not_deactivated', m.identity_not_deactivated({ username: account.username }))
    await setDeactivated(context.tx, account.id, null)
    await markActive(context.tx, [account.id], context.now)
    return { id: account.id }
  },
})
