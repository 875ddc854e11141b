import { expect, test } from 'vitest'
import { vn } from '../calendar/test-calendars.ts'
import { apologyWindow, lastDayToPropose } from './apology-days.ts'

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
