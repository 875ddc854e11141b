import { type Kysely, sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'

export const outcomes = ['done', 'denied', 'viewed', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

export interface AuditFilter {
  /** Officer's id, or part of a name. */
  person?: string
  subject?: string
  /** Whole name or its beginning: `dossiers.`. */
  action?: string
  outcome?: Outcome
  /** Days in Vietnam, both included. */
  from?: string
  to?: string
}

export interface AuditLine {
  id: string
  at: Date
  actor_kind: string
  actor_id: string | null
  actor_name: string
  action: string
  subject: string | null
  unit_name: string | null
  unit_name_en: string | null
  outcome: Outcome
  address: string | null
  detail: string | null
}

/** Whose lines somebody may read: everything for a whole tree's keeper, else those of the own units. */
export type AuditReach = 'everything' | ReadonlySet<string>

/** A person who holds the permission in a unit without one above reads all, also lines of no unit. */
export async function auditReach(db: Kysely<Tables>, actor: Actor, permission: string): Promise<AuditReach> {
  const granted = actor.grants.get(permission)
  if (actor.kind === 'system' || granted === 'everywhere') return 'everything'
  const roots = await db.selectFrom('unit').select('id').where('parent_id', 'is', null).execute()
  return granted && roots.some((root) => granted.has(root.id)) ? 'everything' : (granted ?? new Set())
}

/** Newest first; `after` is the key of the last line of the page before. */
export async function listAudit(
  db: Kysely<Tables>,
  filter: AuditFilter,
  page: { reach: AuditReach; after?: { at: string; id: string }; limit: number },
): Promise<AuditLine[]> {
  const conditions = conditionsOf(filter)
  if (page.reach !== 'everything') conditions.push(sql`a.unit_id = any(${[...page.reach]}::uuid[])`)
  if (page.after) conditions.push(sql`(a.at, a.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`)
  const result = await sql<AuditLine>`
    select a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, a.action, a.subject, u.name as unit_name, u.name_en as unit_name_en,
      a.outcome, a.address, a.detail
    from audit_entry a left join unit u on u.id = a.unit_id
    where ${sql.join(conditions, sql` and `)}
    order by a.at desc, a.id desc limit ${page.limit}::int`.execute(db)
  return result.rows
}

function conditionsOf(filter: AuditFilter) {
  const conditions = [sql<boolean>`true`]
  const { person, subject, action, outcome, from, to } = filter
  if (person && /^[0-9a-f-]{36}$/.test(person)) conditions.push(sql`a.actor_id = ${person}`)
  else if (person) conditions.push(sql`fold(a.actor_name) like '%' || fold(${person}) || '%'`)
  if (subject) conditions.push(sql`a.subject = ${subject}`)
  if (action) conditions.push(sql`starts_with(a.action, ${action})`)
  if (outcome) conditions.push(sql`a.outcome = ${outcome}`)
  if (from) conditions.push(sql`a.at >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`)
  if (to) conditions.push(sql`a.at < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`)
  return conditions
}
