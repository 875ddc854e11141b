import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { deleteSessions } from '../account-store.ts'
import { accountId, lockAccount } from './account-fields.ts'

/** Signs somebody out everywhere, or out of one session. */
export const revokeSessions = defineAction({
  name: 'identity.revoke_sessions',
  permission: 'identity.manage_accounts',
  input: z.object({ account_id: accountId, session_id: z.uuid().optional() }),
  async run(context, input) {
    const account = await lockAccount(context, input.account_id)
    const ended = await deleteSessions(
      context.tx,
      account.id,
      input.session_id === undefined ? {} : { only: input.session_id },
    )
    return { ended }
  },
})
