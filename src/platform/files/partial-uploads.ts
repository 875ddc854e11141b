import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { m } from '#words'
import { Refusal } from '../errors.ts'
import { tooLarge } from './disk-file-store.ts'

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const FORGOTTEN_MS = 24 * 3_600_000

/** Uploads in pieces: what arrived stays, so that a broken line costs one piece and not the file. */
export interface PartialUploads {
  /** Bytes that have arrived so far; 0 for an upload that has not begun. */
  size(id: string): Promise<number>
  /** @throws Refusal 409 `upload_offset` when `offset` is not what has arrived, 422 when the file is too large */
  append(id: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<number>
  /** The whole as a stream, for the store; remove it afterwards. */
  read(id: string): AsyncIterable<Uint8Array>
  remove(id: string): Promise<void>
}

export function partialUploads(folder: string, limitBytes: number): PartialUploads {
  const pathOf = (id: string) => {
    if (!ID.test(id)) throw new Refusal(404, 'upload_not_found', m.platform_file_not_found())
    return join(folder, id)
  }
  const size = (id: string) =>
    stat(pathOf(id)).then(
      (found) => found.size,
      () => 0,
    )
  return {
    size,
    async append(id, offset, bytes) {
      await mkdir(folder, { recursive: true })
      if (offset === 0) await removeForgotten(folder)
      const arrived = await size(id)
      if (arrived !== offset) throw new Refusal(409, 'upload_offset', m.platform_upload_offset({ arrived }))
      const file = await open(pathOf(id), 'a')
      try {
        return await appendAll(file, offset, bytes, limitBytes)
      } finally {
        await file.close()
      }
    },
    read: (id) => createReadStream(pathOf(id)),
    remove: (id) => rm(pathOf(id), { force: true }),
  }
}

async function appendAll(
  file: FileHandle,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<number> {
  let arrived = offset
  for await (const chunk of bytes) {
    arrived += chunk.byteLength
    if (arrived > limit) throw tooLarge(limit)
    await file.appendFile(chunk)
  }
  return arrived
}

async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > FORGOTTEN_MS) await rm(path, { force: true })
  }
}
