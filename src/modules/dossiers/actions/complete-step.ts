import { z } from 'zod'
import { defineDossierAct } from '../act.ts'
import { fileInput } from '../lodging-input.ts'
import { nextHolder } from '../next-holder.ts'
import { moveTo } from '../step-planning.ts'
import { optionalNote } from './refuse.ts'

/** Hoàn thành bước: what was found is written down and the dossier goes to whoever does the next step. */
export const completeStep = defineDossierAct({
  name: 'complete_step',
  input: z.object({ note: optionalNote, files: z.array(fileInput).default([]) }),
  facts: async (context, dossier) => ({ holder: await nextHolder(context.tx, dossier, dossier.step + 1, context.now) }),
  decide(dossier, input, { now, calendar, holder }) {
    const { set, passage, marks } = moveTo(dossier, {
      step: dossier.step + 1,
      holder,
      now,
      calendar,
      outcome: 'done',
      note: input.note,
    })
    return {
      type: 'complete_step',
      payload: {
        done: dossier.step_name,
        step: set.step_name,
        holder: set.holder_name,
        note: input.note,
        files: input.files.map((f) => f.sha256),
      },
      set,
      passage,
      marks,
      files: input.files.map((file) => ({ ...file, purpose: 'opinion' as const })),
    }
  },
})
