import { createHash } from 'node:crypto'
import {
  addWorkingDays,
  dateOf,
  dueAfterMarks,
  type Line,
  type WorkingCalendar,
  workingDaysBetween,
} from '#modules/calendar/exports.ts'
import type { ClockMarkDraft } from './dossier-change.ts'
import {
  ANSWER,
  type ClockKey,
  COMMITTED,
  type DatesInput,
  type DossierDates,
  datesOfDossier,
  inputOf,
  LEGAL,
  type LedgerMark,
  marksOf,
  stepKey,
} from './ledger.ts'

/**
 * What a changed calendar does to one dossier: which of its dates move, which way, and whether it would be made late or on
 * time again by that. Pure. The choices are docs/adr/0008-dates-move-only-by-an-act.md.
 */

/** In the order of weight: what was told to the applicant, what was promised, what he must keep himself, what is internal. */
export const RECOUNT_CLOCKS = ['legal', 'committed', 'answer', 'step'] as const
export type RecountClock = (typeof RECOUNT_CLOCKS)[number]

/** null: nobody can know the date, because the clock stands since before it. */
export interface ClockMove {
  clock: RecountClock
  before: Date | null
  after: Date | null
}

/** Why a dossier is left at its old dates. */
export type KeptGround = 'would_be_late' | 'was_late'

export interface Finding {
  /** At least one, heaviest first. */
  moves: readonly ClockMove[]
  direction: 'later' | 'earlier'
  /** What a person must look at, with the clock that says so. */
  concern: { ground: KeptGround; move: ClockMove } | null
}

/** The dates under another calendar, and the mark that this takes beside those of the recount itself. */
export interface Recounted {
  dates: DossierDates
  answer: ClockMarkDraft | null
}

/**
 * The applicant's day to answer never comes earlier than the sheet in his hands says: where the calendar would take days from
 * him, his time is counted anew from the request in so many working days as reach that day.
 */
export function recountedDates(input: DatesInput, before: DossierDates): Recounted {
  const dates = datesOfDossier(input)
  const told = before.waiting_until
  if (told === null || dates.waiting_until === null || dates.waiting_until >= told) return { dates, answer: null }
  const start = marksOf(input.marks, ANSWER)[0]
  if (!start) return { dates, answer: null }
  const days = daysToReach(input.calendar, dateOf((start.at as Date).getTime()), dateOf(told.getTime()))
  const { kind, at, document } = start
  const answer: ClockMarkDraft = {
    ...ANSWER,
    kind,
    at,
    document: document ?? null,
    ground: 'recount',
    limit_value: String(days),
    limit_unit: 'working_days',
  }
  return { dates: datesOfDossier({ ...input, marks: [...input.marks, answer] }), answer }
}

/** The fewest working days after a date that end on the other one or later. */
function daysToReach(calendar: WorkingCalendar, from: string, to: string): number {
  const days = workingDaysBetween(calendar, from, to)
  return addWorkingDays(calendar, from, days) < to ? days + 1 : days
}

/** Why a clock's date is what it is under a calendar, line by line; nothing before the clock has begun. */
export function explainMove(
  clock: RecountClock,
  input: DatesInput,
  nameOf: (ground: string) => string,
): readonly Line[] {
  const key = keyOf(clock, input.marks, input.dossier.step_clock_seq)
  const asked = inputOf(key, input.dossier, input.stepBudget, input.calendar, input.marks, (mark) => ({
    name: nameOf(mark.ground),
  }))
  return asked.marks.length === 0 ? [] : dueAfterMarks(asked).explanation
}

/** The ledger's key of a clock that moved. */
export function keyOf(clock: RecountClock, marks: readonly LedgerMark[], stepClockSeq: number): ClockKey {
  switch (clock) {
    case 'legal':
      return LEGAL
    case 'committed':
      return COMMITTED
    case 'answer':
      return ANSWER
    case 'step':
      return stepKey(marks, stepClockSeq)
  }
}

const COLUMN = {
  legal: 'due_at',
  committed: 'committed_due_at',
  answer: 'waiting_until',
  step: 'step_due_at',
} as const satisfies Record<RecountClock, keyof DossierDates>

/** Undefined when no date moves. `at`: the moment by which late and on time are told apart. */
export function findMove(before: DossierDates, after: DossierDates, at: Date): Finding | undefined {
  const moves = RECOUNT_CLOCKS.map((clock) => moveOf(clock, before[COLUMN[clock]], after[COLUMN[clock]])).filter(
    differs,
  )
  // An extension is counted from the original date; rarely that one moves alone. Lateness is reported against both.
  const original = moveOf('legal', before.due_original_at, after.due_original_at)
  const all = moves.length === 0 && differs(original) ? [original] : moves
  const [heaviest] = all
  if (!heaviest) return undefined
  const reported = [...all.filter(({ clock }) => clock === 'legal' || clock === 'committed'), original]
  return { moves: all, direction: isLater(heaviest) ? 'later' : 'earlier', concern: concernOf(all, reported, at) }
}

function moveOf(clock: RecountClock, before: Date | null, after: Date | null): ClockMove {
  return { clock, before, after }
}

function differs({ before, after }: ClockMove): boolean {
  return before?.getTime() !== after?.getTime()
}

function isLater({ before, after }: ClockMove): boolean {
  return instant(after) > instant(before)
}

/** A clock that stands is not late. */
function instant(date: Date | null): number {
  return date?.getTime() ?? Number.POSITIVE_INFINITY
}

/**
 * Nobody becomes late by a changed calendar, not even in a step. And whoever is late for the applicant does not become on
 * time unseen: the legal date with its original, and the committed one; a step's own lateness stays in its passage.
 */
function concernOf(moves: readonly ClockMove[], reported: readonly ClockMove[], at: Date): Finding['concern'] {
  const late = (date: Date | null) => instant(date) < at.getTime()
  const overtaken = moves.find(({ clock, before, after }) => clock !== 'answer' && !late(before) && late(after))
  if (overtaken) return { ground: 'would_be_late', move: overtaken }
  const revived = reported.find(({ before, after }) => late(before) && !late(after))
  return revived ? { ground: 'was_late', move: revived } : null
}

/** Whether the act leaves the dossier at its old dates. */
export function isKept(finding: Finding, withOverdue: boolean): boolean {
  return finding.concern !== null && !(withOverdue && finding.concern.ground === 'was_late')
}

export const EMPTY_DIGEST = '0'.repeat(32)

/** Adds one line to the digest of a list. The order of the lines does not matter: the list may be sorted as people like. */
export function addToDigest(digest: string, code: string, finding: Finding): string {
  const line = [code, ...finding.moves.map(lineOf)].join('\n')
  const hash = BigInt(`0x${createHash('sha256').update(line).digest('hex').slice(0, 32)}`)
  return ((BigInt(`0x${digest}`) + hash) & ALL_BITS).toString(16).padStart(32, '0')
}

function lineOf({ clock, before, after }: ClockMove): string {
  return `${clock} ${before?.toISOString() ?? '-'} ${after?.toISOString() ?? '-'}`
}

const ALL_BITS = (1n << 128n) - 1n
