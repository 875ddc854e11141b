import { z } from 'zod'
import { getVersion } from '#modules/catalogue/exports.ts'
import { defineDossierAct } from '../act.ts'
import { documentDraft, electronicPapers, feeFacts, numberDocument, printedDossier } from '../document-facts.ts'
import type { Dossier } from '../dossier.ts'
import type { Change } from '../dossier-change.ts'
import { startClocks } from '../dossier-clock.ts'
import { listClockMarks, listComponents, listFiles } from '../dossier-queries.ts'

/** Tiếp nhận chính thức of what was submitted online, by post, or completed after a supplement: the clock starts (form 01). */
export const accept = defineDossierAct({
  name: 'accept',
  input: z.object({}),
  facts: async (context, dossier) => ({
    number: await numberDocument(context, dossier.receiving_unit_id, 'receipt'),
    components: await listComponents(context.tx, dossier.id),
    before: await listClockMarks(context.tx, dossier.id),
    electronic: electronicPapers(await listFiles(context.tx, dossier.id)),
    fees: feeFacts(await getVersion(context.tx, dossier.procedure_version_id), dossier.case_code, dossier.channel),
  }),
  decide(dossier, _input, { now, actor, calendar, number, components, before, electronic, fees }): Change {
    const clocks = startClocks(dossier, calendar, before, now)
    const set = {
      ...clocks.set,
      state: 'received' as const,
      received_at: now,
      holder_id: actor.id,
      holder_name: actor.name,
      held_since: now,
    }
    const after = { ...dossier, ...set } as Dossier
    const facts = { dossier: printedDossier(after), components, electronic, fees, receiver_name: actor.name }
    return {
      type: 'accept',
      payload: { state: 'received', due_at: after.due_at?.toISOString() ?? null },
      set,
      marks: clocks.marks,
      passage: { kind: 'acknowledge', holder_id: actor.id, holder_name: actor.name },
      documents: [documentDraft('receipt', number, facts)],
    }
  },
})
