import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { isId } from '#platform/ids.ts'
import type { RoleCode } from '#platform/module.ts'
import type { Desk } from './organisation-queries.ts'
import type { OfficerTable, PostTable } from './organisation-tables.ts'

export type Officer = Selectable<OfficerTable>
export type Post = Selectable<PostTable>

/** Questions about people. All `on` arguments are days in Vietnam, `YYYY-MM-DD` (`legalDay(now)`). */

export interface OfficerInPost {
  officer_id: string
  full_name: string
  post_id: string
  role: RoleCode
  title: string
  title_en: string
  unit_id: string
  unit_code: string
  unit_name: string
}

/** Active officers who hold one of `roles` (any role when left out) on the day in exactly these units, by name. */
export async function listOfficersInPost(
  db: Kysely<Tables>,
  filter: { unitIds: readonly string[]; roles?: readonly RoleCode[]; on: string },
): Promise<OfficerInPost[]> {
  if (filter.unitIds.length === 0) return []
  let query = postsOn(db, filter.on)
    .where('post.unit_id', 'in', [...filter.unitIds])
    .where('officer.active', '=', true)
  if (filter.roles) query = query.where('post.role', 'in', [...filter.roles])
  return query.orderBy('officer.full_name').orderBy('post.role').execute()
}

/** Posts of one officer that hold on the day. */
export async function listPostsOn(db: Kysely<Tables>, officerId: string, on: string): Promise<OfficerInPost[]> {
  return postsOn(db, on).where('post.officer_id', '=', officerId).orderBy('post.valid_from', 'desc').execute()
}

/** Roles that an active officer holds on the day, whatever the unit. */
export async function listRolesHeld(db: Kysely<Tables>, on: string): Promise<RoleCode[]> {
  const rows = await postsOn(db, on).where('officer.active', '=', true).execute()
  return [...new Set(rows.map(({ role }) => role))]
}

/** Every post an officer ever held, newest first. */
export async function listPostHistory(db: Kysely<Tables>, officerId: string) {
  return db
    .selectFrom('post')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .select([
      'post.id',
      'post.role',
      'post.title',
      'post.title_en',
      'post.valid_from',
      'post.valid_to',
      'post.unit_id',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
    ])
    .where('post.officer_id', '=', officerId)
    .orderBy('post.valid_from', 'desc')
    .orderBy('post.id')
    .execute()
}

/** Everybody who ever held a post in the unit, those of today first. */
export async function listUnitPosts(db: Kysely<Tables>, unitId: string) {
  return db
    .selectFrom('post')
    .innerJoin('officer', 'officer.id', 'post.officer_id')
    .select([
      'post.id',
      'post.role',
      'post.title',
      'post.title_en',
      'post.valid_from',
      'post.valid_to',
      'officer.id as officer_id',
      'officer.full_name',
      'officer.active',
      'officer.phone',
    ])
    .where('post.unit_id', '=', unitId)
    .orderBy(sql`post.valid_to is not null`)
    .orderBy('post.role')
    .orderBy('officer.full_name')
    .execute()
}

