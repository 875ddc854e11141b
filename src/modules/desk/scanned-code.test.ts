import { describe, expect, test } from 'vitest'
import { codeIn } from './scanned-code.ts'

describe('what the scanner reads', () => {
  test.each([
    ['https://motcua.anbinh.example/tracking?code=H62.015-261121-0001&t=abc', 'H62.015-261121-0001'],
    ['https://motcua.anbinh.example/t/H62.015-261121-0001.k3f9', 'H62.015-261121-0001'],
    ['https%3A%2F%2Fx.example%2Ftracking%3Fcode%3DH62.015-261121-0001', 'H62.015-261121-0001'],
    [' h62.015-261121-0012 ', 'H62.015-261121-0012'],
    ['000.00.15.H62-230518-0001', '000.00.15.H62-230518-0001'],
    ['Công ty Hồng Lam', undefined],
    ['2399987614', undefined],
  ])('%s', (text, code) => expect(codeIn(text)).toBe(code))
})
