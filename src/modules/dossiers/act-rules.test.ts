import { describe, expect, it } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import {
  ACT_NAMES,
  ACT_RULES,
  type ActName,
  findObstacle,
  isPossible,
  listNextActs,
  listPossibleActs,
} from './act-rules.ts'
import { type Dossier, isEnded } from './dossier.ts'
import { DOSSIER_STATES, type DossierState, type PlannedStep, type StepKind } from './dossier-codes.ts'
import { dossiers } from './module.ts'

const KINDS: readonly StepKind[] = ['reception', 'assignment', 'appraisal', 'review', 'signing', 'issuing', 'returning']
const process = KINDS.map((kind) => ({ kind, name: kind }) as PlannedStep)

function dossierIn(state: DossierState, kind: StepKind, changed: Partial<Dossier> = {}): Dossier {
  return {
    state,
    step: KINDS.indexOf(kind),
    step_kind: kind,
    process,
    acknowledged: true,
    apologies: 0,
    holder_id: 'me',
    unit_id: 'u',
    receiving_unit_id: 'desk',
    returning_unit_id: 'desk',
    handling_unit_id: 'u',
    resolving_unit_id: 'board',
    ...changed,
  } as Dossier
}

/** Written down a second time by hand: whoever changes the lifecycle has to mean it. */
const LIFECYCLE: [DossierState, StepKind, Partial<Dossier>, ActName[]][] = [
  ['submitted', 'reception', {}, ['accept', 'refuse', 'request_supplement', 'ask_to_withdraw', 'correct']],
  ['received', 'reception', {}, ['hand_over', 'request_supplement', 'ask_to_withdraw', 'stop', 'correct']],
  [
    'in_process',
    'assignment',
    { acknowledged: false },
    ['acknowledge', 'apologise', 'ask_to_withdraw', 'stop', 'correct'],
  ],
  [
    'in_process',
    'assignment',
    {},
    ['assign', 'request_supplement', 'pause', 'apologise', 'ask_to_withdraw', 'stop', 'correct'],
  ],
  [
    'in_process',
    'appraisal',
    {},
    [
      'complete_step',
      'assign',
      'request_supplement',
      'send_back',
      'pause',
      'apologise',
      'ask_to_withdraw',
      'stop',
      'correct',
    ],
  ],
  [
    'in_process',
    'review',
    {},
    [
      'submit_for_signature',
      'assign',
      'request_supplement',
      'send_back',
      'pause',
      'apologise',
      'ask_to_withdraw',
      'stop',
      'correct',
    ],
  ],
  ['in_process', 'signing', {}, ['approve', 'decline', 'take_over', 'apologise', 'ask_to_withdraw', 'stop', 'correct']],
  [
    'in_process',
    'signing',
    { apologies: 1 },
    ['approve', 'decline', 'take_over', 'ask_to_withdraw', 'stop', 'correct'],
  ],
  ['in_process', 'issuing', {}, ['issue', 'send_back', 'take_over', 'apologise', 'ask_to_withdraw', 'stop', 'correct']],
  ['resolved', 'issuing', {}, ['release', 'correct']],
  ['resolved', 'returning', {}, ['return_result', 'correct']],
  ['awaiting_supplement', 'appraisal', {}, ['supplement', 'close_unanswered', 'ask_to_withdraw', 'stop', 'correct']],
  ['paused', 'appraisal', {}, ['resume', 'ask_to_withdraw', 'stop', 'correct']],
  ['withdrawal_requested', 'appraisal', {}, ['resume', 'stop', 'correct']],
  ['refused', 'reception', {}, []],
  ['stopped', 'appraisal', {}, []],
  ['closed_unanswered', 'appraisal', {}, []],
  ['returned', 'returning', {}, []],
]

const permissions = [...new Set(ACT_NAMES.map((name) => ACT_RULES[name].permission))]
function actor(id: string, grants: readonly string[], units: string[] = ['u', 'desk', 'board']): Actor {
  return { kind: 'officer', id, name: id, unitId: 'u', grants: new Map(grants.map((code) => [code, new Set(units)])) }
}

describe('the lifecycle', () => {
  it.each(LIFECYCLE)('in %s, at %s %o', (state, kind, changed, acts) => {
    const dossier = dossierIn(state, kind, changed)
    expect(listPossibleActs(dossier).toSorted()).toEqual(acts.toSorted())
    for (const name of ACT_NAMES) expect(isPossible(name, dossier), name).toBe(acts.includes(name))
  })

  it('has every state in the table above, and nothing follows an end', () => {
    expect(new Set(LIFECYCLE.map(([state]) => state))).toEqual(new Set(DOSSIER_STATES))
    for (const state of DOSSIER_STATES.filter(isEnded)) {
      for (const kind of KINDS) expect(listPossibleActs(dossierIn(state, kind))).toEqual([])
    }
  })

  it('leaves a way out of every state that is no end', () => {
    for (const [state, kind, changed] of LIFECYCLE.filter(([state]) => !isEnded(state))) {
      expect(listPossibleActs(dossierIn(state, kind, changed)).length, `${state} ${kind}`).toBeGreaterThan(1)
    }
  })

  it('needs only permissions that the module declares', () => {
    const declared = dossiers.permissions.map((permission) => permission.code)
    for (const permission of permissions) expect(declared).toContain(permission)
  })
})

describe('who may', () => {
  const everywhere = DOSSIER_STATES.flatMap((state) => KINDS.map((kind) => dossierIn(state, kind)))
  const people = [
    actor('me', permissions),
    actor('other', permissions),
    actor('me', permissions, ['elsewhere']),
    actor('me', ['dossiers.receive', 'dossiers.stop']),
    actor('me', []),
  ]

  it('is told exactly the acts in whose way nothing stands', () => {
    for (const dossier of everywhere) {
      for (const person of people) {
        const offered = new Set(listNextActs(dossier, person))
        for (const name of ACT_NAMES) expect(offered.has(name)).toBe(findObstacle(name, dossier, person) === undefined)
        expect(listPossibleActs(dossier)).toEqual(expect.arrayContaining([...offered]))
      }
    }
  })

  it('is nobody without the permission, nor with it in another unit', () => {
    for (const dossier of everywhere) {
      expect(listNextActs(dossier, actor('me', []))).toEqual([])
      expect(listNextActs(dossier, actor('me', permissions, ['elsewhere']))).toEqual([])
    }
  })

  it('is the holder where the work is personal, and anybody of the unit while nobody has it', () => {
    const held = dossierIn('in_process', 'appraisal')
    expect(findObstacle('complete_step', held, actor('other', permissions))).toBe('held_by_another')
    expect(findObstacle('assign', held, actor('other', permissions))).toBeUndefined()
    expect(findObstacle('complete_step', { ...held, holder_id: null }, actor('other', permissions))).toBeUndefined()
  })

  it('is refused for the right before the state, so that states are not told to strangers', () => {
    expect(findObstacle('approve', dossierIn('returned', 'returning'), actor('me', []))).toBe('not_allowed')
  })

  it('is not offered to send back what only the desk has had', () => {
    expect(isPossible('send_back', dossierIn('in_process', 'assignment'))).toBe(false)
  })
})
