import { expect, it } from 'vitest'
import { submit } from '#modules/dossiers/exports.ts'
import { anybody, IRC, receiveInput, useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { instant } from '#tests/support/instants.ts'
import { countMonth, listFrequentProcedures } from './figures-queries.ts'

const board = useBoard()

it('counts what came in, what is open and how results stood to their appointments', async () => {
  board.at('2026-07-20 09:00')
  await travelTo(board, 'received')
  board.at('2026-08-03 09:00')
  await travelTo(board, 'returned')
  await travelTo(board, 'awaiting_supplement')
  await travelTo(board, 'refused')
  await board.perform(submit, anybody, { ...receiveInput(), channel: 'online' })
  const month = await countMonth(board.db, instant('2026-08-01 00:00'))
  expect(month).toMatchObject({ received: 2, online: 0, open: 2, early: 1, onTime: 0, late: 0 })
  expect(month.spans).toEqual([{ received_on: '2026-08-03', resolved_on: '2026-08-03', count: 1 }])
  expect(await countMonth(board.db, instant('2026-09-01 00:00'))).toMatchObject({
    received: 0,
    open: 2,
    early: 0,
    spans: [],
  })
})

it('tells a late result by the appointment in force', async () => {
  board.at('2026-08-03 09:00')
  const code = await travelTo(board, 'resolved')
  await board.db
    .updateTable('dossier')
    .set({ due_at: instant('2026-07-31 17:00') })
    .where('code', '=', code)
    .execute()
  expect(await countMonth(board.db, instant('2026-08-01 00:00'))).toMatchObject({ early: 1, late: 1 })
})

it('lists the procedures for which most came in, none from before', async () => {
  expect(await listFrequentProcedures(board.db, instant('2026-07-01 00:00'), 6)).toEqual([IRC])
  expect(await listFrequentProcedures(board.db, instant('2026-09-01 00:00'), 6)).toEqual([])
})
