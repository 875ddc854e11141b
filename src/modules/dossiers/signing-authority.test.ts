import { describe, expect, it } from 'vitest'
import { authorityLines } from './signing-authority.ts'

const board = { kind: 'board', chief: 'Trưởng ban' }
const committee = { kind: 'province', chief: 'Chủ tịch' }

describe('lines above a signature (NĐ 30/2020/NĐ-CP, Annex I)', () => {
  it.each([
    ['the chief', { role: 'leader', title: 'Trưởng ban' }, board, ['Trưởng ban']],
    ['a deputy', { role: 'leader', title: 'Phó Trưởng ban' }, board, ['KT. Trưởng ban', 'Phó Trưởng ban']],
    ['a head of division', { role: 'head', title: 'Trưởng phòng' }, board, ['TL. Trưởng ban', 'Trưởng phòng']],
    ['a counter officer', { role: 'counter_officer', title: 'Cán bộ tiếp nhận' }, board, ['Cán bộ tiếp nhận']],
    [
      'the chairman of a People’s Committee',
      { role: 'leader', title: 'Chủ tịch' },
      committee,
      ['TM. Ủy ban nhân dân', 'Chủ tịch'],
    ],
    [
      'its deputy',
      { role: 'leader', title: 'Phó Chủ tịch' },
      committee,
      ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'],
    ],
    [
      'a head without a chief',
      { role: 'head', title: 'Trưởng phòng' },
      { kind: 'centre', chief: null },
      ['Trưởng phòng'],
    ],
  ])('%s', (_who, post, agency, lines) => expect(authorityLines(post, agency)).toEqual(lines))
})
