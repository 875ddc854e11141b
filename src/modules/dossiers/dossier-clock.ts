import { type Clock, type ClockInput, dueAfterMarks, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Dossier } from './dossier.ts'
import type { ClockMarkDraft, DossierSet, PassageChange } from './dossier-change.ts'
import {
  ANSWER,
  type ClockKey,
  COMMITTED,
  datesOfDossier,
  inputOf,
  LEGAL,
  type LedgerMark,
  type LedgerParticulars,
  marksOf,
  type StoredMark,
  standingOf,
  stepKey,
} from './ledger.ts'

/** What an act does to the clocks of a dossier: its marks, and the columns that follow from them. Pure. */

type ClockOwner = LedgerParticulars & Pick<Dossier, 'process' | 'step'>

export interface ClockChange {
  marks: ClockMarkDraft[]
  set: DossierSet
  passage?: PassageChange
}

/** What happened, as every mark of the act says it. */
export interface Occasion {
  at: Date
  ground: string
  document?: string | null
}

export function mark(
  key: ClockKey,
  kind: ClockMarkDraft['kind'],
  { at, ground, document = null }: Occasion,
): ClockMarkDraft {
  return { ...key, kind, at, ground, document, limit_value: null, limit_unit: null }
}

/** The dossier is received: the legal clock starts, and the committed one where the board has promised a shorter time. */
export function startClocks(
  dossier: ClockOwner,
  calendar: WorkingCalendar,
  before: readonly LedgerMark[],
  now: Date,
): ClockChange {
  const occasion = { at: now, ground: 'received' }
  const marks = [mark(LEGAL, 'start', occasion)]
  if (dossier.committed_limit !== null) marks.push(mark(COMMITTED, 'start', occasion))
  const { start_at, due_at, due_original_at, committed_due_at } = dates(dossier, calendar, [...before, ...marks])
  return { marks, set: { start_at, due_at, due_original_at, due_first_at: due_at, committed_due_at } }
}

/** All clocks of the State's side stand: those that run and do not stand already. */
export function standStill(
  dossier: ClockOwner,
  calendar: WorkingCalendar,
  marks: readonly LedgerMark[],
  occasion: Occasion,
  also: readonly ClockMarkDraft[] = [],
): ClockChange {
  const keys = ownKeys(dossier, marks).filter((key) => standingOf(marksOf(marks, key)) === 'running')
  return changed(dossier, calendar, marks, [...keys.map((key) => mark(key, 'pause', occasion)), ...also])
}

/**
 * The clocks that stood go on: with what was left (`resume`), or, after a full supplement under RESTART, from the beginning
 * (`restart`) – then the step has its whole budget again, as the legal limit has.
 */
export function goOn(
  dossier: ClockOwner,
  calendar: WorkingCalendar,
  marks: readonly StoredMark[],
  by: 'resume' | 'restart',
  occasion: Occasion,
): ClockChange {
  const keys = ownKeys(dossier, marks).filter((key) => standingOf(marksOf(marks, key)) === 'standing')
  const answered = standingOf(marksOf(marks, ANSWER)) === 'running' && occasion.ground === 'supplement'
  return changed(dossier, calendar, marks, [
    ...keys.map((key) => mark(key, by, occasion)),
    ...(answered ? [mark(ANSWER, 'stop', occasion)] : []),
  ])
}

/** The applicant's time to answer begins; nothing else is counted in it. */
export function answerStart(days: number, occasion: Occasion): ClockMarkDraft {
  return { ...mark(ANSWER, 'start', occasion), limit_value: String(days), limit_unit: 'working_days' }
}

/** The moment until which the applicant may answer a request that is made now. */
export function answerUntil(dossier: ClockOwner, calendar: WorkingCalendar, now: Date, days: number): Date {
  const marks = [answerStart(days, { at: now, ground: 'supplement' })]
  return dates(dossier, calendar, marks).waiting_until as Date
}

/** A new appointment, counted from the original one. It takes the place of what the board had promised. */
export function extendClocks(
  dossier: Dossier,
  calendar: WorkingCalendar,
  marks: readonly StoredMark[],
  days: number,
  occasion: Occasion,
): ClockChange {
  const extend = { ...mark(LEGAL, 'extend', occasion), limit_value: String(days), limit_unit: 'working_days' }
  const promised = isOpen(marks, COMMITTED) ? [mark(COMMITTED, 'stop', occasion)] : []
  return changed(dossier, calendar, marks, [extend, ...promised])
}

/** The work is done: legal and committed clocks stop where they are. The step goes on until the result leaves it. */
export function stopForResult(marks: readonly StoredMark[], occasion: Occasion): ClockMarkDraft[] {
  return [LEGAL, COMMITTED].filter((key) => isOpen(marks, key)).map((key) => mark(key, 'stop', occasion))
}

/** The dossier ends without a result: every clock stops. */
export function stopAll(dossier: Dossier, marks: readonly StoredMark[], occasion: Occasion): ClockMarkDraft[] {
  return [...ownKeys(dossier, marks), ANSWER]
    .filter((key) => isOpen(marks, key))
    .map((key) => mark(key, 'stop', occasion))
}

function isOpen(marks: readonly LedgerMark[], key: ClockKey): boolean {
  const standing = standingOf(marksOf(marks, key))
  return standing === 'running' || standing === 'standing'
}

/** Clocks of the State's side: legal, committed, present step. */
function ownKeys(dossier: Pick<Dossier, 'step_clock_seq'>, marks: readonly LedgerMark[]): ClockKey[] {
  return [LEGAL, COMMITTED, stepKey(marks, dossier.step_clock_seq)]
}

function changed(
  dossier: ClockOwner,
  calendar: WorkingCalendar,
  before: readonly LedgerMark[],
  marks: ClockMarkDraft[],
): ClockChange {
  const set = dates(dossier, calendar, [...before, ...marks])
  return { marks, set, passage: { kind: 'retime', due_at: set.step_due_at } }
}

function dates(dossier: ClockOwner, calendar: WorkingCalendar, marks: readonly LedgerMark[]) {
  return datesOfDossier({ dossier, stepBudget: budgetOf(dossier), marks, calendar })
}

export function budgetOf(dossier: Pick<Dossier, 'process' | 'step'>): number | null {
  return dossier.process[dossier.step]?.budget_minutes ?? null
}

/** What the engine needs for the legal clock. */
export function clockInput(
  dossier: LedgerParticulars,
  calendar: WorkingCalendar,
  marks: readonly LedgerMark[],
  now?: Date,
): ClockInput {
  return { ...inputOf(LEGAL, dossier, null, calendar, marks), ...(now ? { now: now.getTime() } : {}) }
}

/** The legal clock with its explanation; undefined before reception, when none runs. */
export function readClock(
  dossier: Dossier,
  calendar: WorkingCalendar,
  marks: readonly StoredMark[],
  now: Date,
): Clock | undefined {
  return marksOf(marks, LEGAL).length === 0 ? undefined : dueAfterMarks(clockInput(dossier, calendar, marks, now))
}
