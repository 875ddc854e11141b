import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { m } from '#words'
import { decideFlag } from '../catalogue-store.ts'
import { MANAGE_CATALOGUE } from './import-procedures.ts'

export const FLAG_OUTCOMES = ['data_is_right', 'corrected', 'not_applicable'] as const

/** A person decides about a defect of official data, with a reason that stays in the record; a later import keeps it. */
export const decideFlagAction = defineAction({
  name: 'catalogue.decide_flag',
  permission: MANAGE_CATALOGUE,
  input: z.object({
    flag_id: z.uuid(),
    outcome: z.enum(FLAG_OUTCOMES, { error: () => m.catalogue_flag_choose() }),
    decision: z
      .string({ error: () => m.catalogue_flag_say_why() })
      .trim()
      .min(5, { error: () => m.catalogue_flag_say_why() })
      .max(2000),
  }),
  async run({ tx, actor, now, about }, input) {
    about(input.flag_id)
    await decideFlag(tx, input, actor.name, now)
    return { id: input.flag_id }
  },
})
