import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import type { Finding } from './findings.ts'
import type { InternalProcess } from './process.ts'
import type {} from './process-tables.ts'

/** The only writer of process_draft. */

export interface DraftContent {
  process: InternalProcess
  reading: readonly Finding[]
}

const json = (value: unknown) => sql<unknown>`${JSON.stringify(value)}::jsonb`

const columnsOf = ({ process, reading }: DraftContent) => ({
  code: process.code,
  name: process.name,
  content: json(process),
  reading: json(reading),
})

export async function insertDraft(
  tx: Kysely<Tables>,
  draft: DraftContent & { unit_id: string; procedure_code: string | null; by: string; now: Date },
): Promise<string> {
  const id = newId()
  const { unit_id, procedure_code, by, now } = draft
  const made = { created_at: now, created_by: by, changed_at: now, changed_by: by }
  await tx
    .insertInto('process_draft')
    .values({ id, unit_id, procedure_code, version: 1, ...made, ...columnsOf(draft) })
    .execute()
  return id
}

/** Returns the new version; undefined when somebody else has changed it since `version`. */
export async function updateDraft(
  tx: Kysely<Tables>,
  draft: DraftContent & { id: string; version: number; by: string; now: Date },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('process_draft')
    .set({ ...columnsOf(draft), version: draft.version + 1, changed_at: draft.now, changed_by: draft.by })
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** False when somebody else has changed it since `version`. */
export async function deleteDraft(tx: Kysely<Tables>, id: string, version: number): Promise<boolean> {
  const rows = await tx
    .deleteFrom('process_draft')
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .execute()
  return rows.length === 1
}
