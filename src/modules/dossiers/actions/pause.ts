import { z } from 'zod'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { standStill } from '../dossier-clock.ts'
import { PAUSE_GROUNDS } from '../dossier-codes.ts'
import { listClockMarks } from '../dossier-queries.ts'
import { optionalNote, reason } from './refuse.ts'

/** Tạm dừng tính thời gian: the law says that this time does not count (financial duty, site check, handling of a violation). */
export const pause = defineDossierAct({
  name: 'pause',
  input: z.object({
    ground: z.enum(PAUSE_GROUNDS, { error: () => m.dossiers_choose_ground() }),
    document: optionalNote,
    reason,
  }),
  facts: async (context, dossier) => ({ marks: await listClockMarks(context.tx, dossier.id) }),
  decide(dossier, input, { now, calendar, marks }) {
    const clocks = standStill(dossier, calendar, marks, { at: now, ground: input.ground, document: input.document })
    return {
      ...clocks,
      type: 'pause',
      payload: { state: 'paused', ground: input.ground, document: input.document, reason: input.reason },
      set: {
        ...clocks.set,
        state: 'paused',
        waiting_since: now,
        waiting_until: null,
        waiting_ground: input.ground,
      },
    }
  },
})
