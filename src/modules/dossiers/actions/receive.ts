import { defineAction } from '#platform/access/action.ts'
import { documentDraft, electronicPapers, feeFacts, numberDocument, printedDossier } from '../document-facts.ts'
import { startClocks } from '../dossier-clock.ts'
import { prepareLodging, writeLodging } from '../lodging.ts'
import { lodgingInput } from '../lodging-input.ts'
import { receivedElsewhere } from '../route-elsewhere.ts'

/**
 * Tiếp nhận: the dossier is complete and correct, the clock starts, the receipt with the appointment is issued
 * (NĐ 118/2025/NĐ-CP Art. 17; form 01).
 */
export const receive = defineAction({
  name: 'dossiers.receive',
  permission: 'dossiers.receive',
  input: lodgingInput,
  async run(context, input) {
    const lodging = await prepareLodging(context, input)
    const { dossier, calendar, components } = lodging
    context.requireIn([dossier.receiving_unit_id])
    const payload = receivedElsewhere(lodging.version, input.elsewhere_reason)
    const clocks = startClocks(dossier, calendar, lodging.marks, context.now)
    Object.assign(dossier, clocks.set, { state: 'received', received_at: context.now })
    const number = await numberDocument(context, dossier.receiving_unit_id, 'receipt')
    const facts = {
      dossier: printedDossier(dossier),
      components,
      electronic: electronicPapers(lodging.files),
      fees: feeFacts(lodging.version, dossier.case_code, dossier.channel),
      receiver_name: context.actor.name,
    }
    const row = await writeLodging(context, lodging, {
      type: 'receive',
      payload,
      marks: [...lodging.marks, ...clocks.marks],
      documents: [documentDraft('receipt', number, facts)],
    })
    return { code: row.code, state: row.state, version: row.version }
  },
})
