import { describe, expect, test } from 'vitest'
import { listPassages } from '#modules/dossiers/dossier-queries.ts'
import { useBoard } from '#tests/support/board.ts'
import { off, publishDays, publishPlain, worked } from '#tests/support/calendar-versions.ts'
import * as road from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { onePaper, PAUSES, RESTARTS, recountOffice } from '#tests/support/recount-office.ts'

/** What moves, both ways, on every clock. */
const board = useBoard()
const { received, inAppraisal, preview, recount, dates, eventsOf, sound } = recountOffice(board)

describe('a day that is taken off', () => {
  test('is listed before anything moves, then moves the appointment with one event', async () => {
    const code = await inAppraisal()
    const before = await dates(code)
    expect(before.due).toBe('2026-08-17 17:00')
    const version = await publishDays(board, off('2026-08-07'))
    board.at('2026-08-04 09:00')
    const row = (await preview()).rows.find(({ dossier }) => dossier.code === code)
    expect(row?.finding.direction).toBe('later')
    expect(row?.finding.moves.map(({ clock, after }) => [clock, localText(after)])).toContainEqual([
      'legal',
      '2026-08-18 17:00',
    ])
    expect(await dates(code), 'looking moves nothing').toEqual(before)

    const act = await recount()
    const after = await dates(code)
    expect(after).toMatchObject({ due: '2026-08-18 17:00', original: '2026-08-18 17:00', version })
    expect(after.first, 'what was first told stays').toBe('2026-08-17 17:00')
    expect(act.found_digest, 'exactly the list that was seen').toBe(act.listed_digest)
    const event = (await eventsOf(code)).at(-1)
    expect(event).toMatchObject({
      type: 'recount',
      actor_name: board.actor('leader').name,
      payload: {
        recount: act.id,
        calendar: 'vn',
        to_version: version,
        due_before: '2026-08-17T10:00:00.000Z',
        due_after: '2026-08-18T10:00:00.000Z',
        reason: 'Bão số 7, trụ sở đóng cửa',
      },
    })
    await sound(code)
  })

  test('moves a step with the passage that is open, and the dossier can be worked on afterwards', async () => {
    const code = await inAppraisal()
    const step = (await dates(code)).step as string
    board.at('2026-08-04 09:00')
    await publishDays(board, off(step.slice(0, 10)))
    await recount()
    const after = await dates(code)
    expect(after.step).not.toBe(step)
    const open = (await listPassages(board.db, (await board.dossier(code)).id)).find(
      ({ ended_at }) => ended_at === null,
    )
    expect(localText(open?.due_at ?? null)).toBe(after.step)
    await road.completeAppraisal(board, code)
    await sound(code)
  })

  test('gives the applicant more time to answer', async () => {
    const code = await inAppraisal()
    await road.requestSupplement(board, code)
    const told = (await dates(code)).until
    board.at('2026-08-04 09:00')
    await publishDays(board, off('2026-08-07'))
    await recount()
    expect([told, (await dates(code)).until]).toEqual(['2026-08-22 17:00', '2026-08-24 17:00'])
    await sound(code)
  })

  test('leaves dossiers that have a result or have ended alone', async () => {
    board.at('2026-08-03 09:00')
    await publishPlain(board)
    const resolved = await road.travelTo(board, 'resolved')
    const stopped = await road.travelTo(board, 'stopped')
    const before = [await board.dossier(resolved), await board.dossier(stopped)]
    await publishDays(board, off('2026-08-07'))
    await recount()
    expect([await board.dossier(resolved), await board.dossier(stopped)]).toEqual(before)
  })
})

describe('a day that is worked', () => {
  test('brings the appointment forward', async () => {
    const code = await received()
    await publishDays(board, worked('2026-08-08'))
    const act = await recount()
    expect((await dates(code)).due).toBe('2026-08-14 17:00')
    expect(act.moved_earlier).toBeGreaterThan(0)
    await sound(code)
  })

  test('never takes a day from the applicant who was told until when to answer', async () => {
    const code = await inAppraisal()
    await road.requestSupplement(board, code)
    const told = (await dates(code)).until
    board.at('2026-08-04 09:00')
    const version = await publishDays(board, worked('2026-08-08'))
    await recount()
    expect(await dates(code)).toMatchObject({ until: told, version })
    await sound(code)
    board.at('2026-08-06 09:00')
    await board.act('counterOfficer', 'supplement', code, { components: onePaper })
    await sound(code)
  })
})

describe('clocks with a history', () => {
  test.each([
    [PAUSES, '2026-08-22 17:00', '2026-08-24 17:00'],
    [RESTARTS, '2026-08-25 17:00', '2026-08-25 17:00'],
  ])('%s: after a supplement the date follows the new calendar in its own way', async (procedure, before, after) => {
    const code = await inAppraisal(procedure)
    board.at('2026-08-05 09:00')
    await road.requestSupplement(board, code)
    board.at('2026-08-12 09:00')
    await board.act('counterOfficer', 'supplement', code, { components: onePaper })
    const due = (await dates(code)).due
    // 04/08 was counted before the pause: with it off, PAUSE has one day more to go, RESTART began anew anyway.
    await publishDays(board, off('2026-08-04'))
    await recount()
    expect([due, (await dates(code)).due]).toEqual([before, after])
    await sound(code)
  })

  test('an extended dossier: both dates move and both are kept', async () => {
    const code = await inAppraisal()
    board.at('2026-08-10 09:00')
    await board.act('head', 'apologise', code, { cause: 'staff', reason: 'Thiếu người thẩm định.', extension_days: 3 })
    const before = await dates(code)
    await publishDays(board, off('2026-08-13'))
    await recount()
    const after = await dates(code)
    expect([before.original, before.due]).toEqual(['2026-08-17 17:00', '2026-08-20 17:00'])
    expect([after.original, after.due]).toEqual(['2026-08-18 17:00', '2026-08-21 17:00'])
    await sound(code)
  })

  test('a paused dossier keeps standing and goes on by the new calendar', async () => {
    const code = await inAppraisal()
    board.at('2026-08-05 09:00')
    await road.pause(board, code)
    const version = await publishDays(board, off('2026-08-13'))
    await recount()
    expect(await dates(code)).toMatchObject({ due: null, version })
    board.at('2026-08-06 09:00')
    await board.act('specialist', 'resume', code)
    // Two days used, eight left from 06/08: 7, 10, 11, 12, (13 off) 14, 17, 18, 19.
    expect((await dates(code)).due).toBe('2026-08-19 17:00')
    await sound(code)
  })
})
