import { z } from 'zod'
import { getVersion } from '#modules/catalogue/exports.ts'
import type { ActionContext } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { documentDraft, feeFacts, numberDocument, printedDossier } from '../document-facts.ts'
import { type Dossier, legalDay } from '../dossier.ts'
import { stopAll } from '../dossier-clock.ts'
import { STOP_GROUNDS } from '../dossier-codes.ts'
import { type DossierEvent, findLastEventOf, listClockMarks, listComponents } from '../dossier-queries.ts'
import { ownSignature } from '../signing-authority.ts'
import { reason } from './refuse.ts'

/**
 * Dừng giải quyết: final. At the applicant's request only after the request was recorded (TT 03/2025 Art. 7); otherwise on a
 * ground of law, such as a procedure that was abolished while the dossier was in hand (law.md §6.6). Form 05.
 */
export const stop = defineDossierAct({
  name: 'stop',
  input: z.object({ ground: z.enum(STOP_GROUNDS, { error: () => m.dossiers_choose_ground() }), reason }),
  facts: async (context, dossier) => ({
    marks: await listClockMarks(context.tx, dossier.id),
    components: await listComponents(context.tx, dossier.id),
    ...(await issueNotice(context, dossier)),
    request: requestOf(await findLastEventOf(context.tx, dossier.id, 'ask_to_withdraw'), dossier),
    fees: feeFacts(await getVersion(context.tx, dossier.procedure_version_id), dossier.case_code, dossier.channel),
  }),
  decide(dossier, input, { now, marks, components, number, issuer, signature, request, fees }) {
    if (input.ground === 'applicant_request' && dossier.state !== 'withdrawal_requested') {
      throw new FormProblem([{ path: 'ground', message: m.dossiers_withdrawal_not_recorded() }])
    }
    const facts = {
      dossier: printedDossier(dossier),
      components,
      ground: input.ground,
      reason: input.reason,
      issuer_unit_id: issuer,
      request,
      fees,
      ...signature,
    }
    return {
      type: 'stop',
      payload: { state: 'stopped', ground: input.ground, reason: input.reason },
      set: { state: 'stopped', ended_at: now, end_ground: input.ground, step_due_at: null },
      marks: stopAll(dossier, marks, { at: now, ground: input.ground, document: number }),
      passage: { kind: 'end', outcome: 'stopped', note: input.reason },
      documents: [documentDraft('stop_notice', number, facts)],
    }
  },
})

/** The one-stop unit issues the notice (TT 03/2025/TT-VPCP Art. 7); the agency does, when it stops the work itself. */
async function issueNotice(context: ActionContext, dossier: Dossier) {
  const { tx, actor, now } = context
  const issuer = actor.unitId === dossier.receiving_unit_id ? dossier.receiving_unit_id : dossier.resolving_unit_id
  return {
    issuer,
    number: await numberDocument(context, issuer, 'stop_notice'),
    signature: await ownSignature(tx, actor, issuer, legalDay(now)),
  }
}

function requestOf(event: DossierEvent | undefined, dossier: Dossier) {
  if (!event || dossier.state !== 'withdrawal_requested') return null
  const { channel, reason: content } = event.payload as { channel: string; reason: string }
  return { made_at: event.at.toISOString(), channel, content }
}
