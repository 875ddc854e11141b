import { z } from 'zod'
import { getVersion } from '#modules/catalogue/exports.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { documentDraft, feeFacts, numberDocument, printedDossier } from '../document-facts.ts'
import { listComponents } from '../dossier-queries.ts'
import { fileInput } from '../lodging-input.ts'
import { stopStep } from '../step-planning.ts'
import { optionalNote } from './refuse.ts'

/**
 * Trả kết quả: to whom, how, and what they showed of themselves. Whoever collects for another brings an authorisation
 * (NĐ 118/2025 Art. 6); by post and by e-mail the number or address says where it went.
 */
export const returnResult = defineDossierAct({
  name: 'return_result',
  input: z.object({
    method: z.enum(['counter', 'post', 'electronic']),
    receiver_name: z
      .string({ error: () => m.dossiers_receiver_missing() })
      .trim()
      .min(1, { error: () => m.dossiers_receiver_missing() })
      .max(200),
    receiver_identifier: optionalNote,
    destination: optionalNote,
    note: optionalNote,
    files: z.array(fileInput).default([]),
  }),
  facts: async (context, dossier) => ({
    number: await numberDocument(context, dossier.returning_unit_id, 'return_slip'),
    components: await listComponents(context.tx, dossier.id),
    fees: feeFacts(await getVersion(context.tx, dossier.procedure_version_id), dossier.case_code, dossier.channel),
  }),
  decide(dossier, input, { now, actor, number, components, fees }) {
    checkReceiver(input)
    const facts = {
      dossier: printedDossier(dossier),
      components,
      fees,
      receiver_name: input.receiver_name,
      receiver_identifier: input.receiver_identifier,
      method: input.method,
      guidance: input.destination,
      signer_name: actor.name,
    }
    return {
      type: 'return_result',
      payload: {
        state: 'returned',
        method: input.method,
        receiver: input.receiver_name,
        identifier: input.receiver_identifier,
        destination: input.destination,
        note: input.note,
      },
      set: {
        state: 'returned',
        returned_at: now,
        ended_at: now,
        step_due_at: null,
        holder_id: actor.id,
        holder_name: actor.name,
      },
      passage: { kind: 'end', outcome: 'returned', note: input.note },
      marks: stopStep(dossier, now),
      documents: [documentDraft('return_slip', number, facts)],
      files: input.files.map((file) => ({ ...file, purpose: 'return' as const })),
    }
  },
})

function checkReceiver(input: {
  method: string
  receiver_identifier: string | null
  destination: string | null
}): void {
  if (input.method === 'counter' && input.receiver_identifier === null) {
    throw new FormProblem([{ path: 'receiver_identifier', message: m.dossiers_identity_not_shown() }])
  }
  if (input.method !== 'counter' && input.destination === null) {
    throw new FormProblem([{ path: 'destination', message: m.dossiers_destination_missing() }])
  }
}
