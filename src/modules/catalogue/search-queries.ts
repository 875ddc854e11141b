import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { ProcedureRow } from './catalogue-queries.ts'
import type { ProcedureStatus } from './procedure.ts'
import { readSearch, type SearchPhrase, type SearchWord, withMeantWords } from './search-words.ts'

type Db = Kysely<Tables>

interface FoundRow {
  code: string
  status: ProcedureStatus
  name_vi: string
  name_en: string | null
  field_code: string | null
  field_name: string | null
}

/**
 * Procedures by what a person types: words in any order and without diacritics, abbreviations (`gcn dkdt`, `gpxd`), a code
 * or its beginning, and (when that finds too little) with a letter wrong, missing or swapped in each word. The catalogue's own current procedures come first.
 */
export async function searchProcedures(db: Db, typed: string, limit = 20): Promise<ProcedureRow[]> {
  const phrase = readSearch(typed)
  if (phrase.text === '') return []
  if (phrase.code !== null) return (await byCode(db, phrase.code, limit)).map(asRow)
  const exact = await byWords(db, phrase, limit)
  if (exact.length >= Math.min(limit, ENOUGH)) return exact.map(asRow)
  const known = new Set(exact.map((row) => row.code))
  const vocabulary = await db.selectFrom('search_word').select(['word', 'uses']).execute()
  const meant = (await byWords(db, withMeantWords(phrase, vocabulary), limit)).filter((row) => !known.has(row.code))
  return [...exact, ...meant].slice(0, limit).map(asRow)
}

/** With so many found as typed, no typing errors are looked for. */
const ENOUGH = 3

const COLUMNS = sql`procedure.code, procedure.status, procedure.name_vi, procedure.name_en, procedure.field_code,
  coalesce(procedure_field.name_vi, procedure.listed_field) as field_name`
const TABLES = sql`procedure left join procedure_field on procedure_field.code = procedure.field_code`
const STANDING = sql`case procedure.status when 'current' then 0 when 'listed' then 1 else 2 end`

async function byCode(db: Db, code: string, limit: number): Promise<FoundRow[]> {
  const digits = code.replace('.', '')
  const { rows } = await sql<FoundRow>`
    select ${COLUMNS} from ${TABLES}
    where procedure.code like ${`${code}%`} or replace(procedure.code, '.', '') like ${`${digits}%`}
    order by procedure.code <> ${code}, procedure.code not like ${`${code}%`}, ${STANDING}, procedure.code
    limit ${limit}`.execute(db)
  return rows
}

async function byWords(db: Db, phrase: SearchPhrase, limit: number): Promise<FoundRow[]> {
  const conditions = sql.join(phrase.words.map(matches), sql` and `)
  const { rows } = await sql<FoundRow>`
    select ${COLUMNS} from ${TABLES}
    where ${conditions}
    order by ${STANDING}, ${score(phrase)} desc, length(procedure.name_vi), procedure.code
    limit ${limit}`.execute(db)
  return rows
}

function matches(word: SearchWord): RawBuilder<boolean> {
  const inText = sql<boolean>`procedure.search_vector @@ to_tsquery('simple', ${textQuery(word)})`
  return word.is_abbreviation ? sql`(${inText} or procedure.initials like ${`%${word.text}%`})` : inText
}

/** A word is looked for at the beginning of words; one of two letters or less as a whole word, since it begins too many. */
function textQuery({ text, stands_for, meant }: SearchWord): string {
  const typed = text.length <= 2 ? text : `${text}:*`
  const phrase = stands_for ? [`(${stands_for.split(' ').join(' <-> ')})`] : []
  return [typed, ...phrase, ...meant].join(' | ')
}

/** The words together as typed, then an abbreviation as one piece, then the number of whole words. */
function score({ text, words, joined }: SearchPhrase): RawBuilder<number> {
  const parts = [sql<number>`(case when procedure.search_text like ${`% ${text} %`} then 20 else 0 end)`]
  if (joined) {
    parts.push(sql`(case when procedure.initials like ${`%${joined}%`} then 20 else 0 end)`)
    // An abbreviation mostly stands for the name without "Thủ tục cấp": the nearer to the beginning, the better.
    parts.push(sql`(case when position(${joined} in procedure.initials) between 1 and 5 then 10 else 0 end)`)
  }
  for (const word of words)
    parts.push(sql`(case when procedure.search_text like ${`% ${word.text} %`} then 2 else 0 end)`)
  return sql`(${sql.join(parts, sql` + `)})`
}

function asRow({ code, status, name_vi, name_en, field_code, field_name }: FoundRow): ProcedureRow {
  return { code, status, name: { vi: name_vi, en: name_en }, field_code, field_name }
}
