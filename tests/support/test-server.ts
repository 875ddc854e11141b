import process from 'node:process'
import pg from 'pg'

/** The PostgreSQL server that the tests shall use; undefined: the embedded engine in memory. */
export function testServerAddress(): string | undefined {
  return process.env.TEST_DATABASE_URL || process.env.DATABASE_URL || undefined
}

/** How the schemas of one run of the suite begin, so that two runs at once on one server do not meet. */
export function schemasOfRun(mainProcess: number): string {
  return `test_${mainProcess}_`
}

export async function onServer(url: string, sqlText: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sqlText)
  await client.end()
}

/** Removes what this run made on the server. */
export async function dropSchemasOfRun(): Promise<void> {
  const url = testServerAddress()
  if (!url) return
  const beginning = schemasOfRun(process.pid)
  await onServer(
    url,
    `do $$ declare name text; begin
      for name in select nspname from pg_namespace where starts_with(nspname, '${beginning}') loop
        execute format('drop schema %I cascade', name);
      end loop;
    end $$`,
  )
}
