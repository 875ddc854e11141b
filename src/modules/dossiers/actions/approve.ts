import { z } from 'zod'
import { defineDossierAct } from '../act.ts'
import { nextHolder } from '../next-holder.ts'
import { moveTo } from '../step-planning.ts'
import { optionalNote } from './refuse.ts'

/** Ký duyệt: the leader agrees; the clerk gives the result its number and seal. */
export const approve = defineDossierAct({
  name: 'approve',
  input: z.object({ note: optionalNote }),
  facts: async (context, dossier) => ({ holder: await nextHolder(context.tx, dossier, dossier.step + 1, context.now) }),
  decide(dossier, input, { now, actor, calendar, holder }) {
    const { set, passage, marks } = moveTo(dossier, {
      step: dossier.step + 1,
      holder,
      now,
      calendar,
      outcome: 'approved',
      note: input.note,
    })
    return {
      type: 'approve',
      payload: { signer: actor.name, step: set.step_name, holder: set.holder_name, note: input.note },
      set: { ...set, result_signer: actor.name },
      passage,
      marks,
    }
  },
})
