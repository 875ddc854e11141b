import { beforeAll, expect, test } from 'vitest'
import { changeParameter } from '#modules/parameters/actions/change-parameter.ts'
import { system } from '#platform/access/actor.ts'
import { useBoard } from '#tests/support/board.ts'
import { supplementItems, travelTo } from '#tests/support/dossier-road.ts'
import { legalDay } from './dossier.ts'

/** A legal number changes by a new dated row: dossiers from its day on follow it, those that were open keep theirs. */
const board = useBoard()

let waiting: string
let open: string
beforeAll(async () => {
  board.at('2026-08-03 09:00')
  open = await travelTo(board, 'appraisal')
  waiting = await travelTo(board, 'awaiting_supplement')
})

const answerBy = async (code: string) => legalDay((await board.dossier(code)).waiting_until as Date)
const change = (key: string, value: number, valid_from: string) =>
  board.perform(changeParameter, system, { key, value, valid_from, legal_basis: 'Nghị định mới', confidence: 'V' })

test('a request that was made keeps its last day; one made later in an open dossier counts by its own number', async () => {
  const before = await answerBy(waiting)
  await change('supplement.closeAfterWorkingDays', 20, '2026-08-10')
  expect(await answerBy(waiting)).toBe(before)
  board.at('2026-08-11 09:00')
  await board.act('specialist', 'request_supplement', open, supplementItems)
  // 15 working days after 11 August: Saturday the 22nd is worked, 31 August to 2 September are off.
  expect(await answerBy(open)).toBe('2026-09-03')
  const later = await travelTo(board, 'awaiting_supplement')
  expect(await answerBy(later)).toBe('2026-09-10')
})

test('how often a supplement may be asked for, and until when an apology is in time, are bound likewise', async () => {
  board.at('2026-09-14 09:00')
  const early = await travelTo(board, 'appraisal')
  const received = await board.dossier(early)
  await change('late.apologyDaysBeforeDue', 30, '2026-09-15')
  await change('supplement.maxRequests', 0, '2026-09-15')
  board.at('2026-09-15 09:00')
  const late = await travelTo(board, 'appraisal')
  const apology = { cause: 'waiting_for_agency', reason: 'Chờ ý kiến của Sở.', extension_days: 3 }
  await board.act('specialist', 'apologise', early, apology)
  expect((await board.dossier(early)).due_at?.getTime()).toBeGreaterThan(received.due_at?.getTime() ?? 0)
  await expect(board.act('specialist', 'apologise', late, apology)).rejects.toMatchObject({
    problems: [expect.objectContaining({ path: 'extension_days' })],
  })
  await expect(board.act('specialist', 'request_supplement', late, supplementItems)).rejects.toMatchObject({
    code: 'supplement_already_asked',
  })
  await board.act('specialist', 'request_supplement', early, supplementItems)
})
