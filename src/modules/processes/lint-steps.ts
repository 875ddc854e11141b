/** Rules that look at one step, or at all of them without their ways. Pure. */
import { workingHoursIn } from '#modules/catalogue/exports.ts'
import { type Finding, found } from './findings.ts'
import { actsOf, actsOfKind, printsOf, printsOwed, waysOn } from './kinds.ts'
import type { LintContext } from './lint.ts'
import { type InternalProcess, NO_NAME, type Step } from './process.ts'

export function lintSteps(process: InternalProcess, context: LintContext): Finding[] {
  const numbers = new Map<string, string>()
  const keys = new Set<string>()
  return process.steps.flatMap((step) => {
    const twice: Finding[] = []
    const number = step.number.toLowerCase()
    if (numbers.has(number))
      twice.push(found('duplicate_number', { step: step.key, column: 'number' }, { number: step.number }))
    if (keys.has(step.key)) twice.push(found('duplicate_key', { step: step.key, column: 'number' }, { key: step.key }))
    numbers.set(number, step.key)
    keys.add(step.key)
    const nameless =
      step.name === NO_NAME ? [found('no_content', { step: step.key, column: 'content' }, { number: step.number })] : []
    return [
      ...twice,
      ...nameless,
      ...lintAssignee(step, context),
      ...lintPrints(step),
      ...lintActs(step),
      ...lintConsultation(step),
    ]
  })
}

function lintAssignee(step: Step, { rolesHeld }: LintContext): Finding[] {
  const at = { step: step.key, column: 'who' as const }
  const { role, hint } = step.assignee
  if (role === null) return [found('no_assignee', at, { number: step.number, who: hint ?? '' })]
  return rolesHeld && !rolesHeld.has(role) ? [found('role_nobody_holds', at, { number: step.number, role })] : []
}

function lintPrints(step: Step): Finding[] {
  const prints = printsOf(step)
  return printsOwed(step.kind)
    .filter((print) => !prints.includes(print))
    .map((print) => found('missing_print', { step: step.key, column: 'prints' }, { number: step.number, print }))
}

function lintActs(step: Step): Finding[] {
  if (step.acts === null) return []
  const at = { step: step.key, column: 'content' as const }
  const possible = actsOfKind(step.kind)
  const strange = step.acts.filter((act) => !possible.includes(act))
  const stuck = !waysOn(step.kind).some((act) => actsOf(step).includes(act))
  return [
    ...strange.map((act) => found('act_not_of_kind', at, { number: step.number, act, kind: step.kind })),
    ...(stuck ? [found('no_act_to_go_on', at, { number: step.number, kind: step.kind })] : []),
  ]
}

/** Every agency that is asked has its own clock, none longer than the step's. */
function lintConsultation({ key, number, kind, consultation, assignee, budget, counted }: Step): Finding[] {
  const at = { step: key, column: 'agencies' as const }
  if (!consultation) {
    const named = kind !== 'consultation' || assignee.external
    return named ? [] : [found('consultation_without_agencies', at, { number })]
  }
  const findings = consultation.agencies.flatMap((agency) => {
    const own = agency.budget ?? budget
    if (!own) return [found('agency_without_clock', at, { number, agency: agency.name })]
    const tooLong = counted && budget !== null && workingHoursIn(own) > workingHoursIn(budget) + 1e-6
    return tooLong ? [found('agency_over_step', at, { number, agency: agency.name })] : []
  })
  const led = consultation.join !== 'lead' || consultation.agencies[consultation.lead ?? -1] !== undefined
  return led ? findings : [...findings, found('lead_missing', at, { number })]
}
