import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { MANAGE_PROCESSES } from '../permission.ts'
import { processSchema, type Step } from '../process.ts'
import { type Draft, getDraft } from '../process-queries.ts'
import { updateDraft } from '../process-store.ts'

/** The whole table anew. Two editors: whoever saves second is told, with everything typed still there. */
export const saveDraft = defineAction({
  name: 'processes.save_draft',
  permission: MANAGE_PROCESSES,
  input: z.object({ id: z.string(), version: z.coerce.number().int(), process: processSchema }),
  async run({ tx, actor, now, about, requireIn }, { id, version, process }) {
    const draft = await getDraft(tx, id, actor)
    requireIn([draft.unit_id])
    about(process.code, draft.unit_id)
    const reading = stillToSay(draft, process)
    const saved = await updateDraft(tx, { id, version, process, reading, by: actor.name, now })
    if (saved === undefined) throw changedMeanwhile(draft)
    return { id, version: saved }
  },
})

/** What the reading of the file did not understand stays until its row is changed; the row may have moved. */
function stillToSay({ reading, process: before }: Draft, after: Draft['process']): Draft['reading'] {
  const saying = (step: Step) => JSON.stringify({ ...step, key: '', number: '', flow: null, returns_to: null })
  const now = new Map(after.steps.map((step) => [saying(step), step.key]))
  return reading.flatMap((finding) => {
    const row = before.steps.find(({ key }) => key === finding.step)
    const key = row && now.get(saying(row))
    return key === undefined ? [] : [{ ...finding, step: key }]
  })
}

export function changedMeanwhile(draft: Draft): Refusal {
  return new Refusal(409, 'changed_meanwhile', m.processes_changed_meanwhile({ who: draft.changed_by }), [
    m.processes_changed_instead(),
  ])
}
