/** Rows of the table added, moved and removed; ways between steps follow their steps. Pure. */
import { targetsOf } from './graph.ts'
import { END, type Flow, type InternalProcess, NO_NAME, newStep, type Step } from './process.ts'

export type Edit = { kind: 'add' | 'up' | 'down' | 'remove'; at: number }

/** `add:2`, `up:0`; undefined for anything else. */
export function readEdit(intent: string): Edit | undefined {
  const [, kind, at] = /^(add|up|down|remove):(-1|\d{1,3})$/.exec(intent) ?? []
  return kind === undefined ? undefined : { kind: kind as Edit['kind'], at: Number(at) }
}

/** The process after the edit, and the row that the person looks at now. */
export function edited(process: InternalProcess, { kind, at }: Edit): { process: InternalProcess; row: number } {
  const { steps } = process
  const counted = isCounted(steps)
  const after = {
    add: added,
    up: (all: Step[]) => swapped(all, at - 1),
    down: (all: Step[]) => swapped(all, at),
    remove: removed,
  }
  const changed = after[kind]([...steps], at)
  const row = {
    add: at + 1,
    up: Math.max(0, at - 1),
    down: Math.min(steps.length - 1, at + 1),
    remove: Math.max(0, at - 1),
  }[kind]
  const numbered = counted ? changed.map((step, index) => ({ ...step, number: String(index + 1) })) : changed
  return { process: { ...process, steps: withKeys(numbered) }, row }
}

/** 1, 2, 3 … without letters: then they are counted anew. */
const isCounted = (steps: readonly Step[]) => steps.every(({ number }, at) => number === String(at + 1))

function added(steps: Step[], at: number): Step[] {
  const numbers = new Set(steps.map(({ number }) => number))
  let next = steps.length + 1
  while (numbers.has(String(next))) next++
  return steps.toSpliced(at + 1, 0, newStep({ key: 'moi', number: String(next), name: NO_NAME, kind: 'appraisal' }))
}

function swapped(steps: Step[], upper: number): Step[] {
  const [one, two] = [steps[upper], steps[upper + 1]]
  return one && two ? steps.toSpliced(upper, 2, two, one) : steps
}

/** Who led to the step leads to the one behind it. */
function removed(steps: Step[], at: number): Step[] {
  const gone = steps[at]
  if (!gone) return steps
  const heir = targetsOf(steps, at)[0]?.to ?? END
  const instead = (key: string) => (key === gone.key ? heir : key)
  return steps.toSpliced(at, 1).map((step) => ({
    ...step,
    flow: flowTo(step.flow, instead),
    returns_to: step.returns_to.filter((key) => key !== gone.key),
  }))
}

function flowTo(flow: Flow, change: (key: string) => string): Flow {
  switch (flow.kind) {
    case 'next':
      return flow
    case 'go':
      return { ...flow, to: change(flow.to) }
    case 'choice':
      return {
        ...flow,
        branches: flow.branches.map((branch) => ({ ...branch, to: change(branch.to) })),
        otherwise: flow.otherwise && { ...flow.otherwise, to: change(flow.otherwise.to) },
      }
    case 'parallel': {
      const at = change(flow.at)
      const to = [...new Set(flow.to.map(change))].filter((key) => key !== END && key !== at)
      const first = to[0]
      if (to.length < 2) return first === undefined ? { kind: 'next' } : { kind: 'go', to: first, at_most: null }
      return { ...flow, to, lead: flow.lead && change(flow.lead), at }
    }
  }
}

/** Keys by place, as every table has them. */
function withKeys(steps: readonly Step[]): Step[] {
  const names = new Map(steps.map(({ key }, at) => [key, `b${at + 1}`]))
  const rename = (key: string) => names.get(key) ?? key
  return steps.map((step, at) => ({
    ...step,
    key: `b${at + 1}`,
    flow: flowTo(step.flow, rename),
    returns_to: step.returns_to.map(rename),
  }))
}
