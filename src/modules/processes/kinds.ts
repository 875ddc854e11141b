/** What the kind of a step brings with it, unless the step says otherwise. Pure. */
import type { Kind, Step, StepAct, StepPrint } from './process.ts'

/**
 * Acts that are possible at a step of the kind: the same table as the dossiers' own rules (a test compares them).
 * A consultation is carried by the officer who asked, so it is an appraisal that waits.
 */
const ACTS: Readonly<Record<Kind, readonly StepAct[]>> = {
  reception: ['request_supplement', 'hand_over'],
  assignment: ['request_supplement', 'assign', 'send_back', 'pause'],
  appraisal: ['request_supplement', 'assign', 'complete_step', 'submit_for_signature', 'send_back', 'pause'],
  consultation: ['request_supplement', 'assign', 'complete_step', 'submit_for_signature', 'send_back', 'pause'],
  review: ['request_supplement', 'assign', 'complete_step', 'submit_for_signature', 'send_back', 'pause'],
  signing: ['approve', 'decline'],
  issuing: ['send_back', 'issue', 'release'],
  returning: ['return_result'],
}

/** Without one of these a dossier would never leave the step. */
const WAYS_ON: Readonly<Record<Kind, readonly StepAct[]>> = {
  reception: ['hand_over'],
  assignment: ['assign'],
  appraisal: ['complete_step', 'submit_for_signature'],
  consultation: ['complete_step', 'submit_for_signature'],
  review: ['complete_step', 'submit_for_signature'],
  signing: ['approve'],
  issuing: ['issue'],
  returning: ['return_result'],
}

const PRINTS: Readonly<Record<Kind, readonly StepPrint[]>> = {
  reception: ['receipt', 'control_slip', 'supplement_request', 'refusal'],
  assignment: [],
  appraisal: ['supplement_request'],
  consultation: [],
  review: [],
  signing: [],
  issuing: [],
  returning: ['return_slip'],
}

/** Sheets that the law or the applicant's proof asks for at a step of the kind: forms 01 and 06 at reception (NĐ 118/2025). */
const OWED: Readonly<Partial<Record<Kind, readonly StepPrint[]>>> = {
  reception: ['receipt', 'control_slip'],
  returning: ['return_slip'],
}

const USUAL_ROLE = {
  reception: 'counter_officer',
  assignment: 'head',
  appraisal: 'specialist',
  consultation: 'specialist',
  review: 'head',
  signing: 'leader',
  issuing: 'clerk',
  returning: 'counter_officer',
} as const

export const actsOfKind = (kind: Kind) => ACTS[kind]
export const waysOn = (kind: Kind) => WAYS_ON[kind]
export const printsOfKind = (kind: Kind) => PRINTS[kind]
export const printsOwed = (kind: Kind) => OWED[kind] ?? []
export const usualRole = (kind: Kind) => USUAL_ROLE[kind]

export const actsOf = (step: Pick<Step, 'kind' | 'acts'>) => step.acts ?? ACTS[step.kind]
export const printsOf = (step: Pick<Step, 'kind' | 'prints'>) => step.prints ?? PRINTS[step.kind]
