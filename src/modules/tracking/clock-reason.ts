import type { Clock, Locale } from '#modules/calendar/exports.ts'
import { quantityText } from '#modules/calendar/exports.ts'
import type { ClockExplanation } from '#modules/dossiers/exports.ts'
import { dateParts, dayText, whenText } from '#platform/i18n/dates.ts'
import type { StripDay } from '#platform/ui/day-strip.tsx'
import { m } from '#words'
import type { TrackingRecord } from './tracking-record.ts'

/** "Vì sao?": the days of one clock and the same in plain words. */
export interface ClockReason {
  /** `legal`, `committed`, `answer`. */
  clock: string
  /** "Vì sao hẹn trả 17:00 thứ Hai 30/11/2026?" */
  title: string
  /** "Đã tính 2/7 ngày làm việc." */
  used: string
  /** "10 ngày làm việc. Thời hạn của thủ tục 1.009664 …" */
  limit: string
  days: StripDay[]
  daysLabel: string
  lines: { text: string; law: string; tally: string | null }[]
  /** The appointment told first, and the one without the extension, when they have moved since. */
  moved: string[]
  /** "Lịch làm việc …, phiên bản 2" */
  calendar: string
}

/** Every date that the page shows, explained. */
export function clockReasons({ clocks, locale }: TrackingRecord): ClockReason[] {
  return clocks.flatMap((clock) => (clock.clock === 'acceptance' ? [] : [reasonOf(clock, locale)]))
}

function reasonOf(clock: ClockExplanation, locale: Locale): ClockReason {
  const shown = (day: string | undefined) => (day ? dayText(dateParts(day)) : '')
  return {
    clock: clock.key,
    title: titleOf(clock, locale),
    used: clock.used,
    limit: `${clock.limit}. ${clock.limit_source}`,
    days: clock.days,
    daysLabel: m.tracking_days_label({ from: shown(clock.days[0]?.on), to: shown(clock.days.at(-1)?.on) }),
    lines: clock.lines.map(({ span, says, law, tally }) => ({ text: `${span}: ${says}`, law, tally })),
    moved: movedOf(clock, locale),
    calendar: m.tracking_calendar({ name: clock.calendar.name, version: clock.calendar.version }),
  }
}

function titleOf({ key, due_at }: ClockExplanation, locale: Locale): string {
  if (due_at === null) return key === 'committed' ? m.tracking_why_committed_standing() : m.tracking_why_standing()
  const when = whenText(due_at, locale)
  if (key === 'committed') return m.tracking_why_committed({ when })
  return key === 'answer' ? m.tracking_why_answer({ when }) : m.tracking_why({ when })
}

function movedOf({ key, first_due_at, original_due_at }: ClockExplanation, locale: Locale): string[] {
  if (key === 'answer') return []
  const first = first_due_at ? [m.tracking_first_due({ when: whenText(first_due_at, locale) })] : []
  const differs = original_due_at !== null && original_due_at !== first_due_at
  return differs ? [...first, m.tracking_original_due({ when: whenText(original_due_at, locale) })] : first
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
