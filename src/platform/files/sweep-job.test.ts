import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApplication } from '#tests/support/application.ts'
import { receiveInput, useBoard } from '#tests/support/board.ts'
import type { Application } from '../application.ts'
import { findStoredFile, forgetUnusedFile, recordStoredFile } from './stored-file-store.ts'
import { sweep } from './sweep-job.ts'

const board = useBoard()
let app: Application

beforeAll(async () => {
  app = { ...(await testApplication(board.database)), clock: board.clock }
})

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(`%PDF-1.7\n${text}\n%%EOF`)
}

/** Uploaded now, by the board's clock; the bytes themselves are old enough for the sweep. */
async function upload(text: string): Promise<string> {
  const file = await app.files.put(bytesOf(text), 'a.pdf')
  await recordStoredFile(board.db, file, board.clock.now())
  return file.sha256
}

const isKept = async (sha256: string) => [
  (await findStoredFile(board.db, sha256)) !== undefined,
  await app.files.has(sha256),
]

const withFile = (sha256: string) => ({ files: [{ sha256, name: 'a.pdf', component: 0 }] })

/** As if the disk were four days older: nothing was put again meanwhile. */
const old: Application['files']['discard'] = (sha256) => app.files.discard(sha256, 0)
const swept = () => sweep({ ...app, files: { ...app.files, discard: old } })

describe('uploads that were never handed in', () => {
  test('go after three days, row and bytes', async () => {
    board.at('2026-08-03 09:00')
    const unused = await upload('unused')
    board.at('2026-08-06 08:00')
    expect(await swept()).toBe(0)
    board.at('2026-08-06 10:00')
    expect(await swept()).toBe(1)
    expect(await isKept(unused)).toEqual([false, false])
    expect(await swept()).toBe(0)
  })

  test('stay while a dossier has them, or a draft of a form', async () => {
    board.at('2026-08-03 09:00')
    const [handedIn, inDraft] = [await upload('handed in'), await upload('in a draft')]
    await board.receive(withFile(handedIn))
    const body = JSON.stringify({ values: { 'scans.p0.0.sha256': inDraft } })
    await sql`insert into form_draft (owner_id, form_key, body, saved_at) values ('x', 'reception', ${body}::jsonb, now())`.execute(
      board.db,
    )
    board.at('2026-09-03 09:00')
    expect(await swept()).toBe(0)
    expect([await isKept(handedIn), await isKept(inDraft)]).toEqual([
      [true, true],
      [true, true],
    ])
    await sql`delete from form_draft`.execute(board.db)
    expect(await swept()).toBe(1)
    expect([await isKept(handedIn), await isKept(inDraft)]).toEqual([
      [true, true],
      [false, false],
    ])
  })

  test('stored again are new again', async () => {
    board.at('2026-08-03 09:00')
    const again = await upload('again')
    board.at('2026-08-06 09:00')
    await upload('again')
    board.at('2026-08-06 10:00')
    expect(await swept()).toBe(0)
    // The row is gone already when the same bytes come again: they are not taken away under the new row.
    await forgetUnusedFile(board.db, again, new Date(board.clock.now().getTime() + 1))
    await upload('again')
    expect(await app.files.discard(again, 3 * 86_400_000)).toBe(false)
    expect(await isKept(again)).toEqual([true, true])
  })

  test('a submission at the same time wins, or is told that the file is gone; never a dossier without its file', async () => {
    for (let round = 0; round < 6; round++) {
      board.at('2026-08-03 09:00')
      const sha256 = await upload(`race ${round}`)
      board.at('2026-08-10 09:00')
      const [received] = await Promise.allSettled([board.receive(withFile(sha256)), swept()])
      if (received.status === 'rejected') expect(received.reason).toMatchObject({ code: 'file_not_stored' })
      else expect(await isKept(sha256)).toEqual([true, true])
    }
  })

  test('a reception that is being written holds its file', async () => {
    board.at('2026-08-03 09:00')
    const sha256 = await upload('held')
    const before = new Date('2026-08-10T00:00:00Z')
    await board.receive({ ...receiveInput(), ...withFile(sha256) })
    expect(await forgetUnusedFile(board.db, sha256, before)).toBe(false)
    expect(await isKept(sha256)).toEqual([true, true])
  })
})
