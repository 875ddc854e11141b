import {
  addDays,
  addWorkingDays,
  dateOf,
  dueAt,
  type Instant,
  instantFromIso,
  nextOpening,
  openingOf,
  openMinutesBetween,
  type WorkingCalendar,
} from '#modules/calendar/exports.ts'
import type { OpenClock, ReminderRule } from './reminder-rule.ts'

/**
 * When a rule speaks. Pure. The office is open whenever this is asked, so what falls into a night or a holiday is said at the
 * next opening.
 */

const MINUTE = 60_000

export function isTime(
  rule: ReminderRule,
  clock: Pick<OpenClock, 'due_at' | 'budget_minutes'>,
  now: Instant,
  calendar: WorkingCalendar,
): boolean {
  const due = clock.due_at.getTime()
  switch (rule.moment) {
    case 'percent': {
      const budget = clock.budget_minutes
      return budget !== null && now <= due && openMinutesBetween(calendar, now, due) <= minutesLeftAt(rule, budget)
    }
    case 'before':
      if (now > due) return false
      if (rule.unit === 'working_hours') return openMinutesBetween(calendar, now, due) <= minutesOf(rule)
      return now >= openingBefore(calendar, due, rule.amount)
    case 'due_day':
      return now <= due && dateOf(now) === dateOf(due)
    case 'after':
      return now > due && openMinutesBetween(calendar, due, now) >= minutesOf(rule)
  }
}

/** Dates outside of this window cannot be meant by the rule now: what the database is asked for. `after` itself is outside. */
export interface DueWindow {
  after: Date | null
  until: Date
}

/** For `percent` the window depends on the clock's whole time. */
export function dueWindow(rule: ReminderRule, now: Instant, calendar: WorkingCalendar, budget = 0): DueWindow {
  switch (rule.moment) {
    case 'percent':
      return { after: new Date(now - 1), until: afterOpenMinutes(calendar, now, minutesLeftAt(rule, budget)) }
    case 'before':
      return {
        after: new Date(now - 1),
        until:
          rule.unit === 'working_hours'
            ? afterOpenMinutes(calendar, now, minutesOf(rule))
            : endOfDay(addWorkingDays(calendar, dateOf(now), Math.ceil(rule.amount))),
      }
    case 'due_day':
      return { after: new Date(now - 1), until: endOfDay(dateOf(now)) }
    case 'after':
      return { after: null, until: new Date(beforeOpenMinutes(calendar, now, minutesOf(rule))) }
  }
}

/** Open minutes that are left when so many percent are used. */
function minutesLeftAt(rule: ReminderRule, budget: number): number {
  return Math.round((budget * (100 - rule.amount)) / 100)
}

function minutesOf(rule: ReminderRule): number {
  return Math.round(rule.amount * (rule.unit === 'working_days' ? 480 : 60))
}

/** Opening of the n-th working day before the day of the date. */
function openingBefore(calendar: WorkingCalendar, due: Instant, days: number): Instant {
  const day = addWorkingDays(calendar, dateOf(due), -Math.max(1, Math.ceil(days)))
  return openingOf(calendar, day) ?? due
}

/** No open minute runs between a closing time and the next opening, so the window reaches up to that. */
function afterOpenMinutes(calendar: WorkingCalendar, now: Instant, minutes: number): Date {
  if (minutes <= 0) return new Date(now)
  return new Date(nextOpening(calendar, dueAt(calendar, now, { value: minutes / 60, unit: 'working_hours' })))
}

/** The latest instant from which so many open minutes have run until now. */
function beforeOpenMinutes(calendar: WorkingCalendar, now: Instant, minutes: number): Instant {
  if (minutes <= 0) return now
  let [early, late] = [now - MINUTE, now]
  while (openMinutesBetween(calendar, early, now) < minutes) early = now - (now - early) * 2
  while (late - early > MINUTE) {
    const middle = Math.floor((early + late) / 2)
    if (openMinutesBetween(calendar, middle, now) >= minutes) early = middle
    else late = middle
  }
  return late
}

function endOfDay(day: string): Date {
  return new Date(instantFromIso(`${addDays(day, 1)}T00:00:00+07:00`) - 1)
}
