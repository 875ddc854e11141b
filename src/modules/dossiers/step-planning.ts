import { dueAt, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Limit, Process } from '#modules/catalogue/exports.ts'
import type { Dossier } from './dossier.ts'
import type { ClockMarkDraft, DossierSet, PassageChange, PassageDraft } from './dossier-change.ts'
import { mark } from './dossier-clock.ts'
import type { PlannedStep } from './dossier-codes.ts'
import { type ClockKey, hasBudget, stepLimit } from './ledger.ts'

/** Units that do the steps of one dossier. */
export interface StepUnits {
  receiving: string
  handling: string
  resolving: string
  clerk: string
  returning: string
}

/** Binds the steps of an internal process to units; the dossier keeps this plan whatever happens to the process later. */
export function planSteps(process: Pick<Process, 'steps'>, units: StepUnits): PlannedStep[] {
  return process.steps.map((step) => ({
    name: step.name,
    kind: step.kind,
    role: step.role,
    unit_id: unitOf(step, units),
    budget_minutes: step.budget === null ? null : budgetMinutes(step.budget),
    external: step.external,
    output: step.output,
  }))
}

function unitOf(step: Process['steps'][number], units: StepUnits): string {
  if (step.kind === 'reception') return units.receiving
  if (step.kind === 'returning') return units.returning
  switch (step.role) {
    case 'counter_officer':
      return units.receiving
    case 'leader':
      return units.resolving
    case 'clerk':
      return units.clerk
    case 'head':
    case 'specialist':
      return units.handling
  }
}

/** Step budgets are always counted as hours: a working day is 480 open minutes (deadlines.md, due). */
export function budgetMinutes(budget: Limit): number {
  switch (budget.unit) {
    case 'working_hours':
    case 'hours':
      return Math.round(budget.value * 60)
    case 'working_days':
    case 'days':
      return Math.round(budget.value * 480)
    case 'months':
      return Math.round(budget.value * 22 * 480)
  }
}

export interface Holder {
  id: string
  name: string
}

interface Placement {
  step: number
  holder: Holder | null
  now: Date
  calendar: WorkingCalendar
  /** False only when paper changes hands between the desk and the agency: then the receiving side confirms. */
  acknowledged?: boolean
  /** Number of the event with which the dossier comes here: its passage and the clock of the step begin with it. */
  seq: number
  /** Given by the work going to somebody else in the same step: its clock goes on as it is. */
  clock?: { seq: number; due_at: Date | null } | undefined
}

/** Where the dossier is after a move: the columns of its row and the passage that begins. */
export function placeAt(
  process: readonly PlannedStep[],
  placement: Placement,
): { set: DossierSet; passage: PassageDraft; marks: ClockMarkDraft[] } {
  const { step, holder, now, calendar, acknowledged = true, seq, clock } = placement
  const planned = process[step]
  if (!planned) throw new RangeError(`the process has no step ${step}`)
  const due_at = clock ? clock.due_at : stepDue(calendar, now, planned.budget_minutes)
  const clock_seq = clock ? clock.seq : seq
  const common = {
    step,
    step_kind: planned.kind,
    step_name: planned.name,
    unit_id: planned.unit_id,
    holder_id: holder?.id ?? null,
    holder_name: holder?.name ?? null,
    acknowledged,
  }
  return {
    set: { ...common, step_due_at: due_at, step_clock_seq: clock_seq, held_since: now },
    passage: { ...common, budget_minutes: planned.budget_minutes, clock_seq, due_at },
    marks: clock || !hasBudget(planned.budget_minutes) ? [] : [startOfStep(planned, seq, now)],
  }
}

function startOfStep(step: PlannedStep, seq: number, now: Date): ClockMarkDraft {
  return mark(clockOfStep(step, seq), 'start', { at: now, ground: 'step' })
}

/** Whose time a step is: ours, or that of another agency. */
function clockOfStep(step: PlannedStep, seq: number): ClockKey {
  return { clock: step.external ? 'consultation' : 'step', passage_seq: seq }
}

/** When a step that begins now must be done. */
function stepDue(calendar: WorkingCalendar, from: Date, minutes: number | null): Date | null {
  return hasBudget(minutes) ? new Date(dueAt(calendar, from.getTime(), stepLimit(minutes))) : null
}

/** The clock of the present step stops: the work leaves it, or ends with it. */
export function stopStep(
  dossier: Pick<Dossier, 'process' | 'step' | 'step_clock_seq'>,
  now: Date,
  ground = 'step_done',
): ClockMarkDraft[] {
  const planned = dossier.process[dossier.step]
  if (!planned || !hasBudget(planned.budget_minutes)) return []
  return [mark(clockOfStep(planned, dossier.step_clock_seq), 'stop', { at: now, ground })]
}

/** The dossier goes on to another step, or in the same one to somebody else (`sameClock`). */
export function moveTo(
  dossier: Dossier,
  placement: Omit<Placement, 'seq' | 'clock'> & { outcome: string; note?: string | null; sameClock?: boolean },
): { set: DossierSet; passage: PassageChange; marks: ClockMarkDraft[] } {
  const { outcome, note = null, sameClock = false, ...where } = placement
  const clock = sameClock ? { seq: dossier.step_clock_seq, due_at: dossier.step_due_at } : undefined
  const { set, passage, marks } = placeAt(dossier.process, { ...where, seq: dossier.event_seq + 1, clock })
  return {
    set,
    passage: { kind: 'move', outcome, note, next: passage },
    marks: sameClock ? [] : [...stopStep(dossier, where.now), ...marks],
  }
}
