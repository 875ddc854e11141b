import { describe, expect, test } from 'vitest'
import { useBoard } from '../../../tests/support/board.ts'
import { dossierPages } from '../../../tests/support/dossier-pages.ts'
import { acknowledge, assign, completeAppraisal, handOver, travelTo } from '../../../tests/support/dossier-road.ts'
import { staysOf } from '../dossiers/step-stays.ts'
import { listPast } from './risk-history.ts'
import { learn, lookAhead } from './risk-look-ahead.ts'
import { findModel } from './risk-queries.ts'

const board = useBoard()

const riskOf = async (code: string) => {
  const { id } = await board.dossier(code)
  return board.db.selectFrom('dossier_risk').selectAll().where('dossier_id', '=', id).executeTakeFirst()
}

async function pastOf(code: string) {
  const { id } = await board.dossier(code)
  const wish = { since: new Date('2026-01-01'), now: board.clock.now(), limit: 1_000 }
  const { rows } = { rows: await listPast(board.db, wish) }
  const ids = await board.db
    .selectFrom('dossier')
    .select('id')
    .where('received_at', '>=', wish.since)
    .where('received_at', '<=', wish.now)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const found = rows[ids.findIndex((each) => each.id === id)]
  if (!found) throw new Error('the dossier is not in the history')
  return found
}

const stays = async (code: string) => {
  const { journey, calendar } = await pastOf(code)
  return staysOf(journey, calendar, board.clock.now().getTime())
}

describe('what the history says of one dossier', () => {
  test('a stay counts open minutes, not the lunch break, not the night', async () => {
    const code = (await board.at('2026-08-03 09:00').receive()).code
    await handOver(board.at('2026-08-03 14:00'), code)
    await acknowledge(board.at('2026-08-03 16:00'), code)
    await assign(board.at('2026-08-04 08:00'), code)
    const found = await stays(code)
    // 09:00–11:30 and 13:00–14:00; 14:00–17:00 and 07:30–08:00.
    expect(found.map(({ step, minutes }) => [step, minutes])).toEqual([
      [0, 210],
      [1, 210],
      [2, 0],
    ])
  })

  test('does not count while the dossier waits for its owner', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    await board
      .at('2026-08-03 10:00')
      .act('specialist', 'pause', code, { ground: 'site_check', reason: 'Kiểm tra thực địa.' })
    await board.at('2026-08-05 10:00').act('specialist', 'resume', code)
    await completeAppraisal(board.at('2026-08-05 11:00'), code)
    const appraisal = (await stays(code)).find(({ step }) => step === 2)
    expect(appraisal?.minutes).toBe(120)
  })

  test('work that was sent back belongs to the step that it was sent back from', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'review')
    await board.at('2026-08-03 10:00').act('head', 'send_back', code, { to_step: 2, reason: 'Thiếu số liệu.' })
    await completeAppraisal(board.at('2026-08-03 11:00'), code)
    const found = await stays(code.toString())
    expect(found.at(-1)).toMatchObject({ step: 3, minutes: 120, to: null })
  })
})

describe('looking ahead', () => {
  test('foresees what is open, names the step, and forgets what has its result', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    await learn(board)
    await lookAhead(board)
    const risk = await riskOf(code)
    const dossier = await board.dossier(code)
    expect(risk).toMatchObject({
      dossier_version: dossier.version,
      due_at: dossier.due_at,
      computed_at: board.clock.now(),
    })
    expect(risk?.step_name).toBe(dossier.process[risk?.step ?? 0]?.name)
    expect(risk?.chance).toBeLessThan(0.5)

    const done = await travelTo(board, 'resolved')
    await lookAhead(board)
    expect(await riskOf(done)).toBeUndefined()
  })

  test('sees more danger as the days pass and nothing is done, and certainty after the day', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    const chances: number[] = []
    for (const moment of ['2026-08-03 09:30', '2026-08-13 09:30', '2026-08-20 09:30', '2026-09-30 09:30']) {
      await lookAhead(board.at(moment), { all: true })
      chances.push((await riskOf(code))?.chance ?? -1)
    }
    expect([...chances].sort((a, b) => a - b)).toEqual(chances)
    expect(chances.at(-1)).toBe(1)
  })

  test('of a dossier that waits it says what would be if the clock went on now', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'paused')
    await lookAhead(board.at('2026-09-30 09:00'), { all: true })
    const risk = await riskOf(code)
    expect((await board.dossier(code)).due_at).toBeNull()
    expect(risk?.due_at.getTime()).toBeGreaterThan(board.clock.now().getTime())
    expect(risk?.chance).toBeLessThan(1)
  })

  test('looks again only at what has changed, until half an hour has gone', async () => {
    const code = await travelTo(board.at('2026-10-05 09:00'), 'assignment')
    await lookAhead(board, { all: true })
    expect(await lookAhead(board.at('2026-10-05 09:10'))).toBe(0)
    await assign(board, code)
    expect(await lookAhead(board.at('2026-10-05 09:12'))).toBe(1)
    expect(await lookAhead(board.at('2026-10-05 09:45'))).toBeGreaterThan(1)
  })

  test('keeps the latest model, with the proof that there is too little to prove', async () => {
    await learn(board.at('2026-10-06 02:20'))
    const model = await findModel(board.db)
    expect(model?.fitted_at).toEqual(board.clock.now())
    expect(model?.back_test.enough).toBe(false)
    expect(model?.stays).toBeGreaterThan(0)
  })
})

describe('on the page of the dossier', () => {
  const server = dossierPages(board)

  test('an officer reads the chance, until something happens that was not looked at yet', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    await lookAhead(board.at('2026-08-14 16:00'), { all: true })
    const page = () => server.get(`/dossiers/${code}`, board.actor('head'))
    expect((await page()).html).toMatch(/Khả năng trễ hạn \d+ %: (rất )?có thể trễ/)
    await completeAppraisal(board, code)
    expect((await page()).html).not.toContain('Khả năng trễ hạn')
  })
})
