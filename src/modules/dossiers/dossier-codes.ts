/** The codes of a dossier: what stands in its columns. Words for them are in dossier-words.ts. Pure. */

export const CHANNELS = ['counter', 'post', 'online', 'vneid'] as const
export type Channel = (typeof CHANNELS)[number]

export const PARTY_KINDS = ['person', 'enterprise', 'state_body', 'organisation'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

export const RETURN_METHODS = ['counter', 'post', 'electronic', 'counter_and_electronic'] as const
export type ReturnMethod = (typeof RETURN_METHODS)[number]

export type ClockMode = 'RESTART' | 'PAUSE'

export type StepKind = 'reception' | 'assignment' | 'appraisal' | 'review' | 'signing' | 'issuing' | 'returning'

/** A step of the internal process as it was when the dossier came in; later changes of the process do not touch it. */
export interface PlannedStep {
  name: string
  kind: StepKind
  role: 'counter_officer' | 'head' | 'specialist' | 'leader' | 'clerk'
  unit_id: string
  /** Open minutes; a working day is 480. Null: the process gives the step no time of its own. */
  budget_minutes: number | null
  /** The work is done by another agency; this role follows it up. */
  external: boolean
  output: string | null
}

export const DOSSIER_STATES = [
  'submitted',
  'received',
  'refused',
  'in_process',
  'awaiting_supplement',
  'paused',
  'withdrawal_requested',
  'stopped',
  'closed_unanswered',
  'resolved',
  'returned',
] as const
export type DossierState = (typeof DOSSIER_STATES)[number]

/** Grounds on which the clock stands by law while the state is `paused`. */
export const PAUSE_GROUNDS = ['financial_duty', 'site_check', 'violation_handling', 'other_by_law'] as const
export type PauseGround = (typeof PAUSE_GROUNDS)[number]

export const STOP_GROUNDS = ['applicant_request', 'procedure_abolished', 'violation', 'other_by_law'] as const
export type StopGround = (typeof STOP_GROUNDS)[number]

/** Causes of lateness that an apology names. */
export const LATE_CAUSES = [
  'unclear_rule',
  'waiting_for_agency',
  'site_check',
  'staff',
  'system',
  'applicant',
  'force_majeure',
  'other',
] as const
export type LateCause = (typeof LATE_CAUSES)[number]
