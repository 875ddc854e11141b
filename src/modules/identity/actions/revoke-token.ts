import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { revokeTokenRow } from '../account-store.ts'

/** The token is refused from the next request on; its row stays for the record. */
export const revokeToken = defineAction({
  name: 'identity.revoke_token',
  permission: 'identity.manage_tokens',
  input: z.object({ token_id: z.uuid() }),
  async run({ tx, now, requireIn, about }, { token_id: id }) {
    const token = await tx
      .selectFrom('integration_token')
      .select(['name', 'unit_id'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!token) throw new Refusal(404, 'token_not_found', m.identity_token_not_found())
    requireIn([token.unit_id])
    about(token.name, token.unit_id)
    if (!(await revokeTokenRow(tx, id, now)))
      throw new Refusal(409, 'token_revoked', m.identity_token_revoked({ name: token.name }))
    return { id }
  },
})
