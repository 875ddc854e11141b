import { z } from 'zod'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { documentDraft, numberDocument, printedDossier } from '../document-facts.ts'
import { answerStart, standStill } from '../dossier-clock.ts'
import { listClockMarks, listComponents } from '../dossier-queries.ts'
import { boundNumber } from '../legal-numbers.ts'
import { reason } from './refuse.ts'

/** What has to be brought or corrected, and why: everything at once, because it may be asked only once (NĐ 118/2025 Art. 11). */
export const supplementItems = {
  items: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(2000),
        note: z
          .string()
          .trim()
          .nullish()
          .transform((text) => text || null),
      }),
    )
    .min(1, { error: () => m.dossiers_items_missing() }),
  reason,
}

/** Yêu cầu bổ sung, hoàn thiện hồ sơ: once; the legal clock stands until the applicant answers (form 02). */
export const requestSupplement = defineDossierAct({
  name: 'request_supplement',
  input: z.object(supplementItems),
  facts: async (context, dossier) => {
    return {
      max: await boundNumber(context.tx, 'supplement.maxRequests', dossier),
      closeAfter: await boundNumber(context.tx, 'supplement.closeAfterWorkingDays', dossier),
      marks: await listClockMarks(context.tx, dossier.id),
      components: await listComponents(context.tx, dossier.id),
      number: await numberDocument(context, dossier.receiving_unit_id, 'supplement_request'),
    }
  },
  decide(dossier, input, { now, actor, calendar, max, closeAfter, marks, components, number }) {
    if (dossier.supplement_requests >= max) {
      throw new Refusal(409, 'supplement_already_asked', m.dossiers_supplement_already_asked())
    }
    const occasion = { at: now, ground: 'supplement', document: number }
    const clocks = standStill(dossier, calendar, marks, occasion, [answerStart(closeAfter, occasion)])
    const until = clocks.set.waiting_until as Date
    const facts = {
      dossier: printedDossier(dossier),
      components,
      reason: input.reason,
      items: input.items,
      answer_until: until.toISOString(),
      signer_name: actor.name,
    }
    return {
      type: 'request_supplement',
      payload: {
        state: 'awaiting_supplement',
        reason: input.reason,
        items: input.items.map((item) => item.name),
        until: until.toISOString(),
      },
      ...clocks,
      set: {
        ...clocks.set,
        state: 'awaiting_supplement',
        supplement_requests: dossier.supplement_requests + 1,
        waiting_since: now,
        waiting_ground: 'supplement',
      },
      documents: [documentDraft('supplement_request', number, facts)],
    }
  },
})
