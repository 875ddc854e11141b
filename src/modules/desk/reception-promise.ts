import type { Kysely } from 'kysely'
import {
  dateOf,
  dayStrip,
  deadline,
  isAnnounced,
  isoOfInstant,
  type Limit,
  type Line,
  lineSentence,
  type StartRule,
  type StripCell,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import type { StartRule as ProcedureStartRule } from '#modules/catalogue/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { limitLabel } from './desk-words.ts'

export interface StripDay {
  on: string
  kind: 'start' | 'counted' | 'off' | 'weekend' | 'paused' | 'due'
  mark?: string | number
  today?: boolean
}

/** The appointment that would be given now, with its reasons; what `receive` will compute a moment later. */
export interface Appointment {
  /** ISO instants with offset. */
  dueAt: string
  startAt: string
  /** "10 ngày làm việc". */
  limit: string
  days: readonly StripDay[]
  sentences: readonly string[]
  law: string
  /** False when holidays of that time are not announced yet: the date may still move. */
  announced: boolean
}

const MOST_DAYS = 62

/** The limit from now by the start rule of the procedure (design: deadlines). */
export async function promiseOf(
  scope: { db: Kysely<Tables>; now: Date; locale: Locale },
  rule: ProcedureStartRule,
  limit: Limit,
): Promise<Appointment> {
  const calendar = await workingCalendar(scope.db, 'vn')
  const receivedAt = scope.now.getTime()
  const startRule: StartRule = {
    cutoff: rule.cutoff,
    offHours: rule.off_hours,
    ...(rule.time ? { time: rule.time } : {}),
  }
  const { startAt, dueAt, explanation } = deadline({ calendar, receivedAt, limit, startRule })
  const cells = dayStrip({ calendar, limit, receivedAt, startAt, dueAt, now: receivedAt, maxCells: MOST_DAYS })
  return {
    dueAt: isoOfInstant(dueAt),
    startAt: isoOfInstant(startAt),
    limit: limitLabel(limit, scope.locale),
    days: cells.map(stripDay),
    sentences: explanation.map((line) => sentenceOf(line, scope.locale)),
    law: [...new Set(explanation.map((line) => line.legalBasis))].join(' · '),
    announced: isAnnounced(calendar, dateOf(dueAt)),
  }
}

/** The law stands once below all sentences, not behind each. */
function sentenceOf(line: Line, locale: Locale): string {
  const sentence = lineSentence(line, locale).replace(` [${line.legalBasis}]`, '')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

function stripDay(cell: StripCell): StripDay {
  const kind = kindOf(cell)
  const mark = kind === 'start' ? (cell.kind === 'received' ? undefined : m.desk_day_begins()) : cell.ordinal
  return {
    on: cell.on,
    kind,
    ...(mark == null ? {} : { mark }),
    ...(cell.today ? { today: true } : {}),
  }
}

function kindOf(cell: StripCell): StripDay['kind'] {
  if (cell.kind === 'received') return 'start'
  if (cell.kind === 'late') return 'counted'
  if (cell.kind !== 'off') return cell.kind
  if (cell.name !== null) return 'off'
  // A working day that is not counted: received off hours or after the cut-off, the clock starts with this day.
  return cell.weekday === 'sat' || cell.weekday === 'sun' ? 'weekend' : 'start'
}
