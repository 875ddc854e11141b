import { CalendarError, datesAfterMarks, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Dossier, Passage } from './dossier.ts'
import { datesOfDossier, hasBudget, inputOf, LEGAL, marksOf, type StoredMark, stepKey } from './ledger.ts'

/** The dates that a dossier keeps, beside those that its ledger gives. Pure. */

export interface DateFault {
  code: string
  /** Column of the dossier; `passage 4`: the due date of that stay at a step; `ledger`: the marks contradict each other. */
  what: string
  stored: Date | null
  derived: Date | null
}

export interface DatedDossier {
  dossier: Dossier
  passages: readonly Passage[]
  marks: readonly StoredMark[]
}

const COLUMNS = [
  'start_at',
  'due_at',
  'due_original_at',
  'committed_due_at',
  'step_due_at',
  'waiting_until',
] as const satisfies readonly (keyof Dossier)[]

/** Every stored date that is not what the marks say. `calendarAt` is asked for versions of the dossier's calendar. */
export function findDateFaults(dated: DatedDossier, calendarAt: (version: number) => WorkingCalendar): DateFault[] {
  const { dossier } = dated
  try {
    return [...rowFaults(dated, calendarAt), ...passageFaults(dated, calendarAt)]
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    return [{ code: dossier.code, what: 'ledger', stored: null, derived: null }]
  }
}

function rowFaults({ dossier, passages, marks }: DatedDossier, calendarAt: (version: number) => WorkingCalendar) {
  const open = passages.findLast((passage) => passage.ended_at === null)
  const derived = datesOfDossier({
    dossier,
    stepBudget: open?.budget_minutes ?? null,
    marks,
    calendar: calendarAt(dossier.calendar_version),
  })
  const faults = COLUMNS.filter((column) => !same(dossier[column], derived[column])).map((what) =>
    faultOf(dossier, what, dossier[what], derived[what]),
  )
  const [start] = marksOf(marks, LEGAL)
  const first =
    start && datesAfterMarks(inputOf(LEGAL, dossier, null, calendarAt(start.calendar_version), [start])).dueAt
  const told = first === undefined || first === null ? null : new Date(first)
  return same(dossier.due_first_at, told)
    ? faults
    : [...faults, faultOf(dossier, 'due_first_at', dossier.due_first_at, told)]
}

/** A passage keeps the date that it had when it ended, under the version of that time. */
function passageFaults({ dossier, passages, marks }: DatedDossier, calendarAt: (version: number) => WorkingCalendar) {
  return passages.flatMap((passage, index) => {
    const next = passages[index + 1]
    const key = stepKey(marks, passage.clock_seq)
    // Where only the holder changed, the clock went on: later marks are those of the passages after this one.
    const until = next?.clock_seq === passage.clock_seq ? next.seq * 10 : Number.POSITIVE_INFINITY
    const own = marks.filter((mark) => mark.passage_seq === passage.clock_seq && mark.seq < until)
    const version = passage.ended_at === null ? dossier.calendar_version : own.at(-1)?.calendar_version
    if (version === undefined || !hasBudget(passage.budget_minutes))
      return passage.due_at === null ? [] : [none(passage)]
    const due = datesAfterMarks(inputOf(key, dossier, passage.budget_minutes, calendarAt(version), own)).dueAt
    const derived = due === null ? null : new Date(due)
    return same(passage.due_at, derived) ? [] : [faultOf(dossier, `passage ${passage.seq}`, passage.due_at, derived)]
  })

  function none(passage: Passage): DateFault {
    return faultOf(dossier, `passage ${passage.seq}`, passage.due_at, null)
  }
}

function faultOf({ code }: Dossier, what: string, stored: Date | null, derived: Date | null): DateFault {
  return { code, what, stored, derived }
}

function same(one: Date | null, other: Date | null): boolean {
  return (one?.getTime() ?? null) === (other?.getTime() ?? null)
}
