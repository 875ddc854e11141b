/** The only place that reads the wall clock. Everything else is given `now`. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that a test or the demonstration seed moves by hand. */
export class SettableClock implements Clock {
  private current: Date

  constructor(start: Date | string) {
    this.current = new Date(start)
  }

  now(): Date {
    return new Date(this.current)
  }

  set(to: Date | string): void {
    this.current = new Date(to)
  }
}

/** The legal zone: every date in law and on paper is a day in Hà Nội. */
export const legalZone = 'Asia/Ho_Chi_Minh'

/** The day it is in Vietnam at `now`, as `YYYY-MM-DD`. */
export function legalDay(now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(legalZone).toPlainDate().toString()
}
