/** Do the conditions of a branching say exactly one way for every dossier? Pure. */
import { comparisonsIn, type Facts, fieldsOf, findWrong, holds, situationsOf } from './condition.ts'
import { conditionText } from './condition-notation.ts'
import { type Finding, found } from './findings.ts'
import type { Flow, InternalProcess, Step } from './process.ts'

export function lintConditions(process: InternalProcess): Finding[] {
  if (process.steps.every(({ flow }) => flow.kind !== 'choice')) return []
  const fields = fieldsOf(process)
  return process.steps.flatMap((step) => {
    const { flow } = step
    if (flow.kind !== 'choice') return []
    const at = { step: step.key, column: 'flow' as const }
    const wrong = flow.branches.flatMap(({ when }) =>
      comparisonsIn(when).flatMap((comparison) => {
        const rule = findWrong(comparison, fields)
        const detail = { number: step.number, field: comparison.field, value: String(comparison.value) }
        return rule ? [found(rule, at, detail)] : []
      }),
    )
    if (wrong.length > 0) return wrong
    const situations = situationsOf(
      flow.branches.map(({ when }) => when),
      fields,
    )
    return situations ? lintCover(step, flow, situations) : [found('conditions_too_many', at, { number: step.number })]
  })
}

/** Looks at every situation that the conditions can tell apart. */
function lintCover(step: Step, flow: Extract<Flow, { kind: 'choice' }>, situations: readonly Facts[]): Finding[] {
  const at = { step: step.key, column: 'flow' as const }
  const { number } = step
  const true_ = situations.map((facts) =>
    flow.branches.flatMap(({ when }, index) => (holds(when, facts) ? [index] : [])),
  )
  const both = true_.find((indexes) => indexes.length > 1)
  const findings: Finding[] = []
  const textOf = (index: number | undefined) => {
    const branch = flow.branches[index ?? -1]
    return branch ? conditionText(branch.when) : ''
  }
  if (both) findings.push(found('conditions_overlap', at, { number, first: textOf(both[0]), second: textOf(both[1]) }))
  if (!flow.otherwise && true_.some((indexes) => indexes.length === 0)) {
    findings.push(found('conditions_incomplete', at, { number }))
  }
  const everTrue = new Set(true_.flat())
  for (const index of flow.branches.keys())
    if (!everTrue.has(index)) findings.push(found('condition_never_true', at, { number, first: textOf(index) }))
  return findings
}
