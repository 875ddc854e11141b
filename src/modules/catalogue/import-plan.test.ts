import { describe, expect, test } from 'vitest'
import type { ProcedureEntry } from './catalogue.ts'
import { type KnownVersion, planVersion } from './import-plan.ts'

const TODAY = '2026-11-21'
const entry = (days: Partial<Pick<ProcedureEntry, 'valid_from' | 'valid_to' | 'overlay'>> = {}) =>
  ({ valid_from: null, valid_to: null, overlay: null, ...days }) as ProcedureEntry
const known = (version: Partial<KnownVersion> = {}): KnownVersion => ({
  id: 'v1',
  number: 1,
  valid_from: null,
  valid_from_is_stated: false,
  valid_to: null,
  overlay_ends_on: null,
  content_hash: 'old',
  ...version,
})

describe('given nothing', () => {
  test('the first version holds since before the records', () => {
    expect(planVersion(entry(), 'new', [], TODAY)).toMatchObject({
      kind: 'added',
      version: { number: 1, valid_from: null },
    })
  })
})

describe('given a version', () => {
  test('equal content changes nothing', () => {
    expect(planVersion(entry(), 'old', [known()], TODAY)).toEqual({ kind: 'unchanged', version: null, redate: [] })
  })

  test('other content holds from today, the old one to yesterday', () => {
    expect(planVersion(entry(), 'new', [known()], TODAY)).toMatchObject({
      kind: 'changed',
      version: { number: 2, valid_from: TODAY, valid_from_is_stated: false, valid_to: null },
      redate: [{ id: 'v1', valid_from: null, valid_to: '2026-11-20' }],
    })
  })

  test('other content with a day holds from that day, also in the future', () => {
    const plan = planVersion(entry({ valid_from: '2027-03-01' }), 'new', [known()], TODAY)
    expect(plan).toMatchObject({
      version: { valid_from: '2027-03-01', valid_from_is_stated: true },
      redate: [{ valid_to: '2027-02-28' }],
    })
  })

  test('the day of equal content can be learned later', () => {
    const plan = planVersion(entry({ valid_from: '2026-07-01' }), 'old', [known()], TODAY)
    expect(plan).toMatchObject({
      kind: 'dated',
      version: null,
      redate: [{ valid_from: '2026-07-01', valid_from_is_stated: true }],
    })
  })

  test('a version replaced on its first day keeps that day, the higher number holds', () => {
    const plan = planVersion(entry({ valid_from: '2026-07-01' }), 'new', [known({ valid_from: '2026-07-01' })], TODAY)
    expect(plan).toMatchObject({ version: { number: 2 }, redate: [{ valid_to: '2026-07-01' }] })
  })

  test('an older version ends where the known one begins', () => {
    const plan = planVersion(entry({ valid_from: '2021-01-01' }), 'older', [known({ valid_from: '2026-07-01' })], TODAY)
    expect(plan).toMatchObject({ version: { number: 2, valid_from: '2021-01-01', valid_to: '2026-06-30' }, redate: [] })
  })
})

describe('given a temporary resolution', () => {
  const overlay = { ends_on: '2027-02-28', legal_basis: '66.16/2026/NQ-CP' }

  test('it lies over the ordinary version and does not end it', () => {
    expect(planVersion(entry({ valid_from: '2026-04-15', overlay }), 'new', [known()], TODAY)).toMatchObject({
      kind: 'changed',
      redate: [],
    })
  })

  test('a later law ends both', () => {
    const both = [
      known(),
      known({ id: 'v2', number: 2, valid_from: '2026-04-15', overlay_ends_on: '2027-02-28', content_hash: 'over' }),
    ]
    const plan = planVersion(entry({ valid_from: '2026-12-01' }), 'new', both, TODAY)
    expect(plan.redate.map(({ id, valid_to }) => `${id} ${valid_to}`)).toEqual(['v1 2026-11-30', 'v2 2026-11-30'])
  })
})
