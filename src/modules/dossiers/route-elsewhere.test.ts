import { expect, it } from 'vitest'
import { anybody, IRC, receiveInput, useBoard } from '#tests/support/board.ts'
import { supplementItems } from '#tests/support/dossier-road.ts'
import { refuseAtCounter } from './actions/refuse-at-counter.ts'
import { submit } from './actions/submit.ts'
import { supplementAtCounter } from './actions/supplement-at-counter.ts'
import { listEvents } from './dossier-queries.ts'
import type { DossierRecord } from './pages/dossier-record.ts'
import { logOf } from './pages/log-lines.ts'

const board = useBoard()
const system = 'Hệ thống thông tin quốc gia về đầu tư'
const input = (more: object = {}) => receiveInput({ components: [{ ordinal: 0, originals: 1 }], ...more })
const reason = 'Hệ thống của Bộ đang bảo trì'
const atField = (path: string) => ({ problems: [{ path, message: expect.stringContaining(system) }] })
const eventsOf = async (code: string) => listEvents(board.db, (await board.dossier(code)).id)

it('a procedure of another system is received here only with a reason, which stays in the log', async () => {
  await board.at('2026-08-03 09:00').importVariant({ code: IRC, route: { kind: 'ministry_system', system } })
  await expect(board.receive(input())).rejects.toMatchObject(atField('elsewhere_reason'))
  await expect(board.receive(input({ elsewhere_reason: '  ' }))).rejects.toMatchObject(atField('elsewhere_reason'))
  const { code } = await board.receive(input({ elsewhere_reason: reason }))
  const events = await eventsOf(code)
  expect(events[0]?.payload).toMatchObject({ elsewhere: { system, reason } })
  const record = { events, dossier: await board.dossier(code), units: new Map() } as unknown as DossierRecord
  expect(logOf(record).lines[0]?.details.join()).toContain(`${system}; lý do tiếp nhận tại đây: ${reason}`)
})

it('so it is when papers are missing; a refusal needs none', async () => {
  const lacking = input(supplementItems)
  await expect(board.perform(supplementAtCounter, 'counterOfficer', lacking)).rejects.toMatchObject(
    atField('elsewhere_reason'),
  )
  const { code } = await board.perform(supplementAtCounter, 'counterOfficer', { ...lacking, elsewhere_reason: reason })
  expect((await eventsOf(code))[0]?.payload).toMatchObject({ elsewhere: { reason } })
  const refused = await board.perform(refuseAtCounter, 'counterOfficer', {
    ...input(),
    reason: 'Nộp trên hệ thống khác.',
  })
  expect(refused.state).toBe('refused')
})

it('an applicant cannot submit it here at all', async () => {
  await expect(board.perform(submit, anybody, input({ elsewhere_reason: reason }))).rejects.toMatchObject(
    atField('procedure_code'),
  )
})

it('a procedure of our own asks for no reason and keeps none', async () => {
  await board.importVariant({ code: IRC, note: 'lại giải quyết tại Ban' })
  const { code } = await board.receive(input({ elsewhere_reason: reason }))
  expect((await eventsOf(code))[0]?.payload).not.toHaveProperty('elsewhere')
})
