/** What one version of a process says otherwise than another, step by step. Pure. */
import { agenciesText } from './agencies-notation.ts'
import { actsText, KIND_TEXT, printsText, roleText } from './choice-notation.ts'
import { flowText, stepListText } from './flow-notation.ts'
import { words } from './plain-text.ts'
import { prefaceOf } from './preface.ts'
import type { InternalProcess, Step } from './process.ts'
import { plainDayOf, totalText } from './process-table.ts'
import { timeText } from './time-text.ts'

export const STEP_FIELDS = [
  'name',
  'content',
  'who',
  'kind',
  'role',
  'time',
  'output',
  'prints',
  'acts',
  'checklist',
  'agencies',
  'level',
  'flow',
  'returns',
  'note',
] as const
export type StepField = (typeof STEP_FIELDS)[number]

export interface FieldChange<Field = StepField> {
  field: Field
  before: string
  after: string
}

export interface StepChange {
  change: 'same' | 'changed' | 'added' | 'removed'
  /** It stands elsewhere among the steps that both have. */
  moved: boolean
  before: Step | null
  after: Step | null
  fields: FieldChange[]
}

export interface Difference {
  /** Lines above the table, by their labels. */
  head: FieldChange<string>[]
  /** In the order of the later version, removed ones where they stood. */
  steps: StepChange[]
  total: { before: string | null; after: string | null }
  isEmpty: boolean
}

export function differenceOf(before: InternalProcess, after: InternalProcess): Difference {
  const pairs = matched(before.steps, after.steps)
  const stayed = longestRising(pairs.map(([from]) => from))
  const changes = after.steps.map((step, at): StepChange => {
    const pair = pairs.find(([, to]) => to === at)
    const old = pair && before.steps[pair[0]]
    if (!pair || !old) return { change: 'added', moved: false, before: null, after: step, fields: [] }
    const fields = fieldChanges([old, before], [step, after])
    return {
      change: fields.length > 0 ? 'changed' : 'same',
      moved: !stayed.has(pair[0]),
      before: old,
      after: step,
      fields,
    }
  })
  const steps = withRemoved(changes, before.steps)
  const head = headChanges(before, after)
  const total = { before: totalText(before), after: totalText(after) }
  const isEmpty = head.length === 0 && steps.every(({ change, moved }) => change === 'same' && !moved)
  return { head, steps, total, isEmpty }
}

/** Pairs of places: same name and kind first, then same name, then same kind and person, each step once. */
function matched(before: readonly Step[], after: readonly Step[]): [number, number][] {
  const likenesses: ((step: Step) => string)[] = [
    ({ name, kind }) => `${kind} ${words(name)}`,
    ({ name }) => words(name),
    ({ kind, assignee }) => `${kind} ${words(assignee.hint ?? '')}`,
    ({ kind, assignee }) => `${kind} ${assignee.role}`,
  ]
  const pairs: [number, number][] = []
  for (const likeness of likenesses) {
    for (const [to, step] of after.entries()) {
      if (pairs.some((pair) => pair[1] === to)) continue
      const candidates = before.flatMap((old, from) =>
        likeness(old) === likeness(step) && !pairs.some((pair) => pair[0] === from) ? [from] : [],
      )
      // The nearest: tables repeat themselves (`Duyệt` twice).
      const from = candidates.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to))[0]
      if (from !== undefined) pairs.push([from, to])
    }
  }
  return pairs.toSorted((a, b) => a[1] - b[1])
}

/** The most places that stand in rising order: those have not moved. */
function longestRising(places: readonly number[]): Set<number> {
  const best: number[][] = []
  for (const place of places) {
    const before = best.filter((run) => (run.at(-1) ?? -1) < place).toSorted((a, b) => b.length - a.length)[0] ?? []
    best.push([...before, place])
  }
  return new Set(best.toSorted((a, b) => b.length - a.length)[0])
}

/** A removed step is shown behind the one that it followed. */
function withRemoved(changes: readonly StepChange[], before: readonly Step[]): StepChange[] {
  const steps = [...changes]
  for (const [at, step] of before.entries()) {
    if (steps.some((change) => change.before?.key === step.key)) continue
    const previous = before[at - 1]
    const behind = previous ? steps.findIndex((change) => change.before?.key === previous.key) + 1 : 0
    steps.splice(behind, 0, { change: 'removed', moved: false, before: step, after: null, fields: [] })
  }
  return steps
}

/** What each field says, as the table words it. */
export function fieldText(field: StepField, step: Step, process: InternalProcess): string {
  const plainDay = plainDayOf(process)
  const texts: Record<StepField, () => string> = {
    name: () => step.name,
    content: () => step.content ?? '',
    who: () => step.assignee.hint ?? '',
    kind: () => KIND_TEXT[step.kind],
    role: () => roleText(step.assignee),
    time: () => timeText(step.budget, step.counted, plainDay),
    output: () => step.output ?? '',
    prints: () => (step.prints ? printsText(step.prints) : ''),
    acts: () => (step.acts ? actsText(step.acts) : ''),
    checklist: () => step.checklist.join('\n'),
    agencies: () => (step.consultation ? agenciesText(step.consultation, plainDay) : ''),
    level: () => (step.sign_level === null ? '' : String(step.sign_level)),
    flow: () => flowText(step.flow, process.steps),
    returns: () => stepListText(step.returns_to, process.steps),
    note: () => step.note ?? '',
  }
  return texts[field]()
}

type InProcess = readonly [Step, InternalProcess]

/** Ways are compared by the names of the steps to which they lead: new numbers alone are no change. */
function fieldChanges([old, before]: InProcess, [step, after]: InProcess): FieldChange[] {
  return STEP_FIELDS.flatMap((field) => {
    const [was, is] = [fieldText(field, old, before), fieldText(field, step, after)]
    const isWay = field === 'flow' || field === 'returns'
    const same = isWay ? byNames(was, before) === byNames(is, after) : was === is
    return same ? [] : [{ field, before: was, after: is }]
  })
}

function byNames(text: string, { steps }: InternalProcess): string {
  return text.replace(/\d+[a-z]?(\.\d+)*/g, (number) => steps.find((step) => step.number === number)?.name ?? number)
}

function headChanges(before: InternalProcess, after: InternalProcess): FieldChange<string>[] {
  const read = (process: InternalProcess) => Map.groupBy(prefaceOf(process), ({ label }) => label)
  const [was, is] = [read(before), read(after)]
  const text = (lines: { text: string }[] | undefined) => (lines ?? []).map((line) => line.text).join('\n')
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((label) => {
    const change = { field: label, before: text(was.get(label)), after: text(is.get(label)) }
    return change.before === change.after ? [] : [change]
  })
}
