import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** Who looked at what; read from the audit log, which keeps every view (law.md §10.1). */

export interface ViewEntry {
  at: Date
  actor_name: string
  subject: string
}

/** Looks at any of `subjects` (the dossier's code, its files), newest first. */
export async function listViews(db: Kysely<Tables>, subjects: readonly string[], limit: number): Promise<ViewEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['at', 'actor_name', 'subject'])
    .where('subject', 'in', [...subjects])
    .where('outcome', '=', 'viewed')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, subject: row.subject ?? '' }))
}

/** Which of `subjects` this officer has opened before. */
export async function findSeen(
  db: Kysely<Tables>,
  actorId: string | null,
  subjects: readonly string[],
): Promise<Set<string>> {
  if (actorId === null || subjects.length === 0) return new Set()
  const rows = await db
    .selectFrom('audit_entry')
    .select('subject')
    .distinct()
    .where('subject', 'in', [...subjects])
    .where('actor_id', '=', actorId)
    .where('outcome', '=', 'viewed')
    .execute()
  return new Set(rows.flatMap((row) => row.subject ?? []))
}
