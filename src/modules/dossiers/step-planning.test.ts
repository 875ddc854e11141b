import { describe, expect, it } from 'vitest'
import { vn } from '#modules/calendar/test-calendars.ts'
import { defaultProcess, type ProcessStep } from '#modules/catalogue/exports.ts'
import { instant, localText } from '#tests/support/instants.ts'
import { budgetMinutes, placeAt, planSteps, stepDue } from './step-planning.ts'

const units = { receiving: 'centre', handling: 'division', resolving: 'board', clerk: 'office', returning: 'commune' }
const steps = planSteps(defaultProcess({ value: 10, unit: 'working_days', counting: 'civil_code' }), units)

describe('the plan of a dossier', () => {
  it('gives each step to the unit of its role, and the return to where the applicant collects', () => {
    expect(steps.map((step) => [step.kind, step.unit_id])).toEqual([
      ['reception', 'centre'],
      ['assignment', 'division'],
      ['appraisal', 'division'],
      ['review', 'division'],
      ['signing', 'board'],
      ['issuing', 'office'],
      ['returning', 'commune'],
    ])
  })

  it('never plans more time than the limit has', () => {
    const minutes = steps.reduce((sum, step) => sum + (step.budget_minutes ?? 0), 0)
    expect(minutes).toBeLessThanOrEqual(10 * 480)
  })

  it('keeps a step without a budget without one', () => {
    const step = {
      name: 'Chờ',
      kind: 'appraisal',
      role: 'specialist',
      unit_hint: null,
      budget: null,
      external: true,
      output: null,
    } as ProcessStep
    expect(planSteps({ steps: [step] }, units)[0]).toMatchObject({ budget_minutes: null, external: true })
  })
})

describe('step budgets', () => {
  it.each([
    [0.5, 'working_days', 240],
    [0.25, 'working_days', 120],
    [6, 'working_hours', 360],
    [1.5, 'hours', 90],
    [0.33, 'working_hours', 20],
    [2, 'days', 960],
    [1, 'months', 22 * 480],
  ] as const)('%s %s are %s minutes', (value, unit, minutes) => {
    expect(budgetMinutes({ value, unit, counting: 'hours' })).toBe(minutes)
  })

  it.each([
    ['half a day from the morning', '2026-08-03 09:00', 240, '2026-08-03 14:30'],
    ['over a weekend', '2026-08-07 16:00', 120, '2026-08-10 08:30'],
    ['over a make-up Saturday', '2026-08-21 16:00', 480, '2026-08-22 16:00'],
    ['until closing time, not the next opening', '2026-08-03 13:00', 240, '2026-08-03 17:00'],
  ])('%s', (_what, from, minutes, due) => {
    expect(localText(stepDue(vn, instant(from), minutes))).toBe(due)
  })

  it('none means no due date', () => {
    expect(stepDue(vn, instant('2026-08-03 09:00'), null)).toBeNull()
    expect(stepDue(vn, instant('2026-08-03 09:00'), 0)).toBeNull()
  })
})

describe('placing a dossier', () => {
  const now = instant('2026-08-03 09:00')
  it('sets row and passage alike', () => {
    const { set, passage } = placeAt(steps, { step: 2, holder: { id: 'x', name: 'X' }, now, calendar: vn })
    expect(set).toMatchObject({
      step: 2,
      step_kind: 'appraisal',
      unit_id: 'division',
      holder_id: 'x',
      acknowledged: true,
      held_since: now,
    })
    expect(passage).toMatchObject({ step: 2, unit_id: 'division', holder_name: 'X', due_at: set.step_due_at })
  })

  it('keeps a due date that is given, also none', () => {
    const due_at = instant('2026-08-05 10:00')
    expect(placeAt(steps, { step: 2, holder: null, now, calendar: vn, due_at }).set.step_due_at).toBe(due_at)
    expect(placeAt(steps, { step: 2, holder: null, now, calendar: vn, due_at: null }).set.step_due_at).toBeNull()
  })

  it('has nowhere beyond the last step', () => {
    expect(() => placeAt(steps, { step: 7, holder: null, now, calendar: vn })).toThrow(RangeError)
  })
})
