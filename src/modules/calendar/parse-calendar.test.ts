import { describe, expect, test } from 'vitest'
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

const withException = (exception: object) => ({
  weekly: WEEK,
  exceptions: [{ date: '2026-07-16', off: true }, exception],
})

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

  test.each<[string, unknown, string[]]>([
    ['nothing', null, [' not_object']],
    ['no week', {}, ['weekly not_object']],
    ['no working day', { weekly: {} }, ['weekly no_working_day']],
    ['empty days', { weekly: { mon: [] } }, ['weekly no_working_day']],
    ['an unknown weekday', { weekly: { ...WEEK, monday: [] } }, ['weekly.monday bad_weekday']],
    ['not a list', { weekly: { mon: '08:00-17:00' } }, ['weekly.mon not_array']],
    ['not a pair', { weekly: { mon: [['08:00']] } }, ['weekly.mon[0] hours_not_pair']],
    ['a bad time', { weekly: { mon: [['8:00', '25:00']] } }, ['weekly.mon[0][0] bad_time']],
    ['24:01', { weekly: { mon: [['08:00', '24:01']] } }, ['weekly.mon[0][1] bad_time']],
    ['reversed hours', { weekly: { mon: [['13:00', '08:00']] } }, ['weekly.mon[0] hours_reversed']],
    ['empty hours', { weekly: { mon: [['13:00', '13:00']] } }, ['weekly.mon[0] hours_reversed']],
    [
      'overlap',
      {
        weekly: {
          mon: [
            ['13:00', '17:00'],
            ['08:00', '13:01'],
          ],
        },
      },
      ['weekly.mon[0] hours_overlap'],
    ],
    ['no such date', withException({ date: '2026-02-30', off: true }), ['exceptions[1].date bad_date']],
    ['a date twice', withException({ date: '2026-07-16', hours_of: 'mon' }), ['exceptions[1].date date_twice']],
    ['neither off nor working', withException({ date: '2026-07-18' }), ['exceptions[1] exception_kind']],
    ['both', withException({ date: '2026-07-18', off: true, hours_of: 'mon' }), ['exceptions[1] exception_kind']],
    [
      'hours of no weekday',
      withException({ date: '2026-07-18', hours_of: 'day' }),
      ['exceptions[1].hours_of not_allowed'],
    ],
    [
      'hours of a closed day',
      withException({ date: '2026-07-18', hours_of: 'sun' }),
      ['exceptions[1].hours_of hours_of_closed'],
    ],
    ['no hours', withException({ date: '2026-07-18', hours: [] }), ['exceptions[1].hours hours_empty']],
    [
      'an unknown mark',
      withException({ date: '2026-07-18', off: true, confidence: 'X' }),
      ['exceptions[1].confidence not_allowed'],
    ],
    [
      'validity reversed',
      { weekly: WEEK, valid_from: '2026-02-01', valid_to: '2026-01-01' },
      ['valid_to dates_reversed'],
    ],
    ['half a version', { weekly: WEEK, version: 1.5 }, ['version not_whole']],
    [
      'a season without end',
      { weekly: WEEK, seasons: [{ from: '04-16', weekly: WEEK }] },
      ['seasons[0].to bad_season'],
    ],
    [
      'a season that mixes',
      { weekly: WEEK, seasons: [{ from: '04-16', to: '2026-10-15', weekly: WEEK }] },
      ['seasons[0].to bad_season'],
    ],
    [
      'seasons that overlap',
      {
        weekly: WEEK,
        seasons: [
          { from: '11-01', to: '02-01', weekly: WEEK },
          { from: '02-01', to: '05-01', weekly: WEEK },
        ],
      },
      ['seasons[1] season_overlap'],
    ],
    [
      'several at once',
      { weekly: { mon: [['13:00', '08:00']], xyz: [] }, exceptions: [{ date: 'x', off: true }] },
      ['weekly.mon[0] hours_reversed', 'weekly.xyz bad_weekday', 'exceptions[0].date bad_date'],
    ],
  ])('%s', (_, json, expected) => {
    expect(faults(json)).toEqual(expected)
  })
})
