import { z } from 'zod'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { documentDraft, numberDocument, printedDossier } from '../document-facts.ts'
import { listComponents } from '../dossier-queries.ts'
import { stopStep } from '../step-planning.ts'

/** A sentence that has to be written: why. */
export const reason = z
  .string({ error: () => m.dossiers_reason_missing() })
  .trim()
  .min(1, { error: () => m.dossiers_reason_missing() })
  .max(4000)

export const optionalNote = z
  .string()
  .trim()
  .max(4000)
  .nullish()
  .transform((text) => text || null)

/** Từ chối tiếp nhận of what was submitted: with the reason and where to go instead (form 03). */
export const refuse = defineDossierAct({
  name: 'refuse',
  input: z.object({ reason, guidance: optionalNote }),
  facts: async (context, dossier) => ({
    number: await numberDocument(context, dossier.receiving_unit_id, 'refusal'),
    components: await listComponents(context.tx, dossier.id),
  }),
  decide(dossier, input, { now, actor, number, components }) {
    const facts = {
      dossier: printedDossier(dossier),
      components,
      reason: input.reason,
      guidance: input.guidance,
      receiver_name: actor.name,
    }
    return {
      type: 'refuse',
      payload: { state: 'refused', reason: input.reason },
      set: { state: 'refused', ended_at: now, end_ground: 'refused', step_due_at: null },
      passage: { kind: 'end', outcome: 'refused', note: input.reason },
      marks: stopStep(dossier, now, 'refused'),
      documents: [documentDraft('refusal', number, facts)],
    }
  },
})
