import {
  type Clock,
  dayStrip,
  type Line,
  lineSentence,
  quantityText,
  type StripCell,
  stripDayKind,
} from '#modules/calendar/exports.ts'
import type { StripDay } from '#platform/ui/day-strip.tsx'
import { m } from '#words'
import { legalDay } from '../dossier.ts'
import { legalLimit } from '../ledger.ts'
import { momentSentence } from '../moment-sentence.ts'
import { markGroundLabel } from '../state-words.ts'
import type { DossierRecord } from './dossier-record.ts'

/** The legal clock as a picture, and the same as sentences: "Vì sao hẹn ngày này?". */
export interface ClockPicture {
  /** "10 ngày làm việc, đã tính 6 ngày làm việc" */
  summary: string
  /** "Ngày thứ 6 trong 10" – what the ball says of the legal clock. */
  position: string
  days: readonly StripDay[]
  /** "Thời hạn pháp luật, từ 06/11 đến 30/11/2026" */
  daysLabel: string
  /** One line per stretch, each with its article of law. */
  lines: readonly string[]
}

const MOST_CELLS = 62

export function clockPicture(record: DossierRecord): ClockPicture | null {
  const { clock, calendar, dossier, locale } = record
  if (!clock) return null
  const { count, total, measure } = clock.used
  const used = quantityText(count, measure, locale)
  const whole = quantityText(total, measure, locale)
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
  const today = legalDay(record.now)
  return {
    summary: summaryOf(record, whole, used),
    position: positionOf(clock.used, used, whole),
    days: cells.map((cell) =>
      stripDay(cell, today, record.dossier.ended_at === null && record.dossier.resolved_at === null),
    ),
    daysLabel: stripLabel(cells),
    lines: clock.explanation.map((line) => capitalised(lineSentence(withGround(line), locale))),
  }
}

function positionOf({ count, total, measure }: Clock['used'], used: string, whole: string): string {
  if (measure !== 'working_days' && measure !== 'calendar_days') return m.dossiers_clock_used({ used, whole })
  return count > 0 ? m.dossiers_clock_day({ count, total }) : m.dossiers_clock_none({ whole })
}

function summaryOf({ clock, dossier }: DossierRecord, whole: string, used: string): string {
  const plain = m.dossiers_clock_summary({ whole, used })
  const first = clock ? new Date(clock.firstDueAt) : undefined
  if (!first || dossier.due_at?.getTime() === first.getTime()) return plain
  return `${plain}; ${m.dossiers_clock_first_due({ when: momentSentence(first) })}`
}

/** The ledger keeps grounds as codes; people read them in words. Names of holidays are words already. */
function withGround(line: Line): Line {
  return line.name ? { ...line, name: markGroundLabel(line.name) } : line
}

/** `open`: today is marked only while time still runs or stands. */
function stripDay(cell: StripCell, today: string, open: boolean): StripDay {
  const mark = cell.kind === 'late' ? m.dossiers_clock_late_day() : cell.ordinal
  return { on: cell.on, kind: stripDayKind(cell, today), today: open && cell.today, ...(mark === null ? {} : { mark }) }
}

function stripLabel(cells: readonly StripCell[]): string {
  const [first, last] = [cells[0]?.on ?? '', cells.at(-1)?.on ?? '']
  return m.dossiers_clock_strip({ from: shownDay(first), to: shownDay(last) })
}

function shownDay(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
