import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '../ids.ts'
import type {} from './print-tables.ts'

export interface NewTemplateVersion {
  /** Name of the template's file in data/forms, without `.typ`. */
  code: string
  /** Typst source, checked before by `checkTemplate`; null puts the shipped file back in force. */
  source: string | null
  /** First day ('YYYY-MM-DD') on which it is printed. */
  valid_from: string
  note: string
  created_at: Date
  /** Name of the administrator, kept as text: the history outlives the account. */
  created_by: string
}

/** Number of the newest version, 0 for none; until the transaction ends nobody else adds one to this template. */
export async function lockNewestVersion(tx: Kysely<Tables>, code: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`print_template ${code}`}))`.execute(tx)
  const row = await tx
    .selectFrom('print_template')
    .select((eb) => eb.fn.max<number | null>('version').as('newest'))
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.newest ?? 0
}

/** The only writer of print_template. Returns the number of the new version. */
export async function insertTemplateVersion(tx: Kysely<Tables>, version: NewTemplateVersion): Promise<number> {
  const row = await tx
    .insertInto('print_template')
    .values({
      ...version,
      id: newId(),
      version: sql<number>`(select coalesce(max(version), 0) + 1 from print_template where code = ${version.code})`,
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
