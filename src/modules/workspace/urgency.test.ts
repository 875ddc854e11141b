import { describe, expect, test } from 'vitest'
import { horizonOf, nearestDue, urgencyOf } from './urgency.ts'

const at = (text: string) => new Date(`${text}+07:00`)

describe('urgency', () => {
  const horizon = horizonOf(at('2026-11-25T09:00:00')) // a Wednesday

  test('the day ends at midnight in Hà Nội and the week on Sunday', () => {
    expect(horizon.endOfDay.toISOString()).toBe('2026-11-25T16:59:59.999Z')
    expect(horizon.endOfWeek.toISOString()).toBe('2026-11-29T16:59:59.999Z')
    expect(horizonOf(at('2026-11-29T23:00:00')).endOfWeek.toISOString()).toBe('2026-11-29T16:59:59.999Z')
  })

  test.each([
    ['2026-11-25T08:59:00', 'overdue'],
    ['2026-11-25T09:00:00', 'today'],
    ['2026-11-25T17:00:00', 'today'],
    ['2026-11-26T07:30:00', 'week'],
    ['2026-11-30T07:30:00', 'later'],
  ])('due %s is %s', (due, urgency) => {
    expect(urgencyOf(at(due), horizon)).toBe(urgency)
  })

  test('a dossier whose clock stands is for later', () => {
    expect(urgencyOf(null, horizon)).toBe('later')
  })

  test('the nearer of step and appointment counts', () => {
    const early = at('2026-11-25T10:00:00')
    const late = at('2026-11-27T10:00:00')
    expect(nearestDue({ step_due_at: late, due_at: early })).toEqual(early)
    expect(nearestDue({ step_due_at: null, due_at: late })).toEqual(late)
    expect(nearestDue({ step_due_at: null, due_at: null })).toBeNull()
  })
})
