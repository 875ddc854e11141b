import { z } from 'zod'
import { listOfficersInPost } from '#modules/organisations/exports.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { type Dossier, legalDay } from '../dossier.ts'
import { moveTo } from '../step-planning.ts'
import { optionalNote } from './refuse.ts'

/** Phân công, phân công lại: the head gives the dossier to somebody of the unit. Reassigning keeps the step's due date. */
export const assign = defineDossierAct({
  name: 'assign',
  input: z.object({ officer_id: z.uuid({ error: () => m.dossiers_choose_officer() }), note: optionalNote }),
  facts: async (context, dossier, input) => {
    const unitId = dossier.process[workStep(dossier)]?.unit_id ?? dossier.unit_id
    const officers = await listOfficersInPost(context.tx, { unitIds: [unitId], on: legalDay(context.now) })
    return { officer: officers.find((each) => each.officer_id === input.officer_id) }
  },
  decide(dossier, input, { now, calendar, officer }) {
    if (!officer) throw new FormProblem([{ path: 'officer_id', message: m.dossiers_officer_not_in_unit() }])
    const step = workStep(dossier)
    const reassigned = step === dossier.step
    const { set, passage, marks } = moveTo(dossier, {
      step,
      holder: { id: officer.officer_id, name: officer.full_name },
      now,
      calendar,
      outcome: reassigned ? 'reassigned' : 'assigned',
      note: input.note,
      sameClock: reassigned,
    })
    return {
      type: 'assign',
      payload: {
        step: set.step_name,
        from: dossier.holder_name,
        to: officer.full_name,
        officer_id: officer.officer_id,
        note: input.note,
      },
      set,
      passage,
      marks,
    }
  },
})

/** Assigning ends the step of assignment and begins the work; later it only changes who does the step. */
function workStep(dossier: Dossier): number {
  return dossier.step_kind === 'assignment' ? dossier.step + 1 : dossier.step
}
