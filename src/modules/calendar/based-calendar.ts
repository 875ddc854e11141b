import type { CalendarDefinition, CalendarException, WeeklyHours } from './calendar-definition.ts'
import { WEEKDAYS } from './civil-time.ts'
import { ordinaryHoursOn } from './day-pattern.ts'

/**
 * A calendar that shares the days off of another (a centre with Saturday mornings still has the State's holidays): its own
 * hours and seasons, the other's dated days, and its own dated days over them. A make-up day by the hours of a weekday that
 * this calendar does not work is not worked here either, and one that it works by the same hours anyway is left out.
 */
export function overBase(own: CalendarDefinition, base: CalendarDefinition): CalendarDefinition {
  const ownDays = new Set(own.exceptions.map(({ date }) => date))
  const inherited = base.exceptions.filter((exception) => !ownDays.has(exception.date) && makesSense(exception, own))
  return {
    ...own,
    validFrom: latest(own.validFrom, base.validFrom),
    validTo: earliest(own.validTo, base.validTo),
    announcedUntil: own.announcedUntil ?? base.announcedUntil,
    exceptions: [...inherited, ...own.exceptions].sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

function makesSense(exception: CalendarException, own: CalendarDefinition): boolean {
  if (exception.type === 'off' || exception.hoursOf === undefined) return true
  const day = exception.hoursOf
  // A centre that works that Saturday by the same hours anyway has nothing to make up.
  if (ordinaryHoursOn(own, exception.date).join(';') === ordinaryHoursOn(own, exception.date, day).join(';'))
    return false
  return [own.weekly, ...own.seasons.map(({ weekly }) => weekly)].some((weekly) => (weekly[day]?.length ?? 0) > 0)
}

/** Whether two weeks have the same hours. */
export function sameWeek(one: WeeklyHours, other: WeeklyHours): boolean {
  return WEEKDAYS.every((day) => (one[day] ?? []).join(';') === (other[day] ?? []).join(';'))
}

function latest(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one
}

function earliest(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one
}
