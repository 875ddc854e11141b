import { type ChildProcess, spawn } from 'node:child_process'
import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { projectPath } from '../project.ts'
import { type Database, openDatabase } from './database.ts'
import { startEmbeddedClient } from './embedded-client.ts'
import { startEmbeddedEngine } from './embedded-engine.ts'
import { restoreEngineCopy } from './engine-copy.ts'
import { FolderInUse } from './folder-lock.ts'

/** These tests bring their own engine; the PostgreSQL suite need not repeat them. */
const onEmbedded = describe.skipIf(process.env.DATABASE_URL || process.env.TEST_DATABASE_URL)

const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-db-'))
  folders.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const open = (dataFolder: string) => openDatabase({ dataFolder }, silentLog)
const openAsIs = (dataFolder: string) => openDatabase({ dataFolder }, silentLog, { migrate: false })
const count = async ({ db }: Database) =>
  (await sql<{ n: number }>`select count(*) as n from kept`.execute(db)).rows[0]?.n

onEmbedded('one folder, opened again and again', () => {
  const dataFolder = newFolder()
  const lock = join(dataFolder, 'database.lock')

  beforeAll(async () => {
    const first = await open(dataFolder)
    await sql`create table kept (n int primary key)`.execute(first.db)
    await sql`insert into kept values (1)`.execute(first.db)
    await first.close()
  }, 60_000)

  test('what was written is there again, and closing gives the folder free', async () => {
    expect(existsSync(lock)).toBe(false)
    const database = await open(dataFolder)
    expect(await count(database)).toBe(1)
    await database.close()
    await database.close()
  })

  test('a second opening says who holds the folder', async () => {
    const database = await open(dataFolder)
    const sentence = new RegExp(`in use by process ${process.pid}\\.`)
    await expect(open(dataFolder)).rejects.toThrow(sentence)
    await expect(open(dataFolder)).rejects.toThrow(FolderInUse)
    await database.close()
  })

  test('a lock left behind is taken over: dead process, same number again, other machine long silent, unreadable', async () => {
    const old = new Date(Date.now() - 120_000)
    const stale = [
      { pid: 2 ** 22 + 5, host: hostname() },
      { pid: process.pid, host: hostname(), began: '1' },
      { pid: 1, host: 'another-machine' },
      'half writ',
    ]
    for (const holder of stale) {
      writeFileSync(lock, typeof holder === 'string' ? holder : JSON.stringify(holder))
      fs.utimesSync(lock, old, old)
      await (await open(dataFolder)).close()
    }
  })

  test('another machine that gave a sign of life just now keeps the folder', async () => {
    writeFileSync(lock, JSON.stringify({ pid: 77, host: 'another-machine' }))
    await expect(open(dataFolder)).rejects.toThrow('process 77 on another-machine')
    rmSync(lock)
  })

  test('a statement after closing fails instead of hanging', async () => {
    const database = await open(dataFolder)
    await database.close()
    await expect(database.ping()).rejects.toThrow()
  })

  test('a damaged folder is one sentence, and the folder is free again', async () => {
    const damaged = newFolder()
    writeFileSync(join(damaged, 'database'), 'not a folder')
    await expect(open(damaged)).rejects.toThrow(/cannot be opened, its files may be damaged .* Copies of it lie in/)
    expect(existsSync(join(damaged, 'database.lock'))).toBe(false)
  })

  test('the thread answers no more once it is closed', async () => {
    const client = await startEmbeddedClient({ kind: 'memory' }, () => {})
    await client.close()
    await expect(client.run(new Uint8Array())).rejects.toThrow('is closed')
  })

  test('before a migration a copy is made, the last seven stay, and a copy can be restored', async () => {
    const copies = join(dataFolder, 'copies')
    fs.mkdirSync(copies)
    for (let day = 1; day <= 9; day++) writeFileSync(join(copies, `before-migration-2026010${day}T000000Z.tar.gz`), '')
    writeFileSync(join(copies, 'mine.txt'), '')
    const database = await open(dataFolder)
    await sql`delete from schema_migration where name >= '0010_calendar.sql'`.execute(database.db)
    await database.close()
    // The table of that migration exists already, so it fails: the case in which the copy is needed.
    await expect(open(dataFolder)).rejects.toThrow(/Migration \d{4}_\w+\.sql failed: .*already exists/)
    expect(existsSync(lock)).toBe(false)
    const names = readdirSync(copies).sort()
    expect(names).toHaveLength(8)
    expect(names[0]).toBe('before-migration-20260104T000000Z.tar.gz')
    const restored = join(newFolder(), 'database')
    await restoreEngineCopy(join(copies, names[6] ?? ''), restored)
    await expect(restoreEngineCopy(join(copies, names[6] ?? ''), restored)).rejects.toThrow('not empty')
    const engine = await startEmbeddedEngine({ kind: 'folder', path: restored })
    expect((await engine.query('select n from kept')).rows).toEqual([{ n: 1 }])
    await engine.close()
  }, 60_000)
})

