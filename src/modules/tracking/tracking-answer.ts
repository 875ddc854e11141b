import { type Clock, dueIfResumedAt, remaining, remainingSentence } from '#modules/calendar/exports.ts'
import {
  acceptanceWhy,
  clockInput,
  type Dossier,
  isEnded,
  isPossible,
  recountNotice,
  stateLabel,
} from '#modules/dossiers/exports.ts'
import { whenText } from '#platform/i18n/dates.ts'
import type { StateTone } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import { type ClockReason, clockReasons, partOf } from './clock-reason.ts'
import { type Fact, factsOf } from './dossier-facts.ts'
import { type TrackingRecord, unitName } from './tracking-record.ts'
import { readSteps, type TrackingStep } from './tracking-steps.ts'

/** The answer to "how far is my dossier?" as plain JSON: no name, no address, nothing of what the papers say. */
export interface TrackingAnswer {
  code: string
  state: Dossier['state']
  tone: StateTone
  stateWords: string
  /** The answer itself: when to come, what is missing. */
  title: string
  line: string | null
  todo: Todo | null
  /** The appointment in force (ISO); null while it cannot be known. */
  due_at: string | null
  /** "Cơ quan cam kết trả kết quả trước …": the promise beside the legal date. */
  committed: string | null
  /** The calendar moved the date: from when to when, and why. */
  moved: string | null
  /** Why each date is what it is: the appointment first. */
  why: ClockReason[]
  /** Until when the desk answers a submission, and where that moment is explained. */
  answer_by: { at: string; why: string } | null
  steps: TrackingStep[]
  facts: Fact[]
  contact: { unit: string; phone: string | null }
  /** What the applicant may do now, online. */
  may: { supplement: boolean; withdraw: boolean }
}

export interface Todo {
  /** ISO instant by which it must be done. */
  until: string
  left: string
  items: { name: string; note: string | null }[]
  /** "Nếu nộp đủ trong hôm nay, hẹn trả là …"; null before reception, when no clock runs yet. */
  newDue: string | null
  newDueLine: string | null
}

export function trackingAnswer(record: TrackingRecord): TrackingAnswer {
  const { dossier } = record
  const { title, line } = headline(record)
  const contact = record.units.get(
    dossier.received_at === null || isEnded(dossier.state) ? dossier.receiving_unit_id : dossier.handling_unit_id,
  )
  return {
    code: dossier.code,
    state: dossier.state,
    tone: toneOf(record),
    stateWords: stateLabel(dossier.state),
    title,
    line,
    todo: todoOf(record),
    due_at: dossier.due_at?.toISOString() ?? null,
    committed: committedLine(record),
    moved: movedLine(record),
    why: clockReasons(record),
    answer_by: answerBy(record),
    steps: readSteps(record),
    facts: factsOf(record),
    contact: {
      unit: contact ? unitName(record, contact.id) : '',
      phone: contact?.phone ?? record.units.get(dossier.receiving_unit_id)?.phone ?? null,
    },
    may: { supplement: isPossible('supplement', dossier), withdraw: isPossible('ask_to_withdraw', dossier) },
  }
}

/** The promise, while it is what people go by: not after a new appointment, not after the result. */
function committedLine({ dossier, locale }: TrackingRecord): string | null {
  const { committed_due_at: promised, extensions, resolved_at, ended_at } = dossier
  if (promised === null || extensions > 0 || resolved_at !== null || ended_at !== null) return null
  return m.tracking_committed({ when: whenText(promised, locale) })
}

/** While the date is what people go by. */
function movedLine({ dossier, recount }: TrackingRecord): string | null {
  if (recount === undefined || dossier.resolved_at !== null || dossier.ended_at !== null) return null
  return recountNotice(recount)
}

function toneOf({ dossier, now }: TrackingRecord): StateTone {
  const open = dossier.state === 'received' || dossier.state === 'in_process'
  if (open && dossier.due_at && now > dossier.due_at) return 'over'
  switch (dossier.state) {
    case 'submitted':
    case 'received':
      return 'received'
    case 'in_process':
      return 'work'
    case 'awaiting_supplement':
    case 'withdrawal_requested':
      return 'wait'
    case 'paused':
      return 'pause'
    case 'resolved':
    case 'returned':
      return 'done'
    case 'refused':
    case 'stopped':
    case 'closed_unanswered':
      return 'stop'
  }
}

function answerBy({ dossier, acceptance, calendar }: TrackingRecord): TrackingAnswer['answer_by'] {
  if (dossier.state !== 'submitted' || !acceptance) return null
  return { at: acceptance.due_at.toISOString(), why: acceptanceWhy(calendar, acceptance) }
}

interface Headline {
  title: string
  line: string | null
}

