import { describe, expect, it } from 'vitest'
import { normalTaxCode, readIdentityCard } from './identity-card.ts'

describe('text of an identity card', () => {
  it('is read field by field', () => {
    expect(
      readIdentityCard(
        '025190001234|135246789|Nguyễn Thị Hồng Nhung|15081990|Nữ|Số 12 Trần Phú, Hòa An, An Bình|10052021',
      ),
    ).toEqual({
      number: '025190001234',
      old_number: '135246789',
      name: 'Nguyễn Thị Hồng Nhung',
      born_on: '1990-08-15',
      sex: 'Nữ',
      address: 'Số 12 Trần Phú, Hòa An, An Bình',
      issued_on: '2021-05-10',
    })
  })

  it('may lack the old number, and newer cards say more behind', () => {
    const card = readIdentityCard(' 025190001234||Lê Văn An|01011985|Nam|Thôn Trung Hòa|01072024|||x ')
    expect(card).toMatchObject({ number: '025190001234', old_number: null, issued_on: '2024-07-01' })
  })

  it('keeps no day that does not exist', () => {
    expect(readIdentityCard('025190001234||Lê Văn An|31021985|Nam||')).toMatchObject({
      born_on: null,
      address: null,
      issued_on: null,
    })
  })

  it.each([
    ['a web address', 'https://motcua.anbinh.example/tracking/x'],
    ['too few fields', '025190001234||Lê Văn An'],
    ['11 digits', '02519000123||Lê Văn An|01011985|Nam|x|'],
    ['an old number that is none', '025190001234|12|Lê Văn An|01011985|Nam|x|'],
    ['no name', '025190001234|||01011985|Nam|x|'],
  ])('is not guessed from %s', (_what, text) => {
    expect(readIdentityCard(text)).toBeUndefined()
  })
})

describe('tax codes', () => {
  it.each([
    ['2500987654', '2500987654'],
    ['2500 987 654', '2500987654'],
    ['2500987654001', '2500987654-001'],
    ['2500987654-001', '2500987654-001'],
    ['025190001234', '025190001234'],
  ])('%s is %s', (text, normal) => expect(normalTaxCode(text)).toBe(normal))

  it.each(['250098765', '2500987654-01', 'ABC0987654', ''])('%s is none', (text) =>
    expect(normalTaxCode(text)).toBeUndefined(),
  )
})
