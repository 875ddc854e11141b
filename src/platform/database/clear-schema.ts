import type pg from 'pg'
import { quote } from './backup.ts'

/**
 * Takes everything of ours out of a database, so that a backup can be restored into it: tables, sequences and functions of
 * the current schema, and the job queue. Extensions stay: making them anew may need rights that we do not have.
 */
export async function clearSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const name of await namesOf(client, TABLES)) await client.query(`drop table if exists ${quote(name)} cascade`)
    for (const name of await namesOf(client, SEQUENCES))
      await client.query(`drop sequence if exists ${quote(name)} cascade`)
    // The signature is already quoted by the server.
    for (const signature of await namesOf(client, FUNCTIONS))
      await client.query(`drop function if exists ${signature} cascade`)
    await client.query('drop schema if exists job cascade')
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const TABLES = `select relname as name from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition`
const SEQUENCES = `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'S'`
const FUNCTIONS = `select p.oid::regprocedure::text as name from pg_proc p
  where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f'
    and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`

async function namesOf(client: pg.ClientBase, sql: string): Promise<string[]> {
  return (await client.query<{ name: string }>(sql)).rows.map((row) => row.name)
}
