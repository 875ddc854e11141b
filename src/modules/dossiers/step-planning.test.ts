import { describe, expect, it } from 'vitest'
import { vn } from '#modules/calendar/test-calendars.ts'
import { defaultProcess, type ProcessStep } from '#modules/catalogue/exports.ts'
import { instant, localText } from '#tests/support/instants.ts'
import type { Dossier } from './dossier.ts'
import { budgetMinutes, moveTo, placeAt, planSteps } from './step-planning.ts'

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

/** When a step with this budget is due that begins now. */
function dueOf(now: Date, budget_minutes: number | null): Date | null {
  const process = steps.map((step) => ({ ...step, budget_minutes }))
  return placeAt(process, { step: 2, holder: null, now, calendar: vn, seq: 1 }).passage.due_at
}

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
    expect(localText(dueOf(instant(from), minutes))).toBe(due)
  })

  it('none means no due date', () => {
    expect(dueOf(instant('2026-08-03 09:00'), null)).toBeNull()
    expect(dueOf(instant('2026-08-03 09:00'), 0)).toBeNull()
  })
})

describe('placing a dossier', () => {
  const now = instant('2026-08-03 09:00')
  it('sets row and passage alike', () => {
    const holder = { id: 'x', name: 'X' }
    const { set, passage, marks } = placeAt(steps, { step: 2, holder, now, calendar: vn, seq: 7 })
    expect(set).toMatchObject({
      step: 2,
      step_kind: 'appraisal',
      unit_id: 'division',
      holder_id: 'x',
      acknowledged: true,
      held_since: now,
    })
    expect(passage).toMatchObject({ step: 2, unit_id: 'division', holder_name: 'X', due_at: set.step_due_at })
    expect([set.step_clock_seq, passage.clock_seq]).toEqual([7, 7])
    expect(marks).toEqual([expect.objectContaining({ clock: 'step', passage_seq: 7, kind: 'start', at: now })])
  })

  it('keeps the clock of the step when only its holder changes', () => {
    const clock = { seq: 4, due_at: instant('2026-08-05 10:00') }
    const { set, passage, marks } = placeAt(steps, { step: 2, holder: null, now, calendar: vn, seq: 7, clock })
    expect(set).toMatchObject({ step_due_at: clock.due_at, step_clock_seq: 4 })
    expect(passage).toMatchObject({ due_at: clock.due_at, clock_seq: 4 })
    expect(marks).toEqual([])
  })

  it('stops the clock that it leaves and starts the next one, in the time of whoever does the step', () => {
    const process = steps.map((step, index) => ({ ...step, external: index === 3 }))
    const dossier = { process, step: 2, event_seq: 6, step_clock_seq: 4, step_due_at: null } as unknown as Dossier
    const { marks } = moveTo(dossier, { step: 3, holder: null, now, calendar: vn, outcome: 'done' })
    expect(marks.map(({ clock, passage_seq, kind }) => [clock, passage_seq, kind])).toEqual([
      ['step', 4, 'stop'],
      ['consultation', 7, 'start'],
    ])
  })

  it('has nowhere beyond the last step', () => {
    expect(() => placeAt(steps, { step: 7, holder: null, now, calendar: vn, seq: 1 })).toThrow(RangeError)
  })
})
