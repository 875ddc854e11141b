import { expect, test } from 'vitest'
import type { InternalProcess } from './process.ts'
import { changed, choice, days, go, online, parallel, rulesOf as rules, soundProcess } from './sample-processes.ts'

test('a sound process has nothing to say', () => {
  expect(rules(soundProcess())).toEqual([])
  expect(rules(parallel('all', null))).toEqual([])
  expect(rules(parallel('lead', 'p2'))).toEqual([])
  expect(rules(choice([{ when: online, to: 'b5' }], 'b4'))).toEqual([])
})

test.each<[string, InternalProcess, string[]]>([
  ['a step that does not exist', changed({ b2: { flow: go('b9') } }), ['target_missing@b2']],
  ['a step that is passed by', changed({ b1: { flow: go('b3') } }), ['unreachable@b2']],
  ['a circle', choice([{ when: online, to: 'b2' }], 'b4'), ['circle_without_exit@b3']],
  [
    'a loop that fits',
    changed({
      b3: {
        budget: days(1),
        flow: {
          kind: 'choice',
          branches: [{ when: online as never, to: 'b3', at_most: 2 }],
          otherwise: { to: 'b4', at_most: null },
        },
      },
    }),
    [],
  ],
  [
    'a loop that does not fit',
    changed({
      b3: {
        budget: days(3),
        flow: {
          kind: 'choice',
          branches: [{ when: online as never, to: 'b3', at_most: 2 }],
          otherwise: { to: 'b4', at_most: null },
        },
      },
    }),
    ['path_over_limit'],
  ],
  ['a count without a loop', changed({ b3: { flow: go('b4', 2) } }), ['loop_count_unneeded@b3']],
  ['ends without a result', choice([{ when: online, to: 'end' }], 'b4'), ['branch_without_result@b3']],
  ['a trap', changed({ b6: { flow: go('b6', 1) } }), ['no_way_to_end@b6', 'unreachable@b7']],
  [
    'signing before appraisal',
    changed({
      b2: {
        flow: {
          kind: 'choice',
          branches: [{ when: online as never, to: 'b5', at_most: null }],
          otherwise: { to: 'b3', at_most: null },
        },
      },
    }),
    ['signing_before_appraisal@b5'],
  ],
  ['returning without a signature', choice([{ when: online, to: 'b6' }], 'b4'), ['returning_before_signing@b7']],
  ['levels', changed({ b5: { sign_level: 2 } }), ['sign_levels_out_of_order@b5']],
  ['back to nowhere', changed({ b4: { returns_to: ['b9'] } }), ['return_to_nowhere@b4']],
  ['back to what comes later', changed({ b4: { returns_to: ['b5', 'b3'] } }), ['return_not_backwards@b4']],
  ['no default', choice([{ when: online, to: 'b5' }], null), ['conditions_incomplete@b3', 'unreachable@b4']],
  [
    'all channels are a default',
    choice(
      [
        { when: online, to: 'b5' },
        { when: { field: 'channel', is: '≠', value: 'online' }, to: 'b4' },
      ],
      null,
    ),
    [],
  ],
  [
    'overlap',
    choice(
      [
        { when: online, to: 'b5' },
        { when: { field: 'channel', is: 'in', value: ['online', 'post'] }, to: 'b5' },
      ],
      'b4',
    ),
    ['conditions_overlap@b3'],
  ],
  [
    'numbers between',
    choice(
      [
        { when: { field: 'fee', is: '<', value: 10 }, to: 'b5' },
        { when: { field: 'fee', is: '>', value: 10 }, to: 'b4' },
      ],
      null,
    ),
    ['conditions_incomplete@b3'],
  ],
  [
    'never true',
    choice([{ when: { all: [online, { field: 'channel', is: '=', value: 'post' }] }, to: 'b5' }], 'b4'),
    ['condition_never_true@b3'],
  ],
  [
    'unknown field',
    choice([{ when: { field: 'weather', is: '=', value: 'fine' }, to: 'b5' }], 'b4'),
    ['unknown_field@b3'],
  ],
  [
    'unknown value',
    choice([{ when: { field: 'channel', is: '=', value: 'fax' }, to: 'b5' }], 'b4'),
    ['unknown_value@b3'],
  ],
  [
    'a size of a word',
    choice([{ when: { field: 'channel', is: '>', value: 'online' }, to: 'b5' }], 'b4'),
    ['not_comparable@b3'],
  ],
  [
    'a question of the process',
    choice([{ when: { field: 'answer.site', is: '=', value: 'có' }, to: 'b5' }], 'b4', {
      questions: [{ key: 'site', text: 'Có kiểm tra thực địa?', choices: ['có', 'không'] }],
    }),
    [],
  ],
  ['side by side: the longest counts', parallel('all', null, days(6)), ['path_over_limit']],
  ['side by side: one is enough', parallel('any', null, days(6)), []],
  ['side by side without a lead', parallel('lead', 'b4'), ['lead_missing@b3']],
  [
    'side by side, never together',
    {
      ...parallel('all', null),
      steps: parallel('all', null).steps.map((step) => (step.key === 'p2' ? { ...step, flow: go('b5') } : step)),
    },
    ['parallel_never_meets@b3'],
  ],
  [
    'side by side, past the meeting',
    {
      ...parallel('all', null),
      steps: parallel('all', null).steps.map((step) =>
        step.key === 'p2'
          ? {
              ...step,
              flow: {
                kind: 'choice' as const,
                branches: [{ when: online as never, to: 'b5', at_most: null }],
                otherwise: { to: 'b4', at_most: null },
              },
            }
          : step,
      ),
    },
    ['way_out_of_parallel@b3'],
  ],
  [
    'the same twice',
    {
      ...parallel('all', null),
      steps: parallel('all', null).steps.map((step) =>
        step.key === 'b3'
          ? {
              ...step,
              flow: { kind: 'parallel' as const, to: ['p1', 'p2', 'p1'], join: 'all' as const, lead: null, at: 'b4' },
            }
          : step,
      ),
    },
    ['parallel_twice_the_same@b3'],
  ],
])('%s', (_, process, expected) => {
  expect(rules(process).toSorted()).toEqual(expected.toSorted())
})

test('an appraisal on one of two ways side by side is missed by nobody', () => {
  const process = parallel('all', null)
  const steps = process.steps.map((step) => ({
    ...step,
    kind: step.key === 'b3' || step.key === 'p1' ? ('review' as const) : step.kind,
  }))
  expect(rules({ ...process, steps })).toEqual([])
  const any = steps.map((step) =>
    step.flow.kind === 'parallel' ? { ...step, flow: { ...step.flow, join: 'any' as const } } : step,
  )
  expect(rules({ ...process, steps: any })).toEqual(['signing_before_appraisal@b5'])
})
