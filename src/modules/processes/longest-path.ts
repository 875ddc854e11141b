/**
 * The longest way through a process, loops taken as often as they may be: what has to fit into the legal limit. Steps side by
 * side count with the longest of them, or with the shortest where one answer is enough. Pure, and never by listing all ways.
 */
import { workingHoursIn } from '#modules/catalogue/exports.ts'
import { AT_END, type Graph, orderOf, type Way } from './graph.ts'
import type { Step } from './process.ts'

export interface LongestPath {
  /** Working hours. */
  hours: number
  /** Indexes of the steps on the way, in order; a loop names its steps again. */
  steps: number[]
}

/** A process whose loops multiply to more than this is not read by anybody either. */
const MOST_LAPS = 256

/** Working hours that a step takes of the limit. */
export function hoursOf(step: Pick<Step, 'budget' | 'counted'>): number {
  return step.counted && step.budget ? workingHoursIn(step.budget) : 0
}

/**
 * From the first step. Undefined when there is a circle without a count: then no way is the longest (the lint says so).
 * Exact: a place on the way is a step together with how often each loop was taken, and those places have no circle.
 */
export function longestPath(graph: Graph): LongestPath | undefined {
  const ordered = orderOf(graph)
  if (graph.steps.length === 0 || 'circle' in ordered) return undefined
  const ways = graph.steps.map((_, from) => waysThatCount(graph, from))
  const loops = ways.flatMap((list) => list.filter(({ at_most }) => at_most !== null))
  const laps = loops.reduce((product, { at_most }) => product * ((at_most ?? 0) + 1), 1)
  if (laps > MOST_LAPS) return undefined
  const best = search({ graph, ways, loops, laps, order: ordered.order.toReversed() })
  const steps: number[] = []
  for (let place: Place | undefined = best; place; place = place.then) steps.push(place.step)
  return { hours: best?.hours ?? 0, steps }
}

interface Place {
  step: number
  hours: number
  then: Place | undefined
}

interface Search {
  graph: Graph
  ways: readonly (readonly Way[])[]
  loops: readonly Way[]
  laps: number
  /** The last step first. */
  order: readonly number[]
}

/**
 * From the end to the start: how often each loop was taken is one number (its digits count), and a loop leads to a greater one,
 * which is worked out already. Each place is worked out once, whatever number of ways passes through it.
 */
function search({ graph, ways, loops, laps, order }: Search): Place | undefined {
  const weights = new Map<Way, number>()
  let weight = 1
  for (const loop of loops) {
    weights.set(loop, weight)
    weight *= (loop.at_most ?? 0) + 1
  }
  const places: Place[][] = Array.from({ length: laps }, () => [])
  for (let taken = laps - 1; taken >= 0; taken--) {
    for (const step of order) {
      let then: Place | undefined
      for (const way of ways[step] ?? []) {
        const weight = weights.get(way)
        if (weight !== undefined && Math.floor(taken / weight) % ((way.at_most ?? 0) + 1) >= (way.at_most ?? 0))
          continue
        const next = way.to === AT_END ? undefined : places[taken + (weight ?? 0)]?.[way.to]
        if (next && (!then || next.hours > then.hours)) then = next
      }
      const here = places[taken] as Place[]
      here[step] = { step, hours: hoursOf(graph.steps[step] as Step) + (then?.hours ?? 0), then }
    }
  }
  return places[0]?.[0]
}

/** Where one answer of several is enough, only the quickest of the ways side by side makes the dossier wait. */
function waysThatCount(graph: Graph, from: number): readonly Way[] {
  const ways = graph.ways[from] ?? []
  const flow = graph.steps[from]?.flow
  if (flow?.kind !== 'parallel' || flow.join !== 'any' || ways.length < 2) return ways
  const meeting = graph.steps.findIndex(({ key }) => key === flow.at)
  const lengths = ways.map((way) => ({ way, hours: hoursBetween(graph, way.to, meeting) }))
  const quickest = lengths.reduce((best, one) => (one.hours < best.hours ? one : best))
  return [quickest.way]
}

/** The longest way from one step to before another, loops not taken. */
function hoursBetween(graph: Graph, from: number, to: number, known = new Map<number, number>()): number {
  if (from === to || from === AT_END) return 0
  const found = known.get(from)
  if (found !== undefined) return found
  known.set(from, 0)
  const onward = (graph.ways[from] ?? []).filter(({ at_most }) => at_most === null)
  const hours =
    hoursOf(graph.steps[from] as Step) + Math.max(0, ...onward.map((way) => hoursBetween(graph, way.to, to, known)))
  known.set(from, hours)
  return hours
}
