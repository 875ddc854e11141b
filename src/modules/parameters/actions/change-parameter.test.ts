import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { perform } from '#platform/access/action.ts'
import { type Actor, system } from '#platform/access/actor.ts'
import { SettableClock } from '#platform/clock.ts'
import { projectPath } from '#platform/project.ts'
import { useDatabase } from '#tests/support/database.ts'
import { loadParameters } from '../load-parameters.ts'
import { findNumber, getNumber, getParameter, listParameters } from '../parameter-queries.ts'
import { changeParameter } from './change-parameter.ts'

const { db, database } = useDatabase()
const clock = new SettableClock('2026-11-23T02:00:00Z')
const app = { database, clock }
const administrator: Actor = {
  kind: 'officer',
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Q',
  unitId: null,
  grants: new Map([['parameters.change', new Set<string>()]]),
}
const specialist: Actor = { ...administrator, id: '01900000-0000-7000-8000-000000000002', grants: new Map() }
const shipped = async () => JSON.parse(await readFile(projectPath('data/parameters.json'), 'utf8'))

beforeAll(async () => void (await loadParameters(db, await shipped(), clock.now())))

const change = (more: Record<string, unknown> = {}) => ({
  key: 'supplement.closeAfterWorkingDays',
  value: '20',
  valid_from: '2027-01-01',
  legal_basis: 'QĐ 1',
  confidence: 'V',
  ...more,
})
const as = (actor: Actor, requestId: string = crypto.randomUUID()) => ({ actor, requestId })
const refusal = (code: string) => expect.objectContaining({ code })

test('what ships is loaded once and has one value per key and day', async () => {
  expect(await loadParameters(db, await shipped(), clock.now())).toBe(0)
  const rows = await listParameters(db, '2026-11-23')
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  expect(await getNumber(db, 'security.maxWrongTries', '2026-11-23')).toBe(5)
})

test('a change is a new dated row; the old value holds until its eve', async () => {
  const made = await perform(app, changeParameter, change(), as(administrator, 'once'))
  expect(await perform(app, changeParameter, change(), as(administrator, 'once'))).toEqual(made)
  expect(await getNumber(db, 'supplement.closeAfterWorkingDays', '2026-12-31')).toBe(15)
  expect(await getNumber(db, 'supplement.closeAfterWorkingDays', '2027-01-01')).toBe(20)
  expect((await getParameter(db, 'supplement.closeAfterWorkingDays', '2027-01-01')).set_by).toBe(administrator.id)
})

test('a value that already waits for a later day keeps its day', async () => {
  await perform(
    app,
    changeParameter,
    change({ key: 'paper.supplementWithinWorkingDays', value: '2', valid_from: '2026-12-01' }),
    as(administrator),
  )
  const on = (day: string) => findNumber(db, 'paper.supplementWithinWorkingDays', day)
  expect([await on('2026-11-30'), await on('2026-12-01'), await on('2027-02-28'), await on('2027-03-01')]).toEqual([
    1, 2, 2, 3,
  ])
})

test('an administrator’s value survives the next loading', async () => {
  expect(await loadParameters(db, await shipped(), clock.now())).toBe(0)
  expect(await getNumber(db, 'supplement.closeAfterWorkingDays', '2027-01-01')).toBe(20)
})

test('refused: without the right, backwards, of another kind, twice on a day, unknown', async () => {
  await expect(perform(app, changeParameter, change(), as(specialist))).rejects.toEqual(refusal('not_allowed'))
  await expect(perform(app, changeParameter, change({ valid_from: '2026-11-22' }), as(administrator))).rejects.toEqual(
    refusal('day_in_the_past'),
  )
  await expect(
    perform(app, changeParameter, change({ value: 'nhiều', valid_from: '2027-02-01' }), as(administrator)),
  ).rejects.toEqual(refusal('other_kind_of_value'))
  await expect(perform(app, changeParameter, change(), as(administrator))).rejects.toEqual(refusal('day_taken'))
  await expect(perform(app, changeParameter, change({ key: 'no.such' }), as(administrator))).rejects.toEqual(
    refusal('no_such_parameter'),
  )
  await perform(app, changeParameter, change({ valid_from: '2027-02-01', value: '12' }), as(system))
})
