import type { DayKind, StripDay } from '#platform/ui/day-strip.tsx'
import type { StripCell } from './day-strip.ts'

/** The engine's days as the page's picture draws them: days of weekly rest are narrow, used days darker than days to come. */
export function stripDays(cells: readonly StripCell[], today: string): StripDay[] {
  return cells.map((cell) => ({
    on: cell.on,
    kind: stripDayKind(cell, today),
    today: cell.today,
    ...(cell.ordinal === null ? {} : { mark: cell.ordinal }),
  }))
}

/** How one day looks: weekly rest is narrow, days already used are darker than days to come. */
export function stripDayKind(cell: StripCell, today: string): DayKind {
  const restDay = (cell.weekday === 'sat' || cell.weekday === 'sun') && cell.ordinal === null && cell.name === null
  switch (cell.kind) {
    case 'received':
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
