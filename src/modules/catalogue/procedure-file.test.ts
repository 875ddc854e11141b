import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { parseProcedureFile, parseProcedures, printCatalogue } from './procedure-file.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const folder = projectPath('data/procedures')
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

const entry = {
  code: '1.009664',
  field_code: 'DT',
  name: { vi: 'Cấp Giấy chứng nhận đăng ký đầu tư' },
  agencies: {},
  clock: { mode: 'PAUSE', legal_basis: 'NĐ 96/2026/NĐ-CP' },
  provenance: { confidence: 'verified' },
  cases: [{ code: '1', name: 'Chung', limit: { value: 10, unit: 'working_days' } }],
  components: [{ name: 'Đơn', originals: 1 }],
}
const file = (...procedures: object[]) => ({
  format: 'motcua.procedures/1',
  fields: [{ code: 'DT', name: { vi: 'Đầu tư' } }],
  procedures,
})
const errorsOf = (...procedures: object[]) =>
  parseProcedureFile(file(...procedures)).errors.map(({ place, rule }) => `${place} ${rule}`)

describe('the shipped files', () => {
  test.each(names)('%s is sound and printed in the canonical way', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const { errors, catalogue } = parseProcedureFile(JSON.parse(text))
    expect(errors).toEqual([])
    expect(printCatalogue(catalogue)).toBe(text)
  })

  test('hold the whole catalogue', () => {
    const { catalogue, errors } = shippedCatalogue()
    const count = (test: (one: (typeof catalogue.procedures)[number]) => boolean) =>
      catalogue.procedures.filter(test).length
    expect(errors).toEqual([])
    expect(catalogue.fields).toHaveLength(18)
    expect(count((one) => one.status === 'current')).toBe(114)
    expect(count((one) => one.status === 'superseded')).toBe(40)
    expect(count((one) => one.provenance.confidence === 'verified')).toBe(100)
    expect(catalogue.procedures.flatMap((one) => one.processes)).toHaveLength(17)
  })

  test('have no crawled headings in names', () => {
    const text = names.map((name) => readFileSync(join(folder, name), 'utf8')).join()
    expect(text).not.toMatch(/Tên giấy tờ ?Mẫu đơn/)
  })
})

describe('errors name their place', () => {
  test.each<[string, object, string]>([
    ['a missing value', { ...entry, clock: undefined }, 'procedures[0].clock missing'],
    ['a wrong type', { ...entry, dossier_sets: 'một' }, 'procedures[0].dossier_sets wrong_type'],
    [
      'an unknown unit',
      { ...entry, cases: [{ code: '1', name: 'A', limit: { value: 1, unit: 'weeks' } }] },
      'procedures[0].cases[0].limit.unit not_one_of',
    ],
    [
      'a limit of nothing',
      { ...entry, cases: [{ code: '1', name: 'A', limit: { value: 0, unit: 'days' } }] },
      'procedures[0].cases[0].limit.value too_small',
    ],
    [
      'half a calendar day',
      { ...entry, cases: [{ code: '1', name: 'A', limit: { value: 1.5, unit: 'days' } }] },
      'procedures[0].cases[0].limit fraction_of_calendar_unit',
    ],
    [
      'a fraction that is not counted in hours',
      { ...entry, cases: [{ code: '1', name: 'A', limit: { value: 4.75, unit: 'working_days' } }] },
      'procedures[0].cases[0].limit fraction_needs_hours',
    ],
    ['an unknown name', { ...entry, nmae: 'x' }, 'procedures[0] unknown_name'],
    ['an unknown field', { ...entry, field_code: 'XX' }, 'procedures[0].field_code no_such_field'],
    [
      'a fee of no case',
      { ...entry, fees: [{ kind: 'none', rule: 'x', case_code: '7' }] },
      'procedures[0].fees[0].case_code no_such_case',
    ],
    ['a date that is none', { ...entry, valid_from: '2026-02-30' }, 'procedures[0].valid_from wrong_format'],
    [
      'an end before the beginning',
      { ...entry, valid_from: '2026-07-01', valid_to: '2026-06-30' },
      'procedures[0].valid_to ends_before_it_begins',
    ],
    [
      'a cutoff without its hour',
      { ...entry, start_rule: { cutoff: 'after' } },
      'procedures[0].start_rule.time cutoff_time',
    ],
  ])('%s', (_, procedure, expected) => {
    expect(errorsOf(procedure)).toContain(expected)
  })

  test('all of them, of all procedures, at once', () => {
    const errors = errorsOf({ ...entry, clock: undefined, cases: [] }, entry, {
      ...entry,
      code: '1.000001',
      level: 'tỉnh',
    })
    expect(errors).toEqual([
      'procedures[0].clock missing',
      'procedures[0].cases too_small',
      'procedures[2].level not_one_of',
    ])
  })

  test('with the name of the file when there are several', () => {
    const parsed = parseProcedures([
      { name: 'a.json', json: file(entry) },
      { name: 'b.json', json: file({ ...entry, code: '' }) },
    ])
    expect(parsed.errors.map((error) => error.place)).toEqual([
      'b.json: procedures[0].code',
      'b.json: procedures[0].code',
    ])
  })

  test('a procedure that stands twice', () => {
    expect(errorsOf(entry, entry)).toEqual(['procedures[1].code procedure_twice'])
    expect(errorsOf(entry, { ...entry, valid_from: '2026-07-01' })).toEqual([])
  })

  test.each([null, 7, [], {}, { format: 'other' }])('%j is no catalogue file', (json) => {
    expect(parseProcedureFile(json).errors.length).toBeGreaterThan(0)
  })
})

describe('an internal process', () => {
  const step = (kind: string, role = 'specialist') => ({ name: kind, kind, role })
  const process = (...kinds: string[]) => ({
    code: 'P',
    name: 'P',
    origin: 'model',
    confidence: 'verified',
    steps: kinds.map((kind) => step(kind)),
  })
  test.each([
    [['appraisal', 'signing', 'issuing', 'returning'], 'process_starts_with_reception'],
    [['reception', 'signing', 'issuing'], 'process_ends_with_returning'],
    [['reception', 'issuing', 'signing', 'returning'], 'process_signs_then_issues'],
    [['reception', 'signing', 'signing', 'issuing', 'returning'], 'process_signs_then_issues'],
  ])('%j: %s', (kinds, rule) => {
    expect(errorsOf({ ...entry, processes: [process(...kinds)] }).join()).toContain(rule)
  })

  test('that is sound passes', () => {
    expect(
      errorsOf({ ...entry, processes: [process('reception', 'appraisal', 'signing', 'issuing', 'returning')] }),
    ).toEqual([])
  })
})
