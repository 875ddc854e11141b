import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { m } from '#words'
import { documentDraft, numberDocument, printedDossier } from '../document-facts.ts'
import { prepareLodging, writeLodging } from '../lodging.ts'
import { lodgingInput } from '../lodging-input.ts'

/** Từ chối tiếp nhận at the counter: not correct, or not within competence; with the reason and where to go (form 03). */
export const refuseAtCounter = defineAction({
  name: 'dossiers.refuse_at_counter',
  permission: 'dossiers.receive',
  input: lodgingInput.extend({
    reason: z
      .string({ error: () => m.dossiers_reason_missing() })
      .trim()
      .min(1, { error: () => m.dossiers_reason_missing() }),
    guidance: z.string().trim().nullish(),
  }),
  async run(context, input) {
    const lodging = await prepareLodging(context, input, { incomplete: true })
    const { dossier, components, passage } = lodging
    context.requireIn([dossier.receiving_unit_id])
    Object.assign(dossier, { state: 'refused', ended_at: context.now, end_ground: 'refused', step_due_at: null })
    passage.due_at = null
    const number = await numberDocument(context, dossier.receiving_unit_id, 'refusal')
    const facts = {
      dossier: printedDossier(dossier),
      components,
      reason: input.reason,
      guidance: input.guidance ?? null,
      receiver_name: context.actor.name,
    }
    const row = await writeLodging(context, lodging, {
      type: 'refuse',
      marks: [],
      payload: { reason: input.reason },
      documents: [documentDraft('refusal', number, facts)],
    })
    return { code: row.code, state: row.state, version: row.version }
  },
})
