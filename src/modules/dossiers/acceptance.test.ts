import { describe, expect, test } from 'vitest'
import { anybody, receiveInput, useBoard } from '../../../tests/support/board.ts'
import { dossierPages } from '../../../tests/support/dossier-pages.ts'
import { supplementItems, travelTo } from '../../../tests/support/dossier-road.ts'
import { instant } from '../../../tests/support/instants.ts'
import { findAcceptance, listUntold } from './acceptance-queries.ts'
import { markOfficerTold } from './acceptance-store.ts'
import { submit } from './actions/submit.ts'

const board = useBoard()

async function submitted(at: string): Promise<{ id: string; code: string }> {
  board.at(at)
  const { code } = await board.perform(submit, anybody, { ...receiveInput(), channel: 'online' })
  return { id: (await board.dossier(code)).id, code }
}

const clockOf = (id: string) => findAcceptance(board.db, id)

describe('the clocks of acceptance', () => {
  test('count working hours from the arrival: 2 to tell the officer, 8 to answer', async () => {
    const { id } = await submitted('2026-08-03 09:00')
    expect(await clockOf(id)).toMatchObject({
      round: 1,
      arrived_at: instant('2026-08-03 09:00'),
      notify_due_at: instant('2026-08-03 11:00'),
      due_at: instant('2026-08-04 09:00'),
      told_at: null,
      answered_at: null,
      receiving_unit_id: board.unit('H62.001'),
    })
  })

  test('begin at the next opening when it comes at night before a holiday', async () => {
    // Tue 1 and Wed 2 September 2026 are off; 31 August is swapped with Saturday 22.
    const { id } = await submitted('2026-08-28 22:15')
    expect(await clockOf(id)).toMatchObject({
      notify_due_at: instant('2026-09-03 09:30'),
      due_at: instant('2026-09-03 17:00'),
    })
  })

  test('are answered by acceptance, by the request for more and by refusal, each under its name', async () => {
    const accepted = await submitted('2026-08-03 09:00')
    board.at('2026-08-03 10:20')
    await board.act('counterOfficer', 'accept', accepted.code)
    expect(await clockOf(accepted.id)).toMatchObject({
      answer: 'accept',
      answered_at: instant('2026-08-03 10:20'),
      told_at: instant('2026-08-03 10:20'),
    })

    const refused = await submitted('2026-08-03 09:00')
    await board.act('counterOfficer', 'refuse', refused.code, { reason: 'Không thuộc thẩm quyền của Ban.' })
    expect(await clockOf(refused.id)).toMatchObject({ answer: 'refuse', round: 1 })

    const asked = await submitted('2026-08-03 09:00')
    await board.act('counterOfficer', 'request_supplement', asked.code, supplementItems)
    expect(await clockOf(asked.id)).toMatchObject({ answer: 'request_supplement', round: 1 })
  })

  test('begin again when the applicant has answered the request', async () => {
    const { id, code } = await submitted('2026-08-03 09:00')
    await board.act('counterOfficer', 'request_supplement', code, supplementItems)
    board.at('2026-08-05 14:00')
    await board.act('counterOfficer', 'supplement', code, { note: 'Đã nộp đủ.' })
    expect(await clockOf(id)).toMatchObject({
      round: 2,
      arrived_at: instant('2026-08-05 14:00'),
      due_at: instant('2026-08-06 14:00'),
      answered_at: null,
    })
  })

  test('do not run for what is brought to the counter', async () => {
    board.at('2026-08-03 09:00')
    const code = await travelTo(board, 'incomplete')
    await board.act('counterOfficer', 'supplement', code, { note: 'Đã nộp đủ.' })
    const dossier = await board.dossier(code)
    expect(dossier.state).toBe('submitted')
    expect(await clockOf(dossier.id)).toBeUndefined()
  })
})

test('the desk officer is told once; the first moment stays', async () => {
  const { id, code } = await submitted('2026-08-03 09:00')
  expect((await listUntold(board.db, 100)).map((each) => each.code)).toContain(code)
  expect(await markOfficerTold(board.db, id, instant('2026-08-03 09:01'))).toBe(true)
  expect(await markOfficerTold(board.db, id, instant('2026-08-03 09:30'))).toBe(false)
  expect((await clockOf(id))?.told_at).toEqual(instant('2026-08-03 09:01'))
  expect((await listUntold(board.db, 100)).map((each) => each.code)).not.toContain(code)
})

describe('on the page of the dossier', () => {
  const server = dossierPages(board)

  test('until when it is to be answered, how long still, and why; once answered no longer', async () => {
    const { code } = await submitted('2026-08-03 09:00')
    board.at('2026-08-03 15:40')
    const page = async () => (await server.get(`/dossiers/${code}`, board.actor('counterOfficer'))).html
    expect(await page()).toMatch(/trước 09:00\sthứ\sBa\s04\/08\/2026, còn 2 giờ 50 phút làm việc/)
    expect(await page()).toContain('/calendar/why?on=03%2F08%2F2026&amp;at=09%3A00&amp;value=8&amp;unit=working_hours')
    board.at('2026-08-04 10:00')
    expect(await page()).toContain('chậm 1 giờ làm việc')
    await board.act('counterOfficer', 'accept', code)
    expect(await page()).not.toContain('/calendar/why?on=03')
  })
})