/** Undefined also for text that is no id. */
export async function findOfficer(db: Kysely<Tables>, id: string): Promise<Officer | undefined> {
  if (!isId(id)) return undefined
  return db.selectFrom('officer').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findOfficerByEmail(db: Kysely<Tables>, email: string): Promise<Officer | undefined> {
  return db
    .selectFrom('officer')
    .selectAll()
    .where(sql<boolean>`lower(email) = ${email.toLowerCase()}`)
    .executeTakeFirst()
}

export async function listOfficers(db: Kysely<Tables>): Promise<Officer[]> {
  return db.selectFrom('officer').selectAll().orderBy('full_name').execute()
}

export async function listSecondments(db: Kysely<Tables>, filter: { unitId?: string; officerId?: string }) {
  let query = db
    .selectFrom('secondment as s')
    .innerJoin('officer', 'officer.id', 's.officer_id')
    .innerJoin('unit as origin', 'origin.id', 's.from_unit_id')
    .innerJoin('unit as host', 'host.id', 's.to_unit_id')
    .leftJoin('desk', 'desk.id', 's.desk_id')
    .select([
      's.id',
      's.decision_number',
      's.starts_on',
      's.ends_on',
      's.recalled_on',
      's.officer_id',
      'officer.full_name',
      's.from_unit_id',
      'origin.name as from_unit_name',
      's.to_unit_id',
      'host.name as to_unit_name',
      'desk.name as desk_name',
      's.desk_id',
    ])
  if (filter.officerId !== undefined) query = query.where('s.officer_id', '=', filter.officerId)
  const unitId = filter.unitId
  if (unitId !== undefined)
    query = query.where((eb) => eb.or([eb('s.from_unit_id', '=', unitId), eb('s.to_unit_id', '=', unitId)]))
  return query.orderBy('s.starts_on', 'desc').execute()
}

/** The desk at which the officer sits on the day, by secondment. */
export async function findDeskOfOfficer(db: Kysely<Tables>, officerId: string, on: string): Promise<Desk | undefined> {
  return db
    .selectFrom('secondment as s')
    .innerJoin('desk', 'desk.id', 's.desk_id')
    .selectAll('desk')
    .where('s.officer_id', '=', officerId)
    .where('s.starts_on', '<=', on)
    .where(sql<boolean>`coalesce(s.recalled_on, s.ends_on) >= ${on}::date`)
    .orderBy('s.starts_on', 'desc')
    .executeTakeFirst()
}

export interface PostReach {
  post_id: string
  role: RoleCode
  title: string
  title_en: string
  post_unit_id: string
  post_unit_name: string
  valid_from: string
  /** The post's unit, everything beneath it, and forerunners; for a counter officer also what the centre's desks serve. */
  unit_ids: string[]
}

/** What an officer's posts reach on the day, in one query: the raw material of rights. Newest post first. */
export async function listPostReach(db: Kysely<Tables>, officerId: string, on: string): Promise<PostReach[]> {
  const rows = await sql<PostReach>`
    with recursive held as (
      select p.id, p.role, p.title, p.title_en, p.unit_id, p.valid_from from post p
      join officer o on o.id = p.officer_id and o.active
      where p.officer_id = ${officerId} and p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
    ), above (post_id, unit_id) as (
      select id, unit_id from held where role = 'counter_officer'
      union
      select above.post_id, unit.parent_id from above join unit on unit.id = above.unit_id where unit.parent_id is not null
    ), reach (post_id, unit_id) as (
      select id, unit_id from held
      union
      select held.id, desk.serves_unit_id from held join desk on desk.unit_id = held.unit_id and desk.active
      where held.role = 'counter_officer' and desk.serves_unit_id is not null
      union
      select above.post_id, unit.id from above join unit on unit.id = above.unit_id and unit.parent_id is null
      where exists (select 1 from held join desk on desk.unit_id = held.unit_id and desk.active and desk.serves_unit_id is null
        where held.id = above.post_id)
    ), spread (post_id, unit_id) as (
      select post_id, unit_id from reach
      union
      select spread.post_id, edge.id from spread
      join (select id, parent_id as above from unit where parent_id is not null
        union all select unit_id, successor_id from unit_successor) edge on edge.above = spread.unit_id
    )
    select held.id as post_id, held.role, held.title, held.title_en, held.unit_id as post_unit_id, unit.name as post_unit_name,
      held.valid_from, array(select spread.unit_id::text from spread where spread.post_id = held.id) as unit_ids
    from held join unit on unit.id = held.unit_id
    order by held.valid_from desc, held.id`.execute(db)
  return rows.rows
}

function postsOn(db: Kysely<Tables>, on: string) {
  return db
    .selectFrom('post')
    .innerJoin('officer', 'officer.id', 'post.officer_id')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .select([
      'officer.id as officer_id',
      'officer.full_name',
      'post.id as post_id',
      'post.role',
      'post.title',
      'post.title_en',
      'unit.id as unit_id',
      'unit.code as unit_code',
      'unit.name as unit_name',
    ])
    .where('post.valid_from', '<=', on)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', on)]))
}

/** How many active officers hold a post in each unit on the day. */
export async function countPeople(db: Kysely<Tables>, on: string): Promise<Map<string, number>> {
  const rows = await sql<{ unit_id: string; people: number }>`
    select post.unit_id, count(distinct post.officer_id)::int as people from post join officer on officer.id = post.officer_id and officer.active
    where post.valid_from <= ${on}::date and (post.valid_to is null or post.valid_to >= ${on}::date)
    group by post.unit_id`.execute(db)
  return new Map(rows.rows.map((row) => [row.unit_id, row.people]))
}
