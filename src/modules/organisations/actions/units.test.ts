import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#platform/access/action.ts'
import type { Actor } from '#platform/access/actor.ts'
import { SettableClock } from '#platform/clock.ts'
import { actorOf } from '#tests/support/actors.ts'
import { useDatabase } from '#tests/support/database.ts'
import { peopleApp, seedPeople } from '#tests/support/people.ts'
import { organisations } from '../module.ts'
import { listPostReach } from '../officer-queries.ts'
import { findUnitByCode } from '../organisation-queries.ts'
import { appoint } from './appoint.ts'
import { changeUnit } from './change-unit.ts'
import { closeUnit } from './close-unit.ts'
import { createOfficer } from './create-officer.ts'
import { createUnit } from './create-unit.ts'
import { saveDesk } from './save-desk.ts'

const { db, database } = useDatabase()
const clock = new SettableClock('2026-11-23T02:00:00Z')
const app = peopleApp(database, clock)
const today = '2026-11-23'
let administrator: Actor
let boardAdministrator: Actor
let specialist: Actor

beforeAll(async () => {
  await seedPeople(app)
  administrator = await actorOf(app, 'quantri', [organisations])
  specialist = await actorOf(app, 'chuyenvien', [organisations])
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

describe('a new unit', () => {
  test('by the administrator, once per request', async () => {
    const first = await perform(app, createUnit, await division('H62.015.20'), as(administrator, 'same'))
    expect(await perform(app, createUnit, await division('H62.015.20'), as(administrator, 'same'))).toEqual(first)
    expect(await idOf('H62.015.20')).toBe(first.id)
  })

  test('not by a specialist, and the attempt is logged', async () => {
    await expect(perform(app, createUnit, await division('H62.015.21'), as(specialist))).rejects.toEqual(
      refusal('not_allowed'),
    )
    const entry = await db
      .selectFrom('audit_entry')
      .select('outcome')
      .where('action', '=', 'organisations.create_unit')
      .where('actor_id', '=', specialist.id)
      .executeTakeFirst()
    expect(entry?.outcome).toBe('denied')
  })

  test('by the board’s administrator in the board only', async () => {
    await expect(
      perform(
        app,
        createUnit,
        { ...(await division('H62.005.01')), parent_id: await idOf('H62.005') },
        as(boardAdministrator),
      ),
    ).rejects.toEqual(refusal('not_allowed'))
    await expect(
      perform(app, createUnit, { ...(await division('H63')), parent_id: null }, as(boardAdministrator)),
    ).rejects.toEqual(refusal('not_allowed'))
    await perform(app, createUnit, await division('H62.015.22'), as(boardAdministrator))
  })

  test('not with a code that another bears, nor with one that is none', async () => {
    await expect(perform(app, createUnit, await division('H62.015.02'), as(administrator))).rejects.toEqual(
      refusal('code_taken'),
    )
    await expect(perform(app, createUnit, await division('h62'), as(administrator))).rejects.toMatchObject({
      problems: [{ path: 'code' }],
    })
  })

  test('not older than what it hangs under', async () => {
    await expect(
      perform(app, createUnit, { ...(await division('H62.015.23')), valid_from: '2020-01-01' }, as(administrator)),
    ).rejects.toEqual(refusal('older_than_parent'))
  })
})

test('two editors of one unit: the second sees that somebody was faster', async () => {
  const unit = await findUnitByCode(db, 'H62.015.03', today)
  const change = { unit_id: unit?.id, version: unit?.version, short_name: 'QH-XD', name_en: 'Planning' }
  await perform(app, changeUnit, change, as(administrator))
  await expect(perform(app, changeUnit, change, as(administrator))).rejects.toEqual(refusal('unit_changed'))
  await expect(perform(app, changeUnit, change, as(specialist))).rejects.toEqual(refusal('not_allowed'))
})

test('a unit with people or units closes only after they have gone', async () => {
  await expect(
    perform(app, closeUnit, { unit_id: await idOf('H62.015'), on_date: today }, as(administrator)),
  ).rejects.toEqual(refusal('unit_has_children'))
  await expect(
    perform(app, closeUnit, { unit_id: await idOf('H62.015.02'), on_date: today }, as(administrator)),
  ).rejects.toEqual(refusal('unit_has_people'))
  await expect(
    perform(app, closeUnit, { unit_id: await idOf('H62.015.22'), on_date: today }, as(specialist)),
  ).rejects.toEqual(refusal('not_allowed'))
  await perform(app, closeUnit, { unit_id: await idOf('H62.015.22'), on_date: today }, as(administrator))
  expect(await idOf('H62.015.22')).toBe('')
})

describe('a desk', () => {
  test('stands in a centre, and lending its rights needs rights over what it serves', async () => {
    const desk = { code: '20', name: 'Quầy 20', name_en: 'Desk 20', serves_unit_id: await idOf('H62.015') }
    await expect(
      perform(app, saveDesk, { ...desk, unit_id: await idOf('H62.015') }, as(administrator)),
    ).rejects.toEqual(refusal('not_a_centre'))
    await expect(
      perform(app, saveDesk, { ...desk, unit_id: await idOf('H62.001') }, as(boardAdministrator)),
    ).rejects.toEqual(refusal('not_allowed'))
    const first = await perform(app, saveDesk, { ...desk, unit_id: await idOf('H62.001') }, as(administrator))
    const again = await perform(
      app,
      saveDesk,
      { ...desk, name: 'Quầy hai mươi', active: false, unit_id: await idOf('H62.001') },
      as(administrator),
    )
    expect(again.id).toBe(first.id)
  })

  test('a counter officer reaches what the centre’s desks serve, in a commune every agency', async () => {
    const reach = async (username: string) => {
      const row = await db
        .selectFrom('account_user')
        .select('officer_id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
      return new Set((await listPostReach(db, row.officer_id, today)).flatMap((post) => post.unit_ids))
    }
    const atCentre = await reach('tiepnhan')
    for (const code of ['H62.001', 'H62.015', 'H62.015.02']) expect(atCentre.has(await idOf(code))).toBe(true)
    expect(atCentre.has(await idOf('H62'))).toBe(false)
    const ofDivision = await reach('truongphong')
    expect([...ofDivision]).toEqual([await idOf('H62.015.02')])
  })
})