function headline(record: TrackingRecord): Headline {
  const { dossier, locale } = record
  const when = (at: Date | null) => (at ? whenText(at, locale) : '')
  switch (dossier.state) {
    case 'submitted':
      return {
        title: m.tracking_submitted_title(),
        line: record.acceptance
          ? m.tracking_submitted_line({ when: when(record.acceptance.due_at) })
          : m.tracking_submitted_line_counter(),
      }
    case 'received':
    case 'in_process':
      return openHeadline(record)
    case 'awaiting_supplement':
      return waitingHeadline(record)
    case 'paused':
      return { title: m.tracking_paused_title(), line: m.tracking_paused_line({ when: when(dossier.waiting_since) }) }
    case 'withdrawal_requested':
      return {
        title: m.tracking_withdrawal_title(),
        line: m.tracking_withdrawal_line({ unit: unitName(record, dossier.receiving_unit_id) }),
      }
    case 'resolved':
      return resolvedHeadline(record)
    case 'returned':
      return { title: m.tracking_returned_title(), line: m.tracking_returned_line({ when: when(dossier.returned_at) }) }
    case 'refused':
      return { title: m.tracking_refused_title(), line: m.tracking_refused_line() }
    case 'stopped':
      return { title: m.tracking_stopped_title(), line: m.tracking_stopped_line({ when: when(dossier.ended_at) }) }
    case 'closed_unanswered':
      return { title: m.tracking_closed_title(), line: m.tracking_closed_line({ when: when(dossier.ended_at) }) }
  }
}

/** Title: when to come. Line: who has it, how long still. */
function openHeadline(record: TrackingRecord): Headline {
  const { dossier, calendar, now, locale } = record
  const { due_at } = dossier
  const unit = unitName(record, dossier.unit_id)
  if (due_at === null)
    return { title: m.tracking_open_title(), line: m.tracking_open_line({ unit, step: dossier.step_name }) }
  const left = remaining(calendar, now.getTime(), due_at.getTime())
  const when = whenText(due_at, locale)
  const distance = remainingSentence(left, locale)
  if (left.state === 'overdue')
    return { title: m.tracking_late_title({ when }), line: m.tracking_late_line({ distance, unit }) }
  return { title: m.tracking_due_title({ when }), line: m.tracking_due_line({ distance, unit }) }
}

function waitingHeadline({ dossier, asked, locale, clock }: TrackingRecord): Headline {
  const title =
    asked.length === 1
      ? m.tracking_supplement_title_one()
      : asked.length > 1
        ? m.tracking_supplement_title_many({ count: asked.length })
        : m.tracking_supplement_title()
  const when = dossier.waiting_since ? whenText(dossier.waiting_since, locale) : ''
  return { title, line: clock ? m.tracking_supplement_line({ when }) : m.tracking_supplement_line_before({ when }) }
}

/** The result is there: still on its way to the desk, or ready to be handed over. */
function resolvedHeadline(record: TrackingRecord): Headline {
  const { dossier } = record
  if (dossier.released_at === null) return { title: m.tracking_resolved_title(), line: m.tracking_resolved_line() }
  const unit = record.units.get(dossier.returning_unit_id)
  const place = [unit && unitName(record, unit.id), unit?.address].filter(Boolean).join(', ')
  switch (dossier.return_method) {
    case 'post':
      return { title: m.tracking_ready_title(), line: m.tracking_ready_post() }
    case 'electronic':
      return { title: m.tracking_ready_title(), line: m.tracking_ready_electronic() }
    case 'counter':
    case 'counter_and_electronic':
      return { title: m.tracking_come_title(), line: m.tracking_come_line({ place }) }
  }
}

function todoOf(record: TrackingRecord): Todo | null {
  const { dossier, asked, calendar, now, locale, clock } = record
  if (dossier.state !== 'awaiting_supplement' || dossier.waiting_until === null) return null
  const left = remaining(calendar, now.getTime(), dossier.waiting_until.getTime())
  const newDue = clock ? newDueOf(record) : null
  return {
    until: dossier.waiting_until.toISOString(),
    left: remainingSentence(left, locale),
    items: asked,
    newDue: newDue === null ? null : m.tracking_new_due({ when: whenText(newDue, locale) }),
    newDueLine: clock && dossier.clock_mode === 'PAUSE' ? leftWords(clock, locale) : m.tracking_new_due_restart(),
  }
}

function leftWords({ used }: Clock, locale: TrackingRecord['locale']): string {
  return m.tracking_new_due_left(partOf(used.total - used.count, used, locale))
}

/** The appointment if everything arrived at this moment. */
function newDueOf({ dossier, calendar, marks, now }: TrackingRecord): Date {
  const by = dossier.clock_mode === 'RESTART' ? 'restart' : 'resume'
  return new Date(dueIfResumedAt(clockInput(dossier, calendar, marks), now.getTime(), by))
}
