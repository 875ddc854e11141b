import { describe, expect, it } from 'vitest'
import { useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { listClockMarks, listDocuments, listPassages } from './dossier-queries.ts'
import { LEGAL, marksOf } from './ledger.ts'

const board = useBoard()
const apology = (extension_days: number) => ({
  cause: 'waiting_for_agency',
  reason: 'Chờ ý kiến của Sở.',
  extension_days,
})

/** Due Monday 17 August 17:00. */
const inAppraisal = () => travelTo(board.at('2026-08-03 09:00'), 'appraisal')

describe('an extension', () => {
  it('is counted from the original due date, which is kept', async () => {
    const code = await inAppraisal()
    await board.at('2026-08-10 09:00').act('specialist', 'apologise', code, apology(3))
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ apologies: 1, extensions: 1 })
    expect([localText(dossier.due_original_at), localText(dossier.due_at)]).toEqual([
      '2026-08-17 17:00',
      '2026-08-20 17:00',
    ])
    expect((await listClockMarks(board.db, dossier.id)).at(-1)).toMatchObject({
      kind: 'extend',
      limit_value: '3',
      limit_unit: 'working_days',
    })
    expect((await listDocuments(board.db, dossier.id)).at(-1)).toMatchObject({
      form_code: 'apology',
      number: expect.stringMatching(/^\d{4}\/XLGH$/),
      view: {
        due_before: '2026-08-17T10:00:00.000Z',
        due_after: '2026-08-20T10:00:00.000Z',
        signer_name: 'Phạm Đức Thịnh',
        signer_title: ['Trưởng ban'],
      },
    })
  })

  it('is refused a second time', async () => {
    const code = await inAppraisal()
    await board.at('2026-08-10 09:00').act('specialist', 'apologise', code, apology(3))
    await expect(board.at('2026-08-11 09:00').act('specialist', 'apologise', code, apology(1))).rejects.toMatchObject({
      status: 409,
      code: 'already_apologised',
    })
  })

  it('may be proposed until the day before, and no more on the last day', async () => {
    const code = await inAppraisal()
    const late = await inAppraisal()
    await board.at('2026-08-16 23:59').act('head', 'apologise', code, apology(2))
    for (const day of ['2026-08-17 07:30', '2026-08-18 09:00']) {
      await expect(board.at(day).act('head', 'apologise', late, apology(2))).rejects.toMatchObject({
        problems: [{ path: 'extension_days' }],
      })
    }
    expect(localText((await board.dossier(late)).due_at)).toBe('2026-08-17 17:00')
  })

  it('that comes too late can still be an apology, which changes no date', async () => {
    const code = await inAppraisal()
    await board.at('2026-08-18 09:00').act('leader', 'apologise', code, apology(0))
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ apologies: 1, extensions: 0 })
    expect(localText(dossier.due_at)).toBe('2026-08-17 17:00')
    expect(marksOf(await listClockMarks(board.db, dossier.id), LEGAL).map((mark) => mark.kind)).toEqual(['start'])
  })

  it('is signed by the deputy when the deputy writes it', async () => {
    const code = await inAppraisal()
    await board.at('2026-08-10 09:00').act('deputy', 'apologise', code, apology(2))
    const [, letter] = await listDocuments(board.db, (await board.dossier(code)).id)
    expect(letter?.view).toMatchObject({
      signer_name: 'Ngô Thị Bích Liên',
      signer_title: ['KT. Trưởng ban', 'Phó Trưởng ban'],
    })
  })

  it('is signed by the leader who was named', async () => {
    const code = await inAppraisal()
    await board
      .at('2026-08-10 09:00')
      .act('specialist', 'apologise', code, { ...apology(2), signer_id: board.actor('deputy').id })
    const [, letter] = await listDocuments(board.db, (await board.dossier(code)).id)
    expect(letter?.view).toMatchObject({ signer_name: 'Ngô Thị Bích Liên' })
  })
})

