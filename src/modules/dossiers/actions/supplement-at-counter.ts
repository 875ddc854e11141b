import { defineAction } from '#platform/access/action.ts'
import { documentDraft, numberDocument, printedDossier } from '../document-facts.ts'
import { legalDay } from '../dossier.ts'
import { answerStart, standStill } from '../dossier-clock.ts'
import { getNumber } from '../legal-numbers.ts'
import { prepareLodging, writeLodging } from '../lodging.ts'
import { lodgingInput } from '../lodging-input.ts'
import { receivedElsewhere } from '../route-elsewhere.ts'
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
    const elsewhere = receivedElsewhere(lodging.version, input.elsewhere_reason)
    const days = await getNumber(context.tx, 'supplement.closeAfterWorkingDays', legalDay(context.now))
    const number = await numberDocument(context, dossier.receiving_unit_id, 'supplement_request')
    // The desk's step has not begun to run: its clock starts and stands at once, until the papers are complete.
    const occasion = { at: context.now, ground: 'supplement', document: number }
    const clocks = standStill(dossier, calendar, lodging.marks, occasion, [answerStart(days, occasion)])
    const until = clocks.set.waiting_until as Date
    Object.assign(dossier, clocks.set, {
      state: 'awaiting_supplement',
      supplement_requests: 1,
      waiting_since: context.now,
      waiting_ground: 'supplement',
    })
    passage.due_at = dossier.step_due_at
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
      payload: {
        ...elsewhere,
        reason: input.reason,
        items: input.items.map((item) => item.name),
        until: until.toISOString(),
      },
      marks: [...lodging.marks, ...clocks.marks],
      documents: [documentDraft('supplement_request', number, facts)],
    })
    return { code: row.code, state: row.state, version: row.version }
  },
})
