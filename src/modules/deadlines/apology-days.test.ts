import { expect, test } from 'vitest'
import { vn } from '../calendar/test-calendars.ts'
import { apologyWindow, apologyWindows, lastDayToPropose, windowOf } from './apology-days.ts'

const due = (day: string) => new Date(`${day}T17:00:00+07:00`)
const days = (today: string, daysBefore = 1) => {
  const { from, to } = apologyWindow(vn, today, daysBefore)
  const local = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  return [local(from), local(to)]
}

test('the last day is the working day before; on a day off that is over, the day itself', () => {
  expect(lastDayToPropose(vn, due('2026-08-17'), 1, '2026-08-12')).toBe('2026-08-14')
  expect(lastDayToPropose(vn, due('2026-08-17'), 1, '2026-08-16')).toBe('2026-08-16')
})

test('today and the next working day are looked at; weekends between do not hide an appointment', () => {
  // Wednesday: appointments of Thursday (last day today) and of Friday (last day tomorrow).
  expect(days('2026-08-12')).toEqual(['2026-08-13', '2026-08-15'])
  // Thursday: those of Friday, and those of Saturday to Monday, whose last day is Friday.
  expect(days('2026-08-13')).toEqual(['2026-08-14', '2026-08-18'])
  // Sunday: those of Monday can still be saved today, those of Tuesday tomorrow.
  expect(days('2026-08-16')).toEqual(['2026-08-17', '2026-08-19'])
})

test('before a long holiday the whole holiday is behind the last day', () => {
  // 31 August (swapped), 1 and 2 September 2026 are off; the last working day before is Friday 28 August.
  expect(days('2026-08-28')[1]).toBe('2026-09-05')
})

test('a dossier keeps the number of its day of receipt when the number changes', () => {
  const windows = apologyWindows(vn, '2026-08-12', [
    { value: 3, valid_from: '2026-08-01', valid_to: null },
    { value: 1, valid_from: '2025-07-01', valid_to: null },
    { value: 2, valid_from: '2018-06-21', valid_to: '2025-06-30' },
  ])
  const received = (day: string) => windowOf(windows, new Date(`${day}T09:00:00+07:00`))
  expect(received('2026-07-31')?.daysBefore).toBe(1)
  expect(received('2026-08-01')?.daysBefore).toBe(3)
  expect(received('2025-06-30')?.daysBefore).toBe(2)
  expect(received('2018-01-01')).toBeUndefined()
  // Three days before: on Wednesday the appointments of Saturday and Sunday, whose last day is Wednesday or Thursday.
  expect(received('2026-08-01')?.from).toEqual(new Date('2026-08-15T00:00:00+07:00'))
})
