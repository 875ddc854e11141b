import { beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#platform/access/action.ts'
import type { Actor } from '#platform/access/actor.ts'
import { SettableClock } from '#platform/clock.ts'
import { actorOf } from '#tests/support/actors.ts'
import { useDatabase } from '#tests/support/database.ts'
import { peopleApp, seedPeople } from '#tests/support/people.ts'
import { organisations } from '../module.ts'
import { findDeskOfOfficer, listOfficersInPost, listPostHistory, listPostReach } from '../officer-queries.ts'
import { findUnitByCode, listDesks } from '../organisation-queries.ts'
import { appoint } from './appoint.ts'
import { changeOfficer } from './change-officer.ts'
import { createOfficer } from './create-officer.ts'
import { endPost } from './end-post.ts'
import { moveOfficer } from './move-officer.ts'
import { recallOfficer } from './recall-officer.ts'
import { secondOfficer } from './second-officer.ts'

const { db, database } = useDatabase()
const clock = new SettableClock('2026-11-23T02:00:00Z')
const app = peopleApp(database, clock)
const today = '2026-11-23'
let administrator: Actor
let specialist: Actor
/** The rights of an administrator in the Department of Finance alone. */
let elsewhere: Actor

beforeAll(async () => {
  await seedPeople(app)
  administrator = await actorOf(app, 'quantri', [organisations])
  specialist = await actorOf(app, 'chuyenvien', [organisations])
  elsewhere = { ...specialist, grants: new Map([['organisations.manage_officers', new Set([await idOf('H62.005')])]]) }
})

const idOf = async (code: string): Promise<string> => (await findUnitByCode(db, code, today))?.id ?? ''
const officerOf = async (username: string) =>
  (await db.selectFrom('account_user').select('officer_id').where('username', '=', username).executeTakeFirstOrThrow())
    .officer_id
const as = (actor: Actor, requestId: string = crypto.randomUUID()) => ({ actor, requestId })
const refusal = (code: string) => expect.objectContaining({ code })
const titles = { title: 'Chuyên viên', title_en: 'Specialist' }

describe('an officer', () => {
  test('is entered once, by somebody who may', async () => {
    const person = { full_name: 'Người Mới', email: 'moi@anbinh.example' }
    await expect(perform(app, createOfficer, person, as(specialist))).rejects.toEqual(refusal('not_allowed'))
    const made = await perform(app, createOfficer, person, as(administrator, 'once'))
    expect(await perform(app, createOfficer, person, as(administrator, 'once'))).toEqual(made)
    await expect(
      perform(app, createOfficer, { ...person, email: 'MOI@anbinh.example' }, as(administrator)),
    ).rejects.toEqual(refusal('email_taken'))
  })

  test('is changed by whoever answers for all of the person’s units', async () => {
    const officer_id = await officerOf('truongphong')
    const change = { officer_id, version: 1, full_name: 'Đỗ Quang Khải', phone: '0900' }
    await expect(perform(app, changeOfficer, change, as(elsewhere))).rejects.toEqual(refusal('not_allowed'))
    await perform(app, changeOfficer, change, as(administrator))
    // A post that begins tomorrow counts too: an account taken over today would be that of tomorrow's leader.
    const future = await perform(app, createOfficer, { full_name: 'Lãnh đạo tương lai' }, as(administrator))
    await perform(
      app,
      appoint,
      { officer_id: future.id, unit_id: await idOf('H62.015'), role: 'leader', ...titles, valid_from: '2027-01-01' },
      as(administrator),
    )
    await expect(perform(app, changeOfficer, { ...change, officer_id: future.id }, as(elsewhere))).rejects.toEqual(
      refusal('not_allowed'),
    )
    await expect(perform(app, changeOfficer, change, as(administrator))).rejects.toEqual(refusal('officer_changed'))
  })
})

describe('a post', () => {
  test('gives rights in its unit from its day on, once', async () => {
    const officer_id = await officerOf('chuyenvien2')
    const post = { officer_id, unit_id: await idOf('H62.015.04'), role: 'head', ...titles, valid_from: '2026-12-01' }
    await expect(perform(app, appoint, post, as(specialist))).rejects.toEqual(refusal('not_allowed'))
    await expect(perform(app, appoint, post, as(elsewhere))).rejects.toEqual(refusal('not_allowed'))
    const made = await perform(app, appoint, post, as(administrator, 'post'))
    expect(await perform(app, appoint, post, as(administrator, 'post'))).toEqual(made)
    await expect(perform(app, appoint, post, as(administrator))).rejects.toEqual(refusal('post_held'))
    const headsOn = async (on: string) =>
      (await listOfficersInPost(db, { unitIds: [await idOf('H62.015.04')], roles: ['head'], on })).map(
        (each) => each.officer_id,
      )
    expect(await headsOn('2026-11-30')).not.toContain(officer_id)
    expect(await headsOn('2026-12-01')).toContain(officer_id)
  })

  test('taken back on its first day, it gives nothing that day', async () => {
    const officer_id = await officerOf('chuyenvien1.vanphong')
    const { id } = await perform(
      app,
      appoint,
      { officer_id, unit_id: await idOf('H62'), role: 'supervisor', ...titles, valid_from: today },
      as(administrator),
    )
    expect((await listPostReach(db, officer_id, today)).map((post) => post.role)).toContain('supervisor')
    await expect(perform(app, endPost, { post_id: id, last_day: '2026-11-22' }, as(elsewhere))).rejects.toEqual(
      refusal('not_allowed'),
    )
    await perform(app, endPost, { post_id: id, last_day: '2026-11-22' }, as(administrator))
    expect((await listPostReach(db, officer_id, today)).map((post) => post.role)).not.toContain('supervisor')
    await expect(perform(app, endPost, { post_id: id, last_day: '2026-11-22' }, as(administrator))).rejects.toEqual(
      refusal('post_ended'),
    )
  })

  test('the last administrator’s cannot end', async () => {
    const post = (await listPostHistory(db, await officerOf('quantri')))[0]
    await expect(perform(app, endPost, { post_id: post?.id, last_day: today }, as(administrator))).rejects.toEqual(
      refusal('last_administrator'),
    )
  })

  test('exchanged for another in one act', async () => {
    const officer_id = await officerOf('chuyenvien2.vanphong')
    const old = (await listPostHistory(db, officer_id))[0]
    const move = { post_id: old?.id, unit_id: await idOf('H62.015.02'), role: 'specialist', ...titles, on_date: today }
    await expect(perform(app, moveOfficer, move, as(elsewhere))).rejects.toEqual(refusal('not_allowed'))
    await perform(app, moveOfficer, move, as(administrator))
    expect((await listPostHistory(db, officer_id)).map((post) => [post.unit_name, post.valid_to])).toEqual([
      ['Phòng Quản lý đầu tư', null],
      ['Văn phòng', '2026-11-22'],
    ])
  })
})

describe('a secondment', () => {
  const secondment = async (more: Record<string, unknown> = {}) => ({
    officer_id: await officerOf('chuyenvien2.moitruong'),
    from_unit_id: await idOf('H62.015.05'),
    to_unit_id: await idOf('H62.001'),
    desk_id: (await listDesks(db)).find((desk) => desk.code === '09')?.id,
    decision_number: '11/QĐ-BQL',
    starts_on: '2026-12-01',
    ends_on: '2027-11-30',
    title: 'Cán bộ tiếp nhận',
    title_en: 'Counter officer',
    ...more,
  })

  test('lasts 12 to 36 months, at a centre and at one of its desks', async () => {
    await expect(
      perform(app, secondOfficer, await secondment({ ends_on: '2027-11-29' }), as(administrator)),
    ).rejects.toEqual(refusal('secondment_term'))
    await expect(
      perform(app, secondOfficer, await secondment({ ends_on: '2029-12-01' }), as(administrator)),
    ).rejects.toEqual(refusal('secondment_term'))
    await expect(
      perform(app, secondOfficer, await secondment({ to_unit_id: await idOf('H62.005') }), as(administrator)),
    ).rejects.toEqual(refusal('not_a_centre'))
    const other = (await listDesks(db)).find((desk) => desk.code === '01')?.id
    await expect(perform(app, secondOfficer, await secondment({ desk_id: other }), as(administrator))).rejects.toEqual(
      refusal('desk_elsewhere'),
    )
    await expect(perform(app, secondOfficer, await secondment(), as(elsewhere))).rejects.toEqual(refusal('not_allowed'))
  })

  test('seats the officer at the desk until recalled; the own post stays', async () => {
    const officer_id = await officerOf('chuyenvien2.moitruong')
    const made = await perform(app, secondOfficer, await secondment(), as(administrator, 'second'))
    expect(await perform(app, secondOfficer, await secondment(), as(administrator, 'second'))).toEqual(made)
    expect((await findDeskOfOfficer(db, officer_id, '2026-12-01'))?.code).toBe('09')
    expect((await listPostReach(db, officer_id, '2026-12-01')).map((post) => post.role)).toEqual([
      'counter_officer',
      'specialist',
    ])
    await perform(app, recallOfficer, { secondment_id: made.id, last_day: '2027-03-31' }, as(administrator))
    expect(await findDeskOfOfficer(db, officer_id, '2027-04-01')).toBeUndefined()
    expect((await listPostReach(db, officer_id, '2027-04-01')).map((post) => post.role)).toEqual(['specialist'])
    await expect(
      perform(app, recallOfficer, { secondment_id: made.id, last_day: '2027-03-30' }, as(administrator)),
    ).rejects.toEqual(refusal('recall_day'))
  })
})
