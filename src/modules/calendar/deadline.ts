import { type Instant, instantOfMinute, type LocalMinute, localMinuteOf } from './civil-time.ts'
import { type Course, courseOf, dueAt, orderedPauses, type Pause } from './due.ts'
import { courseLines, type Line, type Stretch, withAmounts } from './explanation.ts'
import { GROUNDS } from './legal-grounds.ts'
import type { Limit } from './limit.ts'
import { DEFAULT_START_RULE, type StartRule, startMinuteOf, startOf } from './start.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** `RESTART` (one-stop decree): the limit runs again after a supplement. `PAUSE` (investment, construction): it stands meanwhile. */
export type ClockMode = 'PAUSE' | 'RESTART'

export interface DeadlineInput {
  readonly calendar: WorkingCalendar
  readonly receivedAt: Instant
  readonly limit: Limit
  readonly startRule?: StartRule | undefined
  /** Closed intervals in which the applicant had the dossier; may touch or overlap. */
  readonly pauses?: readonly Pause[] | undefined
  /** What the pauses do. Default `PAUSE`. */
  readonly mode?: ClockMode | undefined
}

export interface Deadline {
  /** Start of the clock that leads to `dueAt`: after a RESTART the moment of the supplement, by the start rule. */
  readonly startAt: Instant
  readonly dueAt: Instant
  readonly explanation: readonly Line[]
}

interface Plan {
  readonly received: LocalMinute
  readonly start: LocalMinute
  readonly course: Course
  /** Lines before the running clock: what a restart cancelled, and the way from receipt to start. */
  readonly before: readonly Stretch[]
}

/** The way from receipt to start. */
export function startLines(
  input: Pick<DeadlineInput, 'calendar' | 'startRule'>,
  received: LocalMinute,
): { start: LocalMinute; lines: Stretch[] } {
  const rule = input.startRule ?? DEFAULT_START_RULE
  const { minute: start, delay } = startMinuteOf(input.calendar.table, received, rule)
  if (delay === undefined || start === received) return { start, lines: [] }
  const legalBasis = (delay === 'received_off_hours' ? undefined : rule.legalBasis) ?? GROUNDS[delay]
  return { start, lines: [{ from: received, to: start, kind: 'off', count: 0, reason: delay, legalBasis }] }
}

/** What was counted before a restart is void: shown, with amount 0. */
export function voidedLines(received: LocalMinute, asked: LocalMinute, given: LocalMinute, source: Pause): Stretch[] {
  const legalBasis = source.legalBasis ?? GROUNDS.restart
  const lines: Stretch[] = [
    { from: received, to: Math.max(asked, received), kind: 'off', count: 0, reason: 'restarted', legalBasis },
    {
      from: Math.max(asked, received),
      to: given,
      kind: 'paused',
      count: 0,
      reason: 'paused',
      name: source.name,
      legalBasis,
    },
  ]
  return lines.filter((line) => line.to > line.from)
}

function planOf(input: DeadlineInput): Plan {
  const received = localMinuteOf(input.receivedAt)
  const pauses = input.pauses ?? []
  if (input.mode === 'RESTART') {
    const last = orderedPauses(pauses).reduce<ReturnType<typeof orderedPauses>[number] | undefined>(
      (latest, pause) => (latest === undefined || pause.to > latest.to ? pause : latest),
      undefined,
    )
    if (last && last.to > received) {
      const { start, lines } = startLines(input, last.to)
      const before = [...voidedLines(received, last.from, last.to, last.source), ...lines]
      return { received, start, before, course: courseOf(input.calendar.table, start, input.limit, []) }
    }
  }
  const { start, lines } = startLines(input, received)
  const running = input.mode === 'RESTART' ? [] : pauses
  return { received, start, before: lines, course: courseOf(input.calendar.table, start, input.limit, running) }
}

/** Start and due date with the explanation line by line. Throws CalendarError (see its codes). */
export function deadline(input: DeadlineInput): Deadline {
  const { start, before, course } = planOf(input)
  const stretches = [...before, ...courseLines(input.calendar.table, course)]
  return {
    startAt: instantOfMinute(start),
    dueAt: instantOfMinute(course.due),
    explanation: withAmounts(stretches, course, input.limit),
  }
}

/** The same two instants without the explanation: far faster, for lists and recalculation. */
export function deadlineInstants(input: DeadlineInput): { readonly startAt: Instant; readonly dueAt: Instant } {
  if (input.pauses !== undefined && input.pauses.length > 0) {
    const { start, course } = planOf(input)
    return { startAt: instantOfMinute(start), dueAt: instantOfMinute(course.due) }
  }
  const startAt = startOf(input.calendar, input.receivedAt, input.startRule)
  return { startAt, dueAt: dueAt(input.calendar, startAt, input.limit) }
}
