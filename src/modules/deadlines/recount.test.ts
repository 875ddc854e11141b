import { beforeAll, describe, expect, test } from 'vitest'
import { listEvents, listPassages } from '#modules/dossiers/dossier-queries.ts'
import { verifyChains, verifyDates } from '#modules/dossiers/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { silentLog } from '#platform/log.ts'
import { type Part, useBoard } from '#tests/support/board.ts'
import { off, publishDays, publishPlain, worked } from '#tests/support/calendar-versions.ts'
import * as road from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { recountDossiers } from './actions/recount.ts'
import { previewRecount } from './recount-preview.ts'
import { countChangedSince, getRecount, previewReach } from './recount-queries.ts'
import { runRecounts } from './recount-run.ts'

/** Dossiers begin on Monday 03/08/2026 at 09:00 with 10 working days: due on Monday 17/08 at 17:00. */
const board = useBoard()
const PAUSES = '9.910001'
const RESTARTS = '9.910002'
const onePaper = [{ ordinal: 0, originals: 1 }]

beforeAll(async () => {
  await board.importVariant({ code: PAUSES, limit: { value: 10, unit: 'working_days' }, mode: 'PAUSE' })
  await board.importVariant({ code: RESTARTS, limit: { value: 10, unit: 'working_days' }, mode: 'RESTART' })
})

/** The person with the rights that this capability gives the role. */
function may(part: Part, ...permissions: string[]): Actor {
  const actor = board.actor(part)
  const units = actor.grants.get('dossiers.view') ?? new Set<string>()
  return { ...actor, grants: new Map([...actor.grants, ...permissions.map((code) => [code, units] as const)]) }
}
const leader = () => may('leader', 'deadlines.view', 'deadlines.recount')

const receive = (code = PAUSES) => board.receive({ procedure_code: code, case_code: null, components: onePaper })
async function received(code?: string): Promise<string> {
  board.at('2026-08-03 09:00')
  await publishPlain(board)
  return (await receive(code)).code
}
async function inAppraisal(code?: string): Promise<string> {
  const dossier = await received(code)
  for (const stage of [road.handOver, road.acknowledge, road.assign]) await stage(board, dossier)
  return dossier
}

function preview(actor = leader()) {
  return previewRecount(board.db, 'vn', previewReach(actor), board.clock.now())
}

async function decide(more: object = {}, actor = leader(), requestId = newId()) {
  const seen = await preview(actor)
  const input = {
    calendar: 'vn',
    version: seen.version,
    listed_at: seen.at.toISOString(),
    listed_count: seen.rows.length,
    listed_digest: seen.digest,
    reason: 'Bão số 7, trụ sở đóng cửa',
    document: '05/CĐ-UBND',
    document_on: '2026-08-04',
  }
  return board.perform(recountDossiers, actor, { ...input, ...more }, requestId)
}

const run = () => runRecounts({ clock: board.clock, database: board.database, log: silentLog })
async function recount(more: object = {}, actor = leader()) {
  const { id } = await decide(more, actor)
  await run()
  return getRecount(board.db, id)
}

async function dates(code: string) {
  const dossier = await board.dossier(code)
  return {
    due: localText(dossier.due_at),
    original: localText(dossier.due_original_at),
    first: localText(dossier.due_first_at),
    step: localText(dossier.step_due_at),
    until: localText(dossier.waiting_until),
    version: dossier.calendar_version,
  }
}
const eventsOf = async (code: string) => listEvents(board.db, (await board.dossier(code)).id)
async function sound(code: string) {
  expect((await verifyChains(board.db, { code })).faults).toEqual([])
  expect(await verifyDates(board.db, { code })).toEqual([])
}

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
