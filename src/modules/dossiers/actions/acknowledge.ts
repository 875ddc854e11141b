import { z } from 'zod'
import { can } from '#platform/access/actor.ts'
import { defineDossierAct } from '../act.ts'

/** Nhận bàn giao: the receiving side confirms that it has the dossier. Who may do the step becomes its holder. */
export const acknowledge = defineDossierAct({
  name: 'acknowledge',
  input: z.object({}),
  decide(dossier, _input, { now, actor }) {
    const mayDoIt = can(actor, dossier.step_kind === 'assignment' ? 'dossiers.assign' : 'dossiers.process', [
      dossier.unit_id,
    ])
    const holder =
      dossier.holder_id === null && mayDoIt
        ? { holder_id: actor.id, holder_name: actor.name }
        : { holder_id: dossier.holder_id, holder_name: dossier.holder_name }
    return {
      type: 'acknowledge',
      payload: { step: dossier.step_name, holder: holder.holder_name },
      set: { acknowledged: true, held_since: now, ...holder },
      passage: { kind: 'acknowledge', ...holder },
    }
  },
})