onEmbedded('durability', () => {
  test('each committed statement waits for the disk', async () => {
    let synced = 0
    const sync = (file: number) => {
      synced++
      fs.fsyncSync(file)
    }
    const engine = await startEmbeddedEngine({ kind: 'folder', path: join(newFolder(), 'database') }, sync)
    await engine.exec('create table kept (n int primary key)')
    const before = synced
    for (let n = 0; n < 50; n++) await engine.query('insert into kept values ($1)', [n])
    expect(synced - before).toBeGreaterThanOrEqual(50)
    const beforeCheckpoint = synced
    await engine.exec('checkpoint')
    expect(synced).toBeGreaterThan(beforeCheckpoint)
    await engine.close()
  }, 60_000)

  test('kill -9 while writing, twenty times: nothing acknowledged is lost', async () => {
    const dataFolder = newFolder()
    const prepared = await openAsIs(dataFolder)
    await sql`create table kept (n int primary key)`.execute(prepared.db)
    await prepared.close()
    const acknowledged = new Set<number>()
    for (let round = 0; round < 20; round++) {
      for (const n of await writeUntilKilled(dataFolder, round)) acknowledged.add(n)
    }
    expect(acknowledged.size).toBeGreaterThan(400)
    const database = await openAsIs(dataFolder)
    const { rows } = await sql<{ n: number }>`select n from kept`.execute(database.db)
    const present = new Set(rows.map((row) => row.n))
    expect([...acknowledged].filter((n) => !present.has(n))).toEqual([])
    await database.close()
  }, 180_000)

  test('the lock of a killed process names it while it lives', async () => {
    const dataFolder = newFolder()
    const script = projectPath('tests/support/write-until-killed.ts')
    const prepared = await openAsIs(dataFolder)
    await sql`create table kept (n int primary key)`.execute(prepared.db)
    await prepared.close()
    const writer = spawn(process.execPath, [script, dataFolder, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => writer.stdout.once('data', resolve))
    await expect(openAsIs(dataFolder)).rejects.toThrow(`in use by process ${writer.pid}`)
    expect(JSON.parse(readFileSync(join(dataFolder, 'database.lock'), 'utf8'))).toMatchObject({ pid: writer.pid })
    writer.kill('SIGKILL')
    await new Promise((resolve) => writer.once('exit', resolve))
    await (await openAsIs(dataFolder)).close()
  }, 60_000)
})

/** Starts a process that inserts and prints each number once it is committed; kills it in the middle of its work. */
async function writeUntilKilled(dataFolder: string, round: number): Promise<number[]> {
  const script = projectPath('tests/support/write-until-killed.ts')
  const writer: ChildProcess = spawn(process.execPath, [script, dataFolder, String(round * 1_000_000)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: number[] = []
  const ended = new Promise<void>((resolve) => void writer.once('exit', () => resolve()))
  const lines = createInterface({ input: writer.stdout as NodeJS.ReadableStream })
  for await (const line of lines) {
    acknowledged.push(Number(line))
    // At another point of the work each time.
    if (acknowledged.length === 30 + 7 * round) writer.kill('SIGKILL')
  }
  await ended
  return acknowledged
}
