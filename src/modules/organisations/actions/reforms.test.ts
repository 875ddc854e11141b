import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#platform/access/action.ts'
import type { Actor } from '#platform/access/actor.ts'
import { SettableClock } from '#platform/clock.ts'
import { actorOf } from '#tests/support/actors.ts'
import { useDatabase } from '#tests/support/database.ts'
import { peopleApp, seedPeople } from '#tests/support/people.ts'
import { organisations } from '../module.ts'
import { listPostReach, listUnitPosts } from '../officer-queries.ts'
import { findUnitByCode, heirsByUnit, listHistory, listUnitIdsBeneath, listUnitTree } from '../organisation-queries.ts'
import { appoint } from './appoint.ts'
import { createOfficer } from './create-officer.ts'
import { createUnit } from './create-unit.ts'
import { mergeUnits } from './merge-units.ts'
import { moveUnit } from './move-unit.ts'
import { renameUnit } from './rename-unit.ts'
import { splitUnit } from './split-unit.ts'

const { db, database } = useDatabase()
const clock = new SettableClock('2026-11-23T02:00:00Z')
const app = peopleApp(database, clock)
const today = '2026-11-23'
let administrator: Actor
let boardAdministrator: Actor
let _specialist: Actor

beforeAll(async () => {
  await seedPeople(app)
  administrator = await actorOf(app, 'quantri', [organisations])
  _specialist = await actorOf(app, 'chuyenvien', [organisations])
  const officer = await perform(
    app,
    createOfficer,
    { full_name: 'Quản trị của Ban' },
    { actor: administrator, requestId: 'make' },
  )
  await perform(
    app,
    appoint,
    {
      officer_id: officer.id,
      unit_id: await idOf('H62.015'),
      role: 'administrator',
      title: 'Quản trị',
      title_en: 'Administrator',
      valid_from: today,
    },
    { actor: administrator, requestId: 'seat' },
  )
  const reach = (await listPostReach(db, officer.id, today))[0]?.unit_ids ?? []
  const grant = new Set(reach)
  boardAdministrator = {
    kind: 'officer',
    id: officer.id,
    name: 'Ban',
    unitId: await idOf('H62.015'),
    grants: new Map([
      ['organisations.manage_units', grant],
      ['organisations.manage_officers', grant],
    ]),
  }
})

// Rights are read anew for every request; so are they here for every test, which may stand on units made before.
beforeEach(async () => {
  administrator = await actorOf(app, 'quantri', [organisations])
})

const idOf = async (code: string): Promise<string> => (await findUnitByCode(db, code, today))?.id ?? ''
const as = (actor: Actor, requestId: string = crypto.randomUUID()) => ({ actor, requestId })
const division = async (code: string, name = `Phòng ${code}`) => ({
  code,
  kind: 'division',
  name,
  short_name: name,
  name_en: name,
  parent_id: await idOf('H62.015'),
  valid_from: '2026-01-01',
})
const refusal = (code: string) => expect.objectContaining({ code })

