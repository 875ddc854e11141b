import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Clock } from '../clock.ts'
import { legalDay } from '../clock.ts'
import type { PrintTemplateTable } from './print-tables.ts'
import type { SavedTemplates } from './typst.ts'

/** Sources by name that are in force on `day`; a template whose newest version went back to the shipped file is left out. */
export async function readTemplatesInForce(
  db: Kysely<Tables>,
  names: readonly string[],
  day: string,
): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('print_template')
    .distinctOn('code')
    .select(['code', 'source'])
    .where('code', 'in', [...names])
    .where('valid_from', '<=', day)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return Object.fromEntries(rows.flatMap(({ code, source }) => (source === null ? [] : [[code, source]])))
}

/** All versions of one template, newest first. */
export function listTemplateVersions(db: Kysely<Tables>, code: string): Promise<PrintTemplateTable[]> {
  return db.selectFrom('print_template').selectAll().where('code', '=', code).orderBy('version', 'desc').execute()
}

/** What `createPrintService` asks before each print. Call prints outside a transaction: this uses the outer handle. */
export function savedTemplates(db: Kysely<Tables>, clock: Clock): SavedTemplates {
  return { readCurrent: (names) => readTemplatesInForce(db, names, legalDay(clock.now())) }
}
