import { expect, test } from 'vitest'
import { defaultProcess } from '#modules/catalogue/exports.ts'
import { shippedCatalogue } from '#modules/catalogue/shipped-catalogue.ts'
import { isBlocked } from './findings.ts'
import { fromCatalogue, toCatalogue } from './linear.ts'
import { lintProcess } from './lint.ts'
import { processSchema } from './process.ts'
import { changed, days, soundProcess } from './sample-processes.ts'

const shipped = shippedCatalogue().catalogue.procedures.flatMap((entry) =>
  entry.processes.map((process) => ({ entry, process })),
)

test('every shipped process comes back from here as it was', () => {
  expect(shipped.length).toBeGreaterThan(15)
  for (const { entry, process } of shipped) {
    const ours = fromCatalogue(process, entry.code)
    expect(processSchema.parse(JSON.parse(JSON.stringify(ours)))).toEqual(ours)
    expect(toCatalogue(ours, entry.code), process.code).toEqual({ process })
  }
  const made = defaultProcess({ value: 10, unit: 'working_days', counting: 'civil_code' })
  expect(toCatalogue(fromCatalogue(made))).toEqual({ process: made })
})

test('every shipped process may be issued as it is', () => {
  for (const { entry, process } of shipped) {
    const cases = entry.cases.filter(({ code }) => process.case_codes.length === 0 || process.case_codes.includes(code))
    for (const { limit } of cases) {
      const findings = lintProcess(fromCatalogue(process, entry.code), { limit })
      // Eight further cases of one procedure have shorter limits; the catalogue does not use the process for them.
      if (findings.some(({ rule }) => rule === 'path_over_limit')) expect(process.case_codes).toEqual([])
      else expect(isBlocked(findings), `${process.code} ${JSON.stringify(findings)}`).toBe(false)
    }
  }
})

test('what the plain process cannot say is named', () => {
  const rich = changed({
    b2: { flow: { kind: 'go', to: 'b4', at_most: null } },
    b3: { kind: 'consultation', checklist: ['Điều 118'], sign_level: 1 },
    b7: { budget: days(0), returns_to: ['b6'], counted: false },
  })
  const answer = toCatalogue(rich)
  expect('losses' in answer && answer.losses.map(({ loss, step }) => `${loss} ${step}`)).toEqual([
    'flow null',
    'consultation b3',
    'checklist b3',
    'levels b3',
    'uncounted b7',
    'budget b7',
    'returns b7',
  ])
  expect(toCatalogue(soundProcess())).toHaveProperty('process.steps.length', 7)
})
