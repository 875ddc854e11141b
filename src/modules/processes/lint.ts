/**
 * What is wrong with a process before anybody works by it. Pure and quick: a thousand processes in well under a second
 * (bench/process-lint.ts).
 */
import type { Limit, StepRole } from '#modules/catalogue/exports.ts'
import { type Finding, found } from './findings.ts'
import { type Graph, graphOf } from './graph.ts'
import { lintConditions } from './lint-conditions.ts'
import { lintFlow } from './lint-flow.ts'
import { lintSteps } from './lint-steps.ts'
import { lintTime } from './lint-time.ts'
import type { InternalProcess } from './process.ts'

export interface LintContext {
  /** The legal limit, where the process does not name its own. */
  limit?: Limit | null
  /** Roles that somebody holds today; absent: not looked at. */
  rolesHeld?: ReadonlySet<StepRole>
}

/** Everything that is wrong, in the order of the table: of the whole first, then step by step. */
export function lintProcess(process: InternalProcess, context: LintContext = {}): Finding[] {
  if (process.steps.length === 0) return [found('no_steps')]
  const graph = graphOf(process)
  const findings = [
    ...lintWhole(process),
    ...lintTime(process, graph, context.limit ?? process.limit),
    ...lintSteps(process, context),
    ...lintFlow(process, graph),
    ...lintConditions(process),
  ]
  const place = new Map(process.steps.map(({ key }, index) => [key, index]))
  const orderOfFinding = ({ step }: Finding) => (step === null ? -1 : (place.get(step) ?? -1))
  return findings.toSorted((a, b) => orderOfFinding(a) - orderOfFinding(b))
}

/** Is everything there that a dossier has to go through? */
function lintWhole(process: InternalProcess): Finding[] {
  const { steps } = process
  const has = (kind: string) => steps.some((step) => step.kind === kind)
  const first = steps[0]
  const findings: Finding[] = []
  if (!has('reception')) findings.push(found('no_reception'))
  else if (first && first.kind !== 'reception')
    findings.push(found('reception_not_first', { step: first.key, column: 'content' }))
  if (!has('appraisal') && !has('consultation')) findings.push(found('no_appraisal'))
  if (!has('signing')) findings.push(found('no_signing'))
  // Of four acts at the centre, the signature is electronic and brings its seal.
  if (!has('issuing') && process.on_the_spot !== 4) findings.push(found('no_issuing'))
  if (!has('returning')) findings.push(found('no_returning'))
  return [...findings, ...lintOnTheSpot(process)]
}

const FOUR_ACTS = ['reception', 'appraisal', 'signing', 'returning'] as const
const ACTS_AT_THE_CENTRE = { 4: FOUR_ACTS, 5: [...FOUR_ACTS, 'issuing'] as const }

/** Receive, appraise, sign (and seal), return: each is there, and none is done by somebody elsewhere. */
function lintOnTheSpot({ kind, on_the_spot, steps }: InternalProcess): Finding[] {
  if (kind !== 'on_the_spot') return []
  if (on_the_spot === null) return [found('on_the_spot_unspecified')]
  const acts = ACTS_AT_THE_CENTRE[on_the_spot]
  return acts.flatMap((act) => {
    const doing = steps.filter((step) => step.kind === act)
    // What is missing in every process is said once.
    if (doing.length === 0) return act === 'issuing' ? [found('on_the_spot_act_missing', {}, { kind: act })] : []
    return doing
      .filter((step) => step.assignee.external)
      .map((step) => found('on_the_spot_act_outside', { step: step.key, column: 'who' }, { number: step.number }))
  })
}

export type { Graph }
