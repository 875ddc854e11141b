import type { Selectable } from 'kysely'
import type { DossierState, PlannedStep } from './dossier-codes.ts'
import type { DossierPassageTable, DossierTable } from './dossier-tables.ts'

/** The dossier as its row says it is now. Fields are named as the columns; instants are `Date`, days `YYYY-MM-DD`. */
export type Dossier = Selectable<DossierTable>
export type Passage = Selectable<DossierPassageTable>

/**
 * The ten national states (law.md §3.6). Ours are finer: 8 is split into a pause by law and an end, and waiting for a
 * financial duty (6) is a pause with that ground. The map is total, so a new state cannot be forgotten.
 */
export function nationalState(dossier: Pick<Dossier, 'state' | 'waiting_ground'>): number {
  switch (dossier.state) {
    case 'submitted':
      return 1
    case 'received':
      return 2
    case 'refused':
      return 3
    case 'in_process':
      return 4
    case 'awaiting_supplement':
      return 5
    case 'paused':
      return dossier.waiting_ground === 'financial_duty' ? 6 : 8
    case 'withdrawal_requested':
      return 7
    case 'stopped':
    case 'closed_unanswered':
      return 8
    case 'resolved':
      return 9
    case 'returned':
      return 10
  }
}

/** States in which nothing more will happen. */
export function isEnded(state: DossierState): boolean {
  return state === 'refused' || state === 'stopped' || state === 'closed_unanswered' || state === 'returned'
}

/** States in which the legal clock stands and the applicant, or somebody outside, has the ball. */
export function isWaiting(state: DossierState): boolean {
  return state === 'awaiting_supplement' || state === 'paused' || state === 'withdrawal_requested'
}

/** On which side of its appointment the dossier is or ended. Early is a whole day before (law.md §5.6: dates are compared). */
export type Timeliness = 'open' | 'open_late' | 'early' | 'on_time' | 'late'

export function timeliness(
  dossier: Pick<Dossier, 'resolved_at' | 'due_at' | 'ended_at'>,
  due: Date | null,
  now: Date,
): Timeliness {
  if (dossier.resolved_at === null) {
    if (dossier.ended_at !== null) return 'open'
    return due !== null && now > due ? 'open_late' : 'open'
  }
  if (due === null) return 'on_time'
  const done = legalDay(dossier.resolved_at)
  const promised = legalDay(due)
  if (done < promised) return 'early'
  return done === promised ? 'on_time' : 'late'
}

/** Late against the date without the extension, and against the one that holds now: both are reported (law.md §1.7). */
export function latenessOf(
  dossier: Pick<Dossier, 'resolved_at' | 'due_at' | 'due_original_at' | 'ended_at'>,
  now: Date,
): { late_original: boolean; late_renewed: boolean } {
  const isLate = (due: Date | null) => ['late', 'open_late'].includes(timeliness(dossier, due, now))
  return { late_original: isLate(dossier.due_original_at), late_renewed: isLate(dossier.due_at) }
}

/** What the applicant may expect and people are reminded of: the earlier of the legal and the committed date, or the new appointment. */
export function promisedDue(dossier: Pick<Dossier, 'due_at' | 'committed_due_at' | 'due_original_at'>): Date | null {
  const { due_at, committed_due_at, due_original_at } = dossier
  const extended = due_at !== null && due_original_at !== null && due_at > due_original_at
  if (extended || committed_due_at === null || due_at === null) return due_at
  return new Date(Math.min(committed_due_at.getTime(), due_at.getTime()))
}

const sevenHours = 7 * 3_600_000

/** The day in Hà Nội (UTC+7, no daylight saving) as `YYYY-MM-DD`. */
export function legalDay(at: Date): string {
  return new Date(at.getTime() + sevenHours).toISOString().slice(0, 10)
}

export function currentStep(dossier: Pick<Dossier, 'process' | 'step'>): PlannedStep {
  const step = dossier.process[dossier.step]
  if (!step) throw new Error(`dossier has no step ${dossier.step}`)
  return step
}

export function nextStep(dossier: Pick<Dossier, 'process' | 'step'>): PlannedStep | undefined {
  return dossier.process[dossier.step + 1]
}

/** Units in whose name somebody may look into the dossier. */
export function unitsConcerned(dossier: Dossier): string[] {
  return [
    ...new Set([
      dossier.unit_id,
      dossier.handling_unit_id,
      dossier.receiving_unit_id,
      dossier.resolving_unit_id,
      dossier.returning_unit_id,
    ]),
  ]
}

/** Last four digits of each phone number: the second factor of public tracking. */
export function phoneTails(...phones: (string | null | undefined)[]): string[] {
  const tails = phones.map((phone) => (phone ?? '').replace(/\D/g, '')).filter((digits) => digits.length >= 4)
  return [...new Set(tails.map((digits) => digits.slice(-4)))]
}
