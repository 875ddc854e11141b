import type { DayKind, StripDay } from '#platform/ui/day-strip.tsx'
import { m } from '#words'
import type { StripCell } from './day-strip.ts'

/** The engine's days as the page's picture draws them: days of weekly rest are narrow, used days darker than days to come. */
export function stripDays(cells: readonly StripCell[], today: string): StripDay[] {
  return cells.map((cell) => ({
    on: cell.on,
    kind: stripDayKind(cell, today),
    today: cell.today,
    ...markOf(cell),
  }))
}

/** The number of the counted day; the day on which the clock starts says so, the day of receipt has the usual word. */
function markOf({ kind, ordinal }: StripCell): Pick<StripDay, 'mark'> {
  if (kind === 'start') return { mark: m.calendar_day_begins() }
  return ordinal === null ? {} : { mark: ordinal }
}

/** How one day looks: weekly rest is narrow, days already used are darker than days to come. */
export function stripDayKind(cell: StripCell, today: string): DayKind {
  const restDay = (cell.weekday === 'sat' || cell.weekday === 'sun') && cell.ordinal === null && cell.name === null
  switch (cell.kind) {
    case 'received':
    case 'start':
      return 'start'
    case 'due':
      return 'due'
    case 'late':
      return 'past'
    case 'paused':
      return restDay ? 'weekend' : 'paused'
    case 'off':
      return restDay ? 'weekend' : 'off'
    case 'counted':
      return cell.on <= today ? 'past' : 'counted'
  }
}
