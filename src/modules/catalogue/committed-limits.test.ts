import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { IRC, useBoard } from '#tests/support/board.ts'
import { commitToLimit } from './actions/commit-to-limit.ts'
import { endPromise } from './actions/end-committed-limit.ts'
import { findCommittedLimit, listCommittedLimits } from './committed-limit-queries.ts'

const board = useBoard()
beforeEach(() => void board.at('2026-08-03 09:00'))

const leader = (...units: string[]): Actor => ({
  ...board.actor('leader'),
  grants: new Map([['catalogue.commit', new Set(units.map((code) => board.unit(code)))]]),
})
/** Two working days: less than any case of the procedure has by law. */
const promise = (more: Record<string, unknown> = {}) => ({
  unit_id: board.unit('H62.015'),
  procedure_code: IRC,
  case_code: '1',
  limit_value: 2,
  limit_unit: 'working_days',
  decision_number: '27/QĐ-BQL',
  decision_on: '2026-07-30',
  valid_from: '2026-08-03',
  ...more,
})
const inForce = (case_code: string | null, on: string) =>
  findCommittedLimit(board.db, { procedure_code: IRC, case_code, unit_id: board.unit('H62.015') }, on)

test('a promise holds from its day on, for its case or for all, until the next one or its end', async () => {
  const made = await board.perform(commitToLimit, leader('H62.015'), promise({ valid_from: '2026-08-10' }), 'once')
  expect(await board.perform(commitToLimit, leader('H62.015'), promise({ valid_from: '2026-08-10' }), 'once')).toEqual(
    made,
  )
  const all = promise({ case_code: '', limit_value: 1, valid_from: '2026-08-12' })
  await board.perform(commitToLimit, leader('H62.015'), all)
  expect([
    await inForce('1', '2026-08-09'),
    await inForce('1', '2026-08-10'),
    await inForce('2', '2026-08-11'),
  ]).toEqual([null, { value: 2, unit: 'working_days', counting: 'civil_code' }, null])
  // What is said of the case goes before what is said of all.
  expect([(await inForce('1', '2026-08-12'))?.value, (await inForce('2', '2026-08-12'))?.value]).toEqual([2, 1])
  await board.perform(commitToLimit, leader('H62.015'), promise({ limit_value: 1.5, valid_from: '2026-09-01' }))
  expect([(await inForce('1', '2026-08-31'))?.value, (await inForce('1', '2026-09-01'))?.value]).toEqual([2, 1.5])
  const newest = (await listCommittedLimits(board.db, '2026-08-03')).find((row) => row.valid_from === '2026-09-01')
  await board.perform(endPromise, leader('H62.015'), { id: newest?.id, valid_to: '2026-09-30' })
  expect([(await inForce('1', '2026-09-30'))?.value, (await inForce('1', '2026-10-01'))?.value]).toEqual([1.5, 1])
})

test('only whoever may bind that agency', async () => {
  const refused = expect.objectContaining({ code: 'not_allowed' })
  await expect(board.perform(commitToLimit, leader('H62.001'), promise())).rejects.toEqual(refused)
  await expect(board.perform(commitToLimit, 'specialist', promise())).rejects.toEqual(refused)
  const { id } = await board.perform(commitToLimit, leader('H62.015'), promise({ case_code: '3' }))
  await expect(board.perform(endPromise, leader('H62.001'), { id, valid_to: '2026-08-31' })).rejects.toEqual(refused)
  await expect(
    board.perform(endPromise, leader('H62.015'), { id: crypto.randomUUID(), valid_to: '2026-08-31' }),
  ).rejects.toEqual(expect.objectContaining({ status: 404 }))
})

test.each([
  ['limit_value', { limit_value: 400 }],
  ['limit_value', { limit_value: 1.5, limit_unit: 'days' }],
  ['limit_value', { limit_value: 0 }],
  ['limit_unit', { limit_unit: 'months' }],
  ['procedure_code', { procedure_code: '9.999999' }],
  ['case_code', { case_code: 'không có' }],
  ['valid_from', { valid_from: '2026-08-02' }],
  ['decision_on', { decision_on: '2026-08-04' }],
  ['decision_number', { decision_number: '  ' }],
] as const)('refused with the field named: %s %o', async (path, more) => {
  await expect(board.perform(commitToLimit, leader('H62.015'), promise(more))).rejects.toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ path })]),
  })
})

test('two promises never begin on the same day, nor one before the other that waits', async () => {
  await board.perform(commitToLimit, leader('H62.015'), promise({ case_code: '4', valid_from: '2026-08-20' }))
  for (const valid_from of ['2026-08-20', '2026-08-19']) {
    await expect(
      board.perform(commitToLimit, leader('H62.015'), promise({ case_code: '4', valid_from })),
    ).rejects.toMatchObject({ problems: [{ path: 'valid_from' }] })
  }
})
