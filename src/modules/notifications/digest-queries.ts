import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** What a person, a unit or an agency has to look at this morning. */
export interface DigestCounts {
  overdue: number
  today: number
  soon: number
  fresh: number
}

export interface DigestItem {
  code: string
  step: string
  due_at: string
}

export interface Morning {
  now: Date
  endOfToday: Date
  /** End of the next working day: what is due by then is at risk. */
  endOfSoon: Date
  /** Opening of the working day before: what came since then is new. */
  since: Date
}

export type DigestScope = 'holder' | 'unit' | 'agency'

const scoped = sql`
  select holder_id, unit_id, resolving_unit_id, code, step_name, held_since,
    case when resolved_at is null then least(step_due_at, due_at) else step_due_at end as due
  from dossier where ended_at is null and step_kind <> 'returning'`

/** Counts by holder, by unit that has the dossier, and by resolving agency, in one walk over the open dossiers. */
export async function countForDigest(
  db: Kysely<Tables>,
  { now, endOfToday, endOfSoon, since }: Morning,
): Promise<ReadonlyMap<string, DigestCounts>> {
  const { rows } = await sql<
    DigestCounts & { holder_id: string | null; unit_id: string | null; agency: string | null }
  >`
    select holder_id, unit_id, resolving_unit_id as agency,
      count(*) filter (where due < ${now})::int as overdue,
      count(*) filter (where due >= ${now} and due <= ${endOfToday})::int as today,
      count(*) filter (where due > ${endOfToday} and due <= ${endOfSoon})::int as soon,
      count(*) filter (where held_since >= ${since})::int as fresh
    from (${scoped}) as work
    group by grouping sets ((holder_id), (unit_id), (resolving_unit_id))`.execute(db)
  return new Map(
    rows.flatMap(({ holder_id, unit_id, agency, ...counts }) => {
      const key = holder_id ? `holder ${holder_id}` : unit_id ? `unit ${unit_id}` : agency ? `agency ${agency}` : null
      return key ? [[key, counts] as const] : []
    }),
  )
}

const SHOWN = 8

/** The most urgent of each, so many that a letter can name them. */
export async function listForDigest(
  db: Kysely<Tables>,
  scope: DigestScope,
  { endOfSoon }: Morning,
): Promise<ReadonlyMap<string, DigestItem[]>> {
  const by = { holder: sql`holder_id`, unit: sql`unit_id`, agency: sql`resolving_unit_id` }[scope]
  const { rows } = await sql<{ key: string; code: string; step: string; due: Date }>`
    select key, code, step, due from (
      select ${by} as key, code, step_name as step, due, row_number() over (partition by ${by} order by due, code) as place
      from (${scoped}) as work where due <= ${endOfSoon} and ${by} is not null) as ranked
    where place <= ${SHOWN}::int order by key, place`.execute(db)
  const lines = rows.map(({ key, code, step, due }) => ({ key, item: { code, step, due_at: due.toISOString() } }))
  return new Map(
    [...Map.groupBy(lines, (line) => line.key)].map(([key, list]) => [key, list.map((line) => line.item)] as const),
  )
}

/** Everybody who gets a digest: officers with a post today, the units they head, the agencies they lead. */
export async function listDigestReaders(db: Kysely<Tables>, on: string) {
  return db
    .selectFrom('post')
    .innerJoin('officer', 'officer.id', 'post.officer_id')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .select(['officer.id as officer_id', 'post.role', 'post.unit_id', 'unit.short_name as unit_name'])
    .where('officer.active', '=', true)
    .where('post.valid_from', '<=', on)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', on)]))
    .orderBy('officer.id')
    .execute()
}
