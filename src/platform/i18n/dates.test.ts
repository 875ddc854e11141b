import { expect, test } from 'vitest'
import { dateParts, distanceText, whenText } from './dates.ts'

test('an instant is told in legal time, whatever the machine’s zone', () => {
  expect(dateParts('2026-11-22T17:30:00Z')).toMatchObject({
    day: 23,
    month: 11,
    year: 2026,
    weekday: 1,
    hour: 0,
    minute: 30,
    iso: '2026-11-23T00:30+07:00',
  })
  expect(dateParts(new Date('2026-12-08T10:00:00Z'))).toMatchObject({ day: 8, weekday: 2, hour: 17 })
})

test('a day is a day', () => {
  expect(dateParts('2026-11-29')).toMatchObject({ day: 29, month: 11, weekday: 7, iso: '2026-11-29' })
})

test('the weekday and its date never part', () => {
  expect(whenText('2026-12-08T10:00:00Z', 'vi')).toBe('17:00 thứ\u00a0Ba\u00a008/12/2026')
  expect(whenText('2026-12-06T10:00:00Z', 'vi')).toContain('Chủ\u00a0nhật')
  expect(whenText('2026-12-08T10:00:00Z', 'en')).toBe('17:00 Tuesday\u00a008/12/2026')
})

test.each([
  ['2026-11-23T16:59:00Z', 'hôm nay', 'today'],
  ['2026-11-23T17:00:00Z', 'ngày mai', 'tomorrow'],
  ['2026-11-26', 'còn 3 ngày', 'in 3 days'],
  ['2026-11-22', 'hôm qua', 'yesterday'],
  ['2026-11-20', '3 ngày trước', '3 days ago'],
])('from 23/11/2026 09:00: %s', (value, vi, en) => {
  expect([
    distanceText(value, '2026-11-23T02:00:00Z', 'vi'),
    distanceText(value, '2026-11-23T02:00:00Z', 'en'),
  ]).toEqual([vi, en])
})
