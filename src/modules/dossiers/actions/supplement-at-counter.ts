import { defineAction } from '#platform/access/action.ts'
import { documentDraft, numberDocument, printedDossier } from '../document-facts.ts'
import { legalDay } from '../dossier.ts'
import { answerUntil } from '../dossier-clock.ts'
import { getNumber } from '../legal-numbers.ts'
import { prepareLodging, writeLodging } from '../lodging.ts'
import { lodgingInput } from '../lodging-input.ts'
import { supplementItems } from './request-supplement.ts'

/** Hướng dẫn hoàn thiện at the counter: papers are missing, so nothing is received yet and no clock runs (form 02). */
export const supplementAtCounter = defineAction({
  name: 'dossiers.supplement_at_counter',
  permission: 'dossiers.receive',
  input: lodgingInput.extend(supplementItems),
  async run(context, input) {
    const lodging = await prepareLodging(context, input, { incomplete: true })
    const { dossier, components, calendar, passage } = lodging
    context.requireIn([dossier.receiving_unit_id])
    const days = await getNumber(context.tx, 'supplement.closeAfterWorkingDays', legalDay(context.now))
    const until = answerUntil(calendar, context.now, days)
    Object.assign(dossier, {
      state: 'awaiting_supplement',
      supplement_requests: 1,
      waiting_since: context.now,
      waiting_until: until,
      waiting_ground: 'supplement',
      step_due_at: null,
    })
    passage.due_at = null
    const number = await numberDocument(context, dossier.receiving_unit_id, 'supplement_request')
    const facts = {
      dossier: printedDossier(dossier),
      components,
      reason: input.reason,
      items: input.items,
      answer_until: until.toISOString(),
      signer_name: context.actor.name,
    }
    const row = await writeLodging(context, lodging, {
      type: 'request_supplement',
      payload: { reason: input.reason, items: input.items.map((item) => item.name), until: until.toISOString() },
      documents: [documentDraft('supplement_request', number, facts)],
    })
    return { code: row.code, state: row.state, version: row.version }
  },
})
