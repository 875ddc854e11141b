import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openEmptyDatabase } from '#tests/support/database.ts'
import { writeBackup } from './backup.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { copyDatabase, restoreBackup } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-backup-'))
const migrationsFolder = join(folder, 'migrations')
const file = join(folder, 'new', 'backup.jsonl.gz')
mkdirSync(migrationsFolder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Everything that makes restoring hard: a cycle of foreign keys, a table that points at itself, a generated column, an
// identity, a sequence of its own, a trigger that would refuse the rows, rows that the migration itself inserts.
writeFileSync(
  join(migrationsFolder, '0001_tables.sql'),
  `create table unit (id int primary key, parent_id int references unit, head_id int, label text not null);
   create table person (id int primary key, unit_id int not null references unit, born date, photo bytea);
   alter table unit add constraint unit_is_headed_by_a_person foreign key (head_id) references person;
   create table entry (id int generated always as identity primary key, amount numeric(12,2), twice numeric generated always as (amount * 2) stored,
     at timestamptz, body jsonb, tags text[], "odd ""name" text);
   create sequence slip start 100;
   create function refuse() returns trigger language plpgsql as $$ begin raise exception 'never by hand'; end $$;
   create trigger person_is_guarded before insert on person for each row execute function refuse();
   insert into unit values (900, null, null, 'from the migration');`,
)

const open: Database[] = []
afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

async function empty(): Promise<Database> {
  const database = await openEmptyDatabase()
  open.push(database)
  return database
}

async function filled(): Promise<Database> {
  const database = await empty()
  await migrate(database.pool, { folder: migrationsFolder })
  await database.pool.query(`
    alter table person disable trigger user;
    update unit set label = 'changed since' where id = 900;
    insert into unit values (1, 900, null, 'Bộ phận "Một cửa"'), (2, 1, null, E'hai\\ndòng\\t\\\\');
    insert into person values (1, 2, '1990-02-28', '\\x00ff10'), (2, 1, null, null);
    update unit set head_id = 1 where id = 1;
    insert into entry (amount, at, body, tags, "odd ""name")
      select n / 4.0, timestamptz '2026-11-21 08:00+07' + n * interval '1.000001 s', jsonb_build_object('n', n, 'ký', 'đ'), array['a,b', null, '{"x"}'], ''
      from generate_series(1, 2500) n;
    select nextval('slip'), nextval('slip');
    alter table person enable trigger user;`)
  return database
}

async function contentsOf(database: Database): Promise<unknown> {
  const { rows } = await database.pool.query(`
    select (select json_agg(u order by id) from unit u)::text as units, (select json_agg(p order by id) from person p)::text as people,
      (select md5(string_agg(e::text, '|' order by id)) from entry e) as entries, (select count(*) from entry) as count,
      (select json_agg(condeferrable order by conname) from pg_constraint where connamespace = current_schema()::regnamespace)::text as keys`)
  return rows[0]
}

test('a restored backup is the same database, and goes on as it would have', async () => {
  const source = await filled()
  const totals = await writeBackup(source, file)
  expect(totals).toEqual({ tables: 3, rows: 2505 })
  const target = await empty()
  const seen: string[] = []
  expect(await restoreBackup(target, file, { migrationsFolder, onTable: (name) => seen.push(name) })).toEqual(totals)
  expect(seen).toEqual(['entry', 'person', 'unit'])
  expect(await contentsOf(target)).toEqual(await contentsOf(source))
  const next = await target.pool.query(
    `insert into entry (amount) values (1) returning id, twice, nextval('slip') as slip`,
  )
  expect(next.rows).toEqual([{ id: 2501, twice: '2.00', slip: 102 }])
  await expect(target.pool.query('insert into person values (9, 1)')).rejects.toThrow('never by hand')
})

test('copying goes without a file, and afterwards both can be used', async () => {
  const source = await filled()
  const target = await empty()
  await copyDatabase(source, target, { migrationsFolder })
  expect(await contentsOf(target)).toEqual(await contentsOf(source))
  await expect(copyDatabase(source, target, { migrationsFolder })).rejects.toThrow('not empty')
  await source.ping()
})

test('a newer version brings the restored tables up to date', async () => {
  await writeBackup(await filled(), file)
  const newer = join(folder, 'newer')
  mkdirSync(newer)
  writeFileSync(join(newer, '0001_tables.sql'), readFileSync(join(migrationsFolder, '0001_tables.sql')))
  writeFileSync(
    join(newer, '0002_more.sql'),
    `alter table unit add column upper_label text; update unit set upper_label = upper(label);`,
  )
  const target = await empty()
  await restoreBackup(target, file, { migrationsFolder: newer })
  const { rows } = await target.pool.query('select upper_label from unit where id = 900')
  expect(rows).toEqual([{ upper_label: 'CHANGED SINCE' }])
  await writeBackup(target, file)
  await expect(restoreBackup(await empty(), file, { migrationsFolder })).rejects.toThrow(
    'newer version (it has 0002_more.sql)',
  )
})

test('a damaged backup loads nothing and says so', async () => {
  await writeBackup(await filled(), file)
  const whole = readFileSync(file)
  const lines = gunzipSync(whole).toString().trimEnd().split('\n')
  const changed = (change: (lines: string[]) => string[]) => gzipSync(`${change([...lines]).join('\n')}\n`)
  const cases: [Buffer, RegExp][] = [
    [whole.subarray(0, whole.length / 2), /cannot be read: unexpected end of file/],
    [Buffer.from('nonsense'), /cannot be read/],
    [gzipSync('{"format": "other"}\n'), /not a backup/],
    [changed((all) => all.slice(0, -1)), /breaks off/],
    [changed((all) => all.filter((line) => !line.includes('2026-11-21 08:00:07'))), /says 2505 rows, but holds 2504/],
    [changed((all) => all.filter((line) => !line.startsWith('["900"'))), /do not fit: .*foreign key|says 2505 rows/],
  ]
  for (const [bytes, sentence] of cases) {
    writeFileSync(file, bytes)
    const target = await empty()
    await expect(restoreBackup(target, file, { migrationsFolder })).rejects.toThrow(sentence)
    const { rows } = await target.pool.query(`select to_regclass(current_schema() || '.unit') is not null as made`)
    if (rows[0]?.made)
      expect((await target.pool.query('select count(*) from unit where id <> 900')).rows).toEqual([{ count: 0 }])
  }
}, 120_000)
