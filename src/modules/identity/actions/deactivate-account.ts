import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { countOtherAdministrators } from '../account-queries.ts'
import { setDeactivated } from '../account-store.ts'
import { accountId, lockAccount, refuseOneself } from './account-fields.ts'

/** No way in from this moment on: sessions end at once. */
export const deactivateAccount = defineAction({
  name: 'identity.deactivate_account',
  permission: 'identity.manage_accounts',
  input: z.object({ account_id: accountId }),
  async run(context, input) {
    const account = await lockAccount(context, input.account_id)
    refuseOneself(context, account)
    if (account.deactivated_at)
      throw new Refusal(409, 'already_deactivated', m.identity_already_deactivated({ username: account.username }))
    if ((await countOtherAdministrators(context.tx, account.id, legalDay(context.now))) === 0) {
      throw new Refusal(409, 'last_administrator', m.identity_last_administrator())
    }
    await setDeactivated(context.tx, account.id, context.now)
    return { id: account.id }
  },
})
