import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { projectPath } from '../project.ts'
import { backupLines, listTables, quote } from './backup.ts'
import { BackupError, BackupHead, BackupPart, type BackupTotals } from './backup-format.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'

const ROWS_AT_ONCE = 500

export interface RestoreOptions {
  onTable?: (name: string) => void
  migrationsFolder?: string
}

/**
 * Fills an empty database from a file of `writeBackup`: makes the tables as they were then, loads the rows with every
 * constraint checked, and brings the tables up to date. All rows or none.
 * @throws BackupError when the database is not empty, or the file is damaged or of a newer version
 */
export async function restoreBackup(
  database: Pick<Database, 'pool'>,
  path: string,
  options: RestoreOptions = {},
): Promise<BackupTotals> {
  return load(database.pool, linesOf(path), options)
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  const reading = pipeline(createReadStream(path), unpacked)
  // Seen through `unpacked` below; without this line Node would also report it as unhandled.
  reading.catch(() => {})
  try {
    let rest = ''
    for await (const chunk of unpacked.setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } catch (error) {
    throw new BackupError(`${path} cannot be read: ${(error as Error).message}.`, { cause: error })
  }
}

/** Copies every row of one database into another, empty one: from the embedded engine to PostgreSQL or back. */
export async function copyDatabase(
  from: Pick<Database, 'pool' | 'engine'>,
  to: Pick<Database, 'pool'>,
  options: RestoreOptions = {},
): Promise<BackupTotals> {
  return load(to.pool, singly(backupLines(from, { tables: 0, rows: 0 })), options)
}

async function* singly(blocks: AsyncGenerator<string[]>): AsyncGenerator<string> {
  for await (const lines of blocks) yield* lines
}

async function load(pool: pg.Pool, lines: AsyncGenerator<string>, options: RestoreOptions): Promise<BackupTotals> {
  try {
    const first = await lines.next()
    const head = first.done ? undefined : parseHead(first.value)
    if (!head) throw new BackupError('This is not a backup of Một Cửa.')
    await makeTables(pool, head, options)
    const totals = await inLoadingTransaction(pool, (client) => loadParts(client, lines, options))
    await migrate(pool, folderOf(options))
    return totals
  } finally {
    // Also after a failure: the other side may hold a transaction for these lines.
    await lines.return(undefined)
  }
}

function parseHead(text: string): BackupHead | undefined {
  try {
    return BackupHead.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function makeTables(pool: pg.Pool, head: BackupHead, options: RestoreOptions): Promise<void> {
  const known = new Set(await readdir(options.migrationsFolder ?? projectPath('migrations')))
  const unknown = head.migrations.find((name) => !known.has(name))
  if (unknown) throw new BackupError(`The backup was made by a newer version (it has ${unknown}). Update first.`)
  const { rows } = await pool.query(
    `select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') limit 1`,
  )
  if (rows.length > 0)
    throw new BackupError('The database is not empty. Restore into a new one, or move the old one away.')
  await migrate(pool, { ...folderOf(options), only: head.migrations })
}

function folderOf(options: RestoreOptions): { folder?: string } {
  return options.migrationsFolder ? { folder: options.migrationsFolder } : {}
}

/**
 * One transaction in which foreign keys are looked at when all rows are there, and triggers (the log's numbering, the
 * guard against changes) rest: the rows already are what the triggers once made of them. Needs no superuser.
 */
async function inLoadingTransaction(
  pool: pg.Pool,
  work: (client: pg.ClientBase) => Promise<BackupTotals>,
): Promise<BackupTotals> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const names = (await listTables(client)).map((table) => quote(table.name))
    const foreignKeys = await listForeignKeys(client)
    for (const name of names) await client.query(`alter table ${name} disable trigger user`)
    // Rows that a migration brought along are in the backup as well.
    if (names.length > 0) await client.query(`truncate ${names.join(', ')}`)
    for (const key of foreignKeys) await client.query(`${key.alter} deferrable initially deferred`)
    const totals = await work(client)
    await client.query('set constraints all immediate')
    for (const key of foreignKeys) await client.query(`${key.alter} ${key.as_before}`)
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    await client.query('commit')
    return totals
  } catch (error) {
    await client.query('rollback')
    throw error instanceof BackupError
      ? error
      : new BackupError(`The rows do not fit: ${(error as Error).message}`, { cause: error })
  } finally {
    client.release()
  }
}

interface ForeignKey {
  alter: string
  as_before: string
}

async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('alter table %s alter constraint %I', conrelid::regclass, conname) as alter,
      case when condeferred then 'deferrable initially deferred' when condeferrable then 'deferrable initially immediate'
        else 'not deferrable' end as as_before
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace`)
  return rows
}

async function loadParts(
  client: pg.ClientBase,
  lines: AsyncGenerator<string>,
  options: RestoreOptions,
): Promise<BackupTotals> {
  const totals: BackupTotals = { tables: 0, rows: 0 }
  let insert: RowInsert | undefined
  for await (const line of lines) {
    if (line.startsWith('[')) {
      totals.rows++
      await insert?.add(line)
      continue
    }
    await insert?.flush()
    insert = undefined
    const part = BackupPart.parse(JSON.parse(line))
    if ('end' in part) return checkedTotals(totals, part.end)
    if ('sequence' in part) await setSequence(client, part)
    else {
      totals.tables++
      options.onTable?.(part.table)
      insert = await RowInsert.into(client, part.table, part.columns)
    }
  }
  throw new BackupError('The backup breaks off before its end.')
}

async function setSequence(client: pg.ClientBase, part: Extract<BackupPart, { sequence: string }>): Promise<void> {
  await client.query('select setval($1::regclass, $2::bigint, $3)', [
    quote(part.sequence),
    part.last_value,
    part.is_called,
  ])
}

function checkedTotals(found: BackupTotals, said: BackupTotals): BackupTotals {
  if (found.tables === said.tables && found.rows === said.rows) return found
  throw new BackupError(`The backup says ${said.rows} rows, but holds ${found.rows}.`)
}

/** Collects rows of one table and inserts them some hundreds at a time. */
class RowInsert {
  #client: pg.ClientBase
  #sql: string
  #rows: string[] = []

  private constructor(client: pg.ClientBase, sql: string) {
    this.#client = client
    this.#sql = sql
  }

  static async into(client: pg.ClientBase, table: string, columns: string[]): Promise<RowInsert> {
    const { rows } = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0`,
      [quote(table)],
    )
    const types = new Map(rows.map((row) => [row.name, row.type]))
    const values = columns.map((column, index) => `(row ->> ${index})::${types.get(column) ?? 'text'}`)
    const into = `${quote(table)} (${columns.map(quote).join(', ')})`
    const sql = `insert into ${into} overriding system value select ${values.join(', ')} from json_array_elements($1::json) as row`
    return new RowInsert(client, sql)
  }

  async add(row: string): Promise<void> {
    this.#rows.push(row)
    if (this.#rows.length >= ROWS_AT_ONCE) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return
    await this.#client.query(this.#sql, [`[${this.#rows.join(',')}]`])
    this.#rows = []
  }
}
