import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { describeFlag } from './catalogue-words.ts'
import { readNationalDetail } from './national-portal.ts'
import { parseProcedureFile } from './procedure-file.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'

const days = (value: number, unit = 'working_days') => ({ value, unit })
const entry = {
  code: '1.009664',
  field_code: 'DT',
  name: { vi: 'Cấp Giấy chứng nhận' },
  agencies: {},
  clock: { mode: 'PAUSE', legal_basis: 'x' },
  provenance: { confidence: 'verified' },
  cases: [{ code: '1', name: 'Chung', limit: days(10) }],
  components: [{ name: 'Đơn', originals: 1 }],
}
const flags = (change: object) => {
  const json = {
    format: 'motcua.procedures/1',
    fields: [{ code: 'DT', name: { vi: 'Đầu tư' } }],
    procedures: [{ ...entry, ...change }],
  }
  const parsed = parseProcedureFile(json)
  expect(parsed.errors).toEqual([])
  return parsed.flags.map((flag) => `${flag.path} ${flag.rule}`)
}

describe('rules', () => {
  test('a sound procedure has no flag', () => expect(flags({})).toEqual([]))
  test.each<[string, object, string]>([
    ['no limit', { cases: [{ code: '1', name: 'A' }] }, 'cases[0].limit limit_missing'],
    ['no papers', { components: [] }, 'cases[0].components components_missing'],
    [
      'only a remark as paper',
      { components: [{ name: 'x', requirement: 'note' }] },
      'cases[0].components components_missing',
    ],
    [
      'the same number in hours and in days',
      {
        cases: [
          {
            code: '1',
            name: 'A',
            limit: days(8, 'working_hours'),
            channel_limits: [{ channel: 'post', limit: days(8, 'days') }],
          },
        ],
      },
      'cases[0].limit hours_likely_days',
    ],
    [
      'hours for weeks',
      { cases: [{ code: '1', name: 'A', limit: days(48, 'working_hours') }] },
      'cases[0].limit hours_likely_days',
    ],
    [
      'limits by channel',
      { cases: [{ code: '1', name: 'A', limit: days(13), channel_limits: [{ channel: 'online', limit: days(12) }] }] },
      'cases[0].channel_limits channel_limits_differ',
    ],
    ['a fee of 500 đồng', { fees: [{ kind: 'fixed', amount: 500, rule: 'x' }] }, 'fees[0].amount fee_below_1000'],
    [
      'a 12-day consultation inside 10 days',
      { milestones: [{ name: 'Trả lời', limit: days(12), counted_from: 'request_received' }] },
      'milestones[0] milestone_exceeds_limit',
    ],
    ['a document that was replaced', { legal_basis: ['31/2021/NĐ-CP'] }, 'legal_basis replaced_document'],
    [
      'a province in a nationwide procedure',
      { agencies: { executing: ['UBND cấp xã - tỉnh Quảng Trị'] } },
      'agencies.executing agency_names_a_province',
    ],
    ['superseded by nobody', { status: 'superseded' }, 'successors successor_missing'],
    [
      'superseded by an unknown one',
      { status: 'superseded', successors: ['9.999999'] },
      'successors successor_unknown',
    ],
  ])('%s', (_, change, expected) => expect(flags(change)).toContain(expected))

  test('steps longer than the limit', () => {
    const step = (kind: string, value: number) => ({
      name: kind,
      kind,
      role: 'specialist',
      budget: { value, unit: 'working_days', counting: 'hours' },
    })
    const steps = [step('reception', 1), step('signing', 8), step('issuing', 1), step('returning', 0.25)]
    expect(flags({ processes: [{ code: 'P', name: 'P', origin: 'model', confidence: 'verified', steps }] })).toEqual([
      'processes[0].steps process_exceeds_limit',
    ])
  })

  test('a time given to the applicant stands outside the limit', () => {
    expect(flags({ milestones: [{ name: 'Chỉnh sửa', limit: days(12, 'months'), counted_from: 'notice' }] })).toEqual(
      [],
    )
  })

  test('a fee of nothing is no defect', () =>
    expect(flags({ fees: [{ kind: 'none', amount: 0, rule: 'Không thu' }] })).toEqual([]))
})

describe('defects that official data do have', () => {
  const { flags: found } = shippedCatalogue()

  test.each([
    '1.000695',
    '1.013222',
    '1.013236',
    '1.014195',
    '1.014199',
    '1.014111',
    '1.009664',
    '1.009644',
    '1.009647',
    '1.009661',
    '2.001610',
    '2.002842',
    '1.009759',
    '*',
    '1.010736',
  ])('%s is flagged', (code) => {
    expect(found.some((flag) => flag.procedure_code === code)).toBe(true)
  })

  test.each([
    ['1.013236', 'milestone_exceeds_limit'],
    ['2.002842', 'channel_limits_differ'],
    ['1.009759', 'replaced_document'],
    ['1.010736', 'agency_names_a_province'],
  ])('that of %s by rule', (code, rule) => {
    expect(found.some((flag) => flag.procedure_code === code && flag.rule === rule)).toBe(true)
  })

  test('each has a sentence', () => {
    for (const name of readdirSync(projectPath('data/procedures/national'))) {
      const json = JSON.parse(readFileSync(projectPath(`data/procedures/national/${name}`), 'utf8'))
      for (const flag of [...found, ...readNationalDetail(json).flags]) {
        expect(describeFlag(flag)).not.toBe(flag.rule)
        expect(describeFlag(flag)).not.toMatch(/undefined|[{}]/)
      }
    }
  })

  test('no shipped process is longer than a limit that it serves', () => {
    expect(found.filter((flag) => flag.rule === 'process_exceeds_limit')).toEqual([])
  })
})
