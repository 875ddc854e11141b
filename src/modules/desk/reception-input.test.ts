import { describe, expect, test } from 'vitest'
import { FormProblem } from '#platform/errors.ts'
import { inputOf } from '#platform/forms/form-data.ts'
import { atOwnFields, receptionInput, usualCounts } from './reception-input.ts'

function typed(fields: Record<string, string | string[]>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each)
  return inputOf(form)
}

const paper = (ordinal: number, more: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({
      ordinal: String(ordinal),
      name: `Giấy ${ordinal}`,
      usual: '1/0/2',
      originals: '0',
      certified: '0',
      copies: '0',
      ...more,
    }).map(([name, value]) => [`components.${ordinal}.${name}`, value]),
  )

describe('the form as the input of an act', () => {
  test('a ticked paper without counts is taken as the procedure asks for it; typed counts win', () => {
    const input = receptionInput(
      'receive',
      typed({ ...paper(0, { here: 'yes' }), ...paper(1, { here: 'yes', copies: '5' }), ...paper(2) }),
    )
    expect(input.components).toMatchObject([
      { ordinal: 0, originals: 1, certified: 0, copies: 2 },
      { ordinal: 1, originals: 0, certified: 0, copies: 5 },
      { ordinal: 2, originals: 0, certified: 0, copies: 0 },
    ])
  })

  test('a paper for which the data prescribe nothing is one original', () => {
    expect(usualCounts('0/0/0')).toEqual({ originals: 1, certified: 0, copies: 0 })
  })

  test('"all required papers are here" takes those of which nothing else is said', () => {
    const fields = {
      all_papers: 'yes',
      ...paper(0),
      ...paper(1, { originals: '3' }),
      ...paper(2, { optional: 'yes' }),
      ...paper(3),
    }
    const input = receptionInput('receive', typed({ ...fields, 'scans.p3.0.sha256': 'aa', 'scans.p3.0.name': 'a.pdf' }))
    const papers = input.components as { originals: number; copies: number }[]
    expect(papers.map((each) => [each.originals, each.copies])).toEqual([
      [1, 2],
      [3, 0],
      [0, 0],
      [0, 0],
    ])
  })

  test('only a conditional paper says whether it applies', () => {
    const input = receptionInput(
      'receive',
      typed({ ...paper(0), ...paper(1, { optional: 'yes' }), ...paper(2, { optional: 'yes', applicable: 'yes' }) }),
    )
    const papers = input.components as { applicable?: boolean }[]
    expect(papers.map((each) => each.applicable)).toEqual([undefined, false, true])
  })

  test('scans belong to their paper', () => {
    const input = receptionInput(
      'receive',
      typed({
        'scans.p3.0.sha256': 'aa',
        'scans.p3.0.name': 'a.pdf',
        'scans.p3.0.size_bytes': '9',
        'scans.p10.0.sha256': 'bb',
        'scans.p10.0.name': 'b.pdf',
      }),
    )
    expect(input.files).toEqual([
      { component: 3, sha256: 'aa', name: 'a.pdf' },
      { component: 10, sha256: 'bb', name: 'b.pdf' },
    ])
  })

  test('a supplement names the ticked papers with their notes, and every line that was typed', () => {
    const input = receptionInput(
      'supplement',
      typed({
        ...paper(0, { note: 'thiếu dấu' }),
        ...paper(1),
        ...paper(2),
        _lists: 'lacking',
        lacking: ['0', '2'],
        lacking_other: 'Bản vẽ\n\n Ảnh ',
        supplement_reason: 'Thiếu',
        refusal_reason: 'khác',
      }),
    )
    expect(input.items).toEqual([
      { name: 'Giấy 0', note: 'thiếu dấu' },
      { name: 'Giấy 2', note: null },
      { name: 'Bản vẽ', note: null },
      { name: 'Ảnh', note: null },
    ])
    expect(input.reason).toBe('Thiếu')
  })

  test('who sits at the counter cannot receive by another channel', () => {
    expect(receptionInput('receive', typed({ channel: 'online' })).channel).toBe('counter')
    expect(receptionInput('receive', typed({ channel: 'post' })).channel).toBe('post')
  })

  test('problems of the second acts appear at their own fields', () => {
    const error = atOwnFields('refuse', new FormProblem([{ path: 'reason', message: 'Ghi lý do.' }]))
    expect((error as FormProblem).problems).toEqual([{ path: 'refusal_reason', message: 'Ghi lý do.' }])
  })
})
