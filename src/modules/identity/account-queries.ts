import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** Other accounts through which an administrator can still come in. The account itself need not be one: then the answer is never 0. */
export async function countOtherAdministrators(db: Kysely<Tables>, accountId: string, on: string): Promise<number> {
  const rows = await sql<{ own: boolean; others: number }>`
    with administrator as (
      select distinct u.id from account_user u join officer o on o.id = u.officer_id and o.active
      join post p on p.officer_id = o.id and p.role = 'administrator'
      where u.deactivated_at is null and p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
    )
    select exists (select 1 from administrator where id = ${accountId}) as own,
      (select count(*)::int from administrator where id <> ${accountId}) as others`.execute(db)
  const row = rows.rows[0]
  return row?.own ? row.others : Math.max(row?.others ?? 0, 1)
}

export interface AccountLine {
  officer_id: string
  full_name: string
  email: string | null
  phone: string | null
  active: boolean
  account_id: string | null
  username: string | null
  two_factor_enabled: boolean | null
  locked_until: Date | null
  deactivated_at: Date | null
  last_active_at: Date | null
  /** `role · unit` of today's posts, in Vietnamese and English. */
  posts: { role: string; title: string; title_en: string; unit: string; unit_en: string }[]
}

export type AccountFilter = {
  text?: string
  state?: 'locked' | 'deactivated' | 'without_account'
  after?: { name: string; id: string }
  limit: number
  on: string
  now: Date
}

/** Officers with their accounts by name; keyset pages (`after`), search without diacritics by name, user name or mail. */
export async function listAccounts(db: Kysely<Tables>, filter: AccountFilter): Promise<AccountLine[]> {
  const text = filter.text?.trim()
  const conditions = [sql<boolean>`true`]
  if (text)
    conditions.push(
      sql`(fold(o.full_name) like '%' || fold(${text}) || '%' or u.username like lower(${text}) || '%' or lower(o.email) like lower(${text}) || '%')`,
    )
  if (filter.state === 'locked') conditions.push(sql`u.locked_until > ${filter.now}`)
  if (filter.state === 'deactivated') conditions.push(sql`u.deactivated_at is not null`)
  if (filter.state === 'without_account') conditions.push(sql`u.id is null`)
  if (filter.after)
    conditions.push(sql`(o.full_name collate "und-x-icu", o.id) > (${filter.after.name}, ${filter.after.id}::uuid)`)
  const result = await sql<AccountLine>`
    select o.id as officer_id, o.full_name, o.email, o.phone, o.active, u.id as account_id, u.username, u.two_factor_enabled, u.locked_until,
      u.deactivated_at, u.last_active_at,
      coalesce((select jsonb_agg(jsonb_build_object('role', p.role, 'title', p.title, 'title_en', p.title_en, 'unit', n.short_name, 'unit_en', n.name_en) order by p.valid_from desc)
        from post p join unit n on n.id = p.unit_id
        where p.officer_id = o.id and p.valid_from <= ${filter.on}::date and (p.valid_to is null or p.valid_to >= ${filter.on}::date)), '[]'::jsonb) as posts
    from officer o left join account_user u on u.officer_id = o.id
    where ${sql.join(conditions, sql` and `)}
    order by o.full_name collate "und-x-icu", o.id limit ${filter.limit}::int`.execute(db)
  return result.rows
}

export async function findAccountOfOfficer(db: Kysely<Tables>, officerId: string) {
  return db
    .selectFrom('account_user')
    .select([
      'id',
      'username',
      'two_factor_enabled',
      'failed_tries',
      'locked_until',
      'must_change_password',
      'password_changed_at',
      'last_active_at',
      'deactivated_at',
      'created_at',
    ])
    .where('officer_id', '=', officerId)
    .executeTakeFirst()
}

/** Newest first; without the token, which is the key to the house. */
export async function listSessions(db: Kysely<Tables>, userId: string, now: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'created_at', 'seen_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function getPasswordHash(db: Kysely<Tables>, userId: string): Promise<string> {
  const row = await db
    .selectFrom('credential')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirstOrThrow()
  return row.password ?? ''
}

/** The last hashes, newest first. */
export async function listPasswordHistory(db: Kysely<Tables>, userId: string, count: number): Promise<string[]> {
  const rows = await db
    .selectFrom('password_history')
    .select('hash')
    .where('user_id', '=', userId)
    .orderBy('set_at', 'desc')
    .limit(count)
    .execute()
  return rows.map((row) => row.hash)
}

export async function listTokens(db: Kysely<Tables>) {
  return db
    .selectFrom('integration_token as t')
    .innerJoin('unit', 'unit.id', 't.unit_id')
    .select([
      't.id',
      't.name',
      't.scopes',
      't.unit_id',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      't.created_at',
      't.expires_at',
      't.last_used_at',
      't.revoked_at',
    ])
    .orderBy('t.created_at', 'desc')
    .execute()
}

/** Accounts without a sign of life for so many days, the last way in for an administrator excepted. */
export async function listIdleAccounts(
  db: Kysely<Tables>,
  before: Date,
): Promise<{ id: string; username: string; officer_id: string }[]> {
  return db
    .selectFrom('account_user')
    .select(['id', 'username', 'officer_id'])
    .where('deactivated_at', 'is', null)
    .where(sql<boolean>`coalesce(last_active_at, created_at) < ${before}`)
    .execute()
}
