import { describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { useBoard } from '#tests/support/board.ts'
import { type Place, travelTo } from '#tests/support/dossier-road.ts'
import { instant, localText } from '#tests/support/instants.ts'
import { listEvents } from '../dossier-queries.ts'
import { onlineApplicant } from '../online-act.ts'
import { trackingKey } from '../tracking-link.ts'
import { askToWithdrawOnline } from './ask-to-withdraw-online.ts'
import { supplementOnline } from './supplement-online.ts'

const board = useBoard()
const SECRET = 'x'.repeat(40)
const supplement = supplementOnline(SECRET)
const withdraw = askToWithdrawOnline(SECRET)

async function dossierAt(place: Place) {
  board.at('2026-08-03 09:00')
  const code = await travelTo(board, place)
  return { code, key: trackingKey(code, SECRET) }
}

describe('supplement online', () => {
  it('takes the files and the note, and lets the clock go on', async () => {
    const target = await dossierAt('awaiting_supplement')
    const files = [await board.file('de-xuat-du-an.pdf', 3)]
    board.at('2026-08-06 10:00')
    const result = await board.perform(supplement, onlineApplicant, { ...target, note: 'Đã bổ sung.', files })
    expect(result.state).toBe('in_process')
    const after = await board.dossier(target.code)
    // Three working days of waiting (4, 5, 6 August) are added to the ten: 17 August becomes 20 August.
    expect(localText(after.due_at)).toBe('2026-08-20 17:00')
    const last = (await listEvents(board.db, after.id)).at(-1)
    expect(last).toMatchObject({
      type: 'supplement',
      actor_kind: 'applicant',
      actor_id: null,
      at: instant('2026-08-06 10:00'),
    })
  })

  it('does the same as the desk would', async () => {
    const online = await dossierAt('awaiting_supplement')
    const atDesk = await dossierAt('awaiting_supplement')
    board.at('2026-08-12 09:00')
    await board.perform(supplement, onlineApplicant, { ...online, note: 'Đã bổ sung.' })
    await board.act('counterOfficer', 'supplement', atDesk.code, { note: 'Đã bổ sung.' })
    const [a, b] = [await board.dossier(online.code), await board.dossier(atDesk.code)]
    for (const name of ['state', 'due_at', 'step_due_at', 'step_kind', 'unit_id', 'waiting_since'] as const) {
      expect(a[name], name).toEqual(b[name])
    }
  })

  it('answers a repeated request once', async () => {
    const target = await dossierAt('awaiting_supplement')
    const requestId = newId()
    const first = await board.perform(supplement, onlineApplicant, { ...target, note: 'Một lần.' }, requestId)
    expect(await board.perform(supplement, onlineApplicant, { ...target, note: 'Một lần.' }, requestId)).toEqual(first)
  })

  it('says nothing to a wrong key: it looks like a dossier that is not there', async () => {
    const target = await dossierAt('awaiting_supplement')
    const other = await dossierAt('awaiting_supplement')
    const missing = { status: 404, code: 'dossier_not_found' }
    await expect(
      board.perform(supplement, onlineApplicant, { ...target, key: other.key, note: 'x' }),
    ).rejects.toMatchObject(missing)
    await expect(board.perform(supplement, onlineApplicant, { ...target, key: '', note: 'x' })).rejects.toMatchObject(
      missing,
    )
    const nowhere = { code: 'H62.015-260803-9999', key: trackingKey('H62.015-260803-9999', SECRET), note: 'x' }
    await expect(board.perform(supplement, onlineApplicant, nowhere)).rejects.toMatchObject(missing)
    expect((await board.dossier(target.code)).state).toBe('awaiting_supplement')
  })

  it('is refused in every state that does not wait for it, and when it is empty', async () => {
    for (const place of ['submitted', 'appraisal', 'paused', 'resolved', 'returned'] as const) {
      const target = await dossierAt(place)
      await expect(board.perform(supplement, onlineApplicant, { ...target, note: 'x' })).rejects.toMatchObject({
        status: 409,
        code: 'wrong_state',
      })
    }
    const target = await dossierAt('awaiting_supplement')
    await expect(board.perform(supplement, onlineApplicant, target)).rejects.toMatchObject({
      problems: [{ path: 'note' }],
    })
  })

  it('of two at once exactly one succeeds', async () => {
    const target = await dossierAt('awaiting_supplement')
    const both = await Promise.allSettled(
      [1, 2].map(() => board.perform(supplement, onlineApplicant, { ...target, note: 'x' })),
    )
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('withdrawal online', () => {
  it('records the wish, and the clock stands', async () => {
    const target = await dossierAt('appraisal')
    const result = await board.perform(withdraw, onlineApplicant, { ...target, reason: 'Đổi địa điểm dự án.' })
    expect(result.state).toBe('withdrawal_requested')
    const after = await board.dossier(target.code)
    expect(after).toMatchObject({ due_at: null, state_before: 'in_process', waiting_ground: 'withdrawal' })
    const last = (await listEvents(board.db, after.id)).at(-1)
    expect(last).toMatchObject({ type: 'ask_to_withdraw', actor_kind: 'applicant', payload: { channel: 'online' } })
  })

  it('is refused without a reason, with a wrong key, and when there is a result', async () => {
    const target = await dossierAt('appraisal')
    await expect(board.perform(withdraw, onlineApplicant, target)).rejects.toMatchObject({
      problems: [{ path: 'reason' }],
    })
    await expect(board.perform(withdraw, onlineApplicant, { ...target, key: 'x', reason: 'x' })).rejects.toMatchObject({
      status: 404,
    })
    const done = await dossierAt('resolved')
    await expect(board.perform(withdraw, onlineApplicant, { ...done, reason: 'x' })).rejects.toMatchObject({
      status: 409,
    })
  })
})
