import { expect, test } from 'vitest'
import { isLawfulTerm, monthsOf } from './secondment-term.ts'

const limits = { least: 12, most: 36 }

test.each([
  ['2026-01-05', '2027-01-04', 12],
  ['2026-01-05', '2027-01-03', 11],
  ['2026-01-31', '2026-02-28', 1],
])('%s to %s is %d months', (from, to, months) => expect(monthsOf(from, to)).toBe(months))

test.each([
  ['2026-01-05', '2027-01-04', true],
  ['2026-01-05', '2027-01-03', false],
  ['2026-01-05', '2029-01-04', true],
  ['2026-01-05', '2029-01-05', false],
  ['2026-01-05', '2026-01-05', false],
])('a term from %s to %s: lawful %s', (from, to, lawful) => expect(isLawfulTerm(from, to, limits)).toBe(lawful))
