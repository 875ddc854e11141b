import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/**
 * Search among dossiers (docs/adr/0008): every typed word must begin a word of the names or the summary, or be a piece of
 * the code, of an identity or tax number, or of a phone number. Newest first, whether the words are rare or in every name.
 */

/** `submitted_at` as ISO text and the id: the last row of the page before. */
export type PageKey = readonly [submittedAt: string, id: string]

const MOST_WORDS = 8
/** How many of the newest are looked at to learn how common the words are. */
const SAMPLE = 1000
/** So many of the sample match: reading on from the newest fills a page soon. */
const COMMON = SAMPLE / 50
/** A word in fewer of the sample than this is worth asking the index for. */
const RARE = SAMPLE / 10

/** What was typed, as words that say something: marks alone do not. */
export function searchWords(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
}

export interface SearchPlan {
  readonly words: readonly string[]
  /** The words that the index is asked for, the others are looked for in what it finds; none: read from the newest on. */
  readonly indexed: readonly string[]
}

const allOf = (words: readonly string[]): RawBuilder<unknown> =>
  sql`(${sql.join(
    words.map((word) => sql`search_prefix(${word})`),
    sql` && `,
  )})`

const before = (after: PageKey | undefined): RawBuilder<unknown> =>
  after ? sql`(submitted_at, dossier_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`

/**
 * The index of words knows no order: of "công ty cổ phần" it would fetch and sort nearly every dossier. The newest thousand
 * tell how common the words are, whatever statistics the database has.
 */
export async function searchPlan(
  db: Kysely<Tables>,
  words: readonly string[],
  after: PageKey | undefined,
): Promise<SearchPlan> {
  const counts = words.map((word) => sql`count(*) filter (where words @@ search_prefix(${word}))::int`)
  const { rows } = await sql<{ looked: number; found: number; each: number[] }>`
    select count(*)::int as looked, count(*) filter (where words @@ ${allOf(words)})::int as found,
      array[${sql.join(counts)}] as each
    from (select words from dossier_search where ${before(after)}
      order by submitted_at desc, dossier_id desc limit ${SAMPLE}) as newest`.execute(db)
  const { looked, found, each } = rows[0] ?? { looked: 0, found: 0, each: [] }
  if (looked < SAMPLE || found >= COMMON) return { words, indexed: [] }
  const ranked = words.map((word, index) => ({ word, count: each[index] ?? 0 })).sort((a, b) => a.count - b.count)
  const rare = ranked.filter(({ count }) => count < RARE)
  return { words, indexed: (rare.length > 0 ? rare : ranked.slice(0, 2)).map(({ word }) => word) }
}

/** Ids and times of what matches, newest first. `is true` keeps a condition from the index, `offset 0` keeps the order. */
export function matchesInOrder({ words, indexed }: SearchPlan, after: PageKey | undefined) {
  const others = words.filter((word) => !indexed.includes(word))
  const conditions = [
    before(after),
    ...(indexed.length > 0 ? [sql`words @@ ${allOf(indexed)}`] : []),
    ...(others.length > 0 ? [sql`(words @@ ${allOf(others)}) is true`] : []),
  ]
  return sql<{ dossier_id: string; submitted_at: Date }>`(
    select dossier_id, submitted_at from dossier_search where ${sql.join(conditions, sql` and `)}
    order by submitted_at desc, dossier_id desc offset 0)`
}

/** For lists that are short already: the words are looked for in each of their dossiers. */
export function matchesText(text: string): RawBuilder<boolean> {
  const words = searchWords(text)
  if (words.length === 0) return sql<boolean>`true`
  return sql<boolean>`exists (select 1 from dossier_search where dossier_id = dossier.id and (words @@ ${allOf(words)}) is true)`
}
