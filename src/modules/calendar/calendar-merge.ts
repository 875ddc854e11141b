import type { CalendarDefinition, CalendarException } from './calendar-definition.ts'
import { dayDifferences, keyOf } from './calendar-difference.ts'
import { calendarJson } from './calendar-json.ts'
import type { IsoDate } from './civil-time.ts'

export interface Merged {
  readonly definition: CalendarDefinition
  /** Days that both changed, each in its own way: ours was kept. */
  readonly kept: readonly IsoDate[]
}

/**
 * Takes the changes from `base` to `theirs` (a newer pack, a version that somebody published meanwhile) into `ours`, which
 * also began with `base`. What only they changed becomes theirs; what we changed stays ours.
 */
export function mergeCalendars(base: CalendarDefinition, theirs: CalendarDefinition, ours: CalendarDefinition): Merged {
  const days = new Map(ours.exceptions.map((each) => [each.date, each]))
  const baseDays = new Map(base.exceptions.map((each) => [each.date, each]))
  const kept: IsoDate[] = []
  for (const { date, after } of dayDifferences(base, theirs)) {
    const mine = keyOf(days.get(date))
    if (mine === keyOf(after)) continue
    if (mine !== keyOf(baseDays.get(date))) kept.push(date)
    else if (after) days.set(date, after)
    else days.delete(date)
  }
  const exceptions = [...days.values()].sort((a: CalendarException, b) => (a.date < b.date ? -1 : 1))
  return { definition: { ...ours, ...theirParts(base, theirs, ours), exceptions }, kept }
}

type Part = 'weekly' | 'seasons' | 'validFrom' | 'validTo' | 'announcedUntil' | 'source'

function theirParts(base: CalendarDefinition, theirs: CalendarDefinition, ours: CalendarDefinition) {
  const parts: readonly Part[] = ['weekly', 'seasons', 'validFrom', 'validTo', 'announcedUntil', 'source']
  const same = (part: Part, a: CalendarDefinition, b: CalendarDefinition) =>
    JSON.stringify(partOf(a, part)) === JSON.stringify(partOf(b, part))
  return Object.fromEntries(
    parts.filter((part) => same(part, base, ours)).map((part) => [part, theirs[part]]),
  ) as Partial<CalendarDefinition>
}

/** In one order of keys, so that two ways to write the same are the same. */
function partOf(definition: CalendarDefinition, part: Part): unknown {
  if (part !== 'weekly') return definition[part]
  return Object.entries(calendarJson(definition).weekly as object).sort()
}
