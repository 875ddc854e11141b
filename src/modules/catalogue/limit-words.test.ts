import { expect, test } from 'vitest'
import { feeText, limitsText, limitText } from './limit-words.ts'

test('limits as a reader says them', () => {
  expect(limitText({ value: 4.75, unit: 'working_days' }, 'vi')).toBe('4,75 ngày làm việc')
  const days = (value: number) => ({ value, unit: 'working_days' as const })
  expect(limitsText([days(7), days(3), days(5), days(3)], 'vi')).toBe('3, 5 hoặc 7 ngày làm việc')
  expect(limitsText([days(10), { value: 8, unit: 'working_hours' }], 'vi')).toBe('10 ngày làm việc hoặc 8 giờ làm việc')
  expect(limitsText([], 'vi')).toBe('')
})

test('fees: nothing, an amount, a rule', () => {
  expect(feeText({ kind: 'none', amount: 0, rule: 'Không thu phí, lệ phí' }, 'vi')).toBe('Không thu')
  expect(feeText({ kind: 'fixed', amount: 1_500_000, rule: '' }, 'vi')).toBe('1.500.000 đồng')
  expect(feeText({ kind: 'by_resolution', amount: null, rule: 'Theo nghị quyết của tỉnh' }, 'vi')).toBe(
    'Theo nghị quyết của tỉnh',
  )
})
