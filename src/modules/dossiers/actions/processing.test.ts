import { describe, expect, it } from 'vitest'
import { useBoard } from '#tests/support/board.ts'
import * as road from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { listDocuments, listEvents, listFiles, listPassages } from '../dossier-queries.ts'

const board = useBoard()
const travelTo = (place: road.Place) => road.travelTo(board.at('2026-08-03 09:00'), place)
const passagesOf = async (code: string) => listPassages(board.db, (await board.dossier(code)).id)
const lastEventOf = async (code: string) => (await listEvents(board.db, (await board.dossier(code)).id)).at(-1)
const problemAt = (path: string) => ({ problems: [{ path }] })

describe('the way through the agency', () => {
  it('is written step by step: who gave, who took, when, how it left', async () => {
    const code = await travelTo('returned')
    expect(
      (await passagesOf(code)).map((each) => [
        each.step_kind,
        each.handed_over_by,
        each.acknowledged_by,
        each.holder_name,
        each.outcome,
      ]),
    ).toEqual([
      ['reception', 'Lê Minh Châu', 'Lê Minh Châu', 'Lê Minh Châu', 'handed_over'],
      ['assignment', 'Lê Minh Châu', 'Đỗ Quang Khải', 'Đỗ Quang Khải', 'assigned'],
      ['appraisal', 'Đỗ Quang Khải', 'Nguyễn Thị Thùy Dương', 'Nguyễn Thị Thùy Dương', 'done'],
      ['review', 'Nguyễn Thị Thùy Dương', 'Đỗ Quang Khải', 'Đỗ Quang Khải', 'submitted'],
      ['signing', 'Đỗ Quang Khải', 'Phạm Đức Thịnh', 'Phạm Đức Thịnh', 'approved'],
      ['issuing', 'Phạm Đức Thịnh', 'Trần Thị Hậu', 'Trần Thị Hậu', 'released'],
      // Nobody at the desk had taken it until somebody returned it.
      ['returning', 'Trần Thị Hậu', null, 'Lê Minh Châu', 'returned'],
    ])
    expect((await listDocuments(board.db, (await board.dossier(code)).id)).map((each) => each.form_code)).toEqual([
      'receipt',
      'return_slip',
    ])
  })

  it('waits for the agency to confirm what the desk has handed over', async () => {
    const code = await travelTo('handed_over')
    expect(await board.dossier(code)).toMatchObject({
      acknowledged: false,
      unit_id: board.unit('H62.015.02'),
      holder_name: 'Đỗ Quang Khải',
    })
    expect((await passagesOf(code)).at(-1)).toMatchObject({ acknowledged_at: null, acknowledged_by: null })
    await board.at('2026-08-03 10:15').act('head', 'acknowledge', code)
    expect((await passagesOf(code)).at(-1)).toMatchObject({
      acknowledged_at: board.clock.now(),
      acknowledged_by: 'Đỗ Quang Khải',
    })
  })

  it('keeps the work with its holder: a colleague is told who has it', async () => {
    const code = await travelTo('appraisal')
    const attempt = board.act('specialist2', 'complete_step', code)
    await expect(attempt).rejects.toMatchObject({
      status: 409,
      code: 'held_by_another',
      message: expect.stringContaining('Nguyễn Thị Thùy Dương'),
    })
    await board.act('head', 'assign', code, { officer_id: board.actor('specialist2').id })
    await board.act('specialist2', 'complete_step', code)
    expect((await passagesOf(code)).map((each) => each.outcome)).toEqual([
      'handed_over',
      'assigned',
      'reassigned',
      'done',
      null,
    ])
  })

  it('assigns to people of the unit only', async () => {
    const code = await travelTo('assignment')
    for (const officer_id of [
      board.actor('outsider').id,
      board.actor('counterOfficer').id,
      '00000000-0000-7000-8000-000000000000',
    ]) {
      await expect(board.act('head', 'assign', code, { officer_id })).rejects.toMatchObject(problemAt('officer_id'))
    }
    await expect(board.act('head', 'assign', code, {})).rejects.toMatchObject(problemAt('officer_id'))
  })

  it('submits to leaders of the agency only, with the draft', async () => {
    const code = await travelTo('review')
    for (const part of ['head', 'clerk', 'supervisor'] as const) {
      await expect(
        board.act('head', 'submit_for_signature', code, { signer_id: board.actor(part).id }),
      ).rejects.toMatchObject(problemAt('signer_id'))
    }
    const files = [await board.file('du-thao.docx')]
    await board.act('head', 'submit_for_signature', code, { signer_id: board.actor('deputy').id, files })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ holder_name: 'Ngô Thị Bích Liên', unit_id: board.unit('H62.015') })
    expect(await listFiles(board.db, dossier.id)).toMatchObject([
      { name: 'du-thao.docx', purpose: 'draft', added_by: 'Đỗ Quang Khải' },
    ])
    await board.act('deputy', 'approve', code)
    expect((await board.dossier(code)).result_signer).toBe('Ngô Thị Bích Liên')
  })

  it('goes back from the leader to whoever submitted, with the reason', async () => {
    const code = await travelTo('signing')
    await expect(board.act('leader', 'decline', code, { reason: '  ' })).rejects.toMatchObject(problemAt('reason'))
    await board.act('leader', 'decline', code, { reason: 'Chưa rõ nguồn vốn.' })
    expect(await board.dossier(code)).toMatchObject({ step_kind: 'review', holder_name: 'Đỗ Quang Khải' })
    expect((await passagesOf(code)).at(-2)).toMatchObject({ outcome: 'declined', note: 'Chưa rõ nguồn vốn.' })
  })

  it('goes back to any step behind but the desk', async () => {
    const code = await travelTo('issuing')
    for (const to_step of [5, 6, 0, 99]) {
      await expect(board.act('clerk', 'send_back', code, { to_step, reason: 'Sai số liệu.' })).rejects.toThrow()
    }
    await board.act('clerk', 'send_back', code, { to_step: 2, reason: 'Sai số liệu.' })
    expect(await board.dossier(code)).toMatchObject({ step_kind: 'appraisal', holder_name: 'Nguyễn Thị Thùy Dương' })
  })

  it('does not come back to somebody who has left the post since', async () => {
    const code = await travelTo('review')
    const { id } = board.actor('specialist')
    await board.db
      .updateTable('officer')
      .set({ active: false })
      .where('id', '=', id as string)
      .execute()
    await board.act('head', 'send_back', code, { reason: 'Rà lại.' })
    expect((await board.dossier(code)).holder_name).not.toBe('Nguyễn Thị Thùy Dương')
    await board.db
      .updateTable('officer')
      .set({ active: true })
      .where('id', '=', id as string)
      .execute()
  })
})

