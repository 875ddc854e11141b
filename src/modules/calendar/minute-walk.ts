import type { CalendarDefinition } from './calendar-definition.ts'
import type { Limit } from './limit.ts'
import type { StartRule } from './start.ts'

/**
 * The slow reading of the rules that the engine is tested against: it looks at every single minute, knows no prefix sum
 * and shares no code with the engine (types only). Times are minutes since 1970 on a Vietnamese clock.
 */

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const DAY = 1440

export type WalkPause = readonly [from: number, to: number]

/** What happened to a clock, oldest first: the words of the specification, not the engine's types. */
export interface WalkMark {
  readonly kind: 'restart' | 'pause' | 'resume' | 'extend'
  readonly at: number
  readonly limit?: Limit | undefined
}

interface WalkDay {
  readonly key: number
  /** 1 for each minute of the day in which the office is open. */
  readonly open: Uint8Array
  /** Minute of the day of the last closing; −1 when closed all day. */
  readonly closing: number
}

const toMinutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** Whole minutes of a decimal number of units, half up, in whole numbers only: 6.84 × 60 = 410.4 → 410. */
function minutesOf(value: number, perUnit: number): number {
  const millionths = BigInt(value.toFixed(6).replace('.', '')) * BigInt(perUnit)
  return Number((millionths + 500_000n) / 1_000_000n)
}

export class MinuteWalk {
  readonly #versions: readonly CalendarDefinition[]
  readonly #days = new Map<number, WalkDay>()

  constructor(versions: CalendarDefinition | readonly CalendarDefinition[]) {
    this.#versions = 'code' in versions ? [versions] : versions
  }

  day(minute: number): WalkDay {
    const key = Math.floor(minute / DAY)
    const known = this.#days.get(key)
    if (known) return known
    const hours = this.#hoursOn(new Date(key * 86_400_000).toISOString().slice(0, 10))
    const open = new Uint8Array(DAY)
    let closing = -1
    for (const [from, to] of hours) {
      for (let each = toMinutes(from); each < toMinutes(to); each++) open[each] = 1
      closing = Math.max(closing, toMinutes(to))
    }
    const day = { key, open, closing }
    this.#days.set(key, day)
    return day
  }

