import { type Actor, can } from '#platform/access/actor.ts'
import { type Dossier, nextStep } from './dossier.ts'
import type { DossierState, StepKind } from './dossier-codes.ts'

/** Everything that a person can do to a dossier that exists; one file per name in `actions/`. */
export const ACT_NAMES = [
  'accept',
  'refuse',
  'request_supplement',
  'supplement',
  'close_unanswered',
  'hand_over',
  'acknowledge',
  'assign',
  'take_over',
  'complete_step',
  'send_back',
  'submit_for_signature',
  'approve',
  'decline',
  'issue',
  'release',
  'return_result',
  'pause',
  'resume',
  'ask_to_withdraw',
  'stop',
  'apologise',
  'correct',
] as const
export type ActName = (typeof ACT_NAMES)[number]

/** What the rules look at: a list that reads these columns can say what is next. */
export const RULED_COLUMNS = [
  'state',
  'step',
  'step_kind',
  'process',
  'acknowledged',
  'apologies',
  'holder_id',
  'unit_id',
  'receiving_unit_id',
  'handling_unit_id',
  'resolving_unit_id',
  'returning_unit_id',
] as const satisfies readonly (keyof Dossier)[]
export type RuledDossier = Pick<Dossier, (typeof RULED_COLUMNS)[number]>

export interface ActRule {
  permission: string
  /** States in which the act is possible. */
  states: readonly DossierState[]
  /** Kinds of the current step in which it is possible; absent = any. */
  steps?: readonly StepKind[]
  /** `holder`: whoever has the dossier, or anybody of the unit while nobody has it. `permission`: whoever holds the permission.
   * `another`: so, but not whoever has the dossier. */
  by: 'holder' | 'permission' | 'another'
  /** Units in one of which the permission must be held. */
  units: (dossier: RuledDossier) => readonly string[]
  /** What else must be true of the dossier. */
  when?: (dossier: RuledDossier) => boolean
}

const current = (dossier: RuledDossier) => [dossier.unit_id]
const desk = (dossier: RuledDossier) => [dossier.receiving_unit_id, dossier.returning_unit_id]
const deskOrBoard = (dossier: RuledDossier) => [dossier.receiving_unit_id, dossier.handling_unit_id, dossier.unit_id]
const acknowledged = (dossier: RuledDossier) => dossier.acknowledged
const notForSignature = (dossier: RuledDossier) => dossier.acknowledged && nextStep(dossier)?.kind !== 'signing'
/** Some step behind this one can take the dossier back: any but the desk's reception. */
const hasStepBehind = (dossier: RuledDossier) =>
  dossier.acknowledged && dossier.process.slice(0, dossier.step).some((step) => step.kind !== 'reception')
const forSignature = (dossier: RuledDossier) => dossier.acknowledged && nextStep(dossier)?.kind === 'signing'

