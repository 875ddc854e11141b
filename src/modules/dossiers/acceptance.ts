import { dueAt, openMinutesBetween, startOf, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Dossier } from './dossier.ts'

/**
 * The clocks of official acceptance (law.md §1.6): what comes in online is acknowledged at once, told to the desk officer within
 * 2 working hours, and accepted, supplemented or refused within 8. Pure.
 */

export interface AcceptanceHours {
  /** Parameter `online.notifyOfficerWithinWorkingHours`. */
  notify: number
  /** Parameter `online.acceptWithinWorkingHours`. */
  accept: number
}

/** Both moments, counted from the arrival at the portal; at night and on a day off from the next opening. */
export function acceptanceDates(calendar: WorkingCalendar, arrivedAt: Date, hours: AcceptanceHours) {
  const start = startOf(calendar, arrivedAt.getTime())
  const within = (value: number) => new Date(dueAt(calendar, start, { value, unit: 'working_hours' }))
  return { notify_due_at: within(hours.notify), due_at: within(hours.accept) }
}

type Place = Pick<Dossier, 'channel' | 'state'>

/** Does the desk owe an answer? Only what came online has these clocks: whoever stands at the counter is answered there. */
export function waitsForAcceptance(dossier: Place): boolean {
  return dossier.state === 'submitted' && (dossier.channel === 'online' || dossier.channel === 'vneid')
}

/** What an act does to the clocks of acceptance: one begins, the running one is answered, or neither. */
export function acceptanceTurn(before: Place | null, after: Place): 'begins' | 'answered' | 'none' {
  const [waited, waits] = [before !== null && waitsForAcceptance(before), waitsForAcceptance(after)]
  if (waited === waits) return 'none'
  return waits ? 'begins' : 'answered'
}

/** Where the public page explains such a moment, day by day. */
export function acceptanceWhy(calendar: WorkingCalendar, clock: { arrived_at: Date; due_at: Date }): string {
  const local = new Date(clock.arrived_at.getTime() + HANOI_MS).toISOString()
  const [year, month, day] = local.slice(0, 10).split('-')
  const minutes = openMinutesBetween(calendar, clock.arrived_at.getTime(), clock.due_at.getTime())
  const search = new URLSearchParams({
    on: `${day}/${month}/${year}`,
    at: local.slice(11, 16),
    value: String(minutes / 60),
    unit: 'working_hours',
    cutoff: 'none',
    off_hours: 'next_opening',
  })
  return `/calendar/why?${search}`
}

const HANOI_MS = 7 * 3_600_000