  /** Newest version that is valid on the date; when none is, the one whose validity is nearest (the newer of two). */
  #versionOn(date: string): CalendarDefinition {
    const daysApart = (a: string, b: string): number => (Date.parse(a) - Date.parse(b)) / 86_400_000
    let best: { version: CalendarDefinition; away: number } | undefined
    for (const version of this.#versions) {
      const early = version.validFrom === undefined ? 0 : Math.max(0, daysApart(version.validFrom, date))
      const late = version.validTo === undefined ? 0 : Math.max(0, daysApart(date, version.validTo))
      const away = early + late
      const better = best === undefined || away < best.away
      if (better || (away === best?.away && version.version > best.version.version)) best = { version, away }
    }
    if (!best) throw new Error('no version')
    return best.version
  }

  #hoursOn(date: string): readonly (readonly [string, string])[] {
    const version = this.#versionOn(date)
    const exception = version.exceptions.find((each) => each.date === date)
    if (exception?.type === 'off') return []
    if (exception?.type === 'working' && exception.hours) return exception.hours
    const within = (from: string, to: string, on: string): boolean =>
      from <= to ? on >= from && on <= to : on >= from || on <= to
    const once = version.seasons.find((each) => each.from.length === 10 && within(each.from, each.to, date))
    const yearly = version.seasons.find((each) => each.from.length === 5 && within(each.from, each.to, date.slice(5)))
    const weekday = NAMES[new Date(date).getUTCDay()] as (typeof NAMES)[number]
    const name = exception?.type === 'working' && exception.hoursOf ? exception.hoursOf : weekday
    return (once ?? yearly ?? version).weekly[name] ?? []
  }

  isOpen(minute: number): boolean {
    const day = this.day(minute)
    return day.open[minute - day.key * DAY] === 1
  }

  nextOpening(from: number): number {
    let minute = from
    while (!this.isOpen(minute)) minute++
    return minute
  }

  openMinutes(from: number, to: number): number {
    let count = 0
    for (let minute = from; minute < to; minute++) if (this.isOpen(minute)) count++
    return count
  }

  /** From receipt to start: the cut-off first, then what is said of closed hours. */
  start(received: number, rule: StartRule = {}): number {
    const midnight = Math.floor(received / DAY) * DAY
    if (this.day(received).closing >= 0) {
      const late = rule.cutoff === 'after' && received - midnight > toMinutes(rule.time ?? '24:00')
      const left = this.openMinutes(received, midnight + DAY)
      const lastHour = rule.cutoff === 'last_working_hour' && left > 0 && left <= 60
      if (late || lastHour) return this.nextOpening(midnight + DAY)
    }
    return rule.offHours === 'as_is' ? received : this.nextOpening(received)
  }

  /** Whether the office closes for the day at exactly this minute. */
  #closesAt(minute: number): boolean {
    const { key, closing } = this.day(minute - 1)
    return closing >= 0 && minute === key * DAY + closing
  }

  /** Due minute of a clock that starts at `start`; `date` is its day, which is not counted. */
  due(start: number, limit: Limit, pauses: readonly WalkPause[], date = Math.floor(start / DAY)): number {
    const paused = (minute: number): boolean => pauses.some(([from, to]) => minute >= from && minute < to)
    const inHours = limit.unit === 'working_days' && (limit.counting === 'hours' || !Number.isInteger(limit.value))
    if (inHours) return this.#dueByMinutes(start, minutesOf(limit.value, 480), true, paused)
    if (limit.unit === 'hours' || limit.unit === 'working_hours')
      return this.#dueByMinutes(start, minutesOf(limit.value, 60), limit.unit === 'working_hours', paused)
    const days = limit.unit === 'months' ? this.#daysOfMonths(date, limit.value) : limit.value
    return this.#dueByDays(start, date, days, limit.unit === 'working_days', paused)
  }

  /** Days until the same day of the month, or the last day of a month that is too short. */
  #daysOfMonths(date: number, months: number): number {
    const civil = (key: number) => new Date(key * 86_400_000)
    const ordinal = (key: number) => civil(key).getUTCFullYear() * 12 + civil(key).getUTCMonth()
    let key = date
    while (ordinal(key) < ordinal(date) + months) key++
    while (civil(key).getUTCDate() < civil(date).getUTCDate() && ordinal(key + 1) === ordinal(key)) key++
    return key - date
  }

  #dueByMinutes(start: number, minutes: number, openOnly: boolean, paused: (minute: number) => boolean): number {
    let left = minutes
    let minute = start
    for (; left > 0; minute++) {
      if (!paused(minute) && (!openOnly || this.isOpen(minute))) left--
    }
    return minute
  }

  #dueByDays(start: number, date: number, days: number, worked: boolean, paused: (minute: number) => boolean): number {
    let left = days
    let anchor = date
    let counted = anchor
    for (let minute = start; ; minute++) {
      const running = !paused(minute)
      if (left === 0 && minute > start && !paused(minute - 1) && this.#closesAt(minute)) return minute
      const key = Math.floor(minute / DAY)
      if (running && minute > start && paused(minute - 1)) anchor = key
      // The whole date counts as soon as it begins, also when a pause begins with it.
      const begins = minute === key * DAY && (minute > start || key > date) && (minute === start || !paused(minute - 1))
      const fresh = begins && key > anchor && key > counted
      if (fresh && left > 0 && (!worked || this.day(minute).closing >= 0)) {
        left--
        counted = key
      }
    }
  }

  /**
   * A whole ledger, read mark by mark. `original` is the due minute without the extension. Every pause must have ended.
   */
  ledger(
    received: number,
    limit: Limit,
    marks: readonly WalkMark[],
    rule: StartRule = {},
  ): { start: number; original: number; due: number } {
    let from = received
    let running = limit
    let pauses: WalkPause[] = []
    let asked = 0
    let extension: Limit | undefined
    for (const mark of marks) {
      if (mark.kind === 'pause') asked = mark.at
      else if (mark.kind === 'resume') pauses = [...pauses, [asked, mark.at]]
      else if (mark.kind === 'extend') extension = mark.limit
      else {
        from = mark.at
        running = mark.limit ?? running
        pauses = []
        extension = undefined
      }
    }
    const start = this.start(from, rule)
    const original = this.due(start, running, pauses)
    // A closing time of 24:00 belongs to the date that closes.
    const due = extension ? this.due(original, extension, pauses, Math.floor((original - 1) / DAY)) : original
    return { start, original, due }
  }
}
