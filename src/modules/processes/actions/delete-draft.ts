import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { MANAGE_PROCESSES } from '../permission.ts'
import { getDraft } from '../process-queries.ts'
import { deleteDraft as removeRow } from '../process-store.ts'
import { changedMeanwhile } from './save-draft.ts'

/** A draft has had no effect, so it may go; the audit log keeps that it was there. */
export const deleteDraft = defineAction({
  name: 'processes.delete_draft',
  permission: MANAGE_PROCESSES,
  input: z.object({ id: z.string(), version: z.coerce.number().int() }),
  async run({ tx, actor, about, requireIn }, { id, version }) {
    const draft = await getDraft(tx, id, actor)
    requireIn([draft.unit_id])
    about(draft.process.code, draft.unit_id)
    if (!(await removeRow(tx, id, version))) throw changedMeanwhile(draft)
    return { id }
  },
})
