import { z } from 'zod'
import type { ActionContext } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { type Circumstances, defineDossierAct } from '../act.ts'
import { type Dossier, isWaiting } from '../dossier.ts'
import type { Change, ComponentDraft } from '../dossier-change.ts'
import { goOn } from '../dossier-clock.ts'
import { type DossierComponent, listClockMarks, listComponents } from '../dossier-queries.ts'
import { componentInput, fileInput } from '../lodging-input.ts'
import { optionalNote } from './refuse.ts'

/** `components`: how many of each paper there are now; papers that are left out stay as they were counted. */
export const supplementFields = {
  note: optionalNote,
  files: z.array(fileInput).default([]),
  components: z.array(componentInput).default([]),
}

/**
 * Nhận bổ sung: the applicant has answered in full. By the procedure's clock mode the limit is counted again from the start
 * (RESTART, one-stop decree) or goes on with what was left (PAUSE, investment and construction).
 */
export const supplement = defineDossierAct({
  name: 'supplement',
  input: z.object(supplementFields),
  facts: supplementFacts,
  decide: decideSupplement,
})

export type SupplementFacts = Awaited<ReturnType<typeof supplementFacts>>

export async function supplementFacts({ tx }: Pick<ActionContext, 'tx'>, dossier: Dossier) {
  return {
    marks: await listClockMarks(tx, dossier.id),
    papers: await listComponents(tx, dossier.id),
  }
}

/** The same decision whether the desk records the answer or the applicant sends it online. */
export function decideSupplement(
  dossier: Dossier,
  input: z.output<z.ZodObject<typeof supplementFields>>,
  { now, calendar, marks, papers }: Pick<Circumstances<SupplementFacts>, 'now' | 'calendar' | keyof SupplementFacts>,
): Change {
  if (input.files.length === 0 && input.components.length === 0 && input.note === null) {
    throw new FormProblem([{ path: 'note', message: m.dossiers_supplement_empty() }])
  }
  const by = dossier.clock_mode === 'RESTART' ? 'restart' : 'resume'
  const clocks = goOn(dossier, calendar, marks, by, { at: now, ground: 'supplement' })
  const state = stateAfterWaiting(dossier)
  return {
    type: 'supplement',
    payload: { state, note: input.note, files: input.files.map((file) => file.sha256), mode: dossier.clock_mode },
    ...clocks,
    set: { ...clocks.set, ...noLongerWaiting, state, held_since: now },
    files: input.files.map((file) => ({ ...file, purpose: 'component' as const })),
    components: countedAgain(papers, input.components),
  }
}

function countedAgain(
  papers: readonly DossierComponent[],
  given: readonly z.output<typeof componentInput>[],
): ComponentDraft[] {
  return given.flatMap((counts) => {
    const paper = papers.find((each) => each.ordinal === counts.ordinal)
    if (!paper) return []
    const { dossier_id: _, ...draft } = paper
    return [{ ...draft, ...counts, applicable: true, note: counts.note ?? paper.note }]
  })
}

export const noLongerWaiting = { waiting_since: null, waiting_until: null, waiting_ground: null }

/** Where a dossier goes on that waited: not yet received, received at the desk, or in the hands of the agency. */
export function stateAfterWaiting(dossier: Dossier): Dossier['state'] {
  if (dossier.state_before !== null && !isWaiting(dossier.state_before)) return dossier.state_before
  if (dossier.received_at === null) return 'submitted'
  return dossier.step_kind === 'reception' ? 'received' : 'in_process'
}
