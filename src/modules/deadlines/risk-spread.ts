/**
 * How long something takes, as a spread over a grid of open minutes: cell i holds the share that takes i × 30 minutes, the last
 * cell whatever takes longer. Sums of steps are convolutions. Exact and the same every time: nothing is sampled. Pure.
 */

export const CELL_MINUTES = 30
/** A hundred working days of eight hours. */
export const CELLS = 1_600

export interface Spread {
  readonly shares: Float64Array
  /** First and last cell that hold anything. */
  readonly from: number
  readonly to: number
}

/** A value in open minutes with its share of the whole. */
export type Point = readonly [minutes: number, share: number]

/** Between two cells a value is shared out, so that the mean stays what it was. */
export function spreadOf(points: readonly Point[]): Spread {
  const shares = new Float64Array(CELLS)
  for (const [minutes, share] of points) {
    const at = Math.max(0, minutes) / CELL_MINUTES
    const cell = Math.floor(at)
    if (cell >= CELLS - 1) {
      add(shares, CELLS - 1, share)
      continue
    }
    add(shares, cell, share * (1 - (at - cell)))
    add(shares, cell + 1, share * (at - cell))
  }
  return bounded(shares)
}

function add(shares: Float64Array, cell: number, share: number): void {
  shares[cell] = (shares[cell] as number) + share
}

function bounded(shares: Float64Array): Spread {
  let from = 0
  let to = CELLS - 1
  while (from < to && shares[from] === 0) from += 1
  while (to > from && shares[to] === 0) to -= 1
  return { shares, from, to }
}

/** Takes no time at all. */
export const NOTHING: Spread = spreadOf([[0, 1]])

/** `weight` parts of the one, the rest of the other; `weight` between 0 and 1. */
export function blend(one: Spread, weight: number, other: Spread): Spread {
  const shares = new Float64Array(CELLS)
  for (let i = one.from; i <= one.to; i += 1) add(shares, i, weight * (one.shares[i] as number))
  for (let i = other.from; i <= other.to; i += 1) add(shares, i, (1 - weight) * (other.shares[i] as number))
  return bounded(shares)
}

/** One after the other. */
export function sum(one: Spread, other: Spread): Spread {
  const shares = new Float64Array(CELLS)
  for (let i = one.from; i <= one.to; i += 1) {
    const share = one.shares[i] as number
    if (share === 0) continue
    for (let j = other.from; j <= other.to; j += 1)
      add(shares, Math.min(i + j, CELLS - 1), share * (other.shares[j] as number))
  }
  return bounded(shares)
}

/** For each cell the share that takes longer than it. */
export function longerThan(spread: Spread): Float64Array {
  const longer = new Float64Array(CELLS)
  let rest = 0
  for (let i = CELLS - 1; i >= 0; i -= 1) {
    longer[i] = rest
    rest += spread.shares[i] as number
  }
  return longer
}

/** The share that takes longer than so many minutes, between two cells in proportion; before now everything takes longer. */
export function shareLonger(longer: Float64Array, minutes: number): number {
  if (minutes < 0) return 1
  const at = minutes / CELL_MINUTES
  const cell = Math.floor(at)
  if (cell >= CELLS - 1) return longer[CELLS - 2] as number
  const here = longer[cell] as number
  return here + ((longer[cell + 1] as number) - here) * (at - cell)
}

/** Minutes within which this share is done. */
export function quantile(spread: Spread, share: number): number {
  let done = 0
  for (let i = spread.from; i <= spread.to; i += 1) {
    const next = done + (spread.shares[i] as number)
    if (next >= share - 1e-9) {
      const part = next === done ? 1 : (share - done) / (next - done)
      return Math.max(0, (i - 1 + part) * CELL_MINUTES)
    }
    done = next
  }
  return spread.to * CELL_MINUTES
}
