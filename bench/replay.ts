import pg from 'pg'
import { newId } from '#platform/ids.ts'

/** A write as it went to the database: its text and its values. */
export interface RecordedWrite {
  text: string
  values: readonly unknown[]
}

export interface Recording {
  writes: RecordedWrite[]
  /** Ids that were made during the act; a replay needs others. */
  fresh: string[]
}

type Query = (...args: unknown[]) => unknown

/** Performs the act and keeps its writes; reads are left out, because the floor only writes. */
export async function record(act: () => Promise<unknown>): Promise<Recording> {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  const writes: RecordedWrite[] = []
  const begin = newId()
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args
    const { text, values } =
      typeof first === 'string'
        ? { text: first, values: (second as unknown[]) ?? [] }
        : (first as { text: string; values?: unknown[] })
    if (/^\s*(insert|update|delete)\b/i.test(text ?? '')) writes.push({ text, values: values ?? [] })
    return original.apply(this, args)
  }
  try {
    await act()
  } finally {
    prototype.query = original
  }
  const uuids = writes.flatMap((write) =>
    write.values.filter((value): value is string => typeof value === 'string' && isUuid(value)),
  )
  return { writes, fresh: [...new Set(uuids)].filter((value) => value >= begin) }
}

const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

/** The recorded writes as bare prepared statements in one transaction, all sent at once: nothing but the database is measured. */
export async function replay(pool: pg.Pool, writes: readonly RecordedWrite[]): Promise<void> {
  const client = await pool.connect()
  try {
    await Promise.all([
      client.query('begin'),
      ...writes.map(({ text, values }) => client.query({ name: nameOf(text), text, values: [...values] })),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `floor_${names.size}`
  names.set(text, name)
  return name
}

/** The same writes with other texts: ids, codes. */
export function exchange(writes: readonly RecordedWrite[], other: ReadonlyMap<string, unknown>): RecordedWrite[] {
  return writes.map(({ text, values }) => ({
    text,
    values: values.map((value) => (typeof value === 'string' && other.has(value) ? other.get(value) : value)),
  }))
}

/** Sets the value of a column wherever a statement writes it: `column` of an insert's list or of an update's `set`. */
export function withColumn(write: RecordedWrite, column: string, value: unknown): RecordedWrite {
  const values = [...write.values]
  const insert = /^\s*insert into "?\w+"? \(([^)]*)\)/i.exec(write.text)
  if (insert) {
    const place = (insert[1] ?? '').split(',').findIndex((name) => name.trim().replaceAll('"', '') === column)
    if (place >= 0) values[place] = value
  } else {
    const set = new RegExp(`"${column}" = \\$(\\d+)`).exec(write.text)
    if (set?.[1]) values[Number(set[1]) - 1] = value
  }
  return { text: write.text, values }
}

/** Sets the version that an update asks for in its `where`. */
export function whereVersion(write: RecordedWrite, version: number): RecordedWrite {
  const values = [...write.values]
  const where = /where.*"version" = \$(\d+)/is.exec(write.text)
  if (where?.[1]) values[Number(where[1]) - 1] = version
  return { text: write.text, values }
}
