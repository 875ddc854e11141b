import type { StepKind } from '#modules/dossiers/exports.ts'
import { blend, type Point, type Spread, spreadOf } from './risk-spread.ts'

/**
 * What the history says of the time that a step takes. For each procedure, case and kind of step the stays that ended give an
 * empirical spread (Kaplan–Meier: a stay that goes on still tells that it takes at least so long). Where there are few of them,
 * the spread leans on that of the field, which leans on that of the kind of step, which leans on the time that the process gives
 * to it: n own stays weigh n / (n + 10). Pure.
 */

/** So many own stays weigh as much as everything that is known in general. */
export const LEANING = 10

/** A step of a dossier, as far as it matters for its time. */
export interface StepKey {
  procedure: string
  case: string | null
  field: string
  kind: StepKind
  /** Open minutes that the internal process gives it. */
  budget: number | null
}

export interface Stay extends StepKey {
  minutes: number
  /** It went on to the next step; else it is still there, or the dossier ended otherwise. */
  finished: boolean
}

/** Finished stays of one group, as at most 64 values with their shares: open minutes, or parts of the time given. */
export interface Group {
  n: number
  points: Point[]
}

export interface StepTimes {
  groups: Record<string, Group>
}

const MOST_POINTS = 64

export function learnTimes(stays: readonly Stay[]): StepTimes {
  const found = new Map<string, { value: number; finished: boolean }[]>()
  for (const stay of stays) {
    for (const { key, per } of levelsOf(stay)) {
      const list = found.get(key) ?? []
      if (list.length === 0) found.set(key, list)
      list.push({ value: stay.minutes / per, finished: stay.finished })
    }
  }
  const groups: Record<string, Group> = {}
  for (const [key, list] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const group = groupOf(list)
    if (group.n > 0) groups[key] = group
  }
  return { groups }
}

/**
 * From the general to the particular. Different procedures give a step of one kind very different times, so the general levels
 * count in parts of the time given; the own level counts in minutes.
 */
function levelsOf({ procedure, case: case_, field, kind, budget }: StepKey): { key: string; per: number }[] {
  const per = budget !== null && budget > 0 ? budget : 1
  const unit = per > 1 ? 'share' : 'minutes'
  return [
    { key: `kind/${kind}/${unit}`, per },
    { key: `field/${field}/${kind}/${unit}`, per },
    { key: `case/${procedure}/${case_ ?? ''}/${kind}`, per: 1 },
  ]
}

/** Kaplan–Meier; what is left after the longest stay is put there (Efron). */
function groupOf(list: { value: number; finished: boolean }[]): Group {
  // Of two equal stays the finished one first: the other one lasts at least a little longer.
  list.sort((a, b) => a.value - b.value || Number(b.finished) - Number(a.finished))
  const points: [number, number][] = []
  let left = 1
  list.forEach(({ value, finished }, index) => {
    if (!finished) return
    const share = left / (list.length - index)
    points.push([value, share])
    left -= share
  })
  const last = points.at(-1)
  if (last) last[1] += Math.max(0, left)
  return { n: points.length, points: fewer(points) }
}

function fewer(points: readonly Point[]): Point[] {
  if (points.length <= MOST_POINTS) return points.map(([value, share]) => [rounded(value), share])
  const chosen: Point[] = []
  let at = 0
  let before = 0
  for (let i = 0; i < MOST_POINTS; i += 1) {
    const wanted = (i + 0.5) / MOST_POINTS
    while (at < points.length - 1 && before + (points[at]?.[1] ?? 0) < wanted) {
      before += points[at]?.[1] ?? 0
      at += 1
    }
    chosen.push([rounded(points[at]?.[0] ?? 0), 1 / MOST_POINTS])
  }
  return chosen
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000

/** Before anything is known: from two fifths of the time given to a fifth more than it; without a time given up to a day. */
function assumed(budget: number | null): Spread {
  const [whole, from, to] = budget !== null && budget > 0 ? [budget, 0.4, 1.2] : [480, 0, 1]
  return spreadOf(Array.from({ length: 9 }, (_, i) => [whole * (from + ((to - from) * i) / 8), 1 / 9] as const))
}

export interface KnownTime {
  spread: Spread
  /** Finished stays of the same procedure, case and kind of step. */
  stays: number
}

/** Answers for one model; what was asked before is kept. */
export function timeReader(times: StepTimes): (step: StepKey) => KnownTime {
  const kept = new Map<string, KnownTime>()
  return (step) => {
    const key = `${step.procedure}/${step.case}/${step.field}/${step.kind}/${step.budget}`
    const known = kept.get(key) ?? timeOf(times, step)
    kept.set(key, known)
    return known
  }
}

function timeOf({ groups }: StepTimes, step: StepKey): KnownTime {
  let spread = assumed(step.budget)
  let stays = 0
  for (const { key, per } of levelsOf(step)) {
    const group = groups[key]
    stays = group?.n ?? 0
    if (!group) continue
    const own = spreadOf(group.points.map(([value, share]) => [value * per, share]))
    spread = blend(own, group.n / (group.n + LEANING), spread)
  }
  return { spread, stays }
}
