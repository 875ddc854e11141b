import { describe, expect, it } from 'vitest'
import { countOf, daysOf, findNamed, PERIOD_KINDS, periodBefore, periodCode, readPeriod, yearBefore } from './period.ts'

const days = (code: string, cutoffDay = 14) => {
  const period = readPeriod(code)
  if (!period) throw new Error(`no period ${code}`)
  const { from, to } = daysOf(period, cutoffDay)
  return `${from} ${to}`
}

describe('reporting periods (law.md §5.7)', () => {
  it('are cut off on the 14th: the first quarter is 15 December to 14 March', () => {
    expect(days('cutoff-quarter-2026-1')).toBe('2025-12-15 2026-03-14')
    expect(days('cutoff-quarter-2026-4')).toBe('2026-09-15 2026-12-14')
    expect(days('cutoff-half-2026-1')).toBe('2025-12-15 2026-06-14')
    expect(days('cutoff-nine_months-2026-1')).toBe('2025-12-15 2026-09-14')
    expect(days('cutoff-year-2026-1')).toBe('2025-12-15 2026-12-14')
    expect(days('cutoff-month-2026-3')).toBe('2026-02-15 2026-03-14')
  })

  it('follow the calendar where one wants that', () => {
    expect(days('calendar-month-2024-2')).toBe('2024-02-01 2024-02-29')
    expect(days('calendar-quarter-2026-2')).toBe('2026-04-01 2026-06-30')
    expect(days('calendar-half-2026-2')).toBe('2026-07-01 2026-12-31')
    expect(days('calendar-nine_months-2026-1')).toBe('2026-01-01 2026-09-30')
  })

  it('know another cut-off day, also one that some months do not have', () => {
    expect(days('cutoff-month-2026-3', 20)).toBe('2026-02-21 2026-03-20')
    expect(days('cutoff-month-2026-3', 30)).toBe('2026-03-01 2026-03-30')
    expect(days('cutoff-month-2026-4', 30)).toBe('2026-03-31 2026-04-30')
  })

  it.each([14, 20, 31])('follow each other without gap or overlap, cut off on day %i', (cutoffDay) => {
    for (const calendar of ['cutoff', 'calendar'] as const) {
      for (const kind of PERIOD_KINDS.filter((each) => each !== 'nine_months')) {
        const all = [2025, 2026].flatMap((year) =>
          Array.from({ length: countOf(kind) }, (_, index) =>
            daysOf({ calendar, kind, year, index: index + 1 }, cutoffDay),
          ),
        )
        for (const [index, each] of all.slice(1).entries()) {
          const before = all[index]
          expect(
            Temporal.PlainDate.from(before?.to ?? '')
              .add({ days: 1 })
              .toString(),
          ).toBe(each.from)
        }
      }
    }
  })

  it('are known again by their days and by their code', () => {
    const named = findNamed({ from: '2025-12-15', to: '2026-03-14' }, 14)
    expect(named && periodCode(named)).toBe('cutoff-quarter-2026-1')
    expect(findNamed({ from: '2023-01-01', to: '2023-05-31' }, 14)).toBeUndefined()
    for (const wrong of ['cutoff-month-2026-13', 'calendar-quarter-2026-0', 'half-2026-1', 'calendar-year-1999-1']) {
      expect(readPeriod(wrong)).toBeUndefined()
    }
  })

  it('compare with the months before and with the same days a year ago', () => {
    expect(periodBefore({ from: '2023-01-01', to: '2023-05-31' })).toEqual({ from: '2022-08-01', to: '2022-12-31' })
    expect(periodBefore({ from: '2025-12-15', to: '2026-03-14' })).toEqual({ from: '2025-09-15', to: '2025-12-14' })
    expect(periodBefore({ from: '2026-03-05', to: '2026-03-10' })).toEqual({ from: '2026-02-27', to: '2026-03-04' })
    expect(yearBefore({ from: '2025-02-01', to: '2025-02-28' })).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(yearBefore({ from: '2023-01-01', to: '2023-05-31' })).toEqual({ from: '2022-01-01', to: '2022-05-31' })
  })
})
