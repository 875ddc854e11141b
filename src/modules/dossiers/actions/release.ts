import { z } from 'zod'
import { defineDossierAct } from '../act.ts'
import { moveTo } from '../step-planning.ts'
import { optionalNote } from './refuse.ts'

/** Chuyển kết quả ra quầy: from now on the applicant can collect it. */
export const release = defineDossierAct({
  name: 'release',
  input: z.object({ note: optionalNote }),
  decide(dossier, input, { now, calendar }) {
    const { set, passage, marks } = moveTo(dossier, {
      step: dossier.step + 1,
      holder: null,
      now,
      calendar,
      outcome: 'released',
      note: input.note,
    })
    return {
      type: 'release',
      payload: { step: set.step_name, unit_id: set.unit_id, note: input.note },
      set: { ...set, released_at: now },
      passage,
      marks,
    }
  },
})
