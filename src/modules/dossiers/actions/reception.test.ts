import { describe, expect, it } from 'vitest'
import { FormProblem } from '#platform/errors.ts'
import { anybody, IRC, receiveInput, useBoard } from '#tests/support/board.ts'
import { supplementItems, travelTo } from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import type { StoredFacts } from '../document-facts.ts'
import {
  findParty,
  listClockMarks,
  listComponents,
  listDocuments,
  listEvents,
  listFiles,
  listPassages,
} from '../dossier-queries.ts'
import { receive } from './receive.ts'
import { refuseAtCounter } from './refuse-at-counter.ts'
import { submit } from './submit.ts'
import { supplementAtCounter } from './supplement-at-counter.ts'

const board = useBoard()

async function problemsOf(attempt: Promise<unknown>): Promise<string[]> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(FormProblem)
  return (error as FormProblem).problems.map((problem) => problem.path)
}

describe('reception at the counter', () => {
  it('writes the dossier, its first step, its clock, its papers, the owner and the receipt', async () => {
    const file = await board.at('2026-08-03 09:00').file('de-xuat.pdf', 3)
    const { code } = await board.receive({ files: [file] })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({
      code: 'H62.015-260803-0001',
      state: 'received',
      version: 1,
      case_code: '1',
      case_name: 'Dự án không thuộc diện chấp thuận chủ trương đầu tư',
      clock_mode: 'PAUSE',
      limit_unit: 'working_days',
      receiving_unit_id: board.unit('H62.001'),
      resolving_unit_id: board.unit('H62.015'),
      handling_unit_id: board.unit('H62.015.02'),
      desk: 'Quầy 07 – Ban Quản lý các khu công nghiệp',
      holder_id: board.actor('counterOfficer').id,
      phone_tails: ['5678', '4321'],
    })
    expect(localText(dossier.due_at)).toBe('2026-08-17 17:00')
    expect(localText(dossier.step_due_at)).toBe('2026-08-03 14:30')
    expect(await listPassages(board.db, dossier.id)).toMatchObject([
      { seq: 1, step_kind: 'reception', acknowledged_by: 'Lê Minh Châu', ended_at: null },
    ])
    expect(await listClockMarks(board.db, dossier.id)).toMatchObject([
      { clock: 'step', passage_seq: 1, kind: 'start', calendar_version: 1 },
      { clock: 'legal', passage_seq: null, kind: 'start', ground: 'received', calendar_version: 1 },
    ])
    expect(
      (await listComponents(board.db, dossier.id)).map((paper) => [paper.ordinal, paper.originals, paper.applicable]),
    ).toEqual([
      [0, 1, true],
      [1, 1, true],
      [2, 1, true],
      [3, 1, true],
      [4, 0, false],
      [5, 0, false],
      [6, 0, false],
      [7, 0, false],
    ])
    expect(await listFiles(board.db, dossier.id)).toMatchObject([
      { name: 'de-xuat.pdf', purpose: 'component', component: 3, size_bytes: 1234 },
    ])
    const [receipt] = await listDocuments(board.db, dossier.id)
    expect(receipt).toMatchObject({ form_code: 'receipt', number: '0001/TNHS', issued_by: 'Lê Minh Châu' })
    expect(receipt?.view as unknown as StoredFacts).toMatchObject({ electronic: [3] })
    expect(await findParty(board.db, 'enterprise', '2500987654')).toMatchObject({
      name: dossier.owner_name,
      dossier_count: 1,
    })
  })

  it('knows the owner next time, with the newest particulars and none lost', async () => {
    await board.receive({ owner_phone: '0999 888 777', owner_address: null })
    const party = await findParty(board.db, 'enterprise', '2500987654')
    expect(party).toMatchObject({ phone: '0999 888 777', address: receiveInput().owner_address, dossier_count: 2 })
  })

  it('is for officers who receive, in their own centre', async () => {
    await expect(board.receive({}, 'specialist')).rejects.toMatchObject({ status: 403 })
    await expect(board.receive({}, anybody)).rejects.toMatchObject({ status: 403 })
    await expect(board.receive({ receiving_unit_id: board.unit('H62.101.01') })).rejects.toMatchObject({ status: 403 })
  })

  it.each([
    ['no procedure', { procedure_code: '' }, ['procedure_code']],
    ['an unknown procedure', { procedure_code: '9.999999' }, ['procedure_code']],
    ['no case chosen of several', { case_code: null }, ['case_code']],
    [
      'papers missing',
      { components: [{ ordinal: 0, originals: 1 }] },
      ['components.1', 'components.2', 'components.3'],
    ],
    ['no owner', { owner_name: '  ' }, ['owner_name']],
    ['a tax code that is none', { owner_identifier: '123' }, ['owner_identifier']],
    ['an enterprise without a tax code', { owner_identifier: null }, ['owner_identifier']],
    ['a person with a tax code', { owner_kind: 'person' }, ['owner_identifier']],
    ['a wrong e-mail address', { owner_email: 'không có' }, ['owner_email']],
    ['a phone number too short', { owner_phone: '12345' }, ['owner_phone']],
    ['somebody acting for another without a paper', { authorisation: null }, ['authorisation']],
    ['a postmark of tomorrow', { channel: 'post', postmarked_on: '2026-08-04' }, ['postmarked_on']],
    ['no day', { channel: 'post', postmarked_on: '2026-02-30' }, ['postmarked_on']],
  ])('%s is a problem at its field', async (_what, overrides, paths) => {
    expect(await problemsOf(board.at('2026-08-03 09:00').receive(overrides))).toEqual(paths)
  })

  it('refuses files whose bytes never arrived', async () => {
    const attempt = board.receive({ files: [{ sha256: 'a'.repeat(64), name: 'x.pdf', component: 0 }] })
    await expect(attempt).rejects.toMatchObject({ status: 422, code: 'file_not_stored' })
  })

  it('of a field that nobody handles says who has to act', async () => {
    await board.db.deleteFrom('field_unit').where('field_code', '=', 'DT').execute()
    await expect(board.receive()).rejects.toMatchObject({ status: 409, code: 'no_resolving_unit' })
    const row = {
      field_code: 'DT',
      resolving_unit_id: board.unit('H62.015'),
      handling_unit_id: board.unit('H62.015.02'),
    }
    await board.db.insertInto('field_unit').values(row).execute()
  })
})

