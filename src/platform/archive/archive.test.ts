import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { openEmptyDatabase, useDatabase } from '#tests/support/database.ts'
import { SettableClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { clearSchema } from '../database/clear-schema.ts'
import { checkStoredFiles } from '../files/stored-bytes.ts'
import { recordStoredFile } from '../files/stored-file-store.ts'
import { silentLog } from '../log.ts'
import { writeNightlyCopy } from './nightly-copy.ts'
import { checkArchive, restoreArchive } from './read-archive.ts'
import { packTar, type TarEntry, TarError, unpackTar } from './tar.ts'
import { writeArchive } from './write-archive.ts'

const { db, database } = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'motcua-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const now = new Date('2026-11-21T08:00:00+07:00')
const options = { now, productVersion: '1' }

async function* entries(...given: [string, Buffer][]): AsyncGenerator<TarEntry> {
  for (const [name, bytes] of given)
    yield { name, size: bytes.byteLength, modifiedAt: now, bytes: Readable.from([bytes]) }
}

async function packed(...given: [string, Buffer][]): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(packTar(entries(...given))))
}

/** Cut into pieces of an odd size, as a disk or a network delivers them. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

async function unpacked(bytes: Buffer, size = 700): Promise<[string, Buffer][]> {
  const found: [string, Buffer][] = []
  for await (const entry of unpackTar(pieces(bytes, size)))
    found.push([entry.name, Buffer.concat(await Array.fromAsync(entry.bytes))])
  return found
}

test('what is packed comes out again, whatever its length', async () => {
  const given = [0, 1, 511, 512, 513, 5000].map((size): [string, Buffer] => [`n${size}`, Buffer.alloc(size, 'đ')])
  const bytes = await packed(...given)
  expect(bytes.byteLength % 512).toBe(0)
  expect(await unpacked(bytes)).toEqual(given)
  expect(await unpacked(bytes, 1)).toEqual(given)
})

test('entries that nobody reads are passed over', async () => {
  const bytes = await packed(['a', Buffer.alloc(3000, 1)], ['b', Buffer.from('x')])
  const names: string[] = []
  for await (const entry of unpackTar(pieces(bytes, 700))) names.push(entry.name)
  expect(names).toEqual(['a', 'b'])
})

test('a cut, a changed header and a wrong size are found', async () => {
  const bytes = await packed(['a', Buffer.alloc(600)])
  await expect(unpacked(bytes.subarray(0, 800))).rejects.toThrow(TarError)
  await expect(unpacked(bytes.subarray(0, -1024))).rejects.toThrow('breaks off')
  const changed = Buffer.from(bytes)
  changed[0] = 99
  await expect(unpacked(changed)).rejects.toThrow('damaged')
  const wrong = packTar(
    Readable.from([{ name: 'a', size: 2, modifiedAt: now, bytes: Readable.from([Buffer.alloc(3)]) }]),
  )
  await expect(Array.fromAsync(wrong)).rejects.toThrow('3 bytes')
})

async function storeFile(dataFolder: string, text: string, kept = true): Promise<string> {
  const sha256 = createHash('sha256').update(text).digest('hex')
  await recordStoredFile(db, { sha256, sizeBytes: Buffer.byteLength(text), mediaType: 'text/plain' }, now)
  if (!kept) return sha256
  mkdirSync(join(dataFolder, 'files', sha256.slice(0, 2)), { recursive: true })
  writeFileSync(join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2)), text)
  return sha256
}

test('an installation is kept and restored: rows, files, secret', async () => {
  const from = join(folder, 'from')
  const to = join(folder, 'to')
  const kept = await storeFile(from, 'một tệp')
  const lost = await storeFile(from, 'tệp đã mất', false)
  writeFileSync(join(from, 'secret'), 's'.repeat(43))
  const path = join(folder, 'kept.tar')
  const totals = await writeArchive(database, from, path, options)
  expect(totals).toMatchObject({ files: 1, missing: [lost] })
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(readdirSync(folder).filter((name) => name.startsWith('kept.tar.'))).toEqual([])

  const target = await openEmptyDatabase()
  try {
    mkdirSync(to)
    writeFileSync(join(to, 'secret'), 'another')
    const back = await restoreArchive(target, to, path)
    expect(back).toEqual({ tables: totals.tables, rows: totals.rows, files: 1, secret: 'restored' })
    expect(readFileSync(join(to, 'secret.before-restore'), 'utf8')).toBe('another')
    expect(await checkStoredFiles(target.db, join(to, 'files'))).toEqual({
      files: 2,
      bytes: Buffer.byteLength('một tệp'),
      faults: [{ sha256: lost, fault: 'missing' }],
    })
    await expect(restoreArchive(target, to, path)).rejects.toThrow('not empty')
    await clearSchema(target.pool)
    expect((await restoreArchive(target, to, path)).secret).toBe('kept')
    writeFileSync(join(to, 'files', kept.slice(0, 2), kept.slice(2)), 'một tèp')
    const { faults } = await checkStoredFiles(target.db, join(to, 'files'), { only: [kept] })
    expect(faults).toEqual([{ sha256: kept, fault: 'damaged' }])
  } finally {
    await target.close()
  }
})

test('a nightly copy is restored like a backup, and only the last seven stay', async () => {
  const dataFolder = join(folder, 'nights')
  const clock = new SettableClock('2026-11-01T01:10:00+07:00')
  const app = {
    clock,
    config: { dataFolder } as Config,
    database: { ...database, engine: 'embedded' as const },
    log: silentLog,
  }
  for (let day = 1; day <= 9; day++) {
    clock.set(new Date(Date.UTC(2026, 10, day, 18, 10)))
    await writeNightlyCopy(app)
  }
  const copies = readdirSync(join(dataFolder, 'copies')).sort()
  expect(copies).toHaveLength(7)
  expect(copies[0]).toBe('nightly-20261103T181000Z.jsonl.gz')
  const target = await openEmptyDatabase()
  try {
    const path = join(dataFolder, 'copies', copies.at(-1) ?? '')
    expect(await restoreArchive(target, join(folder, 'again'), path)).toMatchObject({ files: 0, secret: 'absent' })
    expect(await target.db.selectFrom('stored_file').select('sha256').execute()).toHaveLength(2)
  } finally {
    await target.close()
  }
  await writeNightlyCopy({
    ...app,
    config: { dataFolder: join(folder, 'server') } as Config,
    database: { ...database, engine: 'postgres' },
  })
  expect(readdirSync(folder)).not.toContain('server')
})

test('a backup that breaks off, holds other bytes or is none of ours restores nothing', async () => {
  const path = join(folder, 'bad.tar')
  const target = await openEmptyDatabase()
  const attempt = async (bytes: Buffer) => {
    writeFileSync(path, bytes)
    return restoreArchive(target, join(folder, 'bad'), path)
  }
  try {
    await writeArchive(database, join(folder, 'from'), path, options)
    truncateSync(path, statSync(path).size - 2000)
    await expect(restoreArchive(target, join(folder, 'bad'), path)).rejects.toThrow('breaks off')
    await expect(attempt(await packed([`files/ab/${'0'.repeat(62)}`, Buffer.from('x')]))).rejects.toThrow('damaged')
    await expect(attempt(await packed(['files/../../secret', Buffer.from('x')]))).rejects.toThrow('strange name')
    await expect(attempt(await packed(['readme', Buffer.from('x')]))).rejects.toThrow('holds no database')
    await expect(checkArchive(path)).rejects.toThrow('holds no database')
    await expect(attempt(Buffer.from('no tar at all'))).rejects.toThrow('cannot be read')
    const { rows } = await target.pool.query(
      "select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'",
    )
    expect(rows).toEqual([])
  } finally {
    await target.close()
  }
})