describe('reforms keep the past', () => {
  test('a renamed division: people and rights go on, the old tree still shows the old name', async () => {
    const old = await idOf('H62.015.05')
    const result = await perform(
      app,
      renameUnit,
      {
        unit_id: old,
        code: 'H62.015.05',
        name: 'Phòng Tài nguyên',
        short_name: 'TN',
        name_en: 'Resources',
        on_date: today,
        basis: 'QĐ 1',
      },
      as(administrator),
    )
    expect((await listUnitPosts(db, result.id)).map((post) => post.full_name)).toContain('Hà Minh Trí')
    expect((await listUnitPosts(db, old)).every((post) => post.valid_to === '2026-11-22')).toBe(true)
    expect(await listUnitIdsBeneath(db, [result.id])).toContain(old)
    const namesOn = async (day: string) => JSON.stringify(await listUnitTree(db, day))
    expect(await namesOn('2026-11-22')).toContain('Phòng Môi trường')
    expect(await namesOn(today)).not.toContain('Phòng Môi trường')
    expect(await namesOn(today)).toContain('Phòng Tài nguyên')
    expect(await listHistory(db, result.id)).toMatchObject([{ kind: 'rename', basis: 'QĐ 1', before_id: old }])
  })

  test('the children of a renamed board hang under the old name on old days', async () => {
    const old = await idOf('H62.005')
    const child = await perform(
      app,
      createUnit,
      { ...(await division('H62.005.02')), parent_id: old },
      as(administrator),
    )
    await perform(
      app,
      renameUnit,
      {
        unit_id: old,
        code: 'H62.005',
        name: 'Sở Tài chính – Kế hoạch',
        short_name: 'STC',
        name_en: 'Finance',
        on_date: today,
        basis: 'QĐ 2',
      },
      as(administrator),
    )
    const parentOn = async (day: string) =>
      (await listUnitTree(db, day))[0]?.children.find((unit) => unit.children.some((each) => each.id === child.id))
        ?.name
    expect(await parentOn('2026-11-22')).toBe('Sở Tài chính tỉnh An Bình')
    expect(await parentOn(today)).toBe('Sở Tài chính – Kế hoạch')
  })

  test('merged divisions: a person of both holds one post, reports roll up to the successor', async () => {
    const [first, second] = [await idOf('H62.015.03'), await idOf('H62.015.04')]
    const both = await perform(app, createOfficer, { full_name: 'Người hai nơi' }, as(administrator))
    for (const unit_id of [first, second]) {
      await perform(
        app,
        appoint,
        {
          officer_id: both.id,
          unit_id,
          role: 'specialist',
          title: 'Chuyên viên',
          title_en: 'Specialist',
          valid_from: '2026-03-01',
        },
        as(administrator),
      )
    }
    const merged = await perform(
      app,
      mergeUnits,
      {
        ...(await division('H62.015.30', 'Phòng Xây dựng và Lao động')),
        unit_ids: [first, second],
        on_date: today,
        basis: 'QĐ 3',
      },
      as(administrator),
    )
    expect(
      (await listUnitPosts(db, merged.id)).filter((post) => post.officer_id === both.id && post.valid_to === null),
    ).toHaveLength(1)
    const heirs = await heirsByUnit(db, today)
    expect([heirs.get(first), heirs.get(second), heirs.get(merged.id)]).toEqual([merged.id, merged.id, merged.id])
    expect((await heirsByUnit(db, '2026-11-22')).get(first)).toBe(first)
  })

  test('a split unit: people stay with the first part', async () => {
    const old = await idOf('H62.015.06')
    const parts = await perform(
      app,
      splitUnit,
      {
        unit_id: old,
        successors: [await division('H62.015.40'), await division('H62.015.41')],
        on_date: today,
        basis: 'QĐ 4',
      },
      as(administrator),
    )
    expect((await listUnitPosts(db, parts.ids[0] ?? '')).length).toBe(3)
    expect((await listUnitPosts(db, parts.ids[1] ?? '')).length).toBe(0)
    expect(await listUnitIdsBeneath(db, [parts.ids[1] ?? ''])).toContain(old)
  })

  test('a moved unit needs rights in both places and cannot hang beneath itself', async () => {
    const move = async (code: string, parent: string, newCode: string) => ({
      unit_id: await idOf(code),
      parent_id: await idOf(parent),
      code: newCode,
      on_date: today,
      basis: 'QĐ 5',
    })
    await expect(
      perform(app, moveUnit, await move('H62.015.01', 'H62.001', 'H62.001.09'), as(boardAdministrator)),
    ).rejects.toEqual(refusal('not_allowed'))
    await expect(
      perform(app, moveUnit, await move('H62.015', 'H62.015.01', 'H62.015.01.1'), as(administrator)),
    ).rejects.toEqual(refusal('unit_beneath_itself'))
    await perform(app, moveUnit, await move('H62.101.01', 'H62.015', 'H62.015.50'), as(administrator))
    expect(await listUnitIdsBeneath(db, [await idOf('H62.015')])).toContain(await idOf('H62.015.50'))
  })

  test('not ahead of its day, not before the unit began, not twice', async () => {
    const rename = async (on_date: string, unit_id?: string) => ({
      unit_id: unit_id ?? (await idOf('H62.015.02')),
      code: 'H62.015.02',
      name: 'X',
      short_name: 'X',
      name_en: 'X',
      on_date,
      basis: 'QĐ',
    })
    await expect(perform(app, renameUnit, await rename('2026-11-24'), as(administrator))).rejects.toEqual(
      refusal('day_ahead'),
    )
    await expect(perform(app, renameUnit, await rename('2025-07-01'), as(administrator))).rejects.toEqual(
      refusal('day_before_beginning'),
    )
    const old = await idOf('H62.015.02')
    await perform(app, renameUnit, await rename(today), as(administrator))
    await expect(perform(app, renameUnit, await rename(today, old), as(administrator))).rejects.toEqual(
      refusal('unit_ended'),
    )
  })
})