describe('the result', () => {
  const result = { result_number: '9876543210', result_on: '2026-08-03', result_signer: 'Phạm Đức Thịnh' }

  it('has a number, a day that has come, a signer and a file', async () => {
    const code = await travelTo('issuing')
    const files = [await board.file()]
    await expect(board.act('clerk', 'issue', code, { ...result, files, result_number: ' ' })).rejects.toMatchObject(
      problemAt('result_number'),
    )
    await expect(board.act('clerk', 'issue', code, { ...result, files, result_signer: '' })).rejects.toMatchObject(
      problemAt('result_signer'),
    )
    await expect(
      board.act('clerk', 'issue', code, { ...result, files, result_on: '2026-08-04' }),
    ).rejects.toMatchObject(problemAt('result_on'))
    await expect(board.act('clerk', 'issue', code, { ...result, files: [] })).rejects.toMatchObject(problemAt('files'))
    await board.act('clerk', 'issue', code, { ...result, files })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({
      ...result,
      state: 'resolved',
      end_ground: 'granted',
      resolved_at: board.clock.now(),
    })
    expect(await listFiles(board.db, dossier.id)).toMatchObject([{ purpose: 'result' }])
  })

  it('may be a reply that refuses', async () => {
    const code = await travelTo('issuing')
    await board.act('clerk', 'issue', code, { ...result, result_kind: 'rejected', files: [await board.file()] })
    expect((await board.dossier(code)).end_ground).toBe('rejected')
  })

  it('is given at the counter to somebody who shows who they are, elsewhere to an address', async () => {
    const code = await travelTo('released')
    const to = { receiver_name: 'Nguyễn Thị Hồng Nhung' }
    await expect(
      board.act('counterOfficer', 'return_result', code, { method: 'counter', ...to }),
    ).rejects.toMatchObject(problemAt('receiver_identifier'))
    await expect(board.act('counterOfficer', 'return_result', code, { method: 'post', ...to })).rejects.toMatchObject(
      problemAt('destination'),
    )
    await expect(
      board.act('counterOfficer', 'return_result', code, { method: 'post', destination: 'EB123456789VN' }),
    ).rejects.toMatchObject(problemAt('receiver_name'))
    await board
      .at('2026-08-05 15:20')
      .act('counterOfficer2', 'return_result', code, { method: 'post', ...to, destination: 'EB123456789VN' })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({ state: 'returned', holder_name: 'Hoàng Thị Lan Anh' })
    expect(localText(dossier.ended_at)).toBe('2026-08-05 15:20')
    expect((await lastEventOf(code))?.payload).toMatchObject({
      method: 'post',
      receiver: to.receiver_name,
      destination: 'EB123456789VN',
    })
  })
})

describe('a correction', () => {
  it('changes what was given and nothing else, and the log keeps what stood there before', async () => {
    const code = await travelTo('appraisal')
    const before = await board.dossier(code)
    await board.act('head', 'correct', code, {
      owner_phone: '0911 222 333',
      summary: 'Dự án giai đoạn 3',
      reason: 'Gõ nhầm.',
    })
    const after = await board.dossier(code)
    const { version, event_seq, last_hash, ...unchanged } = before
    expect(after).toMatchObject({
      ...unchanged,
      owner_phone: '0911 222 333',
      summary: 'Dự án giai đoạn 3',
      phone_tails: ['2333', '4321'],
    })
    expect([after.version, after.event_seq]).toEqual([version + 1, event_seq + 1])
    expect(after.last_hash).not.toBe(last_hash)
    expect((await lastEventOf(code))?.payload).toEqual({
      reason: 'Gõ nhầm.',
      before: { owner_phone: '0912 345 678', summary: before.summary },
      after: { owner_phone: '0911 222 333', summary: 'Dự án giai đoạn 3' },
    })
  })

  it('can empty a field, needs a reason and something to correct, and checks as the reception does', async () => {
    const code = await travelTo('appraisal')
    await board.act('head', 'correct', code, { owner_email: '', reason: 'Không có thư điện tử.' })
    expect((await board.dossier(code)).owner_email).toBeNull()
    await expect(board.act('head', 'correct', code, { owner_name: 'X' })).rejects.toMatchObject(problemAt('reason'))
    await expect(board.act('head', 'correct', code, { reason: 'Không gì cả.' })).rejects.toMatchObject(
      problemAt('owner_name'),
    )
    await expect(board.act('head', 'correct', code, { owner_identifier: '12', reason: 'x' })).rejects.toMatchObject(
      problemAt('owner_identifier'),
    )
    await expect(board.act('head', 'correct', code, { authorisation: '', reason: 'x' })).rejects.toMatchObject(
      problemAt('authorisation'),
    )
  })
})
