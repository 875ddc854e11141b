import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { BackupHead, BackupPart, BackupTotals } from './backup-format.ts'
import type { Database } from './database.ts'

const ROWS_AT_ONCE = 1_000

export interface BackupOptions {
  onTable?: (name: string) => void
}

/**
 * Writes all tables as they are at one moment into a compressed file that either engine can restore. The file appears
 * under its name only when it is complete. What other programs keep in schemas of their own (the job queue) stays out:
 * it is made anew from the event log.
 */
export async function writeBackup(
  database: Pick<Database, 'pool' | 'engine'>,
  path: string,
  options: BackupOptions = {},
): Promise<BackupTotals> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.part`
  const totals: BackupTotals = { tables: 0, rows: 0 }
  try {
    const text = Readable.from(withLineEnds(backupLines(database, totals, options)))
    await pipeline(text, createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return totals
}

async function* withLineEnds(blocks: AsyncIterable<string[]>): AsyncGenerator<string> {
  // A database without sequences has an empty block, which is no line.
  for await (const lines of blocks) if (lines.length > 0) yield `${lines.join('\n')}\n`
}

/** The backup's lines in blocks. @param totals is counted up while the lines are taken */
export async function* backupLines(
  database: Pick<Database, 'pool' | 'engine'>,
  totals: BackupTotals,
  options: BackupOptions = {},
): AsyncGenerator<string[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    yield [JSON.stringify(await headOf(client, database.engine))]
    for (const table of await listTables(client)) {
      options.onTable?.(table.name)
      totals.tables++
      yield [line({ table: table.name, columns: table.columns })]
      for await (const rows of rowsOf(client, table)) {
        totals.rows += rows.length
        yield rows
      }
    }
    yield (await listSequences(client)).map(line)
    yield [line({ end: { ...totals } })]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

function line(part: BackupPart): string {
  return JSON.stringify(part)
}

async function headOf(client: pg.ClientBase, engine: Database['engine']): Promise<BackupHead> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name')
  const migrations = rows.map((row) => row.name)
  return { format: 'motcua-backup', version: 1, taken_at: new Date().toISOString(), engine, migrations }
}

interface Table {
  name: string
  columns: string[]
}

/** Tables of this schema with the columns that hold values of their own (a generated column comes back by itself). */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_migration'
    group by c.relname order by c.relname`)
  return rows
}

async function* rowsOf(client: pg.ClientBase, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map((column) => `${quote(column)}::text`).join(', ')
  await client.query(
    `declare table_rows no scroll cursor for select to_json(array[${values}])::text as row from ${quote(table.name)}`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from table_rows`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await client.query('close table_rows')
}

async function listSequences(client: pg.ClientBase): Promise<BackupPart[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = current_schema()::regnamespace order by 1`,
  )
  const parts: BackupPart[] = []
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${quote(name)}`,
    )
    if (state.rows[0]) parts.push({ sequence: name, ...state.rows[0] })
  }
  return parts
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
