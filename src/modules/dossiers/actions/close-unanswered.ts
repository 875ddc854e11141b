import { z } from 'zod'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { stopAll } from '../dossier-clock.ts'
import { listClockMarks } from '../dossier-queries.ts'
import { momentSentence } from '../moment-sentence.ts'
import { optionalNote } from './refuse.ts'

/** Đóng hồ sơ: no supplement within the time that the request gave (15 working days, law.md §1.6). */
export const closeUnanswered = defineDossierAct({
  name: 'close_unanswered',
  input: z.object({ note: optionalNote }),
  facts: async (context, dossier) => ({ marks: await listClockMarks(context.tx, dossier.id) }),
  decide(dossier, input, { now, marks }) {
    if (dossier.waiting_until !== null && now <= dossier.waiting_until) {
      const until = momentSentence(dossier.waiting_until)
      throw new Refusal(409, 'still_time_to_answer', m.dossiers_still_time_to_answer({ until }))
    }
    return {
      type: 'close_unanswered',
      payload: { state: 'closed_unanswered', note: input.note },
      set: { state: 'closed_unanswered', ended_at: now, end_ground: 'unanswered', step_due_at: null },
      marks: stopAll(dossier, marks, { at: now, ground: 'unanswered' }),
      passage: { kind: 'end', outcome: 'closed_unanswered', note: input.note },
    }
  },
})
