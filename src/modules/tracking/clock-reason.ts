import {
  type Clock,
  dayStrip,
  type Line,
  type Locale,
  lineParts,
  quantityText,
  stripDays,
} from '#modules/calendar/exports.ts'
import { legalDay, legalLimit, markGroundLabel } from '#modules/dossiers/exports.ts'
import { dateParts, dayText, whenText } from '#platform/i18n/dates.ts'
import type { StripDay } from '#platform/ui/day-strip.tsx'
import { m } from '#words'
import type { TrackingRecord } from './tracking-record.ts'

/** "Vì sao?": the days of the legal clock and the same in plain words. */
export interface ClockReason {
  /** "Đã tính 2 trong 7 ngày làm việc." */
  used: string
  days: StripDay[]
  daysLabel: string
  lines: { text: string; law: string }[]
  /** The appointment told first, when it has moved since. */
  firstDue: string | null
}

/** A public page shows two months at most; the lines still say everything. */
const MOST_CELLS = 62

export function clockReason(record: TrackingRecord): ClockReason | null {
  const { clock, calendar, dossier, locale } = record
  if (!clock) return null
  const first = new Date(clock.firstDueAt)
  const cells = dayStrip({
    calendar,
    limit: legalLimit(dossier),
    receivedAt: clock.receivedAt,
    startAt: clock.startAt,
    dueAt: clock.dueAt,
    pauses: clock.pauses,
    now: (dossier.resolved_at ?? dossier.ended_at ?? record.now).getTime(),
    maxCells: MOST_CELLS,
  })
  const shown = (day: string | undefined) => (day ? dayText(dateParts(day)) : '')
  return {
    used: usedText(clock, locale),
    days: stripDays(cells, legalDay(record.now)),
    daysLabel: m.tracking_days_label({ from: shown(cells[0]?.on), to: shown(cells.at(-1)?.on) }),
    lines: clock.explanation.map((line) => sentence(line, record)),
    firstDue: dossier.due_at?.getTime() === first.getTime() ? null : whenText(first, locale),
  }
}

/** "Đã tính 2 trong 7 ngày làm việc." */
export function usedText({ used }: Clock, locale: Locale): string {
  return m.tracking_used(partOf(used.count, used, locale))
}

/** A part and the whole in the same measure; days say their unit once. */
export function partOf(
  count: number,
  { total, measure }: Clock['used'],
  locale: Locale,
): { part: string; total: string } {
  const part = Math.min(Math.max(0, count), total)
  const inDays = measure === 'working_days' || measure === 'calendar_days'
  return {
    part: inDays ? String(part) : quantityText(part, measure, locale),
    total: quantityText(total, measure, locale),
  }
}

/** The ledger keeps grounds as codes; people read them in words. */
function sentence(line: Line, { locale }: TrackingRecord): { text: string; law: string } {
  const named = line.kind === 'paused' && line.name ? { ...line, name: markGroundLabel(line.name) } : line
  const { span, says, law } = lineParts(named, locale)
  return { text: `${span}: ${says}`, law }
}
