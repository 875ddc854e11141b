import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '../ids.ts'
import { keepUnder, storedPath } from './disk-file-store.ts'
import './stored-file-store.ts'

/** What backups and checks do with the store's folder (DATA_DIR/files) from outside of a running server. */

export interface FileFault {
  sha256: string
  fault: 'missing' | 'damaged'
}

export interface FilesChecked {
  files: number
  bytes: number
  faults: FileFault[]
}

const ROWS_AT_ONCE = 1_000

/**
 * Hashes the bytes of every file that the database knows (or of these) and names those that are gone or not what they were.
 */
export async function checkStoredFiles(
  db: Kysely<Tables>,
  folder: string,
  options: { only?: readonly string[]; onProgress?: (checked: FilesChecked) => void } = {},
): Promise<FilesChecked> {
  const checked: FilesChecked = { files: 0, bytes: 0, faults: [] }
  for await (const { sha256, size } of listStoredFiles(db)) {
    if (options.only && !options.only.includes(sha256)) continue
    checked.files++
    const found = await hashOf(storedPath(folder, sha256))
    if (found === undefined) checked.faults.push({ sha256, fault: 'missing' })
    else {
      checked.bytes += found.bytes
      if (found.sha256 !== sha256 || found.bytes !== size) checked.faults.push({ sha256, fault: 'damaged' })
    }
    if (checked.files % 100 === 0) options.onProgress?.(checked)
  }
  return checked
}

/** Hash and size of every file that the database knows, a page at a time. */
export async function* listStoredFiles(db: Kysely<Tables>): AsyncGenerator<{ sha256: string; size: number }> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('stored_file')
      .select(['sha256', 'size_bytes'])
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(ROWS_AT_ONCE)
      .execute()
    for (const row of rows) yield { sha256: row.sha256, size: Number(row.size_bytes) }
    const last = rows.at(-1)
    if (!last) return
    after = last.sha256
  }
}

/**
 * Puts bytes that a backup holds under their hash, complete and on the disk, or not at all.
 * @returns false when the bytes are not those of the hash
 */
export async function restoreStoredFile(
  folder: string,
  sha256: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const path = storedPath(folder, sha256)
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  const temporary = join(incoming, newId())
  const hash = createHash('sha256')
  try {
    const file = await open(temporary, 'wx')
    try {
      for await (const chunk of bytes) {
        hash.update(chunk)
        await file.appendFile(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    if (hash.digest('hex') !== sha256) return false
    await keepUnder(temporary, path)
    return true
  } finally {
    await rm(temporary, { force: true })
  }
}

async function hashOf(path: string): Promise<{ sha256: string; bytes: number } | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).byteLength
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return { sha256: hash.digest('hex'), bytes }
}
