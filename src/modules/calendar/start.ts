import {
  clockMinute,
  dayOfMinute,
  type Instant,
  instantOfMinute,
  type LocalMinute,
  localMinuteOf,
  MINUTES_PER_DAY,
} from './civil-time.ts'
import type { DayTable } from './day-table.ts'
import { isOpenMinute, openingFrom, type WorkingCalendar } from './working-calendar.ts'

/** How the moment of receipt becomes the start of the clock; a parameter of each procedure (cut-offs differ per decree). */
export interface StartRule {
  /** Default `none`. `after` needs `time`. */
  readonly cutoff?: 'none' | 'after' | 'last_working_hour' | undefined
  /** `HH:MM`: a receipt on a working day later than this starts at the opening of the next working day. */
  readonly time?: string | undefined
  /** Default `next_opening`. */
  readonly offHours?: 'next_opening' | 'as_is' | undefined
  /** The decree that sets the cut-off, printed in the explanation. */
  readonly legalBasis?: string | undefined
}

export const DEFAULT_START_RULE: StartRule = { cutoff: 'none', offHours: 'next_opening' }

/** Why the clock did not start at receipt. */
export type StartDelay = 'after_cutoff' | 'last_working_hour' | 'received_off_hours'

const LAST_HOUR = 60

/** The cut-off that catches the receipt, if any. It is looked at before the off-hours rule. */
function cutoffDelay(table: DayTable, receipt: LocalMinute, rule: StartRule): StartDelay | undefined {
  if (rule.cutoff === undefined || rule.cutoff === 'none') return undefined
  const day = dayOfMinute(receipt)
  const pattern = table.patternOn(day)
  if (pattern.total === 0) return undefined
  const inDay = receipt - day * MINUTES_PER_DAY
  if (rule.cutoff === 'after') {
    return inDay > clockMinute(rule.time ?? '24:00') ? 'after_cutoff' : undefined
  }
  const left = pattern.total - (pattern.openBefore[inDay] as number)
  return left > 0 && left <= LAST_HOUR ? 'last_working_hour' : undefined
}

export interface StartMinute {
  readonly minute: LocalMinute
  readonly delay: StartDelay | undefined
}

export function startMinuteOf(table: DayTable, receipt: LocalMinute, rule: StartRule): StartMinute {
  const delay = cutoffDelay(table, receipt, rule)
  if (delay !== undefined) {
    const next = table.workingDayAfter(dayOfMinute(receipt), 1)
    return { minute: next * MINUTES_PER_DAY + table.patternOn(next).opening, delay }
  }
  if (rule.offHours === 'as_is' || isOpenMinute(table, receipt)) return { minute: receipt, delay: undefined }
  return { minute: openingFrom(table, receipt), delay: 'received_off_hours' }
}

/** The instant at which the clock of a dossier received at `receivedAt` starts. */
export function startOf(
  calendar: WorkingCalendar,
  receivedAt: Instant,
  startRule: StartRule = DEFAULT_START_RULE,
): Instant {
  return instantOfMinute(startMinuteOf(calendar.table, localMinuteOf(receivedAt), startRule).minute)
}
