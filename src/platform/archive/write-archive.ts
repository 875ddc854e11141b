import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeBackup } from '../database/backup.ts'
import type { BackupTotals } from '../database/backup-format.ts'
import type { Database } from '../database/database.ts'
import { storedPath } from '../files/disk-file-store.ts'
import { listStoredFiles } from '../files/stored-bytes.ts'
import { packTar, type TarEntry } from './tar.ts'

/** Names in an archive; `files/ab/cdef…` as in the data folder. */
export const HEAD = 'motcua-backup.json'
export const DATABASE = 'database.jsonl.gz'
export const SECRET = 'secret'
export const FILES = 'files/'

export interface ArchiveHead {
  format: 'motcua-archive'
  version: 1
  taken_at: string
  product_version: string
}

export interface ArchiveTotals extends BackupTotals {
  files: number
  bytes: number
  /** Hashes of files that the database knows and whose bytes are not there: the backup cannot hold them. */
  missing: string[]
}

export interface ArchiveOptions {
  now: Date
  productVersion: string
  onTable?: (name: string) => void
  onFile?: (totals: Readonly<ArchiveTotals>) => void
}

/**
 * Writes everything that an installation cannot make anew into one tar file: all rows as of one moment, the uploaded files
 * and the secret that opens second factors and signs tracking links. The file appears under its name when it is complete,
 * readable by its owner only.
 */
export async function writeArchive(
  database: Database,
  dataFolder: string,
  path: string,
  options: ArchiveOptions,
): Promise<ArchiveTotals> {
  await mkdir(dirname(path), { recursive: true })
  const rows = `${path}.rows`
  const unfinished = `${path}.part`
  try {
    const totals: ArchiveTotals = {
      ...(await writeBackup(database, rows, options.onTable ? { onTable: options.onTable } : {})),
      files: 0,
      bytes: 0,
      missing: [],
    }
    const entries = entriesOf(database, dataFolder, rows, totals, options)
    await pipeline(Readable.from(packTar(entries)), createWriteStream(unfinished, { mode: 0o600, flush: true }))
    await rename(unfinished, path)
    return totals
  } finally {
    await rm(rows, { force: true })
    await rm(unfinished, { force: true })
  }
}

/** The rows come last: by then every file that they name is there, since a file is never taken away. */
async function* entriesOf(
  database: Database,
  dataFolder: string,
  rows: string,
  totals: ArchiveTotals,
  options: ArchiveOptions,
): AsyncGenerator<TarEntry> {
  const head: ArchiveHead = {
    format: 'motcua-archive',
    version: 1,
    taken_at: options.now.toISOString(),
    product_version: options.productVersion,
  }
  yield textEntry(HEAD, `${JSON.stringify(head)}\n`, options.now)
  const secret = await readFile(join(dataFolder, SECRET), 'utf8').catch(() => undefined)
  if (secret !== undefined) yield textEntry(SECRET, secret, options.now)
  for await (const { sha256 } of listStoredFiles(database.db)) {
    const from = storedPath(join(dataFolder, 'files'), sha256)
    const found = await stat(from).catch(() => undefined)
    if (!found) {
      totals.missing.push(sha256)
      continue
    }
    totals.files++
    totals.bytes += found.size
    options.onFile?.(totals)
    const name = `${FILES}${sha256.slice(0, 2)}/${sha256.slice(2)}`
    yield { name, size: found.size, modifiedAt: found.mtime, bytes: createReadStream(from) }
  }
  const { size } = await stat(rows)
  yield { name: DATABASE, size, modifiedAt: options.now, bytes: createReadStream(rows) }
}

function textEntry(name: string, text: string, modifiedAt: Date): TarEntry {
  const bytes = Buffer.from(text)
  return { name, size: bytes.byteLength, modifiedAt, bytes: Readable.from([bytes]) }
}
