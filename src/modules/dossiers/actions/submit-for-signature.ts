import { z } from 'zod'
import { listOfficersInPost } from '#modules/organisations/exports.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { legalDay } from '../dossier.ts'
import { fileInput } from '../lodging-input.ts'
import { moveTo } from '../step-planning.ts'
import { optionalNote } from './refuse.ts'

/** Trình ký: the draft of the result goes to a leader who may sign for the agency. */
export const submitForSignature = defineDossierAct({
  name: 'submit_for_signature',
  input: z.object({
    signer_id: z.uuid({ error: () => m.dossiers_choose_signer() }),
    note: optionalNote,
    files: z.array(fileInput).default([]),
  }),
  facts: async (context, dossier, input) => {
    const unitId = dossier.process[dossier.step + 1]?.unit_id ?? dossier.resolving_unit_id
    const leaders = await listOfficersInPost(context.tx, {
      unitIds: [unitId],
      roles: ['leader'],
      on: legalDay(context.now),
    })
    return { signer: leaders.find((each) => each.officer_id === input.signer_id) }
  },
  decide(dossier, input, { now, calendar, signer }) {
    if (!signer) throw new FormProblem([{ path: 'signer_id', message: m.dossiers_not_a_signer() }])
    const holder = { id: signer.officer_id, name: signer.full_name }
    const { set, passage, marks } = moveTo(dossier, {
      step: dossier.step + 1,
      holder,
      now,
      calendar,
      outcome: 'submitted',
      note: input.note,
    })
    return {
      type: 'submit_for_signature',
      payload: {
        done: dossier.step_name,
        step: set.step_name,
        signer: signer.full_name,
        note: input.note,
        files: input.files.map((f) => f.sha256),
      },
      set,
      passage,
      marks,
      files: input.files.map((file) => ({ ...file, purpose: 'draft' as const })),
    }
  },
})
