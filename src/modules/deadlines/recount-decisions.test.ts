import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { useBoard } from '#tests/support/board.ts'
import { off, publishDays, worked } from '#tests/support/calendar-versions.ts'
import * as road from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { recountOffice } from '#tests/support/recount-office.ts'
import { recountDossiers } from './actions/recount.ts'
import { countChangedSince, getRecount } from './recount-queries.ts'

/** Late and on time, who decides, and what happens while the act runs. */
const board = useBoard()
const { may, leader, received, inAppraisal, preview, decide, run, recount, dates, eventsOf, sound } =
  recountOffice(board)

describe('late and on time', () => {
  test('nobody becomes late by it: the dossier keeps its date and its version, and both dates are written down', async () => {
    const code = await received()
    board.at('2026-08-17 10:00')
    await publishDays(board, worked('2026-08-08'))
    const act = await recount({ with_overdue: true })
    expect((await dates(code)).due).toBe('2026-08-17 17:00')
    expect((await eventsOf(code)).map(({ type }) => type)).not.toContain('recount')
    const kept = await board.db
      .selectFrom('recount_kept')
      .selectAll()
      .where('recount_id', '=', act.id)
      .where('dossier_id', '=', (await board.dossier(code)).id)
      .executeTakeFirst()
    expect([kept?.ground, localText(kept?.due_before ?? null), localText(kept?.due_after ?? null)]).toEqual([
      'would_be_late',
      '2026-08-17 17:00',
      '2026-08-14 17:00',
    ])
    await sound(code)
  })

  test('who is late is not made on time unseen, only when the act says so', async () => {
    const code = await received()
    board.at('2026-08-18 10:00')
    await publishDays(board, off('2026-08-07'))
    expect((await preview()).rows.find(({ dossier }) => dossier.code === code)?.finding.concern?.ground).toBe(
      'was_late',
    )
    const silent = await recount()
    expect((await dates(code)).due).toBe('2026-08-17 17:00')
    expect(silent.kept).toBeGreaterThan(0)
    await recount({ with_overdue: true })
    expect((await dates(code)).due).toBe('2026-08-18 17:00')
    await sound(code)
  })
})

describe('who may', () => {
  test('a head looks, but does not decide', async () => {
    await received()
    await publishDays(board, off('2026-08-07'))
    const head = may('head', 'deadlines.view')
    await expect(decide({}, head)).rejects.toMatchObject({ status: 403 })
  })

  test('an act covers the dossiers of the agencies in reach, and no others', async () => {
    const code = await received()
    await publishDays(board, off('2026-08-07'))
    const elsewhere = {
      ...board.actor('leader'),
      grants: new Map([['deadlines.recount', new Set([board.unit('H62.001')])]]),
    }
    expect((await preview(elsewhere)).lookedAt).toBe(0)
    const act = await recount({}, elsewhere)
    expect([act.looked_at, act.moved_later]).toEqual([0, 0])
    expect((await dates(code)).due).toBe('2026-08-17 17:00')
  })

  test('the same request acts once', async () => {
    const code = await received()
    await publishDays(board, off('2026-08-07'))
    const request = newId()
    const seen = await preview()
    const input = {
      calendar: 'vn',
      version: seen.version,
      listed_at: seen.at.toISOString(),
      listed_count: seen.rows.length,
      listed_digest: seen.digest,
      reason: 'Bão số 7',
    }
    const first = await board.perform(recountDossiers, leader(), input, request)
    expect(await board.perform(recountDossiers, leader(), input, request)).toEqual(first)
    await run()
    expect((await eventsOf(code)).filter(({ type }) => type === 'recount')).toHaveLength(1)
  })

  test('of two at once one decides, the other is told who was faster', async () => {
    await received()
    await publishDays(board, off('2026-08-07'))
    const both = await Promise.allSettled([decide(), decide()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { status: 409, code: 'recount_running' },
    })
    await run()
  })

  test('a list of an older version is refused', async () => {
    await received()
    const version = await publishDays(board, off('2026-08-07'))
    await publishDays(board, off('2026-08-10'))
    await expect(decide({ version })).rejects.toMatchObject({ status: 409, code: 'calendar_changed' })
    await expect(decide({ reason: 'vì' })).rejects.toMatchObject({ problems: [{ path: 'reason' }] })
  })
})

describe('what happens meanwhile', () => {
  test('work done between the list and the act is recounted as it is, and the result says that it differs', async () => {
    const code = await inAppraisal()
    await publishDays(board, off('2026-08-07'))
    board.at('2026-08-04 09:00')
    const { id } = await decide()
    board.at('2026-08-04 09:10')
    await road.completeAppraisal(board, code)
    board.at('2026-08-04 09:11')
    await run()
    const act = await getRecount(board.db, id)
    expect(act.found_digest).not.toBe(act.listed_digest)
    expect(await countChangedSince(board.db, act)).toBeGreaterThan(0)
    expect((await dates(code)).due).toBe('2026-08-18 17:00')
    await sound(code)
  })

  test('acts at the same moment are neither lost nor counted by the old calendar', async () => {
    const codes: string[] = []
    for (let count = 0; count < 6; count++) codes.push(await received())
    await publishDays(board, off('2026-08-07'))
    await decide()
    const acts = codes.map((code) => board.act('counterOfficer', 'hand_over', code).catch((error) => error))
    const [, ...answers] = await Promise.all([run(), ...acts])
    for (const [index, code] of codes.entries()) {
      const dossier = await board.dossier(code)
      expect((await dates(code)).due).toBe('2026-08-18 17:00')
      // Whoever was overtaken by the recount is told so and nothing of the act was done.
      const refused = (answers[index] as { status?: number }).status === 409
      expect(dossier.acknowledged).toBe(refused)
      await sound(code)
    }
  })

  test('a dossier that no date of moves goes over silently', async () => {
    const code = await received()
    const version = await publishDays(board, off('2026-12-21'))
    const before = await board.dossier(code)
    await recount()
    expect(await board.dossier(code)).toEqual({ ...before, calendar_version: version })
  })
})
