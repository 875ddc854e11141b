import { z } from 'zod'
import { can } from '#platform/access/actor.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { moveTo } from '../step-planning.ts'
import { reason } from './refuse.ts'

/**
 * Nhận thay: the leader or clerk who has the dossier is away, and another one who may do the step takes it, with the reason.
 * The step's due date stays. In the divisions the head reassigns instead.
 */
export const takeOver = defineDossierAct({
  name: 'take_over',
  input: z.object({ reason }),
  decide(dossier, input, { now, actor, calendar }) {
    const mayDoIt = can(actor, dossier.step_kind === 'signing' ? 'dossiers.sign' : 'dossiers.issue', [dossier.unit_id])
    if (!mayDoIt || actor.id === null || actor.id === dossier.holder_id) {
      throw new FormProblem([{ path: 'reason', message: m.dossiers_cannot_take_over() }])
    }
    const { set, passage, marks } = moveTo(dossier, {
      step: dossier.step,
      holder: { id: actor.id, name: actor.name },
      now,
      calendar,
      outcome: 'reassigned',
      note: input.reason,
      sameClock: true,
    })
    return {
      type: 'take_over',
      payload: { step: dossier.step_name, from: dossier.holder_name, to: actor.name, reason: input.reason },
      set,
      passage,
      marks,
    }
  },
})
