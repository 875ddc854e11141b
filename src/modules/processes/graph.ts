/** The steps of a process as a graph, and the questions that are asked of it. Pure. */
import { END, type InternalProcess, type Step } from './process.ts'

export interface Way {
  /** Index of the step to which it leads; -1 is the end. */
  to: number
  at_most: number | null
}

export interface Graph {
  steps: readonly Step[]
  /** By step: where it may go on. */
  ways: readonly (readonly Way[])[]
  /** Names of steps that do not exist, with the step that names them. */
  missing: readonly { from: number; to: string }[]
}

export const AT_END = -1

type Steps = Pick<InternalProcess, 'steps'>

export function graphOf({ steps }: Steps): Graph {
  const at = new Map(steps.map((step, index) => [step.key, index]))
  const missing: { from: number; to: string }[] = []
  const ways = steps.map((_, from) =>
    targetsOf(steps, from).flatMap(({ to, at_most }) => {
      const index = to === END ? AT_END : steps[from]?.flow.kind === 'next' ? from + 1 : at.get(to)
      if (index === undefined) missing.push({ from, to })
      return index === undefined ? [] : [{ to: index, at_most }]
    }),
  )
  return { steps, ways, missing }
}

/** Where a step's flow leads, by key. */
export function targetsOf(steps: readonly Step[], from: number): { to: string; at_most: number | null }[] {
  const step = steps[from]
  if (!step) return []
  const { flow } = step
  switch (flow.kind) {
    case 'next':
      return [{ to: steps[from + 1]?.key ?? END, at_most: null }]
    case 'go':
      return [{ to: flow.to, at_most: flow.at_most }]
    case 'choice':
      return [...flow.branches, ...(flow.otherwise ? [flow.otherwise] : [])].map(({ to, at_most }) => ({ to, at_most }))
    case 'parallel':
      return flow.to.map((to) => ({ to, at_most: null }))
  }
}

/** Is every step simply followed by the next? */
export function isLinear({ steps }: Steps): boolean {
  return steps.every(
    ({ flow }, at) =>
      flow.kind === 'next' || (flow.kind === 'go' && flow.at_most === null && flow.to === (steps[at + 1]?.key ?? END)),
  )
}

/** Steps that can be reached from `start` without stepping on one of `avoiding`. */
export function reachable(graph: Graph, start: number, avoiding: (step: Step) => boolean = () => false): Set<number> {
  const seen = new Set<number>()
  const waiting = [start]
  while (waiting.length > 0) {
    const here = waiting.pop() as number
    const step = graph.steps[here]
    if (here !== AT_END && (!step || seen.has(here) || avoiding(step))) continue
    seen.add(here)
    if (here !== AT_END) waiting.push(...(graph.ways[here] ?? []).map(({ to }) => to).filter((to) => !seen.has(to)))
  }
  return seen
}

/** Steps from which the end can be reached. */
export function reachingEnd(graph: Graph): Set<number> {
  const before = new Map<number, number[]>()
  for (const [from, ways] of graph.ways.entries())
    for (const { to } of ways) before.set(to, [...(before.get(to) ?? []), from])
  const seen = new Set<number>()
  const waiting = [AT_END]
  while (waiting.length > 0) {
    const here = waiting.pop() as number
    for (const from of before.get(here) ?? []) {
      if (seen.has(from)) continue
      seen.add(from)
      waiting.push(from)
    }
  }
  return seen
}

/** Steps in an order in which each comes before those to which it leads, ways with a count left out; or a way that closes a circle. */
export function orderOf(graph: Graph): { order: number[] } | { circle: { from: number; to: number } } {
  const state = new Map<number, 'open' | 'done'>()
  const order: number[] = []
  for (const [start] of graph.steps.entries()) {
    const circle = visit(graph, start, state, order)
    if (circle) return { circle }
  }
  return { order: order.reverse() }
}

/** Depth first without recursion: a table may be long. */
function visit(graph: Graph, start: number, state: Map<number, 'open' | 'done'>, order: number[]) {
  if (state.has(start)) return undefined
  const trail = [{ at: start, next: 0 }]
  state.set(start, 'open')
  while (trail.length > 0) {
    const top = trail.at(-1) as { at: number; next: number }
    const way = (graph.ways[top.at] ?? [])[top.next++]
    if (!way) {
      state.set(top.at, 'done')
      order.push(top.at)
      trail.pop()
    } else if (way.to !== AT_END && way.at_most === null) {
      if (state.get(way.to) === 'open') return { from: top.at, to: way.to }
      if (state.has(way.to)) continue
      state.set(way.to, 'open')
      trail.push({ at: way.to, next: 0 })
    }
  }
  return undefined
}

/**
 * The graph for asking whether a kind of step can be missed: steps side by side are all done, so what stands on one of them is
 * missed on none, and the ways of the others to the meeting are taken out.
 */
export function withoutMissableWays(graph: Graph, wanted: (step: Step) => boolean): Graph {
  let ways = graph.ways
  for (const { flow } of graph.steps) {
    if (flow.kind !== 'parallel' || flow.join === 'any') continue
    const meeting = graph.steps.findIndex(({ key }) => key === flow.at)
    const branches = flow.to.map((key) => graph.steps.findIndex((step) => step.key === key)).filter((at) => at >= 0)
    const passed = (step: Step) => wanted(step) && step.key !== flow.at
    if (branches.every((at) => reachable(graph, at, passed).has(meeting))) continue
    const inside = new Set(branches.flatMap((at) => [...reachable(graph, at, ({ key }) => key === flow.at)]))
    ways = ways.map((list, from) => (inside.has(from) ? list.filter(({ to }) => to !== meeting) : list))
  }
  return { ...graph, ways }
}
