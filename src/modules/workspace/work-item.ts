import { remaining, remainingSentence, type WorkingCalendar } from '#modules/calendar/exports.ts'
import {
  actLabel,
  legalDay,
  listNextActs,
  promisedDue,
  stateLabel,
  stepKindLabel,
  whyHref,
} from '#modules/dossiers/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import type { StateTone } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import type { Urgency } from './urgencies.ts'
import { nearestDue, urgencyOf } from './urgency.ts'
import type { Horizon, WorkDossier } from './work-queries.ts'

/** A row of a work list, ready to be shown: plain data, words in the reader's language. */
export interface WorkItem {
  id: string
  code: string
  version: number
  procedure: string
  owner: string
  tone: StateTone
  state: string
  urgency: Urgency
  next: { label: string; href: string } | null
  holder: string | null
  held_by_me: boolean
  unit_id: string
  step_kind: string
  /** "quá hạn 1 giờ 30 phút", "còn 35 phút": only for what is overdue or due today. */
  due: string
  step_due_at: string | null
  due_tone: 'over' | 'today' | null
  due_at: string | null
  /** Where the two dates are explained. */
  step_why: string
  legal_why: string
}

interface Reader {
  actor: Actor
  calendar: WorkingCalendar
  horizon: Horizon
}

export function workItem(dossier: WorkDossier, { actor, calendar, horizon }: Reader): WorkItem {
  const next = listNextActs(dossier, actor)[0]
  // With the result the legal time has ended; what is left is the step: the desk waits for it.
  const due =
    dossier.state === 'resolved'
      ? dossier.step_due_at
      : nearestDue({ step_due_at: dossier.step_due_at, due_at: promisedDue(dossier) })
  const urgency = urgencyOf(due, horizon)
  return {
    id: dossier.id,
    code: dossier.code,
    version: dossier.version,
    procedure: withoutKindWord(dossier.procedure_name),
    owner: dossier.owner_name,
    ...stateOf(dossier, urgency, horizon),
    urgency,
    next: next ? { label: actLabel(next), href: `/dossiers/${dossier.code}/acts/${next}` } : null,
    holder: dossier.holder_name,
    held_by_me: dossier.holder_id === actor.id,
    unit_id: dossier.unit_id,
    step_kind: dossier.step_kind,
    due: dueText(dossier.step_due_at ?? dossier.due_at, calendar, horizon),
    due_tone: urgency === 'overdue' ? 'over' : urgency === 'today' ? 'today' : null,
    step_due_at: dossier.step_due_at?.toISOString() ?? null,
    due_at: dossier.due_at?.toISOString() ?? null,
    step_why: whyHref(dossier.code, `step-${dossier.step_clock_seq}`),
    legal_why: whyHref(dossier.code, 'legal'),
  }
}

/** The list's own words say "Thủ tục" once, in the column's head. */
export function withoutKindWord(name: string): string {
  const short = name.replace(/^Thủ tục\s+/i, '')
  return short.charAt(0).toUpperCase() + short.slice(1)
}

function stateOf(dossier: WorkDossier, urgency: Urgency, horizon: Horizon): { tone: StateTone; state: string } {
  if (dossier.state === 'awaiting_supplement') return { tone: 'wait', state: stateLabel(dossier.state) }
  if (dossier.state === 'paused' || dossier.state === 'withdrawal_requested')
    return { tone: 'pause', state: stateLabel(dossier.state) }
  if (dossier.state === 'resolved') return { tone: 'done', state: stateLabel(dossier.state) }
  if (urgency === 'overdue') return { tone: 'over', state: m.workspace_state_overdue() }
  if (dossier.due_at !== null && legalDay(dossier.due_at) === legalDay(horizon.now))
    return { tone: 'today', state: m.workspace_state_due_today() }
  if (!dossier.acknowledged || dossier.state === 'received' || dossier.state === 'submitted')
    return { tone: 'received', state: stateLabel(dossier.state) }
  return { tone: 'work', state: stepKindLabel(dossier.step_kind) }
}

function dueText(due: Date | null, calendar: WorkingCalendar, horizon: Horizon): string {
  if (due === null) return m.workspace_clock_stands()
  if (due < horizon.now || due <= horizon.endOfDay)
    return remainingSentence(remaining(calendar, horizon.now.getTime(), due.getTime()), currentLocale())
  return ''
}
