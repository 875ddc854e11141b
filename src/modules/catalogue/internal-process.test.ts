import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgetedHours, defaultProcess, processOf, workingHoursIn } from './internal-process.ts'
import { LIMIT_UNITS, type Limit } from './procedure.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'
import { limitOf } from './version-parts.ts'

const workingDays = (value: number): Limit => ({ value, unit: 'working_days', counting: 'civil_code' })
const values = (limit: Limit) => defaultProcess(limit).steps.map((step) => step.budget?.value)

describe('default process', () => {
  test('divides ten working days', () => {
    expect(values(workingDays(10))).toEqual([0.5, 0.5, 5.5, 1, 1.5, 0.5, 0.5])
  })

  test('divides three working days into quarters', () => {
    expect(values(workingDays(3))).toEqual([0.25, 0.25, 1.5, 0.25, 0.25, 0.25, 0.25])
  })

  test('uses hours below two working days', () => {
    const steps = defaultProcess({ value: 6, unit: 'working_hours', counting: 'hours' }).steps
    expect(steps.map((step) => step.budget)).toEqual(
      [0.25, 0.25, 3.75, 0.5, 0.75, 0.25, 0.25].map((value) => ({ value, unit: 'working_hours', counting: 'hours' })),
    )
  })

  test('has no budgets without a limit', () => {
    expect(defaultProcess(null).steps.every((step) => step.budget === null)).toBe(true)
  })

  test('is reception, …, signing, issuing, returning by the roles of the house', () => {
    expect(defaultProcess(null).steps.map((step) => `${step.kind}/${step.role}`)).toEqual([
      'reception/counter_officer',
      'assignment/head',
      'appraisal/specialist',
      'review/head',
      'signing/leader',
      'issuing/clerk',
      'returning/counter_officer',
    ])
  })

  test('never gives out more than the limit, and something to each step', () => {
    const limits = fc.record({
      value: fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4),
      unit: fc.constantFrom(...LIMIT_UNITS),
      counting: fc.constant('civil_code' as const),
    })
    fc.assert(
      fc.property(limits, (limit) => {
        const { steps } = defaultProcess(limit)
        expect(budgetedHours(steps)).toBeLessThanOrEqual(workingHoursIn(limit) + 1e-6)
        expect(steps.every((step) => step.budget !== null && step.budget.value > 0)).toBe(true)
      }),
    )
  })
})

test('every case of every shipped procedure has a process that fits into its limit on each channel', () => {
  for (const entry of shippedCatalogue().catalogue.procedures) {
    for (const found of entry.cases) {
      for (const channel of entry.channels) {
        const { steps } = processOf(entry, found.code, channel)
        const limit = limitOf(entry, found.code, channel)
        const place = `${entry.code} case ${found.code} ${channel}`
        if (limit) expect(budgetedHours(steps), place).toBeLessThanOrEqual(workingHoursIn(limit) + 1e-6)
        expect([steps[0]?.kind, steps.at(-1)?.kind], place).toEqual(['reception', 'returning'])
      }
    }
  }
})
