import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPARISONS, type Condition, holds, situationsOf } from './condition.ts'
import { conditionText, readCondition } from './condition-notation.ts'
import { flowText, readFlow, readStepList, stepListText } from './flow-notation.ts'
import { fold, splitOutside, tidy } from './plain-text.ts'
import { END, type Flow } from './process.ts'

const steps = ['1', '2', '2a', '10', '4.1'].map((number, at) => ({ key: `b${at + 1}`, number }))

const comparison = fc.oneof(
  fc.record({
    field: fc.constantFrom('channel', 'owner_kind', 'case', 'procedure', 'answer.site', 'weather'),
    is: fc.constantFrom('=', '≠'),
    value: fc.constantFrom('online', 'enterprise', '1', '1.009664', 'có', 'khu A và B', '12,5', 'x; y: z'),
  }),
  fc.record({
    field: fc.constant('fee'),
    is: fc.constantFrom(...COMPARISONS.slice(0, 6)),
    value: fc.constantFrom(1, 2.5, 2_500_000),
  }),
  fc.record({
    field: fc.constantFrom('case', 'channel'),
    is: fc.constant('in' as const),
    value: fc.constantFrom(['1', '4'], ['online'], ['a, b', 'c']),
  }),
) as fc.Arbitrary<Condition>
const condition: fc.Arbitrary<Condition> = fc.oneof(
  comparison,
  fc.array(comparison, { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
  fc
    .tuple(comparison, fc.array(comparison, { minLength: 2, maxLength: 3 }))
    .map(([one, any]) => ({ all: [one, { any }] })),
  fc
    .tuple(comparison, fc.array(comparison, { minLength: 2, maxLength: 2 }))
    .map(([one, all]) => ({ any: [one, { all }] })),
)
const target = fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', END)
const edge = fc.record({ to: target, at_most: fc.option(fc.integer({ min: 1, max: 20 })) })
const step = fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5')
const flow: fc.Arbitrary<Flow> = fc.oneof(
  fc.constant<Flow>({ kind: 'next' }),
  edge.map((way): Flow => ({ kind: 'go', ...way })),
  fc.tuple(fc.array(fc.tuple(condition, edge), { minLength: 1, maxLength: 3 }), fc.option(edge)).map(
    ([list, otherwise]): Flow => ({
      kind: 'choice',
      branches: list.map(([when, way]) => ({ when, ...way })),
      otherwise,
    }),
  ),
  fc
    .tuple(fc.array(step, { minLength: 2, maxLength: 3 }), fc.constantFrom('all', 'any', 'lead'), step)
    .map(
      ([to, join, at]): Flow => ({ kind: 'parallel', to, join, lead: join === 'lead' ? (to[0] ?? null) : null, at }),
    ),
)

test('the order of steps is read as it was written', () => {
  fc.assert(
    fc.property(flow, (given) => {
      expect(readFlow(flowText(given, steps), steps), flowText(given, steps)).toEqual(given)
      expect(
        readFlow(flowText(given, steps).normalize('NFD').toUpperCase().replaceAll('“', '"').replaceAll('”', '"'), steps)
          ?.kind,
      ).toBe(given.kind)
    }),
    { numRuns: 500 },
  )
})

test('a condition is read as it was written', () => {
  fc.assert(
    fc.property(condition, (given) => {
      expect(readCondition(conditionText(given)), conditionText(given)).toEqual(given)
    }),
  )
})

test.each([
  ['Bước 10', { kind: 'go', to: 'b4', at_most: null }],
  ['chuyển bước 2a', { kind: 'go', to: 'b3', at_most: null }],
  ['2', { kind: 'go', to: 'b2', at_most: null }],
  ['Quay lại bước 1 (tối đa 2 lần)', { kind: 'go', to: 'b1', at_most: 2 }],
  ['Bước 7', { kind: 'go', to: 'so_7', at_most: null }],
  ['Kết thúc quy trình', { kind: 'go', to: 'end', at_most: null }],
  ['Bước tiếp theo', { kind: 'next' }],
  [
    'Nếu hình thức nộp là trực tuyến: bước 2; còn lại: kết thúc',
    {
      kind: 'choice',
      branches: [{ when: { field: 'channel', is: '=', value: 'online' }, to: 'b2', at_most: null }],
      otherwise: { to: 'end', at_most: null },
    },
  ],
  [
    'Nếu phí, lệ phí >= 2,5: bước 2',
    {
      kind: 'choice',
      branches: [{ when: { field: 'fee', is: '≥', value: 2.5 }, to: 'b2', at_most: null }],
      otherwise: null,
    },
  ],
  ['Nếu trời đẹp: bước 2', undefined],
  ['Xem Điều 5', undefined],
  ['Song song: bước 2', undefined],
])('%s', (text, expected) => {
  expect(readFlow(text, steps)).toEqual(expected)
})

test('lists of steps', () => {
  expect(readStepList('bước 2, bước 2a và 10', steps)).toEqual(['b2', 'b3', 'b4'])
  expect(readStepList(stepListText(['b1', 'b5'], steps), steps)).toEqual(['b1', 'b5'])
  expect(readStepList('Không', steps)).toBeUndefined()
  expect(readStepList('', steps)).toEqual([])
})

describe('conditions', () => {
  test.each<[Condition, boolean]>([
    [{ field: 'channel', is: '=', value: 'online' }, true],
    [{ field: 'channel', is: '≠', value: 'online' }, false],
    [{ field: 'missing', is: '≠', value: 'x' }, false],
    [{ field: 'fee', is: '>', value: 10 }, true],
    [{ field: 'fee', is: '>', value: 12 }, false],
    [{ field: 'fee', is: '≥', value: 12 }, true],
    [{ field: 'fee', is: '<', value: 12 }, false],
    [{ field: 'fee', is: '≤', value: 12 }, true],
    [{ field: 'channel', is: '<', value: 5 }, false],
    [{ field: 'case', is: 'in', value: ['1', '4'] }, true],
    [{ field: 'case', is: 'in', value: ['14'] }, false],
    [
      {
        all: [
          { field: 'case', is: '=', value: '4' },
          {
            any: [
              { field: 'fee', is: '<', value: 1 },
              { field: 'fee', is: '=', value: 12 },
            ],
          },
        ],
      },
      true,
    ],
  ])('%j is %s', (given, expected) => {
    expect(holds(given, { channel: 'online', fee: 12, case: '4' })).toBe(expected)
  })

  test('too many situations are not looked through', () => {
    const names = Array.from({ length: 8 }, (_, at) => `answer.q${at}`)
    const fields = new Map(names.map((name) => [name, { kind: 'choice' as const, choices: ['a', 'b', 'c'] }]))
    const conditions = names.map((field): Condition => ({ field, is: '=', value: 'a' }))
    expect(situationsOf(conditions, fields)).toBeUndefined()
    expect(situationsOf(conditions.slice(0, 3), fields)).toHaveLength(27)
  })
})

test('folding keeps places', () => {
  const text = tidy('Đề nghị Ủy ban nhân dân tỉnh Thừa Thiên Huế, ½ ngày'.normalize('NFD'))
  expect(fold(text)).toHaveLength(text.length)
  expect(fold(text)).toBe('de nghi uy ban nhan dan tinh thua thien hue, ½ ngay')
  expect(splitOutside('a; “b; c”; (d; e)', /\s*;\s*/y)).toEqual(['a', '“b; c”', '(d; e)'])
})
