import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { system } from '#platform/access/actor.ts'
import { type Database, openDatabase } from '#platform/database/database.ts'
import { silentLog } from '#platform/log.ts'
import { projectPath } from '#platform/project.ts'
import { Board } from '#tests/support/board.ts'
import { off, publishDays } from '#tests/support/calendar-versions.ts'
import { multiplyDossiers } from '../../../bench/many-dossiers.ts'
import { recountDossiers } from './actions/recount.ts'
import { previewRecount } from './recount-preview.ts'
import { getRecount } from './recount-queries.ts'
import { BATCH, runRecounts } from './recount-run.ts'

/** SIGKILL in the middle of an act: what was committed stays, the rest follows, and no dossier is moved twice. */

const folder = mkdtempSync(join(tmpdir(), 'motcua-recount-'))
let database: Database | undefined

afterAll(async () => {
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a killed act goes on where it was and finishes', { timeout: 180_000 }, async () => {
  const { id, open } = await decideOnMany()
  await killAfter(3)
  database = await openDatabase({ dataFolder: folder }, silentLog, { migrate: false })
  const killed = await getRecount(database.db, id)
  expect(killed.finished_at).toBeNull()
  expect(killed.looked_at).toBeGreaterThanOrEqual(2 * BATCH)
  expect(killed.looked_at).toBeLessThan(open)
  expect(await movedEvents(database, id), 'the counter says what is there').toBe(killed.moved_later)

  await runRecounts({ database, clock: { now: () => new Date('2026-08-04T03:00:00Z') }, log: silentLog })
  const finished = await getRecount(database.db, id)
  expect([finished.looked_at, finished.moved_later, finished.kept]).toEqual([open, open, 0])
  expect(finished.found_digest, 'exactly the list that was seen').toBe(finished.listed_digest)
  expect(await movedEvents(database, id)).toBe(open)
  expect(await broken(database)).toEqual([])
})

/** About two thousand open dossiers, and the decision to move them. */
async function decideOnMany(): Promise<{ id: string; open: number }> {
  const opened = await openDatabase({ dataFolder: folder }, silentLog)
  const board = new Board(opened)
  await board.load()
  for (let count = 0; count < 4; count++) await board.receive()
  await multiplyDossiers(opened.db, 1, 500)
  await publishDays(board, off('2026-08-07'))
  const seen = await previewRecount(opened.db, 'vn', { unit_ids: null }, board.clock.now())
  const decision = {
    calendar: 'vn',
    version: seen.version,
    listed_at: seen.at.toISOString(),
    listed_count: seen.rows.length,
    listed_digest: seen.digest,
    reason: 'Bão số 7, trụ sở đóng cửa',
  }
  const { id } = await board.perform(recountDossiers, system, decision)
  await opened.close()
  return { id, open: seen.lookedAt }
}

/** Kills the process that carries it out when the given batch begins. */
async function killAfter(batches: number): Promise<void> {
  const child = spawn(process.execPath, [projectPath('tests/support/recount-until-killed.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  let begun = 0
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'batch' && ++begun === batches) child.kill('SIGKILL')
  }
  await ended
  expect(begun, 'it was in the middle').toBeGreaterThanOrEqual(batches)
}

async function movedEvents({ db }: Database, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct dossier_id)::int as n from dossier_event where type = 'recount' and payload ->> 'recount' = ${id}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** Dossiers whose row, last event and open passage do not agree, or that were moved more than once. */
async function broken({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select d.code from dossier d
    left join dossier_event e on e.dossier_id = d.id and e.seq = d.event_seq
    left join dossier_event p on p.dossier_id = d.id and p.seq = d.event_seq - 1
    left join dossier_passage s on s.dossier_id = d.id and s.ended_at is null
    where e.type is distinct from 'recount' or e.hash <> d.last_hash or e.prev_hash <> p.hash or p.type = 'recount'
      or d.due_at <> (e.payload ->> 'due_after')::timestamptz or d.step_due_at is distinct from s.due_at`.execute(db)
  return rows.map((row) => row.code)
}
