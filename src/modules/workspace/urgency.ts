import { legalDay } from '#platform/clock.ts'
import type { Urgency } from './urgencies.ts'

const day = 86_400_000

/** Last instants of today and of this week (Sunday) in Hà Nội. Pure. */
export function horizonOf(now: Date): { now: Date; endOfDay: Date; endOfWeek: Date } {
  const midnight = new Date(`${legalDay(now)}T00:00:00+07:00`).getTime()
  const weekday = (new Date(midnight + 7 * 3_600_000).getUTCDay() + 6) % 7
  return { now, endOfDay: new Date(midnight + day - 1), endOfWeek: new Date(midnight + (7 - weekday) * day - 1) }
}

/** How urgent a due date is; nothing due is for later. */
export function urgencyOf(due: Date | null, horizon: { now: Date; endOfDay: Date; endOfWeek: Date }): Urgency {
  if (due === null) return 'later'
  if (due < horizon.now) return 'overdue'
  if (due <= horizon.endOfDay) return 'today'
  return due <= horizon.endOfWeek ? 'week' : 'later'
}

/** The nearer of the step's due date and the appointment. */
export function nearestDue(dossier: { step_due_at: Date | null; due_at: Date | null }): Date | null {
  const { step_due_at: step, due_at: due } = dossier
  if (step === null || due === null) return step ?? due
  return new Date(Math.min(step.getTime(), due.getTime()))
}
