import { sql, type Transaction } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Tables } from '#platform/database/tables.ts'
import { useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { verifyChains } from './verify-chain.ts'

const board = useBoard()
let code: string
let id: string

beforeEach(async () => {
  code = await travelTo(board.at('2026-08-03 09:00'), 'returned')
  id = (await board.dossier(code)).id
})

/** As somebody with the database in hand would: past the triggers that forbid it. */
function tamper(change: (tx: Transaction<Tables>) => Promise<unknown>): Promise<void> {
  return board.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await change(tx)
  })
}

const faultsOf = async () => (await verifyChains(board.db, { code })).faults

describe('the log of a dossier', () => {
  it('is whole as it was written', async () => {
    const found = await verifyChains(board.db)
    expect(found.faults).toEqual([])
    expect(found.events).toBeGreaterThanOrEqual(10)
    expect(await verifyChains(board.db, { code })).toMatchObject({ dossiers: 1, events: 10, faults: [] })
  })

  it('cannot be changed by the ordinary way', async () => {
    await expect(
      board.db.updateTable('dossier_event').set({ type: 'x' }).where('dossier_id', '=', id).execute(),
    ).rejects.toThrow()
    await expect(board.db.deleteFrom('dossier_event').where('dossier_id', '=', id).execute()).rejects.toThrow()
    await expect(board.db.deleteFrom('clock_mark').where('dossier_id', '=', id).execute()).rejects.toThrow()
  })

  it('shows a payload that was changed, and which', async () => {
    await tamper((tx) =>
      sql`update dossier_event set payload = payload || '{"number":"1"}' where dossier_id = ${id} and seq = 8`.execute(
        tx,
      ),
    )
    expect(await faultsOf()).toEqual([{ code, seq: 8, fault: 'changed', type: 'issue' }])
  })

  it.each([
    ['time', sql`at = at + interval '1 second'`],
    ['actor', sql`actor_name = 'Ai đó'`],
    ['type', sql`type = 'approve'`],
    ['unit', sql`unit_id = null`],
  ])('shows a changed %s', async (_what, change) => {
    await tamper((tx) => sql`update dossier_event set ${change} where dossier_id = ${id} and seq = 4`.execute(tx))
    expect(await faultsOf()).toMatchObject([{ seq: 4, fault: 'changed' }])
  })

  it('shows an event that was removed in the middle', async () => {
    await tamper((tx) => sql`delete from dossier_event where dossier_id = ${id} and seq = 5`.execute(tx))
    expect(await faultsOf()).toEqual([{ code, seq: 5, fault: 'missing', type: null }])
  })

  it('shows every one of several that were removed', async () => {
    await tamper((tx) => sql`delete from dossier_event where dossier_id = ${id} and seq in (1, 5, 6)`.execute(tx))
    expect((await faultsOf()).map((fault) => [fault.seq, fault.fault])).toEqual([
      [1, 'missing'],
      [5, 'missing'],
      [6, 'missing'],
    ])
  })

  it('shows that its end was cut off', async () => {
    await tamper((tx) => sql`delete from dossier_event where dossier_id = ${id} and seq > 8`.execute(tx))
    expect((await faultsOf()).map((fault) => [fault.seq, fault.fault])).toEqual([
      [9, 'missing'],
      [10, 'missing'],
    ])
  })

  it('shows that all of it is gone', async () => {
    await tamper((tx) => sql`delete from dossier_event where dossier_id = ${id}`.execute(tx))
    expect((await faultsOf()).map((fault) => fault.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('shows that two hashes changed places', async () => {
    await tamper((tx) =>
      sql`update dossier_event e set hash = other.hash from dossier_event other
        where e.dossier_id = ${id} and other.dossier_id = e.dossier_id and e.seq + other.seq = 7 and e.seq in (3, 4)`.execute(
        tx,
      ),
    )
    const faults = await faultsOf()
    expect(faults.map((fault) => [fault.seq, fault.fault])).toEqual(
      expect.arrayContaining([
        [3, 'changed'],
        [4, 'changed'],
        [4, 'broken_link'],
        [5, 'broken_link'],
      ]),
    )
  })

  it('shows an event that was added behind, and a row that was turned back', async () => {
    await tamper((tx) => sql`update dossier set event_seq = 9 where id = ${id}`.execute(tx))
    expect(await faultsOf()).toEqual([{ code, seq: 9, fault: 'row_disagrees', type: null }])
  })

  it('shows a log that was written anew from some event on', async () => {
    await tamper((tx) =>
      sql`update dossier_event set hash = repeat('a', 64) where dossier_id = ${id} and seq = 10`.execute(tx),
    )
    expect((await faultsOf()).map((fault) => fault.fault)).toEqual(['changed', 'row_disagrees'])
  })

  it('is missed when its dossier is gone', async () => {
    await tamper((tx) => sql`delete from dossier where id = ${id}`.execute(tx))
    expect((await verifyChains(board.db)).faults).toContainEqual({ code: id, seq: 0, fault: 'missing', type: null })
    await tamper((tx) => sql`delete from dossier_event where dossier_id = ${id}`.execute(tx))
  })

  it('is found among others, page by page', async () => {
    await travelTo(board, 'received')
    await tamper((tx) =>
      sql`update dossier_event set actor_name = 'x' where dossier_id = ${id} and seq = 2`.execute(tx),
    )
    const seen: number[] = []
    const found = await verifyChains(board.db, { onProgress: (progress) => seen.push(progress.dossiers) })
    expect(found.faults.filter((fault) => fault.code === code)).toEqual([
      { code, seq: 2, fault: 'changed', type: 'hand_over' },
    ])
    expect(seen.at(-1)).toBe(found.dossiers)
  })
})
