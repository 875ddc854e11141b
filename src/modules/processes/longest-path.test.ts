import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AT_END, type Graph, graphOf, orderOf } from './graph.ts'
import { hoursOf, longestPath } from './longest-path.ts'
import { newStep, type Step } from './process.ts'
import { changed, days, go, hours, online, parallel, soundProcess } from './sample-processes.ts'

/** Every way, one after the other. */
function longestByTrying(graph: Graph, at = 0, taken = new Map<string, number>()): number {
  const ways = (graph.ways[at] ?? []).flatMap(({ to, at_most }, index) => {
    if (to === AT_END) return [0]
    const name = `${at} ${index}`
    const times = taken.get(name) ?? 0
    if (at_most !== null && times >= at_most) return []
    return [longestByTrying(graph, to, at_most === null ? taken : new Map(taken).set(name, times + 1))]
  })
  return hoursOf(graph.steps[at] as Step) + Math.max(0, ...ways)
}

const edge = (count: number) =>
  fc.record({ to: fc.integer({ min: 0, max: count }), loop: fc.integer({ min: 1, max: 2 }) })

/** Steps with one or two ways each: forward without a count, backward with one. */
const anyProcess = fc
  .integer({ min: 1, max: 7 })
  .chain((count) =>
    fc.array(
      fc.record({ hours: fc.integer({ min: 0, max: 9 }), ways: fc.array(edge(count), { minLength: 1, maxLength: 2 }) }),
      {
        minLength: count,
        maxLength: count,
      },
    ),
  )
  .map((rows) => {
    const edges = (from: number, ways: { to: number; loop: number }[]) =>
      ways.map(({ to, loop }) => ({ to: to === rows.length ? 'end' : `k${to}`, at_most: to <= from ? loop : null }))
    return rows.map(({ hours: value, ways }, at) => {
      const [first, second] = edges(at, ways)
      const flow = second
        ? {
            kind: 'choice' as const,
            branches: [{ when: online as never, to: 'end', at_most: null, ...first }],
            otherwise: second,
          }
        : { kind: 'go' as const, to: 'end', at_most: null, ...first }
      return newStep({ key: `k${at}`, number: String(at), name: 'x', kind: 'review', budget: hours(value), flow })
    })
  })

test('is what trying every way gives, loops included', () => {
  fc.assert(
    fc.property(anyProcess, (steps) => {
      const graph = graphOf({ steps })
      const longest = longestPath(graph)
      fc.pre(longest !== undefined)
      expect(longest?.hours).toBe(longestByTrying(graph))
      expect(longest?.steps.reduce((sum, at) => sum + hoursOf(steps[at] as Step), 0)).toBe(longest?.hours)
    }),
    { numRuns: 300 },
  )
})

test('steps side by side: the longest, or the shortest where one is enough', () => {
  expect(longestPath(graphOf(parallel('all', null, days(6))))?.hours).toBe(8 * (0.75 + 1 + 6 + 3.25))
  expect(longestPath(graphOf(parallel('any', null, days(6))))?.hours).toBe(8 * (0.75 + 1 + 2 + 3.25))
})

test('a loop is taken as often as it may be', () => {
  const flow = {
    kind: 'choice' as const,
    branches: [{ when: online as never, to: 'b2', at_most: 3 }],
    otherwise: { to: 'b4', at_most: null },
  }
  const longest = longestPath(graphOf(changed({ b3: { budget: days(1), flow } })))
  expect(longest).toEqual({ hours: 8 * (0.5 + 4 * 1.25 + 3.25), steps: [0, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 5, 6] })
})

test('a circle without a count has no longest way; two hundred steps and a loop of twenty have', () => {
  expect(longestPath(graphOf(changed({ b3: { flow: go('b2') } })))).toBeUndefined()
  expect(orderOf(graphOf(changed({ b3: { flow: go('b2') } })))).toHaveProperty('circle')
  const row = soundProcess().steps[2] as Step
  const steps = Array.from({ length: 200 }, (_, at) => ({ ...row, key: `k${at}`, budget: hours(1) }))
  const last = steps[199] as Step
  last.flow = {
    kind: 'choice',
    branches: [{ when: online as never, to: 'k0', at_most: 20 }],
    otherwise: { to: 'end', at_most: null },
  }
  expect(longestPath(graphOf({ steps }))?.hours).toBe(200 * 21)
})
