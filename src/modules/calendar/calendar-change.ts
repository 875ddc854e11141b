import type {
  CalendarDefinition,
  CalendarException,
  Confidence,
  ExceptionKind,
  OpenHours,
  Season,
  WeeklyHours,
} from './calendar-definition.ts'
import { type DayNumber, dateOfDay, dayOfDate, type IsoDate, type Weekday, weekdayOf } from './civil-time.ts'
import { weeklyOn } from './day-pattern.ts'
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts'

/** What is said of every changed day. */
export interface DayText {
  readonly name?: string | undefined
  readonly nameEn?: string | undefined
  readonly legalBasis?: string | undefined
  readonly confidence?: Confidence | undefined
}

/** Hours of a make-up day: its own, or those of a weekday. */
export interface DayHours {
  readonly hours?: readonly OpenHours[] | undefined
  readonly hoursOf?: Weekday | undefined
}

export type DayChange = DayText &
  (
    | { readonly what: 'off'; readonly date: IsoDate; readonly kind: Exclude<ExceptionKind, 'makeup'> }
    | ({ readonly what: 'makeup'; readonly date: IsoDate; readonly replaces?: IsoDate | undefined } & DayHours)
    | { readonly what: 'swap'; readonly off: IsoDate; readonly worked: IsoDate }
    | { readonly what: 'closure'; readonly from: IsoDate; readonly to: IsoDate }
    | { readonly what: 'remove'; readonly date: IsoDate }
  )

/** The definition after one change of days; what is already said of a changed day is replaced. `whole` says which days are worked. */
export function withDayChange(
  definition: CalendarDefinition,
  change: DayChange,
  whole: WorkingCalendar,
): CalendarDefinition {
  if (change.what === 'remove') return withoutDays(definition, partnersOf(definition, change.date))
  return withDays(definition, exceptionsOf(change, whole))
}

/** Adds dated days, each in place of what was said of its date; in order of date. */
export function withDays(definition: CalendarDefinition, days: readonly CalendarException[]): CalendarDefinition {
  const dates = new Set(days.map(({ date }) => date))
  const exceptions = [...definition.exceptions.filter(({ date }) => !dates.has(date)), ...days]
  return { ...definition, exceptions: exceptions.sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

function withoutDays(definition: CalendarDefinition, dates: readonly IsoDate[]): CalendarDefinition {
  return { ...definition, exceptions: definition.exceptions.filter(({ date }) => !dates.includes(date)) }
}

/** The date itself, and the other half of a swapped pair: one without the other would be wrong. */
export function partnersOf(definition: CalendarDefinition, date: IsoDate): IsoDate[] {
  const here = definition.exceptions.find((each) => each.date === date)
  if (here?.type === 'working' && here.replaces) {
    const off = definition.exceptions.find((each) => each.date === here.replaces)
    return off?.kind === 'swapped' ? [date, off.date] : [date]
  }
  if (here?.kind !== 'swapped') return [date]
  const worked = definition.exceptions.filter((each) => each.type === 'working' && each.replaces === date)
  return [date, ...worked.map((each) => each.date)]
}

function exceptionsOf(change: Exclude<DayChange, { what: 'remove' }>, whole: WorkingCalendar): CalendarException[] {
  const text = textOf(change)
  switch (change.what) {
    case 'off':
      return [{ type: 'off', date: change.date, kind: change.kind, ...text }]
    case 'makeup':
      return [
        {
          type: 'working',
          date: change.date,
          kind: 'makeup',
          hours: change.hours,
          hoursOf: change.hours ? undefined : (change.hoursOf ?? weekdayOf(dayOfDate(change.date))),
          replaces: change.replaces,
          ...text,
        },
      ]
    case 'swap':
      return swapOf(change.off, change.worked, text)
    case 'closure':
      return daysFrom(change.from, change.to)
        .filter((date) => isWorkingDay(whole, date))
        .map((date) => ({ type: 'off', date, kind: 'day_off', ...text }))
  }
}

/** A day taken off and the day worked for it, by the hours of the day taken off (yearly notices). */
function swapOf(off: IsoDate, worked: IsoDate, text: DayText): CalendarException[] {
  const [short, shortWorked] = [dayAndMonth(off), dayAndMonth(worked)]
  return [
    {
      type: 'off',
      date: off,
      kind: 'swapped',
      ...text,
      name: text.name ?? `Nghỉ hoán đổi (làm bù ${shortWorked})`,
      nameEn: text.nameEn ?? `Day off swapped with ${shortWorked}`,
    },
    {
      type: 'working',
      date: worked,
      kind: 'makeup',
      hours: undefined,
      hoursOf: weekdayOf(dayOfDate(off)),
      replaces: off,
      ...text,
      name: `Làm bù cho ngày ${short}`,
      nameEn: `Make-up day for ${short}`,
    },
  ]
}

function textOf({ name, nameEn, legalBasis, confidence }: DayText): DayText {
  return { name, nameEn, legalBasis, confidence }
}

function dayAndMonth(date: IsoDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}`
}

/** Every date from one to the other, both included. */
export function daysFrom(from: IsoDate, to: IsoDate): IsoDate[] {
  const first = dayOfDate(from)
  return Array.from({ length: Math.max(0, dayOfDate(to) - first + 1) }, (_, index) => dateOfDay(first + index))
}

/** Where a calendar without a first day of validity begins, when its earlier hours have to be kept. */
const EARLIEST = '2020-01-01'

/**
 * New hours of the week from a day on. The days before keep the hours they had, as dated seasons: what was open last year
 * stays open. Without `from` the hours hold for every day of the calendar.
 */
export function withHours(
  definition: CalendarDefinition,
  weekly: WeeklyHours,
  from: IsoDate | undefined,
  nameOf: (from: IsoDate, to: IsoDate) => string,
): CalendarDefinition {
  const begins = definition.validFrom ?? EARLIEST
  if (from === undefined || from <= begins) return { ...definition, weekly }
  const kept = runsOfHours(definition, dayOfDate(begins), dayOfDate(from))
  const former = kept.map((run): Season => ({ ...run, name: nameOf(run.from, run.to) }))
  return { ...definition, weekly, seasons: [...definition.seasons, ...former] }
}

/** Stretches of days in [first, end) that follow one weekly pattern and lie in no dated season. */
function runsOfHours(definition: CalendarDefinition, first: DayNumber, end: DayNumber) {
  const dated = definition.seasons.filter((season) => season.from.length === 10)
  const runs: { from: IsoDate; to: IsoDate; weekly: WeeklyHours }[] = []
  let open: (typeof runs)[number] | undefined
  for (let day = first; day < end; day++) {
    const date = dateOfDay(day)
    const weekly = weeklyOn(definition, day)
    if (dated.some((season) => season.from <= date && date <= season.to)) open = undefined
    else if (open?.weekly === weekly) open.to = date
    else {
      open = { from: date, to: date, weekly }
      runs.push(open)
    }
  }
  return runs
}