describe('a withdrawal', () => {
  const ask = { reason: 'Đổi quy mô.', channel: 'online' }

  it('makes the clock stand and, taken back, lets it go on', async () => {
    const code = await inAppraisal()
    await board.at('2026-08-05 10:00').act('counterOfficer', 'ask_to_withdraw', code, ask)
    expect(await board.dossier(code)).toMatchObject({
      state: 'withdrawal_requested',
      state_before: 'in_process',
      due_at: null,
      step_due_at: null,
    })
    await board.at('2026-08-12 09:00').act('counterOfficer', 'resume', code, { note: 'Chủ hồ sơ đổi ý.' })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ state: 'in_process', state_before: null, waiting_ground: null })
    expect([localText(dossier.due_at), localText(dossier.step_due_at)]).toEqual([
      '2026-08-22 17:00',
      '2026-08-18 08:00',
    ])
  })

  it('of what was only submitted keeps the time of its step', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'submitted')
    await board.at('2026-08-03 10:00').act('counterOfficer', 'ask_to_withdraw', code, ask)
    await board.at('2026-08-04 09:00').act('counterOfficer', 'resume', code)
    const dossier = await board.dossier(code)
    expect(dossier.state).toBe('submitted')
    expect(localText(dossier.step_due_at)).toBe('2026-08-04 13:30')
  })

  it('of a dossier that was waiting, taken back, lets it wait on', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'awaiting_supplement')
    const before = await board.dossier(code)
    await board.at('2026-08-05 10:00').act('counterOfficer', 'ask_to_withdraw', code, ask)
    await board.act('counterOfficer', 'resume', code)
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({
      state: 'awaiting_supplement',
      waiting_until: before.waiting_until,
      waiting_ground: 'supplement',
      due_at: null,
    })
    await board.at('2026-08-12 09:00').act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    expect(localText((await board.dossier(code)).due_at)).toBe('2026-08-25 17:00')
  })

  it('of a paused dossier, taken back, stays paused on its own ground', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'paused')
    await board.at('2026-08-05 10:00').act('counterOfficer', 'ask_to_withdraw', code, ask)
    await board.act('counterOfficer', 'resume', code)
    expect(await board.dossier(code)).toMatchObject({ state: 'paused', waiting_ground: 'site_check' })
    await board.at('2026-08-06 09:00').act('specialist', 'resume', code)
    expect(await board.dossier(code)).toMatchObject({ state: 'in_process' })
  })
})

describe('stopping', () => {
  it('at the applicant’s request needs the request first', async () => {
    const code = await inAppraisal()
    const input = { ground: 'applicant_request', reason: 'Chủ hồ sơ đề nghị.' }
    await expect(board.act('counterOfficer', 'stop', code, input)).rejects.toMatchObject({
      problems: [{ path: 'ground' }],
    })
    await board
      .at('2026-08-05 10:00')
      .act('counterOfficer', 'ask_to_withdraw', code, { reason: 'Đổi quy mô.', channel: 'online' })
    await board.act('counterOfficer', 'stop', code, input)
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ state: 'stopped', end_ground: 'applicant_request' })
    expect(marksOf(await listClockMarks(board.db, dossier.id), LEGAL).map((mark) => mark.kind)).toEqual([
      'start',
      'pause',
      'stop',
    ])
    expect((await listDocuments(board.db, dossier.id)).at(-1)).toMatchObject({
      form_code: 'stop_notice',
      view: {
        issuer_unit_id: board.unit('H62.001'),
        request: { made_at: '2026-08-05T03:00:00.000Z', channel: 'online', content: 'Đổi quy mô.' },
      },
    })
    expect((await listPassages(board.db, dossier.id)).at(-1)).toMatchObject({
      outcome: 'stopped',
      ended_at: board.clock.now(),
    })
  })

  it.each(['procedure_abolished', 'violation', 'other_by_law'])(
    'by law (%s) needs none, and the agency signs',
    async (ground) => {
      const code = await inAppraisal()
      await board.act('head', 'stop', code, { ground, reason: 'Căn cứ pháp luật.' })
      const dossier = await board.dossier(code)
      expect(dossier).toMatchObject({ state: 'stopped', end_ground: ground })
      const notice = (await listDocuments(board.db, dossier.id)).at(-1)
      expect(notice?.view).toMatchObject({
        issuer_unit_id: board.unit('H62.015'),
        request: null,
        signer_title: ['TL. Trưởng ban', 'Trưởng phòng'],
      })
    },
  )

  it('knows no other ground', async () => {
    const code = await inAppraisal()
    await expect(board.act('head', 'stop', code, { ground: 'weather', reason: 'Mưa.' })).rejects.toMatchObject({
      problems: [{ path: 'ground' }],
    })
  })
})
