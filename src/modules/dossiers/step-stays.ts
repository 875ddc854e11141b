import { openMinutesBetween, type WorkingCalendar } from '#modules/calendar/exports.ts'

/**
 * How long a dossier stayed at each step, in open minutes, without the time in which its clock stood. A stay begins when the
 * dossier first comes to the step and ends when it first goes beyond it: work that was sent back and done again belongs to the
 * step that it was sent back from, so the stays add up to the whole time. Pure.
 */

export interface Visit {
  step: number
  /** Milliseconds. */
  at: number
}

/** An interval in which nothing was expected of the office: [from, to), `to` null while it lasts. */
export interface StandingTime {
  from: number
  to: number | null
}

export interface StayTime {
  step: number
  from: number
  /** Null: it is still there. */
  to: number | null
  /** Open minutes until `to`, or until now. */
  minutes: number
}

export interface Journey {
  /** Passages in the order in which they began. */
  visits: readonly Visit[]
  standing: readonly StandingTime[]
  /** What happened before the official receipt is not the office's time. */
  receivedAt: number
  /** The result, or an end without one. */
  endedAt: number | null
  /** False: it was stopped, closed or refused, so its last step was not done. */
  gaveResult: boolean
}

export function staysOf(journey: Journey, calendar: WorkingCalendar, now: number): StayTime[] {
  const end = journey.endedAt
  const firsts: { step: number; from: number }[] = []
  for (const { step, at } of journey.visits) {
    const from = Math.max(at, journey.receivedAt)
    const highest = firsts.at(-1)?.step ?? -1
    if (step > highest && (end === null || from < end) && from <= now) firsts.push({ step, from })
  }
  return firsts.map(({ step, from }, index) => {
    const to = firsts[index + 1]?.from ?? (end !== null && end <= now ? end : null)
    return { step, from, to, minutes: workedMinutes(calendar, from, to ?? now, journey.standing) }
  })
}

/** Open minutes of [from, to) in which the clock ran. */
export function workedMinutes(
  calendar: WorkingCalendar,
  from: number,
  to: number,
  standing: readonly StandingTime[],
): number {
  let minutes = openMinutesBetween(calendar, from, to)
  for (const stand of standing) {
    const begins = Math.max(from, stand.from)
    const ends = Math.min(to, stand.to ?? to)
    if (ends > begins) minutes -= openMinutesBetween(calendar, begins, ends)
  }
  return Math.max(0, minutes)
}

/** The intervals in which the clock stood, from the marks of the ledger in their order. */
export function standingTimes(marks: readonly { kind: string; at: number }[]): StandingTime[] {
  const standing: StandingTime[] = []
  for (const { kind, at } of marks) {
    const open = standing.at(-1)
    const stands = open !== undefined && open.to === null
    if (kind === 'pause' && !stands) standing.push({ from: at, to: null })
    if (kind !== 'pause' && kind !== 'extend' && stands) standing[standing.length - 1] = { from: open.from, to: at }
  }
  return standing
}
