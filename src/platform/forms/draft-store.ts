import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Tables } from '#platform/database/tables.ts'
import type { FormValues } from './form-state.ts'
import './draft-tables.ts'

export interface Draft {
  values: FormValues
  savedAt: Date
}

const Values = z.record(z.string().max(200), z.array(z.string().max(100_000)).max(500))

/** What a form can send as its draft. */
export const DraftBody = z.object({ values: Values })

/** Keeps what an officer has typed so far; one draft a form and officer, the newest wins. */
export async function saveDraft(
  db: Kysely<Tables>,
  ownerId: string,
  formKey: string,
  values: FormValues,
  now: Date,
): Promise<void> {
  const body = sql<unknown>`${JSON.stringify(values)}::jsonb`
  await db
    .insertInto('form_draft')
    .values({ owner_id: ownerId, form_key: formKey, body, saved_at: now })
    .onConflict((conflict) => conflict.columns(['owner_id', 'form_key']).doUpdateSet({ body, saved_at: now }))
    .execute()
}

export async function findDraft(db: Kysely<Tables>, ownerId: string, formKey: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('form_draft')
    .select(['body', 'saved_at'])
    .where('owner_id', '=', ownerId)
    .where('form_key', '=', formKey)
    .executeTakeFirst()
  const values = row && Values.safeParse(row.body)
  return row && values?.success ? { values: values.data, savedAt: row.saved_at } : undefined
}

export async function removeDraft(db: Kysely<Tables>, ownerId: string, formKey: string): Promise<void> {
  await db.deleteFrom('form_draft').where('owner_id', '=', ownerId).where('form_key', '=', formKey).execute()
}

/** Drafts hold personal data: what nobody came back to is not kept. */
export async function removeDraftsBefore(db: Kysely<Tables>, before: Date): Promise<number> {
  const removed = await db.deleteFrom('form_draft').where('saved_at', '<', before).executeTakeFirst()
  return Number(removed.numDeletedRows)
}
