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
/** So many of the sample match: reading on from the newest fills a page within some five thousand. */
const COMMON = SAMPLE / 100
/** A word in fewer of the sample than this is worth asking the index for. */
const RARE = SAMPLE / 10
/** How many times the time of the sample is "recently". */
const RECENT = 10

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
  /** From then on lie some ten thousand: where they fill the page, what is older need not be fetched. */
  readonly recently: Date | undefined
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
  const { rows } = await sql<{ looked: number; found: number; each: number[]; from: Date; to: Date }>`
    select min(submitted_at) as from, max(submitted_at) as to, count(*)::int as looked, count(*) filter (where words @@ ${allOf(words)})::int as found,
      array[${sql.join(counts)}] as each
    from (select submitted_at, words from dossier_search where ${before(after)}
      order by submitted_at desc, dossier_id desc limit ${SAMPLE}) as newest`.execute(db)
  const [sample] = rows
  if (!sample || sample.looked < SAMPLE || sample.found >= COMMON) return { words, indexed: [], recently: undefined }
  const { each, from, to } = sample
  const ranked = words.map((word, index) => ({ word, count: each[index] ?? 0 })).sort((a, b) => a.count - b.count)
  const rare = ranked.filter(({ count }) => count < RARE)
  const indexed = (rare.length > 0 ? rare : ranked.slice(0, 2)).map(({ word }) => word)
  return { words, indexed, recently: new Date(to.getTime() - RECENT * (to.getTime() - from.getTime())) }
}

/** Ids and times of what matches. */
export function matches({ words, indexed, recently }: SearchPlan, after: PageKey | undefined) {
  if (indexed.length === 0) {
    // `is true` keeps the condition from the index of words: the index of time has the order.
    return sql<Match>`(select dossier_id, submitted_at from dossier_search
      where ${before(after)} and (words @@ ${allOf(words)}) is true)`
  }
  const others = words.filter((word) => !indexed.includes(word))
  const conditions = [
    before(after),
    ...(recently ? [sql`submitted_at >= ${recently}`] : []),
    sql`words @@ ${allOf(indexed)}`,
    ...(others.length > 0 ? [sql`(words @@ ${allOf(others)}) is true`] : []),
  ]
  // `offset 0`: found first, put in order, then looked up.
  return sql<Match>`(select dossier_id, submitted_at from dossier_search where ${sql.join(conditions, sql` and `)}
    order by submitted_at desc, dossier_id desc offset 0)`
}

interface Match {
  dossier_id: string
  submitted_at: Date
}

/** For lists with an order of their own: the words are looked for dossier by dossier, only until the page is full. */
export function matchesWords(words: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(select words @@ ${allOf(words)} from dossier_search where dossier_id = dossier.id)`
}

export function matchesText(text: string): RawBuilder<boolean> {
  const words = searchWords(text)
  return words.length > 0 ? matchesWords(words) : sql<boolean>`true`
}
