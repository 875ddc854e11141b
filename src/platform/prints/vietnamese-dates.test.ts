import { describe, expect, it } from 'vitest'
import {
  dateInWords,
  period,
  placeAndDate,
  shortDate,
  shortDateAndTime,
  timeAndDate,
  timeAndWeekday,
  weekdayAndDate,
} from './vietnamese-dates.ts'

const monday = '2026-11-23T09:05:00+07:00'

describe('dates on Vietnamese papers', () => {
  it('writes hour, minute, weekday and date', () => {
    expect(timeAndWeekday(monday)).toBe('09 giờ 05 phút, thứ Hai ngày 23/11/2026')
    expect(timeAndDate(monday)).toBe('09 giờ 05 phút, ngày 23/11/2026')
    expect(shortDateAndTime(monday)).toBe('23/11/2026 09:05')
  })

  it('reads epoch milliseconds, Date and other offsets as Hà Nội time', () => {
    const utc = Date.UTC(2026, 10, 22, 17, 30)
    expect(timeAndWeekday(utc)).toBe('00 giờ 30 phút, thứ Hai ngày 23/11/2026')
    expect(shortDate(new Date(utc))).toBe('23/11/2026')
    expect(shortDate('2026-11-22T18:00:00Z')).toBe('23/11/2026')
  })

  it('knows every weekday', () => {
    const week = ['23', '24', '25', '26', '27', '28', '29'].map((day) => weekdayAndDate(`2026-11-${day}`))
    expect(week).toEqual([
      'thứ Hai ngày 23/11/2026',
      'thứ Ba ngày 24/11/2026',
      'thứ Tư ngày 25/11/2026',
      'thứ Năm ngày 26/11/2026',
      'thứ Sáu ngày 27/11/2026',
      'thứ Bảy ngày 28/11/2026',
      'Chủ nhật ngày 29/11/2026',
    ])
  })

  it('puts a zero before days under ten and before January and February only', () => {
    expect(placeAndDate('An Bình', '2026-11-21')).toBe('An Bình, ngày 21 tháng 11 năm 2026')
    expect(dateInWords('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026')
    expect(dateInWords('2026-03-09')).toBe('ngày 09 tháng 3 năm 2026')
  })

  it('names a period', () => {
    expect(period('2026-11-01', '2026-11-30')).toBe('Từ ngày 01/11/2026 đến ngày 30/11/2026')
    expect(period('2026-11-23', monday)).toBe('Ngày 23/11/2026')
  })

  it('does not guess the hour of a bare day', () => {
    expect(() => timeAndDate('2026-11-23')).toThrow(RangeError)
  })
})