describe('refusal and request for supplement at the counter', () => {
  it('refuses with the reason and no clock', async () => {
    const { code } = await board.at('2026-08-03 09:00').perform(refuseAtCounter, 'counterOfficer', {
      ...receiveInput({ components: [] }),
      reason: 'Sai thẩm quyền.',
      guidance: 'Sở Tài chính',
    })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({
      state: 'refused',
      end_ground: 'refused',
      due_at: null,
      received_at: null,
      step_due_at: null,
    })
    expect(await listClockMarks(board.db, dossier.id)).toEqual([])
    expect(await listDocuments(board.db, dossier.id)).toMatchObject([
      { form_code: 'refusal', view: { reason: 'Sai thẩm quyền.', guidance: 'Sở Tài chính' } },
    ])
    expect((await listEvents(board.db, dossier.id)).map((event) => event.type)).toEqual(['refuse'])
    await expect(problemsOf(board.perform(refuseAtCounter, 'counterOfficer', receiveInput()))).resolves.toEqual([
      'reason',
    ])
  })

  it('asks for what is missing before reception: no clock, fifteen working days to come back, accepted afterwards', async () => {
    const { code } = await board
      .at('2026-08-05 09:00')
      .perform(supplementAtCounter, 'counterOfficer', { ...receiveInput({ components: [] }), ...supplementItems })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ state: 'awaiting_supplement', due_at: null, supplement_requests: 1 })
    expect(localText(dossier.waiting_until)).toBe('2026-08-25 17:00')
    await board
      .at('2026-08-10 08:00')
      .act('counterOfficer', 'supplement', code, { note: 'Đủ.', components: [{ ordinal: 3, originals: 1 }] })
    const back = await board.dossier(code)
    expect(back).toMatchObject({ state: 'submitted', waiting_until: null, due_at: null })
    expect(localText(back.step_due_at)).toBe('2026-08-10 13:30')
    expect((await listComponents(board.db, dossier.id))[3]).toMatchObject({
      originals: 1,
      name: expect.stringContaining('Đề xuất'),
    })
    await board.at('2026-08-10 09:00').act('counterOfficer', 'accept', code)
    expect(localText((await board.dossier(code)).due_at)).toBe('2026-08-22 17:00')
  })

  it('may not ask a second time afterwards', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'incomplete')
    await board.act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    await board.act('counterOfficer', 'accept', code)
    await expect(board.act('counterOfficer', 'request_supplement', code, supplementItems)).rejects.toMatchObject({
      code: 'supplement_already_asked',
    })
  })
})

describe('online submission', () => {
  it('waits for an officer, at the province’s centre unless another one is named', async () => {
    const { code } = await board.at('2026-08-03 20:00').perform(submit, anybody, receiveInput({ channel: 'online' }))
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({
      state: 'submitted',
      channel: 'online',
      holder_id: null,
      due_at: null,
      receiving_unit_id: board.unit('H62.001'),
    })
    const commune = await board.perform(submit, anybody, receiveInput({ receiving_unit_id: board.unit('H62.101.01') }))
    expect((await board.dossier(commune.code)).receiving_unit_id).toBe(board.unit('H62.101.01'))
  })

  it('goes to one-stop units only', async () => {
    for (const receiving_unit_id of [board.unit('H62.015'), '00000000-0000-7000-8000-000000000000']) {
      expect(await problemsOf(board.perform(submit, anybody, receiveInput({ receiving_unit_id })))).toEqual([
        'receiving_unit_id',
      ])
    }
  })

  it('needs a phone number, which tracking will ask for', async () => {
    const silent = receiveInput({ owner_phone: null, submitter_phone: null })
    expect(await problemsOf(board.perform(submit, anybody, silent))).toEqual(['owner_phone'])
  })

  it('starts its clock when an officer accepts it, whose name is then on it', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'submitted')
    await board.at('2026-08-04 10:00').act('counterOfficer2', 'accept', code)
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ state: 'received', holder_name: 'Hoàng Thị Lan Anh' })
    expect([localText(dossier.received_at), localText(dossier.due_at)]).toEqual([
      '2026-08-04 10:00',
      '2026-08-18 17:00',
    ])
    expect(await listDocuments(board.db, dossier.id)).toMatchObject([
      { form_code: 'receipt', view: { dossier: { received_at: '2026-08-04T03:00:00.000Z' } } },
    ])
  })

  it('cannot choose its law by a postmark', async () => {
    const { code } = await board
      .at('2026-08-03 09:00')
      .perform(submit, anybody, receiveInput({ postmarked_on: '2026-06-30' }))
    expect((await board.dossier(code)).postmarked_on).toBeNull()
    expect(IRC).toBe((await board.dossier(code)).procedure_code)
  })

  it('is not what the counter’s own door is for', async () => {
    await expect(board.perform(receive, anybody, receiveInput())).rejects.toMatchObject({ status: 403 })
  })
})
