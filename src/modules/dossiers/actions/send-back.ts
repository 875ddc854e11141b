import { z } from 'zod'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { nextHolder } from '../next-holder.ts'
import { moveTo } from '../step-planning.ts'
import { reason } from './refuse.ts'

/** Trả lại bước trước, with the reason. The desk's reception is behind it for good: what is missing is asked for by a supplement. */
export const sendBack = defineDossierAct({
  name: 'send_back',
  input: z.object({ to_step: z.coerce.number().int().min(1).optional(), reason }),
  facts: async (context, dossier, input) => ({
    holder: await nextHolder(context.tx, dossier, input.to_step ?? dossier.step - 1, context.now),
  }),
  decide(dossier, input, { now, calendar, holder }) {
    const step = input.to_step ?? dossier.step - 1
    if (step >= dossier.step || dossier.process[step] === undefined || dossier.process[step].kind === 'reception') {
      throw new FormProblem([{ path: 'to_step', message: m.dossiers_cannot_send_back_there() }])
    }
    const { set, passage, marks } = moveTo(dossier, {
      step,
      holder,
      now,
      calendar,
      outcome: 'sent_back',
      note: input.reason,
    })
    return {
      type: 'send_back',
      payload: { from: dossier.step_name, step: set.step_name, holder: set.holder_name, reason: input.reason },
      set,
      passage,
      marks,
    }
  },
})
