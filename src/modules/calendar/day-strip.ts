import {
  type DayNumber,
  dateOfDay,
  dayOfMinute,
  type Instant,
  type IsoDate,
  localMinuteOf,
  MINUTES_PER_DAY,
  type Weekday,
  weekdayOf,
} from './civil-time.ts'
import { type Limit, measureOf } from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/**
 * `received` the day of receipt, `start` the later day on which the clock starts, `counted` a day of the limit, `off` not counted, `paused` the clock stood,
 * `due` the last day, `late` a working day after it. Today is a mark (`today`), because today is also one of these.
 */
export type StripKind = 'received' | 'start' | 'counted' | 'off' | 'paused' | 'due' | 'late'

export interface StripCell {
  readonly on: IsoDate
  readonly weekday: Weekday
  readonly kind: StripKind
  readonly today: boolean
  /** The how-manieth counted day: 1, 2, 3 … ; null when the day does not count. */
  readonly ordinal: number | null
  /** Name of the holiday or make-up day. */
  readonly name: string | null
  readonly nameEn: string | null
}

export interface StripInput {
  readonly calendar: WorkingCalendar
  readonly limit: Limit
  readonly receivedAt: Instant
  readonly startAt: Instant
  /** null while the clock stands: the strip then ends today. */
  readonly dueAt: Instant | null
  readonly pauses?: readonly { readonly from: Instant; readonly to: Instant | null }[] | undefined
  readonly now: Instant
  /** No more cells than this, counted from the end; default 120. */
  readonly maxCells?: number | undefined
}

function dayOf(instant: Instant): DayNumber {
  return dayOfMinute(localMinuteOf(instant))
}

interface Strip {
  readonly received: DayNumber
  readonly start: DayNumber
  readonly due: DayNumber
  readonly today: DayNumber
  readonly last: DayNumber
  /** Days skipped by pauses: after the date of the pause, up to and including the date of resumption. */
  readonly paused: readonly { readonly after: DayNumber; readonly until: DayNumber }[]
  /** Calendar days count whether worked or not; minutes count on the day of the start too. */
  readonly everyDay: boolean
  readonly fromStartDay: boolean
}

function stripOf(input: StripInput): Strip {
  const measure = measureOf(input.limit)
  const today = dayOf(input.now)
  const due = input.dueAt === null ? Number.POSITIVE_INFINITY : dayOf(input.dueAt)
  const last = input.dueAt === null ? Math.max(today, dayOf(input.startAt)) : Math.max(due, today)
  const pauses = input.pauses ?? []
  return {
    received: dayOf(input.receivedAt),
    start: dayOf(input.startAt),
    due,
    today,
    last,
    paused: pauses.map(({ from, to }) => ({ after: dayOf(from), until: to === null ? last : dayOf(to) })),
    everyDay: measure === 'calendar_days' || measure === 'clock_minutes',
    fromStartDay: measure === 'open_minutes' || measure === 'clock_minutes',
  }
}

function counts(input: StripInput, strip: Strip, day: DayNumber): boolean {
  if (day < strip.start || day > strip.due || (day === strip.start && !strip.fromStartDay)) return false
  return strip.everyDay || openMinutesInside(input, day) > 0
}

/** Open minutes of the day between the start and the due date. */
function openMinutesInside(input: StripInput, day: DayNumber): number {
  const { openBefore, total } = input.calendar.table.patternOn(day)
  const start = localMinuteOf(input.startAt) - day * MINUTES_PER_DAY
  return start > 0 && start < MINUTES_PER_DAY ? total - (openBefore[start] as number) : total
}

function kindOf(strip: Strip, day: DayNumber, counted: boolean, worked: boolean): StripKind {
  if (day === strip.due) return 'due'
  if (day === strip.received) return 'received'
  // The day on which the clock starts is no day off, although it does not count (Civil Code Art. 147.2).
  if (day === strip.start && !counted) return 'start'
  if (day > strip.due) return worked ? 'late' : 'off'
  if (strip.paused.some(({ after, until }) => day > after && day <= until)) return 'paused'
  return counted ? 'counted' : 'off'
}

/** One cell per day from receipt to the due date (or to today when that is later), for the picture above a dossier. */
export function dayStrip(input: StripInput): StripCell[] {
  const strip = stripOf(input)
  const cells: StripCell[] = []
  let ordinal = 0
  for (let day = strip.received; day <= strip.last; day++) {
    const exception = input.calendar.table.book.exceptionOn(day)
    const counted = counts(input, strip, day)
    const kind = kindOf(strip, day, counted, input.calendar.table.patternOn(day).total > 0)
    const numbered = counted && kind !== 'paused' && kind !== 'off' && kind !== 'late'
    if (numbered) ordinal++
    cells.push({
      on: dateOfDay(day),
      weekday: weekdayOf(day),
      kind,
      today: day === strip.today,
      ordinal: numbered ? ordinal : null,
      name: exception?.name ?? null,
      nameEn: exception?.nameEn ?? null,
    })
  }
  return cells.slice(-(input.maxCells ?? 120))
}
