import type { Selectable } from 'kysely'
import {
  type Clock,
  type ClockInput,
  type ClockMark,
  closesUnansweredOn,
  closingOf,
  dueAfterMarks,
  type Limit,
  openMinutesBetween,
  type WorkingCalendar,
} from '#modules/calendar/exports.ts'
import type { Dossier, Passage } from './dossier.ts'
import type { ClockMarkDraft, DossierSet, PassageChange } from './dossier-change.ts'
import type { ClockMarkTable } from './dossier-tables.ts'
import { stepDue } from './step-planning.ts'

/**
 * The legal clock of a dossier: its ledger (`clock_mark` rows) turned into dates. Pure. The due date is always derived
 * from the marks and stored beside them, never typed.
 */

export type StoredMark = Pick<
  Selectable<ClockMarkTable>,
  'kind' | 'at' | 'limit_value' | 'limit_unit' | 'ground' | 'document'
>

type ClockParticulars = Pick<Dossier, 'limit_value' | 'limit_unit' | 'limit_counting' | 'start_rule'>

export function legalLimit(dossier: ClockParticulars): Limit {
  return toLimit(dossier.limit_value, dossier.limit_unit, dossier.limit_counting)
}

function toLimit(value: string | number, unit: string, counting: string | null): Limit {
  return {
    value: Number(value),
    unit: unit as Limit['unit'],
    ...(counting === null ? {} : { counting: counting as NonNullable<Limit['counting']> }),
  }
}

export function clockInput(
  dossier: ClockParticulars,
  calendar: WorkingCalendar,
  marks: readonly (StoredMark | ClockMarkDraft)[],
  now?: Date,
): ClockInput {
  const { cutoff, time, off_hours } = dossier.start_rule
  return {
    calendar,
    limit: legalLimit(dossier),
    startRule: { cutoff, offHours: off_hours, ...(time === null ? {} : { time }) } as NonNullable<
      ClockInput['startRule']
    >,
    marks: marks.map(toMark),
    ...(now ? { now: now.getTime() } : {}),
  }
}

function toMark(mark: StoredMark | ClockMarkDraft): ClockMark {
  const at = new Date(mark.at as Date).getTime()
  const limit = mark.limit_value && mark.limit_unit ? toLimit(mark.limit_value, mark.limit_unit, null) : undefined
  return { kind: mark.kind, at, name: mark.ground, ...(limit ? { limit } : {}) }
}

export function readClock(
  dossier: Dossier,
  calendar: WorkingCalendar,
  marks: readonly StoredMark[],
  now: Date,
): Clock | undefined {
  return marks.length === 0 ? undefined : dueAfterMarks(clockInput(dossier, calendar, marks, now))
}

/** The columns that follow from the ledger after one more mark. Throws CalendarError when the mark does not fit. */
export function afterMark(
  dossier: Dossier,
  calendar: WorkingCalendar,
  marks: readonly StoredMark[],
  mark: ClockMarkDraft,
): DossierSet {
  return datesOf(dueAfterMarks(clockInput(dossier, calendar, [...marks, mark])))
}

/** The first mark: the clock starts at receipt, by the start rule of the procedure. */
export function afterStart(dossier: ClockParticulars, calendar: WorkingCalendar, mark: ClockMarkDraft): DossierSet {
  return datesOf(dueAfterMarks(clockInput(dossier, calendar, [mark])))
}

function datesOf(clock: Clock): DossierSet {
  return {
    start_at: new Date(clock.startAt),
    due_at: clock.dueAt === null ? null : new Date(clock.dueAt),
    due_original_at: clock.originalDueAt === null ? null : new Date(clock.originalDueAt),
  }
}

export function mark(
  kind: ClockMarkDraft['kind'],
  at: Date,
  ground: string,
  document: string | null = null,
): ClockMarkDraft {
  return { kind, at, ground, document, limit_value: null, limit_unit: null }
}

/** The step's clock stands with the legal one: what is left of its budget is kept, nothing of a step that was late. */
export function standStill(dossier: Dossier, calendar: WorkingCalendar, now: Date): PassageChange {
  const due = dossier.step_due_at
  if (due === null) return { kind: 'stand', remaining_minutes: null }
  return {
    kind: 'stand',
    remaining_minutes: due <= now ? 0 : openMinutesBetween(calendar, now.getTime(), due.getTime()),
  }
}

/** When the step is due after its clock went on: what was left of the budget, from now on. A step that was late stays late. */
export function stepDueAfterStanding(
  calendar: WorkingCalendar,
  now: Date,
  passage: Pick<Passage, 'remaining_minutes'> | undefined,
): Date | null {
  const left = passage?.remaining_minutes ?? null
  return left === 0 ? now : stepDue(calendar, now, left)
}

/** End of the day on which an unanswered supplement request may be closed (parameter `supplement.closeAfterWorkingDays`). */
export function answerUntil(calendar: WorkingCalendar, requestedAt: Date, workingDays: number): Date {
  const day = closesUnansweredOn(calendar, requestedAt.getTime(), workingDays)
  const closing = closingOf(calendar, day)
  return new Date(closing ?? Date.parse(`${day}T17:00:00+07:00`))
}
