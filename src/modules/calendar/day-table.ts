import type { CalendarDefinition } from './calendar-definition.ts'
import { CalendarError } from './calendar-error.ts'
import { type DayNumber, dateOfDay, dayFromCivil, type LocalMinute, MINUTES_PER_DAY } from './civil-time.ts'
import { type DayPattern, PatternBook } from './day-pattern.ts'

/** Dates outside are refused: the table must stay small however strange the question. */
const MIN_DAY = dayFromCivil(1970, 1, 1)
const MAX_DAY = dayFromCivil(2201, 1, 1)
const TEN_YEARS = 3653
const YEAR = 366

/**
 * Prefix sums over consecutive days, so that a deadline of any length costs one look-up and one binary search.
 * The table covers what has been asked for and grows by whole years; growing forward never changes earlier sums.
 */
export class DayTable {
  readonly book: PatternBook
  readonly patterns: readonly DayPattern[]
  #first: DayNumber = 0
  #last: DayNumber = 0
  /** Pattern of day first+i. */
  #patternOf = new Uint16Array(0)
  /** Open minutes / working days in [first, first+i). */
  #openBefore = new Int32Array(1)
  #workingBefore = new Int32Array(1)
  /** Day number of the k-th working day, and the open minutes before it. */
  #workingDays = new Int32Array(0)
  #openBeforeWorking = new Int32Array(0)
  #workingCount = 0

  constructor(definitions: readonly CalendarDefinition[]) {
    this.book = new PatternBook(definitions)
    this.patterns = this.book.patterns
  }

  patternOn(day: DayNumber): DayPattern {
    this.#cover(day)
    return this.patterns[this.#patternOf[day - this.#first] as number] as DayPattern
  }

  /** Open minutes from the beginning of the table: only differences mean something, and only after covering both ends. */
  openMinutesBetween(from: LocalMinute, to: LocalMinute): number {
    this.#cover(Math.floor(from / MINUTES_PER_DAY))
    this.#cover(Math.floor(to / MINUTES_PER_DAY))
    return this.#openUntil(to) - this.#openUntil(from)
  }

  /** Working days after `from`, up to and including `to`; negative when reversed. */
  workingDaysAfter(from: DayNumber, to: DayNumber): number {
    this.#cover(from)
    this.#cover(to)
    const before = this.#workingBefore
    return (before[to + 1 - this.#first] as number) - (before[from + 1 - this.#first] as number)
  }

  /** The `n`-th working day after `day` (n ≥ 1). */
  workingDayAfter(day: DayNumber, n: number): DayNumber {
    this.#cover(day)
    const index = (this.#workingBefore[day + 1 - this.#first] as number) + n - 1
    while (index >= this.#workingCount) this.#growForward(day, index - this.#workingCount)
    return this.#workingDays[index] as number
  }

  /** The `n`-th working day before `day` (n ≥ 1). */
  workingDayBefore(day: DayNumber, n: number): DayNumber {
    this.#cover(day)
    for (;;) {
      const index = (this.#workingBefore[day - this.#first] as number) - n
      if (index >= 0) return this.#workingDays[index] as number
      this.#growBackward(day)
    }
  }

  /** `day` itself when it is worked, else the next working day. */
  workingDayFrom(day: DayNumber): DayNumber {
    return this.workingDayAfter(day - 1, 1)
  }

  /** The minute at which `minutes` (≥ 1) open minutes have run since `start`; a closing time stays that closing time. */
  minuteAfterOpen(start: LocalMinute, minutes: number): LocalMinute {
    const day = Math.floor(start / MINUTES_PER_DAY)
    this.#cover(day)
    const target = this.#openUntil(start) + minutes
    while (target > (this.#openBefore[this.#last - this.#first] as number)) {
      this.#growForward(day, minutes / 480)
    }
    const before = this.#openBeforeWorking
    let low = this.#workingBefore[day - this.#first] as number
    let high = this.#workingCount - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((before[middle] as number) < target) low = middle
      else high = middle - 1
    }
    const found = this.#workingDays[low] as number
    const pattern = this.patterns[this.#patternOf[found - this.#first] as number] as DayPattern
    return found * MINUTES_PER_DAY + (pattern.minuteAfter[target - (before[low] as number)] as number)
  }

  #openUntil(minute: LocalMinute): number {
    const day = Math.floor(minute / MINUTES_PER_DAY)
    const pattern = this.patterns[this.#patternOf[day - this.#first] as number] as DayPattern
    return (
      (this.#openBefore[day - this.#first] as number) + (pattern.openBefore[minute - day * MINUTES_PER_DAY] as number)
    )
  }

  #cover(day: DayNumber): void {
    if (day >= this.#first && day < this.#last) return
    if (!(day >= MIN_DAY && day < MAX_DAY)) {
      throw new CalendarError('out_of_range', Number.isFinite(day) ? dateOfDay(day) : String(day))
    }
    if (this.#last === 0) this.#build(Math.max(MIN_DAY, day - YEAR), Math.min(MAX_DAY, day + 3 * YEAR))
    else if (day < this.#first) this.#build(Math.max(MIN_DAY, day - YEAR), this.#last)
    else this.#build(this.#first, Math.min(MAX_DAY, day + YEAR))
  }

  /** Adds years at the end, or refuses: a calendar that never opens again must not be searched for ever. */
  #growForward(from: DayNumber, workingDaysMissing: number): void {
    const lastWorking = this.#workingDays[this.#workingCount - 1] ?? from
    if (this.#last - Math.max(from, lastWorking) > TEN_YEARS) {
      throw new CalendarError('no_working_day', `within ten years of ${dateOfDay(from)}`)
    }
    if (this.#last >= MAX_DAY) throw new CalendarError('out_of_range', `later than ${dateOfDay(MAX_DAY - 1)}`)
    const step = Math.max(YEAR, Math.ceil(Math.min(workingDaysMissing, MAX_DAY) * 1.5))
    this.#build(this.#first, Math.min(MAX_DAY, this.#last + step))
  }

  #growBackward(from: DayNumber): void {
    const firstWorking = this.#workingDays[0] ?? from
    if (Math.min(from, firstWorking) - this.#first > TEN_YEARS) {
      throw new CalendarError('no_working_day', `within ten years before ${dateOfDay(from)}`)
    }
    if (this.#first <= MIN_DAY) throw new CalendarError('out_of_range', `earlier than ${dateOfDay(MIN_DAY)}`)
    this.#build(Math.max(MIN_DAY, this.#first - YEAR), this.#last)
  }

  #build(first: DayNumber, last: DayNumber): void {
    const length = last - first
    const patternOf = new Uint16Array(length)
    const openBefore = new Int32Array(length + 1)
    const workingBefore = new Int32Array(length + 1)
    const workingDays = new Int32Array(length)
    const openBeforeWorking = new Int32Array(length)
    let open = 0
    let working = 0
    for (let index = 0; index < length; index++) {
      const pattern = this.book.indexOn(first + index)
      const { total } = this.patterns[pattern] as DayPattern
      patternOf[index] = pattern
      if (total > 0) {
        workingDays[working] = first + index
        openBeforeWorking[working] = open
        working++
      }
      open += total
      openBefore[index + 1] = open
      workingBefore[index + 1] = working
    }
    this.#first = first
    this.#last = last
    this.#patternOf = patternOf
    this.#openBefore = openBefore
    this.#workingBefore = workingBefore
    this.#workingDays = workingDays.subarray(0, working)
    this.#openBeforeWorking = openBeforeWorking.subarray(0, working)
    this.#workingCount = working
  }
}
