import type { Kysely } from 'kysely'
import { searchProcedures } from '#modules/catalogue/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { inLocale } from './desk-words.ts'

export interface FoundProcedure {
  code: string
  name: string
  field: string | null
}

const MOST_FOUND = 8

/** Procedures that can be received, by what is typed: words without diacritics, abbreviations, a code. */
export async function findProcedures(db: Kysely<Tables>, typed: string, locale: Locale): Promise<FoundProcedure[]> {
  const rows = await searchProcedures(db, typed, MOST_FOUND)
  const current = rows.filter((row) => row.status === 'current')
  const shown = current.length > 0 ? current : rows
  const exact = shown.find((row) => row.code === typed.trim())
  return (exact ? [exact] : shown).map((row) => ({
    code: row.code,
    name: inLocale(row.name, locale),
    field: row.field_name,
  }))
}
