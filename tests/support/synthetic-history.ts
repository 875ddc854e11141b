import { dueAt, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { PastDossier } from '#modules/deadlines/risk-back-test.ts'
import type { StepKey } from '#modules/deadlines/risk-times.ts'

/** Histories whose truth is known: every step takes a lognormal time with a known median, drawn with a seed. */

export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Median and spread (sigma of the logarithm) in open minutes. */
export interface Truth {
  median: number
  sigma: number
}

export function draw({ median, sigma }: Truth, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(1, Math.round(median * Math.exp(sigma * normal)))
}

export const PLAN: readonly StepKey[] = [
  { procedure: '1.000001', case: '1', field: 'DT', kind: 'assignment', budget: 240 },
  { procedure: '1.000001', case: '1', field: 'DT', kind: 'appraisal', budget: 1_920 },
  { procedure: '1.000001', case: '1', field: 'DT', kind: 'review', budget: 480 },
  { procedure: '1.000001', case: '1', field: 'DT', kind: 'signing', budget: 480 },
  { procedure: '1.000001', case: '1', field: 'DT', kind: 'issuing', budget: 240 },
]

export const TRUTHS: readonly Truth[] = [
  { median: 150, sigma: 0.6 },
  { median: 1_700, sigma: 0.5 },
  { median: 400, sigma: 0.7 },
  { median: 300, sigma: 0.8 },
  { median: 120, sigma: 0.5 },
]

/** So many dossiers, one after the other from `first` on, each with its appointment so many open minutes after its receipt. */
export function pastDossiers(
  calendar: WorkingCalendar,
  wish: { count: number; first: number; everyMinutes: number; now: number; seed: number; limitMinutes?: number },
): PastDossier[] {
  const random = seededRandom(wish.seed)
  const after = (from: number, minutes: number) => dueAt(calendar, from, { value: minutes / 60, unit: 'working_hours' })
  return Array.from({ length: wish.count }, (_, index) => {
    const receivedAt = after(wish.first, 1 + index * wish.everyMinutes)
    let at = receivedAt
    const visits = TRUTHS.map((truth, step) => {
      const begins = at
      at = after(at, draw(truth, random))
      return { step, at: begins }
    })
    const due = after(receivedAt, wish.limitMinutes ?? 3_400)
    const endedAt = at <= wish.now ? at : null
    return {
      steps: PLAN,
      journey: {
        visits: visits.filter((visit) => visit.at <= wish.now),
        standing: [],
        receivedAt,
        endedAt,
        gaveResult: true,
      },
      calendar,
      dueAt: () => due,
      late: due <= wish.now ? at > due : null,
      knownAt: due <= wish.now ? due : null,
    }
  })
}
