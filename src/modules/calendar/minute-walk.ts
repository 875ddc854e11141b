import type { CalendarDefinition } from './calendar-definition.ts'
import type { Limit } from './limit.ts'

/**
 * The slow reading of the rules that the engine is tested against: it looks at every single minute, knows no prefix sum
 * and shares no code with the engine. Times are minutes since 1970 on a Vietnamese clock.
 */

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

interface WalkDay {
  readonly key: number
  readonly open: readonly [number, number][]
  readonly closing: number
}

const toMinutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

export class MinuteWalk {
  readonly #definition: CalendarDefinition
  readonly #days = new Map<number, WalkDay>()

  constructor(definition: CalendarDefinition) {
    this.#definition = definition
  }

  day(minute: number): WalkDay {
    const key = Math.floor(minute / 1440)
    const known = this.#days.get(key)
    if (known) return known
    const date = new Date(key * 86_400_000)
    const exception = this.#definition.exceptions.find((e) => e.date === date.toISOString().slice(0, 10))
    const name = exception?.type === 'working' && exception.hoursOf ? exception.hoursOf : NAMES[date.getUTCDay()]
    let hours = name ? (this.#definition.weekly[name] ?? []) : []
    if (exception?.type === 'off') hours = []
    if (exception?.type === 'working' && exception.hours) hours = exception.hours
    const open = hours.map(([from, to]): [number, number] => [toMinutes(from), toMinutes(to)])
    const day = { key, open, closing: Math.max(-1, ...open.map(([, to]) => to)) }
    this.#days.set(key, day)
    return day
  }

  isOpen(minute: number): boolean {
    const inDay = minute - Math.floor(minute / 1440) * 1440
    return this.day(minute).open.some(([from, to]) => inDay >= from && inDay < to)
  }

  nextOpening(from: number): number {
    let minute = from
    while (!this.isOpen(minute)) minute++
    return minute
  }

  /** Whether the office closes for the day at exactly this minute. */
  #closesAt(minute: number): boolean {
    const { key, closing } = this.day(minute - 1)
    return closing >= 0 && minute === key * 1440 + closing
  }

  /** Due minute of a clock that starts at `start`; pauses are [from, to). */
  due(start: number, limit: Limit, pauses: readonly (readonly [number, number])[]): number {
    const paused = (minute: number): boolean => pauses.some(([from, to]) => minute >= from && minute < to)
    const byMinutes = limit.unit === 'hours' || limit.unit === 'working_hours' || limit.counting === 'hours'
    return byMinutes ? this.#dueByMinutes(start, limit, paused) : this.#dueByDays(start, limit, paused)
  }

  #dueByMinutes(start: number, limit: Limit, paused: (minute: number) => boolean): number {
    let left = Math.round(limit.value * (limit.unit === 'working_days' ? 480 : 60))
    let minute = start
    for (; left > 0; minute++) {
      if (!paused(minute) && (limit.unit === 'hours' || this.isOpen(minute))) left--
    }
    return minute
  }

  #dueByDays(start: number, limit: Limit, paused: (minute: number) => boolean): number {
    let left = limit.value
    let anchor = Math.floor(start / 1440)
    let counted = anchor
    for (let minute = start; ; minute++) {
      const running = !paused(minute)
      if (left === 0 && minute > start && !paused(minute - 1) && this.#closesAt(minute)) return minute
      const key = Math.floor(minute / 1440)
      if (running && minute > start && paused(minute - 1)) anchor = key
      // The whole date counts as soon as it begins, also when a pause begins with it.
      const begins = minute === key * 1440 && minute > start && !paused(minute - 1)
      const fresh = begins && key > anchor && key > counted
      if (fresh && left > 0 && (limit.unit === 'days' || this.day(minute).closing >= 0)) {
        left--
        counted = key
      }
    }
  }
}
