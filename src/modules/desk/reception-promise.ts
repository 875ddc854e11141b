import type { Kysely } from 'kysely'
import {
  calendarOfUnit,
  dateOf,
  dayStrip,
  deadline,
  isAnnounced,
  isoOfInstant,
  type Limit,
  type Line,
  lineSentence,
  STATE_CALENDAR,
  type StartRule,
  stripDays,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import type { StartRule as ProcedureStartRule } from '#modules/catalogue/exports.ts'
import { findFieldUnit } from '#modules/dossiers/exports.ts'
import { legalDay } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { StripDay } from '#platform/ui/day-strip.tsx'
import { limitLabel } from './desk-words.ts'

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

/** The limit from now by the start rule of the procedure and the calendar of whoever resolves it (design: deadlines). */
export async function promiseOf(
  scope: { db: Kysely<Tables>; now: Date; locale: Locale },
  version: { start_rule: ProcedureStartRule; procedure: { field_code: string } },
  limit: Limit,
): Promise<Appointment> {
  const rule = version.start_rule
  const calendar = await calendarOf(scope, version.procedure.field_code)
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
    days: stripDays(cells, ''),
    sentences: explanation.map((line) => sentenceOf(line, scope.locale)),
    law: [...new Set(explanation.map((line) => line.legalBasis))].join(' · '),
    announced: isAnnounced(calendar, dateOf(dueAt)),
  }
}

/** That of the resolving agency, as `receive` takes it. */
async function calendarOf({ db, now }: { db: Kysely<Tables>; now: Date }, fieldCode: string) {
  const field = await findFieldUnit(db, fieldCode, null)
  const code = field ? await calendarOfUnit(db, field.resolving_unit_id, legalDay(now)) : STATE_CALENDAR
  return workingCalendar(db, code)
}

/** The law stands once below all sentences, not behind each. */
function sentenceOf(line: Line, locale: Locale): string {
  const sentence = lineSentence(line, locale).replace(` [${line.legalBasis}]`, '')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
