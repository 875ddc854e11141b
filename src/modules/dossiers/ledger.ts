import type { Selectable } from 'kysely'
import {
  type ClockInput,
  type ClockMark,
  datesAfterMarks,
  type Limit,
  type WorkingCalendar,
} from '#modules/calendar/exports.ts'
import type { Dossier } from './dossier.ts'
import type { ClockMarkDraft } from './dossier-change.ts'
import type { ClockMarkTable, ClockName } from './dossier-tables.ts'

/**
 * The ledger of a dossier's clocks (`clock_mark` rows) turned into dates. Pure. Every date is derived from marks and stored
 * beside them, never typed; the calendar is the one at the dossier's version.
 */

export type StoredMark = Selectable<ClockMarkTable>
export type LedgerMark = StoredMark | ClockMarkDraft

/** What of a dossier its clocks need to know. */
export type ClockParticulars = Pick<Dossier, 'limit_value' | 'limit_unit' | 'limit_counting' | 'start_rule'>
export type LedgerParticulars = ClockParticulars & Pick<Dossier, 'committed_limit' | 'step_clock_seq'>

/** One of the clocks; those of steps are told apart by the passage with which they began. */
export interface ClockKey {
  clock: ClockName
  passage_seq: number | null
}

export const LEGAL: ClockKey = { clock: 'legal', passage_seq: null }
export const COMMITTED: ClockKey = { clock: 'committed', passage_seq: null }
export const ANSWER: ClockKey = { clock: 'answer', passage_seq: null }

export function legalLimit(dossier: ClockParticulars): Limit {
  return toLimit(dossier.limit_value, dossier.limit_unit, dossier.limit_counting)
}

export function toLimit(value: string | number, unit: string, counting: string | null): Limit {
  return {
    value: Number(value),
    unit: unit as Limit['unit'],
    ...(counting === null ? {} : { counting: counting as NonNullable<Limit['counting']> }),
  }
}

/** Budgets of steps are open minutes, whatever they were given in: half a working day is 240 of them. */
export function stepLimit(minutes: number): Limit {
  return { value: minutes / 60, unit: 'working_hours' }
}

/** Whether a step has a clock at all: one whose process gives it no time has none. */
export function hasBudget(minutes: number | null | undefined): minutes is number {
  return minutes !== null && minutes !== undefined && minutes > 0
}

/** The marks of one clock, oldest first; of the applicant's time to answer those of the latest request. */
export function marksOf<Mark extends LedgerMark>(marks: readonly Mark[], key: ClockKey): Mark[] {
  const found = marks.filter(
    (mark) => mark.kind !== 'recount' && mark.clock === key.clock && (mark.passage_seq ?? null) === key.passage_seq,
  )
  return key.clock === 'answer' ? found.slice(found.findLastIndex((mark) => mark.kind === 'start')) : found
}

/** The clock of the step in which the dossier is; its kind says whose time it is, ours or another agency's. */
export function stepKey(marks: readonly LedgerMark[], clockSeq: number): ClockKey {
  const other = marks.some((mark) => mark.clock === 'consultation' && mark.passage_seq === clockSeq)
  return { clock: other ? 'consultation' : 'step', passage_seq: clockSeq }
}

export type StandingOf = 'absent' | 'running' | 'standing' | 'stopped'

/** How a clock stands after its last mark. */
export function standingOf(marks: readonly LedgerMark[]): StandingOf {
  switch (marks.findLast((mark) => mark.kind !== 'extend')?.kind) {
    case undefined:
    case 'recount':
      return 'absent'
    case 'pause':
      return 'standing'
    case 'stop':
      return 'stopped'
    default:
      return 'running'
  }
}

/** What the explanation prints of a mark. */
export type WordsOf = (mark: LedgerMark) => { name?: string | undefined; legalBasis?: string | undefined }

