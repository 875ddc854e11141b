import { openMinutesBetween, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Dossier, Passage } from './dossier.ts'
import type { LateCause } from './dossier-codes.ts'
import type { ClockMarkTable } from './dossier-tables.ts'
import { type StayTime, standingTimes, staysOf } from './step-stays.ts'

/**
 * Why a dossier will be late, read from what was written about it: steps that used more than their time, pauses, a new calendar.
 * From it the letter of apology (form 04) drafts itself with the real cause; whoever signs may change every word. Pure.
 */

/** Something in the ledger that took time. Minutes are open minutes. */
export type Evidence =
  | { kind: 'over'; step: number; external: boolean; minutes: number; budget: number; ongoing: boolean }
  | { kind: 'pause'; ground: string; from: Date; to: Date | null; minutes: number }
  | { kind: 'recount'; at: Date; calendarVersion: number }

export interface ApologyDraft {
  cause: LateCause
  /** What took most time first. */
  evidence: Evidence[]
  /** Working days that would be enough, at least one. */
  days: number
}

export interface ApologyInput {
  dossier: Pick<Dossier, 'process' | 'step' | 'submitted_at'>
  passages: readonly Pick<Passage, 'step' | 'handed_over_at'>[]
  marks: readonly Pick<ClockMarkTable, 'clock' | 'kind' | 'at' | 'ground' | 'calendar_version'>[]
  calendar: WorkingCalendar
  now: Date
  /** Open minutes until the appointment, and those within which four of five such dossiers have their result, as foreseen. */
  left: number
  need: number | null
}

/** Less than half an hour over its time explains nothing. */
const LEAST_OVER = 30
const MINUTES_PER_DAY = 480

export function draftApology(input: ApologyInput): ApologyDraft {
  const stays = staysUntilNow(input)
  const evidence = [...overruns(input, stays), ...pauses(input), ...recounts(input)].sort((a, b) => lost(b) - lost(a))
  return { cause: causeOf(evidence), evidence, days: daysNeeded(input, stays) }
}

function staysUntilNow({ dossier, passages, marks, calendar, now }: ApologyInput): StayTime[] {
  const journey = {
    visits: passages.map(({ step, handed_over_at }) => ({ step, at: handed_over_at.getTime() })),
    standing: standingTimes(legal(marks)),
    // The clock of a step begins with its passage, also at reception; so do the numbers of the dossier's page.
    receivedAt: dossier.submitted_at.getTime(),
    endedAt: null,
    gaveResult: false,
  }
  return staysOf(journey, calendar, now.getTime())
}

function legal(marks: ApologyInput['marks']): { kind: string; at: number; ground: string }[] {
  return marks
    .filter(({ clock, kind }) => clock === 'legal' && kind !== 'recount')
    .map(({ kind, at, ground }) => ({ kind, at: at.getTime(), ground }))
}

function overruns({ dossier }: ApologyInput, stays: readonly StayTime[]): Evidence[] {
  return stays.flatMap(({ step, minutes, to }) => {
    const planned = dossier.process[step]
    const budget = planned?.budget_minutes ?? null
    if (!planned || budget === null || minutes - budget < LEAST_OVER) return []
    return [{ kind: 'over' as const, step, external: planned.external, minutes, budget, ongoing: to === null }]
  })
}

function pauses({ marks, calendar, now }: ApologyInput): Evidence[] {
  const ordered = legal(marks)
  return standingTimes(ordered).map(({ from, to }) => {
    const ground = ordered.find(({ kind, at }) => kind === 'pause' && at === from)?.ground ?? ''
    const minutes = openMinutesBetween(calendar, from, to ?? now.getTime())
    return { kind: 'pause', ground, from: new Date(from), to: to === null ? null : new Date(to), minutes }
  })
}

function recounts({ marks }: ApologyInput): Evidence[] {
  return marks
    .filter(({ kind }) => kind === 'recount')
    .map(({ at, calendar_version }) => ({ kind: 'recount', at, calendarVersion: calendar_version }))
}

/** The time that it took away: only what goes beyond the plan. */
function lost(evidence: Evidence): number {
  switch (evidence.kind) {
    case 'over':
      return evidence.minutes - evidence.budget
    case 'pause':
      return evidence.minutes
    case 'recount':
      return 0
  }
}

/**
 * The cause that took most time. Waiting for the applicant's supplement does not count for the State's clock, so it is named
 * only when nothing on our side explains the delay; so is a calendar that was changed.
 */
function causeOf(evidence: readonly Evidence[]): LateCause {
  const ours = evidence.find((each) => each.kind === 'over' || (each.kind === 'pause' && each.ground !== 'supplement'))
  if (ours?.kind === 'over') return ours.external ? 'waiting_for_agency' : 'staff'
  if (ours?.kind === 'pause') return ours.ground === 'site_check' ? 'site_check' : 'other'
  if (evidence.some((each) => each.kind === 'pause')) return 'applicant'
  return evidence.some((each) => each.kind === 'recount') ? 'force_majeure' : 'other'
}

/** What such dossiers need beyond the appointment; without a forecast what the plan still gives to the steps ahead. */
function daysNeeded({ dossier, left, need }: ApologyInput, stays: readonly StayTime[]): number {
  const here = stays.at(-1)
  const ahead = dossier.process
    .slice(dossier.step)
    .filter(({ kind }) => kind !== 'returning')
    .reduce((minutes, step) => minutes + (step.budget_minutes ?? 0), 0)
  const planned = Math.max(0, ahead - (here?.step === dossier.step ? here.minutes : 0))
  return Math.max(1, Math.ceil(((need ?? planned) - left) / MINUTES_PER_DAY))
}
