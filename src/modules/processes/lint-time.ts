/** Do the budgets fit into the legal limit, on every way? Pure. */
import { type Limit, workingHoursIn } from '#modules/catalogue/exports.ts'
import { type Finding, found } from './findings.ts'
import { type Graph, orderOf } from './graph.ts'
import { hoursOf, type LongestPath, longestPath } from './longest-path.ts'
import type { InternalProcess, Step } from './process.ts'

/** Sums of quarters and halves; nobody means less than this. */
const ROUNDING = 1e-6

export function lintTime(process: InternalProcess, graph: Graph, limit: Limit | null): Finding[] {
  const findings = process.steps.flatMap((step) => lintBudget(step, limit))
  if (!limit) return [found('no_limit'), ...findings]
  const longest = longestPath(graph)
  if (!longest) return 'circle' in orderOf(graph) ? findings : [found('path_not_countable'), ...findings]
  const over = longest.hours - workingHoursIn(limit)
  return over > ROUNDING ? [overLimit(graph, longest, limit), ...findings] : findings
}

function lintBudget(step: Step, limit: Limit | null): Finding[] {
  const at = { step: step.key, column: 'time' as const }
  const { external } = step.assignee
  if (step.budget?.unit === 'months') return [found('budget_in_months', at, { number: step.number })]
  if (step.budget || !step.counted) {
    return external && !step.counted ? [found('external_uncounted', at, { number: step.number })] : []
  }
  if (external) return [found('external_without_clock', at, { number: step.number })]
  // Handing over a result that is there takes no time of the limit; and without a limit there is nothing to divide.
  const owed = limit !== null && step.kind !== 'returning'
  return [{ ...found('no_budget', at, { number: step.number }), blocks: owed }]
}

/** Names the way, by how much it is too long, and the step on it that takes the most. */
function overLimit(graph: Graph, longest: LongestPath, limit: Limit): Finding {
  const steps = longest.steps.map((index) => graph.steps[index] as Step)
  const most = steps.reduce((best, step) => (hoursOf(step) > hoursOf(best) ? step : best))
  const inUnits = (hours: number) => ({
    value: Math.round((hours / workingHoursIn({ ...limit, value: 1 })) * 1000) / 1000,
    unit: limit.unit,
  })
  return found(
    'path_over_limit',
    {},
    {
      path: steps.map(({ number }) => number).join(' → '),
      total: inUnits(longest.hours),
      limit: { value: limit.value, unit: limit.unit },
      over: inUnits(longest.hours - workingHoursIn(limit)),
      number: most.number,
    },
  )
}
