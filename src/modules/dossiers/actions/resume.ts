import { z } from 'zod'
import { defineDossierAct } from '../act.ts'
import { isWaiting } from '../dossier.ts'
import { goOn } from '../dossier-clock.ts'
import { listClockMarks } from '../dossier-queries.ts'
import { optionalNote } from './refuse.ts'
import { noLongerWaiting, stateAfterWaiting } from './supplement.ts'

/**
 * Tiếp tục giải quyết: the ground of the pause is gone, or the applicant takes the withdrawal back. A dossier that was
 * already waiting when the withdrawal came goes back to waiting, and its clock goes on standing.
 */
export const resume = defineDossierAct({
  name: 'resume',
  input: z.object({ note: optionalNote }),
  facts: async (context, dossier) => ({
    marks: await listClockMarks(context.tx, dossier.id),
  }),
  decide(dossier, input, { now, calendar, marks }) {
    const before = dossier.state_before
    if (before !== null && isWaiting(before)) {
      return {
        type: 'resume',
        payload: { state: before, note: input.note },
        set: {
          state: before,
          state_before: null,
          waiting_ground: before === 'awaiting_supplement' ? 'supplement' : dossier.waiting_ground,
        },
      }
    }
    const clocks = goOn(dossier, calendar, marks, 'resume', { at: now, ground: dossier.waiting_ground ?? 'resume' })
    const state = stateAfterWaiting(dossier)
    return {
      type: 'resume',
      payload: { state, note: input.note },
      ...clocks,
      set: { ...clocks.set, ...noLongerWaiting, state, state_before: null, held_since: now },
    }
  },
})
