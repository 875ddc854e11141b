import { describe, expect, test } from 'vitest'
import { inputOf, readDay, readNumber, valuesOf } from './form-data.ts'
import { newForm } from './form-state.ts'

function form(...entries: readonly [string, string][]): FormData {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

describe('a form as the input of an action', () => {
  test('dotted names nest, numbered ones become lists that close up', () => {
    expect(
      inputOf(form(['owner.name', ' Hồng Lam '], ['components.0.code', 'A'], ['components.2.code', 'C'], ['note', ''])),
    ).toEqual({
      owner: { name: 'Hồng Lam' },
      components: [{ code: 'A' }, { code: 'C' }],
    })
  })

  test('fields say how they are read; what cannot be read stays as typed', () => {
    const data = form(
      ['_dates', 'issuedOn'],
      ['_dates', 'wrongOn'],
      ['_numbers', 'capital'],
      ['_numbers', 'wrong'],
      ['_flags', 'authorised'],
      ['_flags', 'absent'],
      ['_lists', 'results'],
      ['_lists', 'none'],
      ['_instants', 'receivedAt'],
      ['issuedOn', '5/12/2026'],
      ['wrongOn', '31/02/2026'],
      ['capital', '18.500.000,5'],
      ['wrong', 'nhiều'],
      ['authorised', 'yes'],
      ['results', 'paper'],
      ['results', 'digital'],
      ['receivedAt~date', '23/11/2026'],
      ['receivedAt~time', '9:05'],
    )
    expect(inputOf(data)).toEqual({
      issuedOn: '2026-12-05',
      wrongOn: '31/02/2026',
      capital: 18_500_000.5,
      wrong: 'nhiều',
      authorised: true,
      absent: false,
      results: ['paper', 'digital'],
      none: [],
      receivedAt: '2026-11-23T09:05:00+07:00',
    })
  })

  test('decomposed letters (typed on a Mac) are composed', () => {
    expect(inputOf(form(['name', 'Hồng'.normalize('NFD')]))).toEqual({ name: 'Hồng' })
  })

  test('no name reaches the prototype of anything', () => {
    expect(inputOf(form(['__proto__.polluted', 'yes'], ['a.constructor.b', 'x']))).toEqual({})
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  test('values are kept as typed, without the form’s own', () => {
    expect(valuesOf(form(['_request_id', 'x'], ['a', ' 1 '], ['a', '2']))).toEqual({ a: [' 1 ', '2'] })
  })
})

test.each([
  ['05/12/2026', '2026-12-05'],
  ['5-2-2026', '2026-02-05'],
  ['05122026', '2026-12-05'],
  ['2026-12-05', '2026-12-05'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', undefined],
  ['12/2026', undefined],
  ['2026-02-30', undefined],
])('day %s', (text, day) => {
  expect(readDay(text)).toBe(day)
})

test.each([
  ['1.234.567', 1_234_567],
  ['1234,5', 1234.5],
  ['12.5', 12.5],
  ['-3', -3],
  ['1 000 000', 1_000_000],
  ['', undefined],
  ['12abc', undefined],
])('number %s', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

test('a form starts with nested values under dotted names', () => {
  expect(
    newForm({
      owner: { name: 'A', born: null },
      papers: [{ code: '1' }, { code: '2' }],
      results: ['a', 'b'],
      sure: true,
    }).values,
  ).toEqual({
    'owner.name': ['A'],
    'papers.0.code': ['1'],
    'papers.1.code': ['2'],
    results: ['a', 'b'],
    sure: ['true'],
  })
})
