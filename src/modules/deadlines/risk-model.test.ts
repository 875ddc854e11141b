import { describe, expect, test } from 'vitest'
import { draw, PLAN, pastDossiers, seededRandom, TRUTHS } from '../../../tests/support/synthetic-history.ts'
import { vn as vietnam } from '../calendar/test-calendars.ts'
import { backTest, staysUntil, wilson } from './risk-back-test.ts'
import { forecaster } from './risk-forecast.ts'
import { blend, longerThan, quantile, shareLonger, spreadOf, sum } from './risk-spread.ts'
import { learnTimes, type Stay, type StepKey, timeReader } from './risk-times.ts'

const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+07:00`)

const appraisal: StepKey = { procedure: '1.000001', case: '1', field: 'DT', kind: 'appraisal', budget: 960 }
const stay = (minutes: number, more: Partial<Stay> = {}): Stay => ({ ...appraisal, minutes, finished: true, ...more })

describe('a spread', () => {
  test('keeps the mean of what is put in, and adds up', () => {
    const one = spreadOf([
      [95, 0.5],
      [10, 0.5],
    ])
    const mean = one.shares.reduce((whole, share, cell) => whole + share * cell * 30, 0)
    expect(mean).toBeCloseTo(52.5, 9)
    const both = sum(one, one)
    expect(both.shares.reduce((whole, share, cell) => whole + share * cell * 30, 0)).toBeCloseTo(105, 9)
    expect(both.shares.reduce((whole, share) => whole + share, 0)).toBeCloseTo(1, 12)
  })

  test('two certain times make a certain sum', () => {
    const five = sum(spreadOf([[120, 1]]), spreadOf([[180, 1]]))
    expect(quantile(five, 0.5)).toBeLessThanOrEqual(300)
    const longer = longerThan(five)
    expect(shareLonger(longer, 301)).toBe(0)
    expect(shareLonger(longer, 269)).toBeCloseTo(1, 9)
  })

  test('what is longer than the grid stays in its last cell', () => {
    const long = sum(spreadOf([[40_000, 1]]), spreadOf([[40_000, 1]]))
    expect(long.shares.at(-1)).toBe(1)
  })

  test('a blend has the parts that it was asked for', () => {
    const mixed = blend(spreadOf([[0, 1]]), 0.25, spreadOf([[300, 1]]))
    expect(mixed.shares[0]).toBeCloseTo(0.25, 12)
    expect(mixed.shares[10]).toBeCloseTo(0.75, 12)
  })
})

describe('what is learnt', () => {
  test('without any history a step takes from two fifths to six fifths of the time given to it', () => {
    const { spread, stays } = timeReader({ groups: {} })(appraisal)
    expect(stays).toBe(0)
    expect(Math.abs(quantile(spread, 0.01) - 0.4 * 960)).toBeLessThan(60)
    expect(Math.abs(quantile(spread, 0.5) - 0.8 * 960)).toBeLessThan(60)
    expect(Math.abs(quantile(spread, 1) - 1.2 * 960)).toBeLessThan(60)
  })

  test('one slow stay moves the picture a little, a hundred make it', () => {
    const medianAfter = (n: number) =>
      quantile(timeReader(learnTimes(Array.from({ length: n }, () => stay(4_800))))(appraisal).spread, 0.5)
    expect(medianAfter(1)).toBeLessThan(1_200)
    expect(medianAfter(100)).toBeCloseTo(4_800, -2)
  })

  test('another procedure of the field lends its pace in parts of the time given', () => {
    const slow = learnTimes(Array.from({ length: 200 }, () => stay(1_920)))
    const other: StepKey = { ...appraisal, procedure: '2.000002', budget: 4_800 }
    const { spread, stays } = timeReader(slow)(other)
    expect(stays).toBe(0)
    // Twice the time given, there as here.
    expect(quantile(spread, 0.5)).toBeCloseTo(9_600, -2)
  })

  test('stays that go on count for the time that they have lasted (Kaplan–Meier, by hand)', () => {
    // At 100 one of four ends; of the three that were there longer one is only known until 200; at 300 one of two ends, then the last.
    const times = learnTimes([stay(100), stay(200, { finished: false }), stay(300), stay(400)])
    const own = times.groups['case/1.000001/1/appraisal']
    expect(own?.n).toBe(3)
    expect(own?.points.map(([value]) => value)).toEqual([100, 300, 400])
    expect(own?.points.map(([, share]) => share)).toEqual([
      expect.closeTo(1 / 4, 9),
      expect.closeTo(3 / 8, 9),
      expect.closeTo(3 / 8, 9),
    ])
  })

  test('is the same whatever the order of the history', () => {
    const random = seededRandom(7)
    const stays = Array.from({ length: 500 }, () => stay(draw({ median: 900, sigma: 0.5 }, random)))
    expect(learnTimes([...stays].reverse())).toEqual(learnTimes(stays))
  })
})

/** Learnt from 3,000 draws of each step's true time. */
function learnt() {
  const random = seededRandom(11)
  return learnTimes(
    PLAN.flatMap((step, index) =>
      Array.from({ length: 3_000 }, () => ({
        ...step,
        minutes: draw(TRUTHS[index] as (typeof TRUTHS)[number], random),
        finished: true,
      })),
    ),
  )
}

describe('the forecast', () => {
  const { forecast } = forecaster(learnt())
  const chance = (step: number, spent: number, left: number) => forecast({ steps: PLAN, step, spent, left }).chance

  test('agrees with twenty thousand throws of the dice', () => {
    for (const [step, spent, left] of [
      [0, 0, 3_400],
      [0, 0, 2_600],
      [1, 1_500, 1_500],
      [3, 200, 500],
    ] as const) {
      const random = seededRandom(step * 1_000 + left)
      let [late, all] = [0, 0]
      while (all < 20_000) {
        const here = draw(TRUTHS[step] as (typeof TRUTHS)[number], random)
        if (here < spent) continue
        const rest = TRUTHS.slice(step + 1).reduce((whole, truth) => whole + draw(truth, random), 0)
        all += 1
        if (here - spent + rest > left) late += 1
      }
      expect(Math.abs(chance(step, spent, left) - late / all), `step ${step}`).toBeLessThan(0.03)
    }
  })

  test('falls when more time is left, rises while the dossier stays where it is', () => {
    for (const spent of [0, 700, 2_000]) {
      const falling = [0, 300, 900, 1_800, 3_000, 6_000].map((left) => chance(1, spent, left))
      expect([...falling].sort((a, b) => b - a)).toEqual(falling)
    }
    const waiting = [0, 400, 900, 1_500, 2_200].map((spent) => chance(1, spent, 3_000 - spent))
    expect([...waiting].sort((a, b) => a - b)).toEqual(waiting)
  })

  test('is certain of what is past and next to certain of what is far', () => {
    expect(chance(1, 0, -1)).toBe(1)
    expect(chance(4, 0, 20_000)).toBeLessThan(0.01)
  })

  test('does not take a dossier for done that has lain longer than any before', () => {
    expect(chance(1, 30_000, 300)).toBeGreaterThan(0.8)
  })

  test('names the step that takes most of what is left, with its usual time', () => {
    const { worst, needHalf, needMost } = forecast({ steps: PLAN, step: 0, spent: 0, left: 3_000 })
    expect(worst.step).toBe(1)
    expect(worst.stays).toBe(3_000)
    expect(worst.half).toBeGreaterThan(1_600)
    expect(worst.half).toBeLessThan(1_800)
    expect(worst.most).toBeGreaterThan(worst.half)
    expect(needMost).toBeGreaterThan(needHalf)
    // Almost through with the appraisal: what is left of it is little, the signing is more.
    expect(forecast({ steps: PLAN, step: 3, spent: 0, left: 300 }).worst.step).toBe(3)
  })

  test('ten thousand dossiers give as many answers, none of them outside 0 … 1', () => {
    const random = seededRandom(3)
    for (let i = 0; i < 10_000; i += 1) {
      const value = chance(Math.floor(random() * 5), Math.floor(random() * 3_000), Math.floor(random() * 6_000))
      expect(value >= 0 && value <= 1).toBe(true)
    }
  })
})

describe('the back-test', () => {
  const now = at('2026-11-20 17:00')
  const wish = { count: 1_500, first: at('2024-11-25 08:00'), everyMinutes: 160, now, seed: 5 }

  test('is calibrated where the world does not change: what is said to be late so often is late so often', () => {
    const result = backTest(pastDossiers(vietnam, wish), now)
    expect(result.enough).toBe(true)
    expect(result.trials).toBeGreaterThan(1_000)
    for (const bin of result.bins.filter(({ n }) => n >= 60)) {
      expect(Math.abs((bin.predicted ?? 0) - (bin.observed ?? 0)), `${bin.from}`).toBeLessThan(0.12)
    }
    expect(result.brier ?? 1).toBeLessThan((result.brier_naive ?? 0) * 0.85)
    expect(result.bins.reduce((all, { n }) => all + n, 0)).toBe(result.trials)
  })

  test('learns nothing from what came after the split', () => {
    const past = pastDossiers(vietnam, wish)
    const split = at('2026-03-02 08:00')
    const known = staysUntil(past, split)
    // Turned into rubbish after the split, the history before it says the same.
    const spoilt = past.map((each) => ({
      ...each,
      journey: { ...each.journey, visits: each.journey.visits.filter((visit) => visit.at <= split) },
    }))
    expect(staysUntil(spoilt, split)).toEqual(known)
  })

  test('says so when there is too little', () => {
    const result = backTest(pastDossiers(vietnam, { ...wish, count: 37 }), now)
    expect(result).toMatchObject({ enough: false, brier: null, bins: [] })
    expect(backTest([], now)).toMatchObject({ enough: false, split_at: null })
  })

  test('the interval of a share is Wilson’s', () => {
    // 5 of 10: 0.2366 … 0.7634
    expect(wilson(0.5, 10).low).toBeCloseTo(0.2366, 3)
    expect(wilson(0.5, 10).high).toBeCloseTo(0.7634, 3)
  })
})
