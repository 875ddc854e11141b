import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReadTime, readTime, timeText } from './time-text.ts'

/** `0.5 working_days`, with what is special about it. */
const short = ({ budget, counted, problem }: ReadTime) =>
  [budget ? `${budget.value} ${budget.unit}` : 'none', counted ? '' : 'uncounted', problem ?? '']
    .filter(Boolean)
    .join(' ')

test.each([
  ['0,5 ngày', '0.5 working_days'],
  ['0.5 ngày', '0.5 working_days'],
  ['04 giờ', '4 working_hours'],
  ['04 giờ làm việc', '4 working_hours'],
  ['½ ngày làm việc', '0.5 working_days'],
  ['1½ ngày', '1.5 working_days'],
  ['01 ½ ngày làm việc', '1.5 working_days'],
  ['1/2 ngày', '0.5 working_days'],
  ['¼ ngày làm việc', '0.25 working_days'],
  ['01 ngày', '1 working_days'],
  ['02 NGÀY LÀM VIỆC', '2 working_days'],
  ['1 ngày rưỡi', '1.5 working_days'],
  ['nửa ngày', '0.5 working_days'],
  ['Ba ngày làm việc', '3 working_days'],
  ['03 (ba) ngày làm việc', '3 working_days'],
  ['30 phút', '0.5 working_hours'],
  ['15 phút', '0.25 working_hours'],
  ['01 giờ 30 phút', '1.5 working_hours'],
  ['1 ngày và 4 giờ', '12 working_hours'],
  ['8h', '8 working_hours'],
  ['2 tiếng', '2 working_hours'],
  ['01 buổi', '0.5 working_days'],
  ['1 tuần', '5 working_days'],
  ['01 tháng', '1 months'],
  ['2,5 ngày (20 giờ)', '2.5 working_days'],
  ['20 giờ (2,5 ngày làm việc)', '20 working_hours'],
  ['2,5 ngày (24 giờ)', '2.5 working_days contradicts'],
  ['Tối đa 02 ngày làm việc', '2 working_days'],
  ['Không quá 03 ngày', '3 working_days'],
  ['05 ngày làm việc kể từ ngày nhận được hồ sơ', '5 working_days'],
  ['1-2 ngày', '2 working_days range'],
  ['01 – 02 ngày làm việc', '2 working_days range'],
  ['từ 4 giờ đến 8 giờ', '8 working_hours range'],
  ['trong ngày', '1 working_days'],
  ['Ngay trong ngày làm việc', '1 working_days'],
  ['Ngay', '0 working_days'],
  ['0 ngày', '0 working_days'],
  ['Giờ hành chính', 'none uncounted'],
  ['Trong giờ hành chính', 'none uncounted'],
  ['Không tính vào thời hạn', 'none uncounted'],
  ['Không tính thời gian', 'none uncounted'],
  ['07 ngày (không tính vào thời hạn giải quyết)', '7 working_days uncounted'],
  ['', 'none'],
  ['-', 'none'],
  ['…', 'none not_understood'],
  ['theo quy định của Sở', 'none not_understood'],
  ['sau khi nhận 02 ngày', '2 working_days'],
  ['Điều 5: 2 ngày', 'none not_understood'],
  ['01 ngày hoặc 03 ngày', 'none not_understood'],
  ['7', 'none not_understood'],
])('%s', (text, expected) => {
  expect(short(readTime(text))).toBe(expected)
  expect(short(readTime(text.normalize('NFD')))).toBe(expected)
  expect(short(readTime(`  ${text.replaceAll(' ', '\u00a0')} \r\n`))).toBe(expected)
})

test('a bare number counts what the header says', () => {
  expect(short(readTime('0,5', { bare: 'working_hours' }))).toBe('0.5 working_hours')
  expect(short(readTime('4', { bare: 'working_days' }))).toBe('4 working_days')
  expect(short(readTime(0.5))).toBe('0.5 working_days')
  expect(short(readTime(4, { bare: 'working_hours' }))).toBe('4 working_hours')
})

test('a date is what a spreadsheet made of a fraction', () => {
  expect(short(readTime(new Date('2026-02-01')))).toBe('none is_a_date')
})

test('plain days stay plain where the limit is in plain days', () => {
  expect(short(readTime('0,5 ngày', { plainDay: 'days' }))).toBe('0.5 days')
  expect(short(readTime('0,5 ngày làm việc', { plainDay: 'days' }))).toBe('0.5 working_days')
})

test('what is written is read back', () => {
  const budgets = fc.record({
    value: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
    unit: fc.constantFrom('working_days', 'days', 'working_hours', 'hours', 'months'),
    counting: fc.constant('hours'),
  })
  fc.assert(
    fc.property(
      fc.option(budgets),
      fc.boolean(),
      fc.constantFrom('days', 'working_days'),
      (budget, counted, plainDay) => {
        expect(readTime(timeText(budget, counted, plainDay), { plainDay })).toEqual({ budget, counted })
      },
    ),
  )
})
