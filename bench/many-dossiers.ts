import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/**
 * Copies the demonstration's dossiers with everything that belongs to them until there are about `count`. The first copies keep
 * the state of their template; later ones are copies of finished dossiers, so that the share of open work stays that of a
 * real board. Ids are derived from the template's, so every table's copy finds its dossier.
 */
export async function multiplyDossiers(db: Kysely<Tables>, count: number, openCopies = OPEN_COPIES): Promise<number> {
  const { rows } = await sql<{ open: number; ended: number }>`
    select count(*) filter (where ended_at is null)::int as open, count(*) filter (where ended_at is not null)::int as ended from dossier`.execute(
    db,
  )
  const templates = rows[0] ?? { open: 0, ended: 0 }
  const copies = Math.max(1, Math.ceil(count / Math.max(1, templates.ended)))
  await copyDossiers(db, copies, openCopies)
  for (const table of ['dossier_event', 'dossier_passage', 'clock_mark', 'dossier_component'] as const)
    await copyParts(db, table)
  await sql`analyze`.execute(db)
  const total = await sql<{ n: number }>`select count(*)::int as n from dossier`.execute(db)
  return total.rows[0]?.n ?? 0
}

/** Copies that keep an open state: about 20 times the demonstration's open work. */
const OPEN_COPIES = 20

async function copyDossiers(db: Kysely<Tables>, copies: number, openCopies: number): Promise<void> {
  await sql`create temporary table copied (old_id uuid, new_id uuid, n integer)`.execute(db)
  await sql`insert into copied select id, md5(id::text || n)::uuid, n from dossier, generate_series(1, ${Math.max(copies, openCopies)}) as n
    where n <= case when ended_at is null then ${openCopies}::int else ${copies}::int end`.execute(db)
  const columns = await columnsOf(db, 'dossier', [
    'id',
    'code',
    'owner_name',
    'owner_identifier',
    'submitted_at',
    'received_at',
  ])
  await sql`insert into dossier (id, code, owner_name, owner_identifier, submitted_at, received_at, ${columns})
    select new_id, replace(code, 'H62.015-', 'H62.015.' || n || '-'), owner_name || ' ' || n, (2000000000::bigint + abs(hashtext(new_id::text)::bigint) % 900000000)::text,
      submitted_at - n * interval '3 hours', received_at - n * interval '3 hours', ${columns} from dossier join copied on old_id = id`.execute(
    db,
  )
}

async function copyParts(db: Kysely<Tables>, table: string): Promise<void> {
  const columns = await columnsOf(db, table, ['dossier_id'])
  await sql`insert into ${sql.table(table)} (dossier_id, ${columns}) select new_id, ${columns} from ${sql.table(table)} join copied on old_id = dossier_id`.execute(
    db,
  )
}

async function columnsOf(db: Kysely<Tables>, table: string, without: readonly string[]) {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(db)
  return sql.join(rows.filter((row) => !without.includes(row.name)).map((row) => sql.ref(row.name)))
}
