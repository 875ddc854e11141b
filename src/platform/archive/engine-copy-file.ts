import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { restoreEngineCopy } from '../database/engine-copy.ts'
import { lockFolder } from '../database/folder-lock.ts'

/** Where a tar header says what it is. */
const MARK_AT = 257

/** Is this a copy of the embedded database's folder, as one is kept before each migration (`before-migration-….tar.gz`)? */
export async function isEngineCopy(path: string): Promise<boolean> {
  const unpacked = createReadStream(path).pipe(createGunzip())
  try {
    for await (const chunk of unpacked) return (chunk as Buffer).toString('latin1', MARK_AT, MARK_AT + 5) === 'ustar'
    return false
  } catch {
    return false
  } finally {
    unpacked.destroy()
  }
}

/** Puts such a copy where the database lies. @param dataFolder its database must be absent or known to hold nothing */
export async function restoreEngineCopyFile(path: string, dataFolder: string): Promise<void> {
  const unlock = await lockFolder(dataFolder)
  try {
    const database = join(dataFolder, 'database')
    await rm(database, { recursive: true, force: true })
    await restoreEngineCopy(path, database)
  } finally {
    unlock()
  }
}
