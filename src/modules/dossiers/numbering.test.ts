import { describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { IRC, receiveInput, useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { receive } from './actions/receive.ts'
import { parseDossierCode } from './dossier-code.ts'
import { listDocuments } from './dossier-queries.ts'

const board = useBoard()

const serialOf = (code: string) => Number(parseDossierCode(code)?.serial)
const documentNumber = async (code: string) =>
  (await listDocuments(board.db, (await board.dossier(code)).id)).at(-1)?.number

describe('serials', () => {
  it('begin at one for each agency and each day', async () => {
    expect((await board.at('2026-08-03 09:00').receive()).code).toBe('H62.015-260803-0001')
    expect((await board.at('2026-08-03 23:59').receive()).code).toBe('H62.015-260803-0002')
    expect((await board.at('2026-08-04 00:00').receive()).code).toBe('H62.015-260804-0001')
    const finance = {
      field_code: 'DT',
      resolving_unit_id: board.unit('H62.005'),
      handling_unit_id: board.unit('H62.005'),
    }
    await board.db.insertInto('field_unit').values(finance).execute()
    expect((await board.receive({ resolving_unit_id: board.unit('H62.005') })).code).toBe('H62.005-260804-0001')
    await board.db.deleteFrom('field_unit').where('resolving_unit_id', '=', board.unit('H62.005')).execute()
  })

  it('are given back by a reception that fails, with the number of its receipt', async () => {
    const before = await board.at('2026-08-05 09:00').receive()
    const receipt = await documentNumber(before.code)
    const neverStored = { files: [{ sha256: 'b'.repeat(64), name: 'x.pdf', component: 0 }] }
    for (const wrong of [neverStored, { receiving_unit_id: board.unit('H62.101.01') }, { owner_identifier: 'x' }]) {
      await expect(board.receive(wrong)).rejects.toThrow()
    }
    const after = await board.receive()
    expect(serialOf(after.code)).toBe(serialOf(before.code) + 1)
    expect(Number((await documentNumber(after.code))?.slice(0, 4))).toBe(Number(receipt?.slice(0, 4)) + 1)
  })

  it('of forms run through the year and begin again with the next', async () => {
    const last = await board.at('2026-12-31 09:00').receive()
    const first = await board.at('2027-01-04 09:00').receive()
    expect(Number((await documentNumber(last.code))?.slice(0, 4))).toBeGreaterThan(1)
    expect(await documentNumber(first.code)).toBe('0001/TNHS')
  })

  it('are in the older scheme where the parameter says so', async () => {
    const { code } = await board
      .at('2020-06-01 09:00')
      .receive({}, { ...board.actor('counterOfficer'), kind: 'officer' })
    expect(code).toBe('000.00.15.H62-200601-0001')
  })
})

describe('many at once', () => {
  // One embedded session does one transaction after the other; the server really does them at the same time.
  const many = (process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL) ? 1000 : 100

  it(`${many} receptions at once get 1 to ${many}, each once`, { timeout: 120_000 }, async () => {
    board.at('2026-09-07 09:00')
    const received = await Promise.all(Array.from({ length: many }, () => board.receive()))
    const serials = received.map(({ code }) => serialOf(code))
    expect(serials.toSorted((a, b) => a - b)).toEqual(Array.from({ length: many }, (_, index) => index + 1))
  })

  it('with failures among them leave no gap', { timeout: 120_000 }, async () => {
    board.at('2026-09-08 09:00')
    const attempts = Array.from({ length: 60 }, (_, index) =>
      board.receive(index % 3 === 0 ? { files: [{ sha256: 'c'.repeat(64), name: 'x.pdf', component: 0 }] } : {}),
    )
    const done = (await Promise.allSettled(attempts)).flatMap((each) =>
      each.status === 'fulfilled' ? [serialOf(each.value.code)] : [],
    )
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  it('with one request id are one reception', async () => {
    const requestId = newId()
    const same = await Promise.all(
      [1, 2, 3].map(() => board.at('2026-09-09 09:00').perform(receive, 'counterOfficer', receiveInput(), requestId)),
    )
    expect(new Set(same.map((result) => result.code))).toEqual(new Set(['H62.015-260909-0001']))
    expect((await board.receive()).code).toBe('H62.015-260909-0002')
  })
})

describe('the version of the procedure', () => {
  const SHORTENED = '9.900002'
  const onePaper = { procedure_code: SHORTENED, case_code: null, components: [{ ordinal: 0, originals: 1 }] }

  it('is that of the postmark, so a dossier on its way is not overtaken by a new rule (law.md §12)', async () => {
    await board.at('2026-01-05 09:00').importVariant({ code: SHORTENED, limit: { value: 10, unit: 'working_days' } })
    await board.importVariant({ code: SHORTENED, limit: { value: 7, unit: 'working_days' }, valid_from: '2026-07-01' })
    const due = async (overrides: object) => {
      const dossier = await board.dossier((await board.receive({ ...onePaper, ...overrides })).code)
      return [Number(dossier.limit_value), dossier.due_at?.toISOString().slice(0, 10)]
    }
    expect(await due({})).toEqual([10, '2026-01-16'])
    board.at('2026-07-02 09:00')
    expect(await due({ channel: 'post', postmarked_on: '2026-06-30' })).toEqual([10, '2026-07-16'])
    expect(await due({ channel: 'counter', postmarked_on: '2026-06-30' })).toEqual([7, '2026-07-13'])
    board.at('2026-07-01 09:00')
    expect(await due({})).toEqual([7, '2026-07-10'])
  })

  it('stays that under which the dossier was received, whatever is imported later', async () => {
    board.at('2026-08-03 09:00')
    const code = await travelTo(board, 'appraisal')
    const before = await board.dossier(code)
    await board.importVariant({
      code: IRC,
      limit: { value: 3, unit: 'working_days' },
      mode: 'RESTART',
      valid_from: '2026-08-04',
    })
    await board
      .at('2026-08-05 10:00')
      .act('specialist', 'request_supplement', code, { items: [{ name: 'x' }], reason: 'y' })
    await board.at('2026-08-12 09:00').act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    const after = await board.dossier(code)
    expect(after).toMatchObject({
      procedure_version_id: before.procedure_version_id,
      clock_mode: 'PAUSE',
      limit_value: before.limit_value,
    })
    expect(after.due_at?.toISOString()).toBe('2026-08-22T10:00:00.000Z')
    const fresh = await board.dossier(
      (await board.receive({ case_code: null, components: [{ ordinal: 0, originals: 1 }] })).code,
    )
    expect(fresh).toMatchObject({ clock_mode: 'RESTART' })
    expect(fresh.procedure_version_id).not.toBe(before.procedure_version_id)
  })
})
