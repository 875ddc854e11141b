import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BackupError, type BackupTotals } from '../database/backup-format.ts'
import type { Database } from '../database/database.ts'
import { restoreBackup } from '../database/restore.ts'
import { restoreStoredFile } from '../files/stored-bytes.ts'
import { type TarEntry, TarError, unpackTar } from './tar.ts'
import { DATABASE, FILES, HEAD, SECRET } from './write-archive.ts'

export interface RestoredTotals extends BackupTotals {
  files: number
  /** What became of the installation's secret. `kept`: it was the same; `absent`: the backup has none. */
  secret: 'restored' | 'kept' | 'absent'
}

export interface ReadOptions {
  onTable?: (name: string) => void
  onFile?: (files: number) => void
}

/**
 * Fills an empty database and the data folder from a file of `writeArchive`, or the database alone from a file of
 * `writeBackup`. Files come first and their hashes are checked; the rows are all there or none.
 * @throws BackupError when the file is damaged, of a newer version, or the database is not empty
 */
export async function restoreArchive(
  database: Pick<Database, 'pool'>,
  dataFolder: string,
  path: string,
  options: ReadOptions = {},
): Promise<RestoredTotals> {
  const rowsOnly = options.onTable ? { onTable: options.onTable } : {}
  if (await isGzip(path)) return { ...(await restoreBackup(database, path, rowsOnly)), files: 0, secret: 'absent' }
  const rows = join(dataFolder, 'restore.rows')
  await mkdir(dataFolder, { recursive: true })
  try {
    const found = await unpack(path, dataFolder, rows, options)
    if (!found.hasRows) throw new BackupError(`${path} holds no database: it is not a backup of Một Cửa.`)
    const totals = await restoreBackup(database, rows, rowsOnly)
    const secret = found.secret === undefined ? 'absent' : await restoreSecret(dataFolder, found.secret)
    return { ...totals, files: found.files, secret }
  } finally {
    await rm(rows, { force: true })
  }
}

/**
 * Reads a backup from end to end without restoring anything, before what is there has to make room for it.
 * @throws BackupError when it is damaged, breaks off, or is none of ours
 */
export async function checkArchive(path: string): Promise<void> {
  if (await isGzip(path)) return
  const names = new Set<string>()
  try {
    for await (const entry of unpackTar(createReadStream(path))) {
      names.add(entry.name)
      if (entry.name === HEAD) checkHead(await textOf(entry))
    }
  } catch (error) {
    throw error instanceof TarError ? unreadable(path, error) : error
  }
  if (!names.has(DATABASE)) throw new BackupError(`${path} holds no database: it is not a backup of Một Cửa.`)
}

function unreadable(path: string, error: unknown): BackupError {
  return new BackupError(`${path} cannot be read: ${(error as Error).message}.`, { cause: error })
}

interface Unpacked {
  files: number
  hasRows: boolean
  secret?: string
}

async function unpack(path: string, dataFolder: string, rows: string, options: ReadOptions): Promise<Unpacked> {
  const found: Unpacked = { files: 0, hasRows: false }
  try {
    for await (const entry of unpackTar(createReadStream(path))) await take(entry, found, dataFolder, rows, options)
    return found
  } catch (error) {
    const known = error instanceof TarError || (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw known ? unreadable(path, error) : error
  }
}

async function take(
  entry: TarEntry,
  found: Unpacked,
  dataFolder: string,
  rows: string,
  options: ReadOptions,
): Promise<void> {
  if (entry.name === HEAD) checkHead(await textOf(entry))
  else if (entry.name === SECRET) found.secret = await textOf(entry)
  else if (entry.name === DATABASE) {
    await pipeline(entry.bytes, createWriteStream(rows, { mode: 0o600 }))
    found.hasRows = true
  } else if (entry.name.startsWith(FILES)) {
    const sha256 = entry.name.slice(FILES.length).replace('/', '')
    if (!/^[0-9a-f]{64}$/.test(sha256))
      throw new BackupError(`The backup holds a file with a strange name: ${entry.name}.`)
    if (!(await restoreStoredFile(join(dataFolder, 'files'), sha256, entry.bytes)))
      throw new BackupError(`The backup is damaged: the file ${sha256} has other bytes than it had.`)
    found.files++
    options.onFile?.(found.files)
  }
}

function checkHead(text: string): void {
  const head = JSON.parse(text) as { format?: unknown; version?: unknown }
  if (head.format !== 'motcua-archive') throw new BackupError('This is not a backup of Một Cửa.')
  if (head.version !== 1) throw new BackupError('The backup was made by a newer version. Update first.')
}

async function textOf(entry: TarEntry): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of entry.bytes) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Without the old secret no second factor opens and no printed QR code holds. One that lies here already is put aside. */
async function restoreSecret(dataFolder: string, secret: string): Promise<'restored' | 'kept'> {
  const path = join(dataFolder, SECRET)
  const present = await readFile(path, 'utf8').catch(() => undefined)
  if (present?.trim() === secret.trim()) return 'kept'
  if (present !== undefined) await copyFile(path, `${path}.before-restore`)
  await writeFile(path, secret, { mode: 0o600 })
  await chmod(path, 0o600)
  return 'restored'
}

async function isGzip(path: string): Promise<boolean> {
  const stream = createReadStream(path, { end: 1 })
  try {
    for await (const chunk of stream) return (chunk as Buffer)[0] === 0x1f && (chunk as Buffer)[1] === 0x8b
    return false
  } catch (error) {
    throw unreadable(path, error)
  }
}
