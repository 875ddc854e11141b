import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { decodeKey, type PageOf, pageOf } from '#platform/api/page-of.ts'
import type { Tables } from '#platform/database/tables.ts'

export interface NotificationRow {
  id: string
  kind: string
  dossier_code: string | null
  procedure_name: string | null
  facts: Record<string, unknown>
  created_at: Date
  read_at: Date | null
}

/** Beyond so many the bell only says that there are more. */
const MOST_COUNTED = 100

/** For the bell of every page: an index of unread rows only, and never more of it than can be shown. */
export async function countUnread(db: Kysely<Tables>, officerId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (
      select 1 from notification where officer_id = ${officerId}::uuid and read_at is null limit ${MOST_COUNTED}::int) as mine`.execute(
    db,
  )
  return rows[0]?.unread ?? 0
}

export interface Own {
  officerId: string
  kind?: string | undefined
  limit: number
}

export async function listUnread(db: Kysely<Tables>, own: Own): Promise<NotificationRow[]> {
  return ofOfficer(db, own).where('n.read_at', 'is', null).limit(own.limit).execute()
}

const pageKey = z.tuple([z.string(), z.string()])

/** What was read, or with `all` everything, newest first. */
export async function listPage(
  db: Kysely<Tables>,
  own: Own & { after?: string | undefined; all?: boolean },
): Promise<PageOf<NotificationRow>> {
  let query = ofOfficer(db, own)
  if (!own.all) query = query.where('n.read_at', 'is not', null)
  if (own.after) {
    const [at, id] = decodeKey(own.after, pageKey)
    query = query.where(sql<boolean>`(n.created_at, n.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query.limit(own.limit + 1).execute()
  return pageOf(rows, own.limit, (row) => [row.created_at.toISOString(), row.id])
}

function ofOfficer(db: Kysely<Tables>, { officerId, kind }: Own) {
  const query = db
    .selectFrom('notification as n')
    .leftJoin('dossier as d', 'd.id', 'n.dossier_id')
    .select(['n.id', 'n.kind', 'n.dossier_code', 'd.procedure_name', 'n.facts', 'n.created_at', 'n.read_at'])
    .where('n.officer_id', '=', officerId)
    .orderBy('n.created_at', 'desc')
    .orderBy('n.id', 'desc')
  return kind === undefined ? query : query.where('n.kind', '=', kind)
}

export interface Preference {
  digest_email: boolean
  single_email: boolean
}

export async function findPreference(db: Kysely<Tables>, officerId: string): Promise<Preference> {
  const row = await db
    .selectFrom('notification_preference')
    .select(['digest_email', 'single_email'])
    .where('officer_id', '=', officerId)
    .executeTakeFirst()
  return row ?? { digest_email: true, single_email: true }
}
