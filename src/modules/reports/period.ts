/** Reporting periods (law.md §5.7). Pure; days are `YYYY-MM-DD`. */

/** `cutoff`: a period ends on the cut-off day, quarter 1 is 15/12 – 14/3; `calendar`: as the calendar has it. */
export const PERIOD_CALENDARS = ['cutoff', 'calendar'] as const
export type PeriodCalendar = (typeof PERIOD_CALENDARS)[number]

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'nine_months', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export interface NamedPeriod {
  calendar: PeriodCalendar
  kind: PeriodKind
  year: number
  /** From 1: the third month, the second half. */
  index: number
}

export interface Days {
  from: string
  to: string
}

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, nine_months: 9, year: 12 }

/** How many periods of a kind a year has; nine months and the year begin with it. */
export function countOf(kind: PeriodKind): number {
  return kind === 'nine_months' ? 1 : 12 / MONTHS[kind]
}

export function daysOf(period: NamedPeriod, cutoffDay: number): Days {
  const months = MONTHS[period.kind]
  const lastMonth = period.kind === 'nine_months' ? 9 : period.index * months
  const first = Temporal.PlainDate.from({ year: period.year, month: 1, day: 1 }).add({ months: lastMonth - months })
  const next = first.add({ months })
  if (period.calendar === 'calendar') return { from: text(first), to: text(next.subtract({ days: 1 })) }
  const shift = (day: Temporal.PlainDate) => endOfCut(day.subtract({ months: 1 }), cutoffDay).add({ days: 1 })
  return { from: text(shift(first)), to: text(shift(next).subtract({ days: 1 })) }
}

/** The cut-off day of the month of `day`, or its last day where the month is shorter. */
function endOfCut(day: Temporal.PlainDate, cutoffDay: number): Temporal.PlainDate {
  return day.with({ day: Math.min(cutoffDay, day.daysInMonth) })
}

/** `cutoff-quarter-2026-1`, as it stands in an address. */
export function periodCode({ calendar, kind, year, index }: NamedPeriod): string {
  return `${calendar}-${kind}-${year}-${index}`
}

export function readPeriod(text: string): NamedPeriod | undefined {
  const found = /^(cutoff|calendar)-(month|quarter|half|nine_months|year)-(\d{4})-(\d{1,2})$/.exec(text)
  if (!found) return undefined
  const kind = found[2] as PeriodKind
  const [year, index] = [Number(found[3]), Number(found[4])]
  if (year < 2000 || year > 2100 || index < 1 || index > countOf(kind)) return undefined
  return { calendar: found[1] as PeriodCalendar, kind, year, index }
}

/** Which named period these days are, if any. */
export function findNamed(days: Days, cutoffDay: number): NamedPeriod | undefined {
  const end = Temporal.PlainDate.from(days.to)
  for (const year of [end.year, end.year + 1]) {
    for (const calendar of PERIOD_CALENDARS) {
      for (const kind of PERIOD_KINDS) {
        for (let index = 1; index <= countOf(kind); index++) {
          const found = { calendar, kind, year, index }
          const { from, to } = daysOf(found, cutoffDay)
          if (from === days.from && to === days.to) return found
        }
      }
    }
  }
  return undefined
}

/** The same length just before: whole months where the period is of whole months. */
export function periodBefore(days: Days): Days {
  const from = Temporal.PlainDate.from(days.from)
  const next = Temporal.PlainDate.from(days.to).add({ days: 1 })
  const to = text(from.subtract({ days: 1 }))
  if (from.day === next.day) {
    const months = (next.year - from.year) * 12 + next.month - from.month
    return { from: text(from.subtract({ months })), to }
  }
  return { from: text(from.subtract({ days: from.until(next, { largestUnit: 'days' }).days })), to }
}

/** The same days a year before. The end is a day before the same beginning, so that February fits. */
export function yearBefore(days: Days): Days {
  const from = Temporal.PlainDate.from(days.from).subtract({ years: 1 })
  const next = Temporal.PlainDate.from(days.to).add({ days: 1 }).subtract({ years: 1 })
  return { from: text(from), to: text(next.subtract({ days: 1 })) }
}

function text(day: Temporal.PlainDate): string {
  return day.toString()
}
