/**
 * The picture of a process beside its table: a lane for everybody who works in it, the steps downwards as in the table. Pure;
 * a small layout of our own, because a table has few steps and they are in order already.
 */
import { BOX, HEAD, LANE } from './diagram-size.ts'
import { flowText } from './flow-notation.ts'
import { graphOf } from './graph.ts'
import { words } from './plain-text.ts'
import { END, type InternalProcess, type Step } from './process.ts'
import { plainDayOf } from './process-table.ts'
import { timeText } from './time-text.ts'

export interface Box {
  key: string
  number: string
  lines: string[]
  time: string
  external: boolean
  x: number
  y: number
}

export interface Arrow {
  points: [number, number][]
  kind: 'way' | 'loop' | 'return'
  label: string | null
}

export interface Diagram {
  width: number
  height: number
  lanes: { name: string[]; full: string; x: number }[]
  boxes: Box[]
  arrows: Arrow[]
}

const ROW = 112
const LETTERS = 17
const GUTTER = (LANE - BOX.width) / 2

export function diagramOf(process: InternalProcess): Diagram {
  const names = laneNames(process.steps)
  const lanes = process.steps.map((step) => names.indexOf(laneOf(step)))
  const rows = rowsOf(process, lanes)
  const boxes = process.steps.map((step, at) => boxOf(process, step, lanes[at] ?? 0, rows[at] ?? 0))
  return {
    width: Math.max(1, names.length) * LANE,
    height: HEAD + (Math.max(-1, ...rows) + 1) * ROW + 12,
    lanes: names.map((name, at) => ({ name: wrap(name, LETTERS, 2), full: name, x: at * LANE })),
    boxes,
    arrows: [...waysOf(process, boxes), ...returnsOf(process, boxes)],
  }
}

/** Who does it, as the table says; the same people in other letters are the same. */
const laneOf = ({ assignee }: Step) => (assignee.hint ?? assignee.role ?? '—').split('\n')[0] ?? '—'

function laneNames(steps: readonly Step[]): string[] {
  const names = new Map<string, string>()
  for (const step of steps) if (!names.has(words(laneOf(step)))) names.set(words(laneOf(step)), laneOf(step))
  for (const step of steps) if (step.assignee.hint === null && step.assignee.role === null) names.set('', '—')
  return [...names.values()]
}

/** A row for each step: beneath all that lead to it, and beneath whatever stands in its lane already. */
function rowsOf(process: InternalProcess, lanes: readonly number[]): number[] {
  const graph = graphOf(process)
  const rows: number[] = process.steps.map(() => 0)
  const taken = new Map<number, Set<number>>()
  for (const at of process.steps.keys()) {
    const lane = taken.get(lanes[at] ?? 0) ?? new Set<number>()
    let row = rows[at] ?? 0
    while (lane.has(row)) row++
    rows[at] = row
    taken.set(lanes[at] ?? 0, lane.add(row))
    for (const { to, at_most } of graph.ways[at] ?? [])
      if (to > at && at_most === null) rows[to] = Math.max(rows[to] ?? 0, row + 1)
  }
  return rows
}

function boxOf(process: InternalProcess, step: Step, lane: number, row: number): Box {
  return {
    key: step.key,
    number: step.number,
    lines: wrap(`${step.number}. ${step.name}`, LETTERS, 3),
    time: timeOf(step, process),
    external: step.assignee.external,
    x: Math.max(0, lane) * LANE + GUTTER,
    y: HEAD + row * ROW + 16,
  }
}

/** In brackets what is outside of the limit. */
function timeOf({ budget, counted }: Step, process: InternalProcess): string {
  const text = timeText(budget, true, plainDayOf(process))
  if (counted) return text || '—'
  return text ? `(${text})` : '(không tính)'
}

/** Lines of whole words; what does not fit ends with dots. */
export function wrap(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= letters) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  const last = lines[most - 1] ?? ''
  return [...lines.slice(0, most - 1), `${last.slice(0, letters - 1)}…`]
}

