import { describe, expect, test } from 'vitest'
import { BAD_CALENDARS } from './bad-calendars.ts'
import { faultSentence } from './fault-words.ts'
import { parseCalendar } from './parse-calendar.ts'
import { VN_JSON, WEEK } from './test-calendars.ts'

function faults(json: unknown): string[] {
  const parsed = parseCalendar(json)
  if (parsed.ok) return []
  for (const fault of parsed.faults) {
    expect(faultSentence(fault, 'vi')).not.toBe('')
    expect(faultSentence(fault, 'en')).not.toBe('')
  }
  return parsed.faults.map(({ path, code }) => `${path} ${code}`)
}

describe('a calendar', () => {
  test('the shipped one is right, each day off has its ground and its mark', () => {
    const parsed = parseCalendar(VN_JSON)
    expect(parsed.ok).toBe(true)
    if (!parsed.ok) return
    expect(parsed.calendar.exceptions).toHaveLength(76)
    for (const exception of parsed.calendar.exceptions) {
      expect(exception.name, exception.date).toBeTruthy()
      expect(exception.nameEn, exception.date).toBeTruthy()
      expect(exception.legalBasis, exception.date).toBeTruthy()
      expect(exception.confidence, exception.date).toMatch(/^[VPUC]$/)
    }
  })
  test('weekly is enough; hours may come in any order and may touch', () => {
    expect(
      faults({
        weekly: {
          mon: [
            ['13:00', '17:00'],
            ['07:30', '11:30'],
            ['11:30', '12:00'],
          ],
        },
      }),
    ).toEqual([])
  })

  test.each(BAD_CALENDARS)('%s', (_, json, expected) => {
    expect(faults(json)).toEqual(expected)
  })
  test('nothing', () => expect(faults(null)).toEqual([' not_object']))
  test('its zone may be said, and is always that of Vietnam', () => {
    expect(faults({ time_zone: 'Asia/Ho_Chi_Minh', weekly: WEEK })).toEqual([])
  })
  test('other hours on a working day are no make-up day', () => {
    const shorter = { date: '2026-02-13', hours: [['07:30', '11:30']] }
    expect(faults({ weekly: WEEK, exceptions: [shorter] })).toEqual([])
  })
})
