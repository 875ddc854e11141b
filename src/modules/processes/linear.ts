/** Between the catalogue's plain process and this capability's: to here always, back where nothing would be lost. Pure. */
import type { Process, ProcessStep } from '#modules/catalogue/exports.ts'
import { isLinear } from './graph.ts'
import { type InternalProcess, newProcess, newStep, type Step } from './process.ts'

/** The catalogue's process of a procedure as a process of its own; what a table says, nothing added. */
export function fromCatalogue(process: Process, procedureCode: string | null = null): InternalProcess {
  const { code, name, origin, issued_by, source, confidence, note, case_codes } = process
  return newProcess({
    code,
    name,
    origin,
    issued_by,
    source,
    confidence,
    note,
    serves: procedureCode === null ? [] : [{ procedure_code: procedureCode, case_codes: [...case_codes] }],
    steps: process.steps.map((step, index) =>
      newStep({
        key: keyAt(index),
        number: String(index + 1),
        name: step.name,
        kind: step.kind,
        assignee: { role: step.role, hint: step.unit_hint, external: step.external },
        budget: step.budget,
        output: step.output,
      }),
    ),
  })
}

export const keyAt = (index: number) => `b${index + 1}`

/** What the catalogue's process cannot say. */
export type Loss =
  | 'flow'
  | 'consultation'
  | 'content'
  | 'uncounted'
  | 'role'
  | 'budget'
  | 'acts'
  | 'checklist'
  | 'returns'
  | 'levels'

/** As the catalogue keeps it, or what would be lost. @param procedureCode whose case codes are meant */
export function toCatalogue(
  process: InternalProcess,
  procedureCode: string | null = null,
): { process: Process } | { losses: { loss: Loss; step: string | null }[] } {
  const losses = process.steps.flatMap((step) => lossesOf(step).map((loss) => ({ loss, step: step.key })))
  if (!isLinear(process)) losses.unshift({ loss: 'flow', step: '' })
  if (losses.length > 0) return { losses: losses.map(({ loss, step }) => ({ loss, step: step || null })) }
  const { code, name, origin, issued_by, source, confidence, note } = process
  const serves = process.serves.find((each) => each.procedure_code === procedureCode)
  const case_codes = serves?.case_codes ?? []
  return {
    process: { code, name, case_codes, origin, issued_by, source, confidence, note, steps: process.steps.map(plain) },
  }
}

function plain(step: Step): ProcessStep {
  if (step.kind === 'consultation' || !step.assignee.role) throw new RangeError(`step ${step.key} is not plain`)
  return {
    name: step.name,
    kind: step.kind,
    role: step.assignee.role,
    unit_hint: step.assignee.hint,
    budget: step.budget,
    external: step.assignee.external,
    output: step.output,
  }
}

function lossesOf(step: Step): Loss[] {
  const fractionOfCalendar =
    step.budget !== null && ['days', 'months'].includes(step.budget.unit) && !Number.isInteger(step.budget.value)
  const lost: [Loss, boolean][] = [
    ['consultation', step.kind === 'consultation' || step.consultation !== null],
    ['content', step.content !== null || step.note !== null],
    ['uncounted', !step.counted],
    ['role', step.assignee.role === null],
    ['budget', fractionOfCalendar || step.budget?.value === 0],
    ['acts', step.acts !== null || step.prints !== null],
    ['checklist', step.checklist.length > 0],
    ['returns', step.returns_to.length > 0],
    ['levels', step.sign_level !== null],
  ]
  return lost.filter(([, is]) => is).map(([loss]) => loss)
}
