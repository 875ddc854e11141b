import { describe, expect, it } from 'vitest'
import type { ProcedureVersion } from '#modules/catalogue/exports.ts'
import { FormProblem } from '#platform/errors.ts'
import { checkComponents, draftComponents } from './component-check.ts'

const paper = (name: string, requirement: string) => ({
  name,
  requirement,
  form: null,
  group: null,
  originals: 1,
  certified_copies: 0,
  copies: 0,
  note: null,
})
const version = {
  components: [paper('Đơn', 'required')],
  cases: [
    {
      code: '1',
      components: [
        paper('Năng lực tài chính', 'one_of'),
        paper('Hợp đồng BCC', 'conditional'),
        paper('Tra cứu dữ liệu', 'note'),
      ],
    },
    { code: '2', components: [] },
  ],
} as unknown as ProcedureVersion

const given = (ordinal: number, counts: object = { originals: 1 }) => ({
  ordinal,
  originals: 0,
  certified: 0,
  copies: 0,
  note: null,
  ...counts,
})
const problemsOf = (handed: Parameters<typeof checkComponents>[2]) => {
  try {
    checkComponents(version, '1', handed)
    return []
  } catch (error) {
    if (error instanceof FormProblem) return error.problems.map((problem) => problem.path)
    throw error
  }
}

describe('papers of a case', () => {
  it('stand in the order of the list, common ones first', () => {
    expect(
      draftComponents(version, '1', { components: [], files: [] }).map((draft) => [draft.ordinal, draft.name]),
    ).toEqual([
      [0, 'Đơn'],
      [1, 'Năng lực tài chính'],
      [2, 'Hợp đồng BCC'],
      [3, 'Tra cứu dữ liệu'],
    ])
    expect(draftComponents(version, '2', { components: [], files: [] })).toHaveLength(1)
  })

  it('are complete with what is demanded of everybody', () => {
    expect(problemsOf({ components: [given(0), given(1)], files: [] })).toEqual([])
  })

  it('may come as certified copies, plain copies or files', () => {
    expect(problemsOf({ components: [given(0, { certified: 1 })], files: [{ component: 1 }] })).toEqual([])
  })

  it('name every paper that is missing, at its place in the form', () => {
    expect(problemsOf({ components: [], files: [] })).toEqual(['components.0', 'components.1'])
  })

  it('cannot be talked away when the law demands them', () => {
    expect(problemsOf({ components: [given(0, { applicable: false }), given(1)], files: [] })).toEqual(['components.0'])
  })

  it('are missing too when somebody said that a conditional one applies', () => {
    expect(problemsOf({ components: [given(0), given(1), given(2, { applicable: true })], files: [] })).toEqual([
      'components.2',
    ])
    expect(problemsOf({ components: [given(0), given(1), given(2, {})], files: [] })).toEqual([])
  })

  it('ignore places that the case does not have', () => {
    expect(checkComponents(version, '2', { components: [given(0), given(9)], files: [] })).toHaveLength(1)
  })

  it('say what applies of the conditional ones', () => {
    const drafts = draftComponents(version, '1', { components: [given(2)], files: [{ component: 3 }] })
    expect(drafts.map((draft) => draft.applicable)).toEqual([true, true, true, true])
    expect(draftComponents(version, '1', { components: [], files: [] }).map((draft) => draft.applicable)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