/** The whole lifecycle in one table: which act, in which state and step, by whom. */
export const ACT_RULES: Record<ActName, ActRule> = {
  accept: { permission: 'dossiers.receive', states: ['submitted'], by: 'permission', units: desk },
  refuse: { permission: 'dossiers.receive', states: ['submitted'], by: 'permission', units: desk },
  request_supplement: {
    permission: 'dossiers.request_supplement',
    states: ['submitted', 'received', 'in_process'],
    steps: ['reception', 'assignment', 'appraisal', 'review'],
    by: 'holder',
    units: current,
    when: acknowledged,
  },
  supplement: { permission: 'dossiers.receive', states: ['awaiting_supplement'], by: 'permission', units: desk },
  close_unanswered: {
    permission: 'dossiers.stop',
    states: ['awaiting_supplement'],
    by: 'permission',
    units: deskOrBoard,
  },
  hand_over: {
    permission: 'dossiers.receive',
    states: ['received'],
    steps: ['reception'],
    by: 'permission',
    units: current,
  },
  acknowledge: {
    permission: 'dossiers.acknowledge',
    states: ['in_process'],
    by: 'holder',
    units: current,
    when: (dossier) => !dossier.acknowledged,
  },
  assign: {
    permission: 'dossiers.assign',
    states: ['in_process'],
    steps: ['assignment', 'appraisal', 'review'],
    by: 'permission',
    units: current,
    when: acknowledged,
  },
  take_over: {
    permission: 'dossiers.take_over',
    states: ['in_process'],
    steps: ['signing', 'issuing'],
    by: 'another',
    units: current,
    when: (dossier) => dossier.holder_id !== null,
  },
  complete_step: {
    permission: 'dossiers.process',
    states: ['in_process'],
    steps: ['appraisal', 'review'],
    by: 'holder',
    units: current,
    when: notForSignature,
  },
  send_back: {
    permission: 'dossiers.send_back',
    states: ['in_process'],
    steps: ['assignment', 'appraisal', 'review', 'issuing'],
    by: 'holder',
    units: current,
    when: hasStepBehind,
  },
  submit_for_signature: {
    permission: 'dossiers.process',
    states: ['in_process'],
    steps: ['appraisal', 'review'],
    by: 'holder',
    units: current,
    when: forSignature,
  },
  approve: {
    permission: 'dossiers.sign',
    states: ['in_process'],
    steps: ['signing'],
    by: 'holder',
    units: current,
    when: acknowledged,
  },
  decline: {
    permission: 'dossiers.sign',
    states: ['in_process'],
    steps: ['signing'],
    by: 'holder',
    units: current,
    when: acknowledged,
  },
  issue: {
    permission: 'dossiers.issue',
    states: ['in_process'],
    steps: ['issuing'],
    by: 'holder',
    units: current,
    when: acknowledged,
  },
  release: { permission: 'dossiers.issue', states: ['resolved'], steps: ['issuing'], by: 'permission', units: current },
  return_result: {
    permission: 'dossiers.return',
    states: ['resolved'],
    steps: ['returning'],
    by: 'permission',
    units: desk,
  },
  pause: {
    permission: 'dossiers.pause',
    states: ['in_process'],
    steps: ['assignment', 'appraisal', 'review'],
    by: 'holder',
    units: current,
    when: acknowledged,
  },
  resume: {
    permission: 'dossiers.pause',
    states: ['paused', 'withdrawal_requested'],
    by: 'permission',
    units: deskOrBoard,
  },
  ask_to_withdraw: {
    permission: 'dossiers.receive',
    states: ['submitted', 'received', 'in_process', 'awaiting_supplement', 'paused'],
    by: 'permission',
    units: desk,
  },
  stop: {
    permission: 'dossiers.stop',
    states: ['withdrawal_requested', 'received', 'in_process', 'awaiting_supplement', 'paused'],
    by: 'permission',
    units: deskOrBoard,
  },
  apologise: {
    permission: 'dossiers.apologise',
    states: ['in_process'],
    by: 'permission',
    units: (dossier) => [dossier.handling_unit_id, dossier.unit_id, dossier.resolving_unit_id],
    when: (dossier) => dossier.apologies === 0,
  },
  correct: {
    permission: 'dossiers.correct',
    states: [
      'submitted',
      'received',
      'in_process',
      'awaiting_supplement',
      'paused',
      'withdrawal_requested',
      'resolved',
    ],
    by: 'permission',
    units: deskOrBoard,
  },
}

/** Why an act is not possible; `undefined` when it is. `wrong_state` covers state, step and condition alike. */
export type Obstacle = 'wrong_state' | 'not_allowed' | 'held_by_another'

export function findObstacle(name: ActName, dossier: RuledDossier, actor: Actor): Obstacle | undefined {
  const rule = ACT_RULES[name]
  if (!can(actor, rule.permission, rule.units(dossier))) return 'not_allowed'
  if (!isPossible(name, dossier)) return 'wrong_state'
  if (rule.by === 'another' && dossier.holder_id === actor.id) return 'wrong_state'
  if (rule.by === 'holder' && dossier.holder_id !== null && dossier.holder_id !== actor.id && actor.kind !== 'system') {
    return 'held_by_another'
  }
  return undefined
}

/** May the act follow in the present state, whoever does it? */
export function isPossible(name: ActName, dossier: RuledDossier): boolean {
  const rule = ACT_RULES[name]
  if (!rule.states.includes(dossier.state)) return false
  if (rule.steps && !rule.steps.includes(dossier.step_kind)) return false
  return rule.when === undefined || rule.when(dossier)
}

/** What this person may do now, the main act first (the order of the process, dangerous ones last). */
export function listNextActs(dossier: RuledDossier, actor: Actor): ActName[] {
  return ORDER_ON_PAGE.filter((name) => findObstacle(name, dossier, actor) === undefined)
}

/** What may be done in the present state by anybody: the second half of a refusal's sentence. */
export function listPossibleActs(dossier: RuledDossier): ActName[] {
  return ORDER_ON_PAGE.filter((name) => isPossible(name, dossier))
}

const ORDER_ON_PAGE: readonly ActName[] = [
  'accept',
  'supplement',
  'acknowledge',
  'hand_over',
  'approve',
  'submit_for_signature',
  'complete_step',
  'issue',
  'release',
  'return_result',
  'resume',
  'assign',
  'request_supplement',
  'send_back',
  'decline',
  'take_over',
  'apologise',
  'pause',
  'correct',
  'ask_to_withdraw',
  'close_unanswered',
  'refuse',
  'stop',
]

/** Acts that end something or take something away: asked twice with their consequence named. */
export const DANGEROUS_ACTS: ReadonlySet<ActName> = new Set([
  'refuse',
  'stop',
  'close_unanswered',
  'decline',
  'ask_to_withdraw',
])
