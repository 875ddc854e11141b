import { z } from 'zod'
import { defineDossierAct } from '../act.ts'
import { nextHolder } from '../next-holder.ts'
import { moveTo } from '../step-planning.ts'
import { optionalNote } from './refuse.ts'

/** Bàn giao: the desk passes the dossier to the agency, which confirms that it has it (NĐ 118/2025 Art. 18; form 06). */
export const handOver = defineDossierAct({
  name: 'hand_over',
  input: z.object({ note: optionalNote }),
  facts: async (context, dossier) => ({ holder: await nextHolder(context.tx, dossier, dossier.step + 1, context.now) }),
  decide(dossier, input, { now, calendar, holder }) {
    const step = dossier.step + 1
    const sameUnit = dossier.process[step]?.unit_id === dossier.unit_id
    const { set, passage, marks } = moveTo(dossier, {
      step,
      holder,
      now,
      calendar,
      acknowledged: sameUnit,
      outcome: 'handed_over',
      note: input.note,
    })
    return {
      type: 'hand_over',
      payload: {
        state: 'in_process',
        step: set.step_name,
        unit_id: set.unit_id,
        holder: set.holder_name,
        note: input.note,
      },
      set: { ...set, state: 'in_process' },
      passage,
      marks,
    }
  },
})
