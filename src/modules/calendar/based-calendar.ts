import type { CalendarDefinition, CalendarException, WeeklyHours } from './calendar-definition.ts'
import { WEEKDAYS } from './civil-time.ts'
import { ordinaryHoursOn } from './day-pattern.ts'

/**
 * A calendar that shares the days off of another (a centre with Saturday mornings still has the State's holidays): its own
 * hours and seasons, the other's dated days, and its own dated days over them. A make-up day by the hours of a weekday that
 * this calendar does not work is not worked here either; a day that comes out just as its week says is left out.
 */
export function overBase(own: CalendarDefinition, base: CalendarDefinition): CalendarDefinition {
  const ownDays = new Set(own.exceptions.map(({ date }) => date))
  const inherited = base.exceptions.filter((exception) => !ownDays.has(exception.date) && makesSense(exception, own))
  const exceptions = [...inherited, ...own.exceptions].filter((exception) => !isOrdinary(exception, own))
  return {
    ...own,
    validFrom: latest(own.validFrom, base.validFrom),
    validTo: earliest(own.validTo, base.validTo),
    announcedUntil: own.announcedUntil ?? base.announcedUntil,
    exceptions: exceptions.sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

function makesSense(exception: CalendarException, own: CalendarDefinition): boolean {
  if (exception.type === 'off' || exception.hoursOf === undefined) return true
  const day = exception.hoursOf
  return [own.weekly, ...own.seasons.map(({ weekly }) => weekly)].some((weekly) => (weekly[day]?.length ?? 0) > 0)
}

/** Worked by just the hours that it has anyway: this calendar works on that Saturday, or on a day when the other is closed. */
function isOrdinary(exception: CalendarException, own: CalendarDefinition): boolean {
  if (exception.type === 'off') return false
  const ordinary = ordinaryHoursOn(own, exception.date)
  const hours = exception.hours ?? (exception.hoursOf && ordinaryHoursOn(own, exception.date, exception.hoursOf))
  return ordinary.length > 0 && hours?.join(';') === ordinary.join(';')
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
