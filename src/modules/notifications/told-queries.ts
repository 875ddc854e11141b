import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

export interface Told {
  dossier_id: string
  rule_key: string
  run: number
  due_at: Date
  officer_id: string
}

/** Everything that anybody was told about these dossiers. */
export async function listTold(db: Kysely<Tables>, dossierIds: readonly string[]): Promise<Told[]> {
  if (dossierIds.length === 0) return []
  const { rows } = await sql<Told>`
    select dossier_id, rule_key, clock_run as run, due_at, officer_id from reminder_told
    where dossier_id = any(${[...dossierIds]}::uuid[])`.execute(db)
  return rows
}
