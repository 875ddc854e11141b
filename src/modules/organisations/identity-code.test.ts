import { describe, expect, test } from 'vitest'
import { codesAbove, isAgencyCode, isBeneath, isOldAgencyCode, parseIdentityCode } from './identity-code.ts'

const parsed = (text: string) => {
  const code = parseIdentityCode(text)
  if (!code) throw new Error(`${text} should be a code`)
  return code
}

describe('identity codes', () => {
  test.each([
    ['H62', 'current', ['H62']],
    ['G12', 'current', ['G12']],
    ['H62.015', 'current', ['H62', '015']],
    ['H62.15', 'current', ['H62', '15']],
    ['H62.015.02', 'current', ['H62', '015', '02']],
    ['000.00.15.H62', 'old', ['H62', '15']],
    ['000.00.00.H62', 'old', ['H62']],
    ['003.07.15.H62', 'old', ['H62', '15', '07', '003']],
    ['2399987614', 'enterprise', ['2399987614']],
    ['2399987614-001', 'enterprise', ['2399987614-001']],
  ])('%s is of the %s scheme', (text, scheme, groups) => {
    const code = parsed(text)
    expect(code.scheme).toBe(scheme)
    expect(code.groups).toEqual(groups)
    expect(code.level).toBe(groups.length)
  })

  test.each([
    '',
    'h62.015',
    'H6.015',
    '62.015',
    'H62.',
    '.H62',
    'H62..015',
    'H62 .015',
    'H62.Đ1',
    'H62.015-1',
    '001.00.15.H62',
    '00.15.H62',
    '0000.00.15.H62',
    '12345',
    `H62.${'1'.repeat(32)}`,
  ])('“%s” is no code', (text) => {
    expect(parseIdentityCode(text)).toBeUndefined()
  })

  test('35 characters are the most', () => {
    const longest = `H62.${'1'.repeat(31)}`
    expect(longest).toHaveLength(35)
    expect(isAgencyCode(longest)).toBe(true)
  })

  test('an agency is told from an old code and from an enterprise', () => {
    expect(isAgencyCode('000.00.15.H62')).toBe(false)
    expect(isOldAgencyCode('000.00.15.H62')).toBe(true)
    expect(isAgencyCode('2399987614')).toBe(false)
  })

  test('the bodies above, nearest first, in both directions of reading', () => {
    expect(codesAbove(parsed('H62.015.02'))).toEqual(['H62.015', 'H62'])
    expect(codesAbove(parsed('003.07.15.H62'))).toEqual(['000.07.15.H62', '000.00.15.H62', '000.00.00.H62'])
    expect(codesAbove(parsed('H62'))).toEqual([])
  })

  test('beneath', () => {
    expect(isBeneath(parsed('H62.015.02'), parsed('H62'))).toBe(true)
    expect(isBeneath(parsed('H62.015'), parsed('H62.015'))).toBe(false)
    expect(isBeneath(parsed('H62.016.02'), parsed('H62.015'))).toBe(false)
    expect(isBeneath(parsed('000.00.15.H62'), parsed('H62'))).toBe(false)
  })
})
