import { z } from 'zod'
import { defineDossierAct } from '../act.ts'
import { isWaiting } from '../dossier.ts'
import type { DossierSet } from '../dossier-change.ts'
import { afterMark, mark, stepDueAfterStanding } from '../dossier-clock.ts'
import { findOpenPassage, listClockMarks } from '../dossier-queries.ts'
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
    passage: await findOpenPassage(context.tx, dossier.id),
  }),
  decide(dossier, input, { now, calendar, marks, passage }) {
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
    const go = mark('resume', now, dossier.waiting_ground ?? 'resume')
    const running = marks.length > 0
    const state = stateAfterWaiting(dossier)
    const due = stepDueAfterStanding(calendar, now, passage)
    const set: DossierSet = {
      ...(running ? afterMark(dossier, calendar, marks, go) : {}),
      ...noLongerWaiting,
      state,
      state_before: null,
      step_due_at: due,
      held_since: now,
    }
    return {
      type: 'resume',
      payload: { state, note: input.note },
      set,
      marks: running ? [go] : [],
      ...(due ? { passage: { kind: 'run' as const, due_at: due } } : {}),
    }
  },
})