/** What the engine needs for one clock. `wordsOf` says a mark in words, for the explanation. */
export function inputOf(
  key: ClockKey,
  dossier: LedgerParticulars,
  budget: number | null,
  calendar: WorkingCalendar,
  marks: readonly LedgerMark[],
  wordsOf: WordsOf = groundOf,
): ClockInput {
  return {
    calendar,
    limit: limitOf(key, dossier, budget, marks),
    startRule: startRuleOf(key, dossier),
    marks: marksOf(marks, key).map((mark) => toMark(mark, wordsOf)),
  }
}

function limitOf(
  key: ClockKey,
  dossier: LedgerParticulars,
  budget: number | null,
  marks: readonly LedgerMark[],
): Limit {
  switch (key.clock) {
    case 'legal':
      return legalLimit(dossier)
    case 'committed':
      return dossier.committed_limit ?? legalLimit(dossier)
    case 'step':
    case 'consultation':
      return stepLimit(budget ?? 0)
    case 'answer': {
      const start = marksOf(marks, key)[0]
      return toLimit(start?.limit_value ?? 1, start?.limit_unit ?? 'working_days', null)
    }
  }
}

/** The procedure's start rule is for what the State owes; the applicant's days begin with the request itself. */
function startRuleOf({ clock }: ClockKey, dossier: ClockParticulars): NonNullable<ClockInput['startRule']> {
  if (clock === 'answer') return { offHours: 'as_is' }
  if (clock === 'step' || clock === 'consultation') return {}
  const { cutoff, time, off_hours } = dossier.start_rule
  return { cutoff, offHours: off_hours, ...(time === null ? {} : { time }) } as NonNullable<ClockInput['startRule']>
}

function groundOf(mark: LedgerMark) {
  return { name: mark.ground }
}

function toMark(mark: LedgerMark, wordsOf: WordsOf): ClockMark {
  const at = (mark.at as Date).getTime()
  const limit = mark.limit_value && mark.limit_unit ? toLimit(mark.limit_value, mark.limit_unit, null) : undefined
  return { kind: mark.kind as ClockMark['kind'], at, ...wordsOf(mark), ...(limit ? { limit } : {}) }
}

/** The dates that the row of a dossier keeps of its clocks. */
export type DossierDates = Pick<
  Dossier,
  'start_at' | 'due_at' | 'due_original_at' | 'committed_due_at' | 'step_due_at' | 'waiting_until'
>

export interface DatesInput {
  dossier: LedgerParticulars
  /** Open minutes of the step in which the dossier is: `budget_minutes` of its open passage. */
  stepBudget: number | null
  marks: readonly LedgerMark[]
  calendar: WorkingCalendar
}

/**
 * Every stored date of a dossier from its marks and its calendar: what an act writes, what `verify` compares, what a recount
 * under another version gives. A few microseconds: no explanation is built. Throws CalendarError for marks that do not fit.
 */
export function datesOfDossier({ dossier, stepBudget, marks, calendar }: DatesInput): DossierDates {
  const dates = (key: ClockKey) => {
    const input = inputOf(key, dossier, stepBudget, calendar, marks)
    return input.marks.length === 0 ? undefined : datesAfterMarks(input)
  }
  const legal = dates(LEGAL)
  const step = stepKey(marks, dossier.step_clock_seq)
  const stepEnded = standingOf(marksOf(marks, step)) === 'stopped'
  const answered = marksOf(marks, ANSWER).some((mark) => mark.kind === 'stop' && mark.ground === 'supplement')
  return {
    start_at: asDate(legal?.startAt),
    due_at: asDate(legal?.dueAt),
    due_original_at: asDate(legal?.originalDueAt),
    committed_due_at: asDate(dates(COMMITTED)?.dueAt),
    step_due_at: stepEnded || !hasBudget(stepBudget) ? null : asDate(dates(step)?.dueAt),
    waiting_until: answered ? null : asDate(dates(ANSWER)?.dueAt),
  }
}

function asDate(instant: number | null | undefined): Date | null {
  return instant === null || instant === undefined ? null : new Date(instant)
}
