import { type DatesInput, datesOfDossier, legalDay, type StoredMark } from '#modules/dossiers/exports.ts'
import type { Outcome, ReportDueMoveTable, ReportFactTable } from './report-tables.ts'

/** What the log of one dossier says, as far as reports ask. `at` of events and marks are instants as JSON has them. */
export interface FactSource
  extends Omit<
    ReportFactTable,
    | 'dossier_id'
    | 'received_at'
    | 'due_on'
    | 'due_moves'
    | 'closed_at'
    | 'closed_on'
    | 'outcome'
    | 'closed_due_original_on'
    | 'closed_due_on'
    | 'result_on'
    | 'returned_at'
  > {
  id: string
  calendar_code: string
  limit_value: string
  limit_unit: string
  limit_counting: string | null
  start_rule: DatesInput['dossier']['start_rule']
  events: readonly LoggedEvent[]
  /** Of the legal clock, without its stops, oldest first. */
  marks: readonly LoggedMark[]
}

export interface LoggedEvent {
  seq: number
  type: string
  at: string
  /** Of `receive` and `accept`: the appointment that was told. */
  due_at: string | null
  /** Of `issue`: the date of the result. */
  on: string | null
}

export type LoggedMark = Omit<StoredMark, 'at' | 'dossier_id' | 'author' | 'document'> & { at: string }

export type Fact = ReportFactTable
export type DueMove = ReportDueMoveTable

/** Legal dates after these marks; by the calendar as it stood at the version of the last of them. */
export type DatesAfter = (
  source: FactSource,
  marks: readonly LoggedMark[],
) => { due_at: Date | null; due_original_at: Date | null }

/**
 * The row that reports count, from the log alone. Undefined while the dossier has not been received: what was only handed in,
 * or refused, is in no report on resolution (law.md §5.6). Pure.
 */
export function deriveFact(source: FactSource, datesAfter: DatesAfter): { fact: Fact; moves: DueMove[] } | undefined {
  const received = source.events.find((event) => event.type === 'receive' || event.type === 'accept')
  if (!received) return undefined
  const moves = dueMoves(source, datesAfter)
  const told = received.due_at === null ? (moves[0]?.due_on ?? null) : dueDay(new Date(received.due_at))
  const closing = source.events.find((event) => event.type in OUTCOMES)
  const standing = moves.findLast((move) => closing === undefined || move.seq < closing.seq)
  const returned = source.events.find((event) => event.type === 'return_result')
  const closedAt = closing ? new Date(closing.at) : null
  return {
    moves,
    fact: {
      dossier_id: source.id,
      event_seq: source.event_seq,
      code: source.code,
      channel: source.channel,
      field_code: source.field_code,
      procedure_code: source.procedure_code,
      receiving_unit_id: source.receiving_unit_id,
      resolving_unit_id: source.resolving_unit_id,
      handling_unit_id: source.handling_unit_id,
      received_at: new Date(received.at),
      postmarked_on: source.postmarked_on,
      due_on: told,
      due_moves: moves.length === 0 ? 0 : moves.length - 1,
      closed_at: closedAt,
      closed_on: closedAt && legalDay(closedAt),
      outcome: closing ? (OUTCOMES[closing.type] ?? null) : null,
      closed_due_original_on: closing ? (standing ? standing.due_original_on : told) : null,
      closed_due_on: closing ? (standing ? standing.due_on : told) : null,
      result_on: closing?.on ?? null,
      returned_at: returned ? new Date(returned.at) : null,
    },
  }
}

/** Processing ends with the result, not with its hand-over (law.md §5.6); or without one. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  issue: 'resolved',
  stop: 'stopped',
  close_unanswered: 'closed_unanswered',
}

/** Events that a report looks at. */
export const TOLD_EVENTS = ['receive', 'accept', 'return_result', ...Object.keys(OUTCOMES)]

/** Every appointment in its turn, the first included; none where it was never moved. */
function dueMoves(source: FactSource, datesAfter: DatesAfter): DueMove[] {
  const { marks } = source
  if (marks.length < 2) return []
  return marks.map((mark, index) => {
    const { due_at, due_original_at } = datesAfter(source, marks.slice(0, index + 1))
    return {
      dossier_id: source.id,
      seq: Math.floor(mark.seq / MARKS_OF_AN_EVENT),
      at: new Date(mark.at),
      kind: mark.kind,
      due_original_on: due_original_at && dueDay(due_original_at),
      due_on: due_at && dueDay(due_at),
    }
  })
}

/** The day that an appointment ends: midnight is the end of a day, not the beginning of the next. */
function dueDay(due: Date): string {
  return legalDay(new Date(due.getTime() - 1))
}

/** Marks are numbered after the event that wrote them: event 7 writes 70, 71 … */
const MARKS_OF_AN_EVENT = 10

/** The legal clock alone, replayed. */
export function replayedDates(calendarOf: (code: string, version: number) => DatesInput['calendar']): DatesAfter {
  return (source, marks) => {
    const version = marks.at(-1)?.calendar_version ?? 1
    const { limit_value, limit_unit, limit_counting, start_rule } = source
    return datesOfDossier({
      dossier: { limit_value, limit_unit, limit_counting, start_rule, committed_limit: null, step_clock_seq: 0 },
      stepBudget: null,
      marks: marks.map((mark) => ({
        ...mark,
        at: new Date(mark.at),
        dossier_id: source.id,
        author: '',
        document: null,
      })),
      calendar: calendarOf(source.calendar_code, version),
    })
  }
}

/** The same for the same row, whether just derived or read: to compare them. */
export function canonicalFact(fact: Fact | undefined, moves: readonly DueMove[]): string {
  if (!fact) return ''
  return JSON.stringify([Object.entries(fact).sort(byName), moves.map((move) => Object.entries(move).sort(byName))])
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
