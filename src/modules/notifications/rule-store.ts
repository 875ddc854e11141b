import type { Insertable, Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import type { ReminderRuleTable } from './notification-tables.ts'

/** The only writer of the rules. A row is never rewritten: the next version takes its place. */

export async function insertRule(
  db: Kysely<Tables>,
  row: Omit<Insertable<ReminderRuleTable>, 'id' | 'replaced_at'>,
): Promise<void> {
  await db
    .insertInto('reminder_rule')
    .values({ ...row, id: newId(), replaced_at: null })
    .execute()
}

export async function replaceRule(db: Kysely<Tables>, id: string, now: Date): Promise<void> {
  await db.updateTable('reminder_rule').set({ replaced_at: now }).where('id', '=', id).execute()
}

export async function saveNotice(
  db: Kysely<Tables>,
  row: { kind: string; active: boolean; set_by: string | null; set_at: Date },
): Promise<void> {
  const { kind: _, ...change } = row
  await db
    .insertInto('applicant_notice')
    .values(row)
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(change))
    .execute()
}
