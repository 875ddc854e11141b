import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addDays } from '#modules/calendar/engine.ts'

interface Row {
  key: string
  value: unknown
  valid_from: string
  valid_to: string | null
  legal_basis: string
  confidence: string
  note_vi: string
  note_en: string
}

const root = new URL('../', import.meta.url)
const rows = JSON.parse(readFileSync(new URL('data/parameters.json', root), 'utf8')) as Row[]

test('docs/legal-basis.md says what the data say', () => {
  expect(() =>
    execFileSync(process.execPath, ['scripts/legal-basis.ts', '--check'], { cwd: root, stdio: 'pipe' }),
  ).not.toThrow()
})

test('every legal parameter has its ground, its mark and a note in both languages', () => {
  for (const row of rows) {
    expect(row.legal_basis, row.key).not.toBe('')
    expect(row.confidence, row.key).toMatch(/^[VPU]$/)
    expect(row.note_vi, row.key).not.toBe('')
    expect(row.note_en, row.key).not.toBe('')
  }
})

test('the periods of a key follow each other without gap or overlap, and the last one is open', () => {
  for (const key of new Set(rows.map((row) => row.key))) {
    const periods = rows.filter((row) => row.key === key).sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
    periods.forEach((period, index) => {
      const next = periods[index + 1]
      if (next) expect(period.valid_to && addDays(period.valid_to, 1), key).toBe(next.valid_from)
      else expect(period.valid_to, key).toBeNull()
    })
  }
})
