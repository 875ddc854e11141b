import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmptyDatabase, useDatabase } from '#tests/support/database.ts'
import { OuterHandleInTransaction } from './guarded-kysely.ts'

const { db, database } = useDatabase()

const read = async (expression: string): Promise<unknown> =>
  (await sql.raw<{ value: unknown }>(`select ${expression} as value`).execute(db)).rows[0]?.value

describe('column values are the same on both engines', () => {
  test.each([
    ["date '2026-11-21'", '2026-11-21'],
    ["array[date '2026-11-21', null]", ['2026-11-21', null]],
    ["timestamptz '2026-11-21 08:00:00+07'", new Date('2026-11-21T01:00:00Z')],
    ["timestamp '2026-11-21 08:00:00'", '2026-11-21 08:00:00'],
    ["(timestamptz '2026-11-21 17:30:00+00')::date", '2026-11-22'],
    ['9007199254740991::int8', 9007199254740991],
    ['array[1::int8, 2]', [1, 2]],
    ['count(*)', 1],
    ['12.50::numeric', '12.50'],
    ['array[12.50::numeric]', ['12.50']],
    [`'{"a": [1, "x"]}'::jsonb`, { a: [1, 'x'] }],
    ["array['a', 'b c']", ['a', 'b c']],
    ["'\\x00ff'::bytea", Buffer.from([0, 255])],
    ['null::date', null],
    ['true', true],
  ])('%s', async (expression, value) => {
    expect(await read(expression)).toEqual(value)
  })

  test('an integer that JavaScript cannot hold is an error, not a wrong number', async () => {
    await expect(read('9007199254740993::int8')).rejects.toThrow('too large')
    expect(await read('1')).toBe(1)
  })

  test('parameters: date, moment, text array, JSON, number for text', async () => {
    const at = new Date('2026-11-21T01:02:03.456Z')
    const { rows } =
      await sql`select ${'2026-11-21'}::date as on, ${at}::timestamptz as at, ${['a', 'b']}::text[] as list,
      ${JSON.stringify({ a: 1 })}::jsonb as json, ${5}::text as text, ${Buffer.from([1])}::bytea as bytes`.execute(db)
    expect(rows).toEqual([
      { on: '2026-11-21', at, list: ['a', 'b'], json: { a: 1 }, text: '5', bytes: Buffer.from([1]) },
    ])
  })

  test('errors carry the SQLSTATE and the constraint', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await sql`create temporary table positive_too (n int constraint n_is_positive check (n > 0)) on commit drop`.execute(
        tx,
      )
      await sql`insert into positive_too values (-1)`.execute(tx)
    })
    await expect(failing).rejects.toMatchObject({ code: '23514', constraint: 'n_is_positive' })
  })

  test('an answer of many megabytes', async () => {
    const text = (await read("repeat('x', 12000000)")) as string
    expect(text.length).toBe(12_000_000)
  })
})

describe('transactions', () => {
  beforeAll(() => sql`create table trial (n int)`.execute(db))
  afterAll(() => sql`drop table trial`.execute(db))

  const count = async () => (await sql<{ n: number }>`select count(*) as n from trial`.execute(db)).rows[0]?.n

  test('a failed one leaves nothing, an empty one is nothing, a nested savepoint works', async () => {
    const failing = db.transaction().execute(async (tx) => {
      await sql`insert into trial values (1)`.execute(tx)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await db.transaction().execute(async () => 7)).toBe(7)
    expect(await count()).toBe(0)
    await db.transaction().execute(async (tx) => {
      await sql`savepoint before`.execute(tx)
      await expect(sql`insert into trial values ('x'::int)`.execute(tx)).rejects.toThrow()
      await sql`rollback to savepoint before`.execute(tx)
      await sql`insert into trial values (2)`.execute(tx)
    })
    expect(await count()).toBe(1)
  })

  test('the first statement of a transaction may fail, and the next transaction is not touched by it', async () => {
    await expect(db.transaction().execute((tx) => sql`select 1/0`.execute(tx))).rejects.toMatchObject({ code: '22012' })
    await db.transaction().execute((tx) => sql`insert into trial values (3)`.execute(tx))
    expect(await count()).toBe(2)
  })

  test('many at once do not mix', async () => {
    await sql`truncate trial`.execute(db)
    const one = (n: number) =>
      db.transaction().execute(async (tx) => {
        await sql`insert into trial values (${n})`.execute(tx)
        await sql`insert into trial values (${n})`.execute(tx)
        if (n % 3 === 0) throw new Error('no')
      })
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, n) => one(n)))
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(20)
    expect(await count()).toBe(80)
  })

  test('the outer handle inside a transaction is refused at once instead of waiting for ever', async () => {
    const nested = db.transaction().execute(() => sql`select 1`.execute(db))
    await expect(nested).rejects.toThrow(OuterHandleInTransaction)
    const doubled = db.transaction().execute(() => db.transaction().execute(async () => 1))
    await expect(doubled).rejects.toThrow('Pass `tx` on')
    const isolated = db
      .transaction()
      .setIsolationLevel('serializable')
      .execute(async () => database.db.connection().execute(async () => 1))
    await expect(isolated).rejects.toThrow(OuterHandleInTransaction)
  })

  test('work that outlives its transaction may use the outer handle again', async () => {
    let later: Promise<unknown> | undefined
    await db.transaction().execute(async () => {
      later = new Promise((resolve) => setTimeout(resolve, 20)).then(() => sql`select 1`.execute(db))
    })
    await expect(later).resolves.toBeDefined()
  })
})

test('a statement is prepared from its second use', async () => {
  const named = () =>
    sql<{ n: number }>`select count(*) as n from pg_prepared_statements where statement like ${'%marker_7%'}`
  // A connection of its own: one that many tests have used may have as many prepared statements as it will ever have.
  const fresh = await openEmptyDatabase()
  await fresh.db.connection().execute(async (one) => {
    for (let round = 0; round < 3; round++) await sql`select ${round}::int as marker_7`.execute(one)
    expect((await named().execute(one)).rows[0]?.n).toBeGreaterThan(0)
  })
  await fresh.close()
})

test('the database answers', async () => {
  await database.ping()
})
