import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEmptyDatabase, useDatabase } from '#tests/support/database.ts'
import type { Database } from './database.ts'
import { MigrationError, migrate } from './migrate.ts'

const { db } = useDatabase()

test.each([
  ['Đăng ký đầu tư', 'dang ky dau tu'],
  ['GIẤY PHÉP XÂY DỰNG', 'giay phep xay dung'],
  ['Đăng ký'.normalize('NFD'), 'dang ky'],
  ['QĐ-TTg ½', 'qd-ttg 1/2'],
])('fold(%s)', async (text, folded) => {
  const { rows } = await sql<{ folded: string }>`select fold(${text}) as folded`.execute(db)
  expect(rows[0]?.folded.trim().replace(/ +/g, ' ')).toBe(folded)
})

test('an index may be built on fold()', async () => {
  await sql`create table street (name text)`.execute(db)
  await sql`create index street_by_folded_name on street using gin (fold(name) public.gin_trgm_ops)`.execute(db)
  await sql`drop table street`.execute(db)
})

describe('migrate', () => {
  let folder: string
  let database: Database

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'))
    database = await openEmptyDatabase()
  })

  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const run = () => migrate(database.pool, { folder })
  const tables = async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'schema_migration' order by 1`,
    )
    return rows.map((row) => row.name)
  }

  test('each file once, in order, and later files when they come', async () => {
    write('0002_two.sql', 'alter table one rename to two;')
    write('0001_one.sql', 'create table one (); create table other ();')
    expect(await run()).toEqual(['0001_one.sql', '0002_two.sql'])
    expect(await run()).toEqual([])
    write('0003_three.sql', 'create table three ();')
    expect(await run()).toEqual(['0003_three.sql'])
    expect(await tables()).toEqual(['other', 'three', 'two'])
  })

  test('a failing file leaves nothing of itself, keeps what came before, and names its line', async () => {
    write('0001_one.sql', 'create table one ();')
    write('0002_two.sql', 'create table two ();\ncreate table three (x nonsense);')
    await expect(run()).rejects.toThrow('Migration 0002_two.sql failed: type "nonsense" does not exist (line 2)')
    expect(await tables()).toEqual(['one'])
    write('0002_two.sql', 'create table two ();')
    expect(await run()).toEqual(['0002_two.sql'])
  })

  test('an applied file that was changed or is gone stops the start', async () => {
    write('0001_one.sql', 'create table one ();\n')
    await run()
    write('0001_one.sql', 'create table one ();\r\n')
    expect(await run()).toEqual([])
    write('0001_one.sql', 'create table one (x int);\n')
    await expect(run()).rejects.toThrow('0001_one.sql was changed after it had been applied')
    rmSync(join(folder, '0001_one.sql'))
    await expect(run()).rejects.toThrow('0001_one.sql, which this version does not have')
    await expect(run()).rejects.toThrow(MigrationError)
  })

  test.each([
    [['0001_a.sql', '0001_b.sql'], 'carry the same number'],
    [['1_a.sql'], 'the name must look like'],
    [['0001-a.sql'], 'the name must look like'],
  ])('%j', async (names, sentence) => {
    for (const name of names) write(name, 'select 1')
    await expect(run()).rejects.toThrow(sentence)
  })

  test('the copy is made before the first change of a database in use, and only then', async () => {
    let copies = 0
    const beforeChange = async () => {
      copies++
    }
    write('0001_one.sql', 'create table one ();')
    await migrate(database.pool, { folder, beforeChange })
    await migrate(database.pool, { folder, beforeChange })
    expect(copies).toBe(0)
    write('0002_two.sql', 'create table two ();')
    await migrate(database.pool, { folder, beforeChange })
    expect(copies).toBe(1)
  })

  test('two that start together do the work once', async () => {
    write('0001_one.sql', 'create table one (); select pg_sleep(0.1);')
    const done = await Promise.all([run(), run(), run()])
    expect(done.flat()).toEqual(['0001_one.sql'])
  })
})
