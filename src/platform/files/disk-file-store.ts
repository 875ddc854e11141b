import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { m } from '#words'
import { Refusal } from '../errors.ts'
import { newId } from '../ids.ts'
import { findMediaType } from './file-kinds.ts'
import type { FileStore, StoredFile } from './file-store.ts'

export interface DiskStoreSettings {
  /** DATA_DIR/files */
  folder: string
  limitBytes: number
}

const SHA256 = /^[0-9a-f]{64}$/
const ABANDONED_MS = 24 * 3_600_000

/** Files lie as files/ab/cdef…; what is still arriving lies in files/incoming until it is complete and on the disk. */
export async function openDiskFileStore(settings: DiskStoreSettings): Promise<FileStore> {
  const incoming = join(settings.folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  await sweepAbandoned(incoming)
  const pathOf = (sha256: string) => storedPath(settings.folder, sha256)
  return {
    async put(bytes, name) {
      const temporary = join(incoming, newId())
      try {
        const { sha256, sizeBytes } = await writeAll(temporary, bytes, settings.limitBytes)
        const mediaType = await findMediaType(temporary, name)
        await keepUnder(temporary, pathOf(sha256))
        return { sha256, sizeBytes, mediaType }
      } finally {
        await rm(temporary, { force: true })
      }
    },
    async open(sha256) {
      const path = pathOf(sha256)
      if (!(await exists(path))) throw notThere()
      return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
    },
    async read(sha256) {
      const path = pathOf(sha256)
      if (!(await exists(path))) throw notThere()
      return new Uint8Array(await readFile(path))
    },
    has: (sha256) => exists(pathOf(sha256)),
    discard: (sha256, fresh) => discard(pathOf(sha256), join(incoming, newId()), fresh),
  }
}

/** Where the bytes with this hash lie. @throws Refusal 404 for what is no hash */
export function storedPath(folder: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw notThere()
  return join(folder, sha256.slice(0, 2), sha256.slice(2))
}

/** Taken aside first and looked at there: whoever puts the same bytes meanwhile finds them again in their place. */
async function discard(path: string, aside: string, fresh: number): Promise<boolean> {
  const taken = await rename(path, aside).then(
    () => true,
    () => false,
  )
  if (!taken) return false
  if (Date.now() - (await stat(aside)).mtimeMs < fresh) {
    await keepUnder(aside, path)
    return false
  }
  await rm(aside, { force: true })
  return true
}

async function writeAll(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Pick<StoredFile, 'sha256' | 'sizeBytes'>> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx')
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > limit) throw tooLarge(limit)
      hash.update(chunk)
      await writeChunk(file, chunk)
    }
    if (sizeBytes === 0) throw new Refusal(422, 'file_empty', m.platform_file_empty())
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

async function writeChunk(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0
  while (written < chunk.byteLength) written += (await file.write(chunk, written)).bytesWritten
}

/** The rename is atomic; the folder is synced too, otherwise a power cut could forget the name of a file that is complete. */
export async function keepUnder(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await rename(temporary, path)
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export function tooLarge(limitBytes: number): Refusal {
  const limit = Math.floor(limitBytes / 1_048_576)
  return new Refusal(422, 'file_too_large', m.platform_file_too_large({ limit }), [m.platform_file_too_large_instead()])
}

function notThere(): Refusal {
  return new Refusal(404, 'file_not_found', m.platform_file_not_found())
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** What a killed process left half-written. */
async function sweepAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    if (Date.now() - (await stat(path)).mtimeMs > ABANDONED_MS) await rm(path, { force: true })
  }
}
