import { dueAt, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Limit, Process } from '#modules/catalogue/exports.ts'
import type { Dossier } from './dossier.ts'
import type { DossierSet, PassageChange, PassageDraft } from './dossier-change.ts'
import type { PlannedStep } from './dossier-codes.ts'

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
  /** Instead of the step's whole budget: what is left of it. */
  due_at?: Date | null
}

/** Where the dossier is after a move: the columns of its row and the passage that begins. */
export function placeAt(
  process: readonly PlannedStep[],
  placement: Placement,
): { set: DossierSet; passage: PassageDraft } {
  const { step, holder, now, calendar, acknowledged = true } = placement
  const planned = process[step]
  if (!planned) throw new RangeError(`the process has no step ${step}`)
  const due_at = placement.due_at !== undefined ? placement.due_at : stepDue(calendar, now, planned.budget_minutes)
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
    set: { ...common, step_due_at: due_at, held_since: now },
    passage: { ...common, budget_minutes: planned.budget_minutes, due_at },
  }
}

/** When a step that begins now must be done. */
export function stepDue(calendar: WorkingCalendar, from: Date, minutes: number | null): Date | null {
  return minutes === null || minutes <= 0
    ? null
    : new Date(dueAt(calendar, from.getTime(), { value: minutes / 60, unit: 'working_hours' }))
}

/** The dossier goes on to another step. */
export function moveTo(
  dossier: Dossier,
  placement: Placement & { outcome: string; note?: string | null },
): { set: DossierSet; passage: PassageChange } {
  const { set, passage } = placeAt(dossier.process, placement)
  return { set, passage: { kind: 'move', outcome: placement.outcome, note: placement.note ?? null, next: passage } }
}
