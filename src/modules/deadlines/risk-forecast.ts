import { CELL_MINUTES, longerThan, NOTHING, quantile, type Spread, shareLonger, sum } from './risk-spread.ts'
import { type KnownTime, type StepKey, type StepTimes, timeReader } from './risk-times.ts'

/**
 * The chance that an open dossier misses its appointment: what is left of its present step, given how long it has been there,
 * and all steps until the result, against the open minutes that are left. Pure.
 */

export interface OpenDossier {
  /** Its steps up to the one that gives the result. */
  steps: readonly StepKey[]
  /** The furthest step that it has reached. */
  step: number
  /** Open minutes that it has been there. */
  spent: number
  /** Open minutes until the appointment; negative: it has passed. */
  left: number
}

export interface Forecast {
  /** Between 0 and 1. */
  chance: number
  /** Open minutes within which half, and four of five, of such dossiers have their result. */
  needHalf: number
  needMost: number
  /** The step that will take most of it, and what a dossier usually spends there. */
  worst: { step: number; half: number; most: number; stays: number }
}

const MOST = 0.8

/**
 * Of so many a step has to be done all over again: without that, a dossier that has been there longer than any before would
 * count as good as done.
 */
export const STUCK = 0.02

export interface Forecaster {
  forecast: (dossier: OpenDossier) => Forecast
}

export function forecaster(times: StepTimes): Forecaster {
  const timeOf = timeReader(times)
  const roads = new Map<string, Road>()
  const roadOf = (steps: readonly StepKey[], step: number): Road => {
    const key = roadKey(steps, step)
    const road = roads.get(key) ?? layRoad(steps, step, timeOf)
    roads.set(key, road)
    return road
  }
  return { forecast: (dossier) => forecastOn(roadOf(dossier.steps, dossier.step), dossier) }
}

/** What lies ahead of every dossier at the same step of the same process. */
interface Road {
  here: KnownTime
  /** Share whose further steps take longer, by cell. */
  longerAhead: Float64Array
  /** Longer than so much takes a step that has to be done again, and what comes after it. */
  longerAnew: Float64Array
  ahead: { step: number; half: number; most: number; stays: number }[]
}

function roadKey(steps: readonly StepKey[], step: number): string {
  const first = steps[0]
  const plan = steps.map(({ kind, budget }) => `${kind}:${budget}`).join()
  return `${first?.procedure}/${first?.case}/${first?.field}/${step}/${plan}`
}

function layRoad(steps: readonly StepKey[], step: number, timeOf: (step: StepKey) => KnownTime): Road {
  const known = steps.slice(step).map(timeOf)
  const here = known[0] ?? { spread: NOTHING, stays: 0 }
  const ahead = known.slice(1).reduce<Spread>((whole, each) => sum(whole, each.spread), NOTHING)
  return {
    here,
    longerAhead: longerThan(ahead),
    longerAnew: longerThan(sum(here.spread, ahead)),
    ahead: known.slice(1).map(({ spread, stays }, index) => ({
      step: step + 1 + index,
      half: quantile(spread, 0.5),
      most: quantile(spread, MOST),
      stays,
    })),
  }
}

function forecastOn(road: Road, { step, spent, left }: OpenDossier): Forecast {
  const longer = (minutes: number) => shareStillLonger(road, spent, minutes)
  const { spread, stays } = road.here
  const here = { step, half: quantile(spread, 0.5), most: quantile(spread, MOST), stays }
  const steps = [
    { ...here, rest: Math.max(0, here.most - spent) },
    ...road.ahead.map((each) => ({ ...each, rest: each.most })),
  ]
  const worst = steps.reduce((most, each) => (each.rest > most.rest ? each : most))
  return {
    chance: left < 0 ? 1 : Math.min(1, Math.max(0, longer(left))),
    needHalf: within(longer, 0.5),
    needMost: within(longer, MOST),
    worst: { step: worst.step, half: worst.half, most: worst.most, stays: worst.stays },
  }
}

/** The share of dossiers that, having been here for `spent` minutes, still need more than `minutes`. */
function shareStillLonger({ here, longerAhead, longerAnew }: Road, spent: number, minutes: number): number {
  const { shares, to } = here.spread
  let whole = 0
  let longer = 0
  for (let cell = Math.max(here.spread.from, Math.floor(spent / CELL_MINUTES)); cell <= to; cell += 1) {
    const share = shares[cell] as number
    const rest = cell * CELL_MINUTES - spent
    if (share === 0 || rest < 0) continue
    whole += share
    longer += share * shareLonger(longerAhead, minutes - rest)
  }
  return (longer + STUCK * shareLonger(longerAnew, minutes)) / (whole + STUCK)
}

const LONGEST = 1_600 * CELL_MINUTES

/** Minutes within which this share of dossiers is done: halved until it is known to a cell. */
function within(longer: (minutes: number) => number, share: number): number {
  let [low, high] = [0, LONGEST]
  while (high - low > CELL_MINUTES / 2) {
    const middle = (low + high) / 2
    if (longer(middle) > 1 - share) low = middle
    else high = middle
  }
  return Math.round(high)
}