function waysOf(process: InternalProcess, boxes: readonly Box[]): Arrow[] {
  const { steps } = process
  const at = new Map(steps.map(({ key }, index) => [key, index]))
  return steps.flatMap((step, from) =>
    labelled(step, steps, from).flatMap(({ to, label, loop }) => {
      const [start, end] = [boxes[from], boxes[at.get(to) ?? -1]]
      if (!start || !end) return []
      const back = loop || end.y <= start.y
      return [
        {
          points: back ? upward(start, end, from) : downward(start, end),
          kind: back ? ('loop' as const) : ('way' as const),
          label,
        },
      ]
    }),
  )
}

function labelled(
  { flow }: Step,
  steps: readonly Step[],
  from: number,
): { to: string; label: string | null; loop: boolean }[] {
  const counted = (at_most: number | null) => (at_most === null ? null : `≤ ${at_most} lần`)
  switch (flow.kind) {
    case 'next':
      return [{ to: steps[from + 1]?.key ?? END, label: null, loop: false }]
    case 'go':
      return [{ to: flow.to, label: counted(flow.at_most), loop: flow.at_most !== null }]
    case 'choice': {
      const rest = flow.otherwise ? [{ ...flow.otherwise, text: 'còn lại' }] : []
      const branches = flow.branches.map((branch) => ({
        ...branch,
        text: flowText({ kind: 'choice', branches: [branch], otherwise: null }, steps).replace(/: .*$/s, ''),
      }))
      return [...branches, ...rest].map(({ to, at_most, text }) => ({
        to,
        label: [text, counted(at_most)].filter(Boolean).join(', '),
        loop: at_most !== null,
      }))
    }
    case 'parallel':
      return flow.to.map((to) => ({ to, label: null, loop: false }))
  }
}

const middle = ({ x }: Box) => x + BOX.width / 2
const bottom = ({ y }: Box) => y + BOX.height

/** Straight down, or around: past other boxes along the edge of the lane. */
function downward(start: Box, end: Box): [number, number][] {
  const below = bottom(start) + 14
  const above = end.y - 12
  const down: [number, number][] = [
    [middle(start), bottom(start)],
    [middle(start), below],
  ]
  if (above - below > ROW / 2) {
    const side = end.x < start.x ? end.x + BOX.width + GUTTER - 5 : end.x - GUTTER + 5
    down.push([side, below], [side, above])
  }
  const last = down.at(-1) as [number, number]
  if (last[0] !== middle(end)) down.push([middle(end), last[1]])
  return [...down, [middle(end), end.y]]
}

/** Out to the right, up, and in from the right. */
function upward(start: Box, end: Box, from: number): [number, number][] {
  const side = Math.max(start.x, end.x) + BOX.width + 4 + (from % 3) * 4
  const [low, high] = [start.y + BOX.height * 0.65, end.y + BOX.height * 0.35]
  return [
    [start.x + BOX.width, low],
    [side, low],
    [side, high],
    [end.x + BOX.width, high],
  ]
}

/** Where a step may send the dossier back: on the left, so that the ways forward stay clear. */
function returnsOf({ steps }: InternalProcess, boxes: readonly Box[]): Arrow[] {
  return steps.flatMap((step, from) =>
    step.returns_to.flatMap((key) => {
      const [start, end] = [boxes[from], boxes.find((box) => box.key === key)]
      if (!start || !end) return []
      const side = Math.min(start.x, end.x) - 4 - (from % 3) * 4
      const [low, high] = [start.y + BOX.height * 0.5, end.y + BOX.height * 0.6]
      return [
        {
          kind: 'return' as const,
          label: null,
          points: [
            [start.x, low],
            [side, low],
            [side, high],
            [end.x, high],
          ] as [number, number][],
        },
      ]
    }),
  )
}
