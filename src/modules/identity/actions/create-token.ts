import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { insertToken } from '../account-store.ts'

/** A machine's access to the REST API. Its scopes are permissions, in one unit and beneath; a year at the longest. */
export const createToken = defineAction({
  name: 'identity.create_token',
  permission: 'identity.manage_tokens',
  input: z.object({
    name: z
      .string({ error: () => m.identity_field_required() })
      .trim()
      .min(1, { error: () => m.identity_field_required() })
      .max(200),
    scopes: z
      .union([z.string().transform((one) => [one]), z.array(z.string())], { error: () => m.identity_field_scopes() })
      .pipe(z.array(z.string().regex(/^[a-z]+\.[a-z_]+$/)).min(1, { error: () => m.identity_field_scopes() })),
    unit_id: z.uuid({ error: () => m.identity_field_required() }),
    days: z.coerce
      .number({ error: () => m.identity_field_days() })
      .int()
      .min(1, { error: () => m.identity_field_days() })
      .max(366, { error: () => m.identity_field_days() }),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  async run({ tx, actor, now, requireIn, about }, input) {
    requireIn([input.unit_id])
    about(input.name, input.unit_id)
    // Accounts and rights stay in people's hands: a token could otherwise make itself an administrator.
    const kept = input.scopes.find((scope) => /^(identity|organisations)\.manage/.test(scope))
    if (kept !== undefined)
      throw new Refusal(409, 'scope_for_people_only', m.identity_scope_for_people({ scope: kept }))
    const expiresAt = new Date(now.getTime() + input.days * 86_400_000)
    const id = await insertToken(tx, {
      name: input.name,
      hash: input.hash,
      scopes: [...new Set(input.scopes)].sort(),
      unitId: input.unit_id,
      createdBy: actor.id,
      now,
      expiresAt,
    })
    return { id, expires_at: expiresAt.toISOString() }
  },
})
