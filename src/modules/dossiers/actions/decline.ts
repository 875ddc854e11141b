import { z } from 'zod'
import { defineDossierAct } from '../act.ts'
import { nextHolder } from '../next-holder.ts'
import { moveTo } from '../step-planning.ts'
import { reason } from './refuse.ts'

/** Không duyệt: the leader sends the draft back to whoever submitted it, with the reason. */
export const decline = defineDossierAct({
  name: 'decline',
  input: z.object({ reason }),
  facts: async (context, dossier) => ({ holder: await nextHolder(context.tx, dossier, dossier.step - 1, context.now) }),
  decide(dossier, input, { now, calendar, holder }) {
    const { set, passage, marks } = moveTo(dossier, {
      step: dossier.step - 1,
      holder,
      now,
      calendar,
      outcome: 'declined',
      note: input.reason,
    })
    return {
      type: 'decline',
      payload: { step: set.step_name, holder: set.holder_name, reason: input.reason },
      set,
      passage,
      marks,
    }
  },
})
