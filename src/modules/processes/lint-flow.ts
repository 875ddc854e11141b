/** Rules about the ways between steps: does every dossier get to a signed result, and only there? Pure. */
import { type Finding, found } from './findings.ts'
import { AT_END, type Graph, orderOf, reachable, reachingEnd, withoutMissableWays } from './graph.ts'
import { END, type InternalProcess, type Step } from './process.ts'

export function lintFlow(process: InternalProcess, graph: Graph): Finding[] {
  const missing = graph.missing.map(({ from, to }) => {
    const step = graph.steps[from] as Step
    return found('target_missing', { step: step.key, column: 'flow' }, { number: step.number, to })
  })
  const fromStart = reachable(graph, 0)
  return [
    ...missing,
    ...lintReach(graph, fromStart),
    ...lintLoops(graph),
    ...lintEnds(graph, fromStart),
    ...lintOrder(process, graph),
    ...lintReturns(process),
    ...process.steps.flatMap((step) => lintParallel(process, graph, step)),
  ]
}

/** What follows from a step that is missing is not said as well: it is gone when that is put right. */
function lintReach(graph: Graph, fromStart: ReadonlySet<number>): Finding[] {
  if (graph.missing.length > 0) return []
  const toEnd = reachingEnd(graph)
  return graph.steps.flatMap((step, index) => {
    const at = { step: step.key, column: 'flow' as const }
    if (!fromStart.has(index)) return [found('unreachable', at, { number: step.number })]
    // Of a trap, where it turns back; everything before it leads there too.
    const turns = !toEnd.has(index) && graph.ways[index]?.some(({ to }) => to <= index)
    return turns ? [found('no_way_to_end', at, { number: step.number })] : []
  })
}

/** Every circle has a way that may be taken only so often; and what is counted is a circle. */
function lintLoops(graph: Graph): Finding[] {
  const order = orderOf(graph)
  if ('circle' in order) {
    const [from, to] = [graph.steps[order.circle.from] as Step, graph.steps[order.circle.to] as Step]
    return [found('circle_without_exit', { step: from.key, column: 'flow' }, { number: from.number, to: to.number })]
  }
  return graph.ways.flatMap((ways, from) => {
    const idle = ways.filter(({ to, at_most }) => at_most !== null && !reachable(graph, to).has(from))
    const step = graph.steps[from] as Step
    return idle.map(({ to }) =>
      found(
        'loop_count_unneeded',
        { step: step.key, column: 'flow' },
        { number: step.number, to: graph.steps[to]?.number ?? END },
      ),
    )
  })
}

/** A way ends where the result is given. */
function lintEnds(graph: Graph, fromStart: ReadonlySet<number>): Finding[] {
  return graph.steps.flatMap((step, index) => {
    const ends = fromStart.has(index) && graph.ways[index]?.some(({ to }) => to === AT_END)
    return ends && step.kind !== 'returning'
      ? [found('branch_without_result', { step: step.key, column: 'flow' }, { number: step.number })]
      : []
  })
}

/** On every way somebody appraises before somebody signs, and somebody signs before the result is given. */
function lintOrder({ steps }: InternalProcess, graph: Graph): Finding[] {
  const isAppraisal = ({ kind }: Step) => kind === 'appraisal' || kind === 'consultation'
  const isSigning = ({ kind }: Step) => kind === 'signing'
  const unappraised = reachable(withoutMissableWays(graph, isAppraisal), 0, isAppraisal)
  const unsigned = reachable(withoutMissableWays(graph, isSigning), 0, isSigning)
  const has = (kinds: readonly string[]) => steps.some(({ kind }) => kinds.includes(kind))
  return steps.flatMap((step, index) => {
    const at = { step: step.key, column: 'flow' as const }
    if (step.kind === 'signing' && unappraised.has(index) && has(['appraisal', 'consultation']))
      return [found('signing_before_appraisal', at, { number: step.number })]
    if (step.kind === 'returning' && unsigned.has(index) && has(['signing']))
      return [found('returning_before_signing', at, { number: step.number })]
    return step.kind === 'signing' ? lintLevels(steps, index, graph) : []
  })
}

/** Who signs at level 2 signs after level 1. */
function lintLevels(steps: readonly Step[], index: number, graph: Graph): Finding[] {
  const step = steps[index] as Step
  const level = step.sign_level
  if (level === null || level === 1) return []
  const below = reachable(graph, 0, ({ kind, sign_level }) => kind === 'signing' && sign_level === level - 1)
  return below.has(index)
    ? [found('sign_levels_out_of_order', { step: step.key, column: 'flow' }, { number: step.number, level })]
    : []
}

function lintReturns({ steps }: InternalProcess): Finding[] {
  const places = new Map(steps.map(({ key }, index) => [key, index]))
  return steps.flatMap((step, index) =>
    step.returns_to.flatMap((key) => {
      const at = { step: step.key, column: 'returns' as const }
      const to = places.get(key)
      if (to === undefined) return [found('return_to_nowhere', at, { number: step.number, to: key })]
      return to >= index
        ? [found('return_not_backwards', at, { number: step.number, to: steps[to]?.number ?? key })]
        : []
    }),
  )
}

/** Steps side by side meet at the named step, and none of them leads past it. */
function lintParallel({ steps }: InternalProcess, graph: Graph, step: Step): Finding[] {
  const { flow } = step
  if (flow.kind !== 'parallel') return []
  const at = { step: step.key, column: 'flow' as const }
  const indexOf = (key: string) => steps.findIndex((each) => each.key === key)
  const meeting = indexOf(flow.at)
  if (meeting < 0) return [found('target_missing', at, { number: step.number, to: flow.at })]
  const findings: Finding[] = []
  if (new Set(flow.to).size < flow.to.length)
    findings.push(found('parallel_twice_the_same', at, { number: step.number }))
  if (flow.join === 'lead' && !flow.to.includes(flow.lead ?? ''))
    findings.push(found('lead_missing', at, { number: step.number }))
  for (const key of flow.to) {
    const from = indexOf(key)
    if (from < 0) continue
    const name = { number: step.number, branch: steps[from]?.number ?? key, at: steps[meeting]?.number ?? flow.at }
    if (!reachable(graph, from).has(meeting)) findings.push(found('parallel_never_meets', at, name))
    else if (reachable(graph, from, ({ key: each }) => each === flow.at).has(AT_END))
      findings.push(found('way_out_of_parallel', at, name))
  }
  return findings
}
