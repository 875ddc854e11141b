import { beforeAll, expect, test } from 'vitest'
import { commitToLimit } from '#modules/catalogue/actions/commit-to-limit.ts'
import { system } from '#platform/access/actor.ts'
import { useBoard } from '#tests/support/board.ts'
import * as road from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { promisedDue } from './dossier.ts'
import { listClockMarks } from './dossier-queries.ts'
import { COMMITTED, marksOf } from './ledger.ts'
import { verifyDates } from './verify-dates.ts'

/** Ten working days by law, six as the board has promised. */
const PROMISED = '9.940001'
const board = useBoard()

beforeAll(async () => {
  await board.importVariant({ code: PROMISED, mode: 'PAUSE' })
  await board.perform(commitToLimit, system, {
    unit_id: board.unit('H62.015'),
    procedure_code: PROMISED,
    limit_value: 6,
    limit_unit: 'working_days',
    decision_number: '27/QĐ-BQL',
    decision_on: '2026-07-30',
    valid_from: '2026-08-03',
  })
})

async function received(at = '2026-08-03 09:00'): Promise<string> {
  board.at(at)
  const input = { procedure_code: PROMISED, case_code: null, components: [{ ordinal: 0, originals: 1 }] }
  const { code } = await board.receive(input)
  for (const stage of [road.handOver, road.acknowledge, road.assign]) await stage(board, code)
  return code
}

const datesOf = async (code: string) => {
  const { due_at, committed_due_at, ...rest } = await board.dossier(code)
  return [due_at, committed_due_at, promisedDue({ due_at, committed_due_at, ...rest })].map((date) => localText(date))
}
const committedKinds = async (code: string) =>
  marksOf(await listClockMarks(board.db, (await board.dossier(code)).id), COMMITTED).map(({ kind }) => kind)

test('a dossier has the promise of its day beside the legal date; what is promised is the earlier one', async () => {
  expect((await board.dossier(await received())).committed_limit).toMatchObject({ value: 6, unit: 'working_days' })
  expect(await datesOf(await received())).toEqual(['2026-08-17 17:00', '2026-08-11 17:00', '2026-08-11 17:00'])
})

test('without a promise there is no committed date', async () => {
  const { code } = await board.at('2026-08-03 09:00').receive()
  expect(await board.dossier(code)).toMatchObject({ committed_limit: null, committed_due_at: null })
  expect(await committedKinds(code)).toEqual([])
})

test('the promise stands with the legal clock and goes on with it', async () => {
  const code = await received()
  await road.pause(board.at('2026-08-05 10:00'), code)
  expect((await board.dossier(code)).committed_due_at).toBeNull()
  await board.at('2026-08-12 10:00').act('specialist', 'resume', code)
  expect(await datesOf(code)).toEqual(['2026-08-22 17:00', '2026-08-18 17:00', '2026-08-18 17:00'])
  expect(await committedKinds(code)).toEqual(['start', 'pause', 'resume'])
  expect(await verifyDates(board.db, { code })).toEqual([])
})

test('a new appointment takes its place: it is kept and reported, but no longer what people are told', async () => {
  const code = await received()
  const apology = { cause: 'waiting_for_agency', reason: 'Chờ ý kiến.', extension_days: 3 }
  await board.at('2026-08-07 09:00').act('specialist', 'apologise', code, apology)
  expect(await datesOf(code)).toEqual(['2026-08-20 17:00', '2026-08-11 17:00', '2026-08-20 17:00'])
  expect(await committedKinds(code)).toEqual(['start', 'stop'])
  expect(await verifyDates(board.db, { code })).toEqual([])
})
