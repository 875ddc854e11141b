import type { Insertable, Kysely, Updateable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import type {
  DeskTable,
  OfficerTable,
  PostTable,
  SecondmentTable,
  SuccessionKind,
  UnitTable,
} from './organisation-tables.ts'

/** The only writer of unit, unit_successor, desk, officer, post and secondment. Decides nothing: actions do. */

type New<Table> = Omit<Insertable<Table>, 'id'> & { id?: string }

export async function insertUnit(db: Kysely<Tables>, unit: New<UnitTable>): Promise<string> {
  const id = unit.id ?? newId()
  await db
    .insertInto('unit')
    .values({ ...unit, id })
    .execute()
  return id
}

/** `expectedVersion`: the one the editor saw; false when somebody was faster. */
export async function updateUnit(
  db: Kysely<Tables>,
  id: string,
  expectedVersion: number,
  change: Omit<Updateable<UnitTable>, 'id' | 'version'>,
): Promise<boolean> {
  const result = await db
    .updateTable('unit')
    .set({ ...change, version: expectedVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function insertSuccessor(
  db: Kysely<Tables>,
  row: { unitId: string; successorId: string; kind: SuccessionKind; onDate: string; basis: string },
): Promise<void> {
  await db
    .insertInto('unit_successor')
    .values({
      unit_id: row.unitId,
      successor_id: row.successorId,
      kind: row.kind,
      on_date: row.onDate,
      basis: row.basis,
    })
    .execute()
}

/** What hung under, stood in or was served by the old unit goes on with its successor. */
export async function handOnUnit(db: Kysely<Tables>, fromId: string, toId: string): Promise<void> {
  await db
    .updateTable('unit')
    .set({ parent_id: toId })
    .where('parent_id', '=', fromId)
    .where('valid_to', 'is', null)
    .where('id', '<>', toId)
    .execute()
  await db.updateTable('desk').set({ unit_id: toId }).where('unit_id', '=', fromId).execute()
  await db.updateTable('desk').set({ serves_unit_id: toId }).where('serves_unit_id', '=', fromId).execute()
}

export async function insertDesk(db: Kysely<Tables>, desk: New<DeskTable>): Promise<string> {
  const id = desk.id ?? newId()
  await db
    .insertInto('desk')
    .values({ ...desk, id })
    .execute()
  return id
}

export async function updateDesk(
  db: Kysely<Tables>,
  id: string,
  change: Partial<Pick<DeskTable, 'name' | 'name_en' | 'serves_unit_id'>> & { active?: boolean },
): Promise<void> {
  await db.updateTable('desk').set(change).where('id', '=', id).execute()
}

export async function insertOfficer(db: Kysely<Tables>, officer: New<OfficerTable>): Promise<string> {
  const id = officer.id ?? newId()
  await db
    .insertInto('officer')
    .values({ ...officer, id })
    .execute()
  return id
}

export async function updateOfficer(
  db: Kysely<Tables>,
  id: string,
  expectedVersion: number,
  change: Omit<Updateable<OfficerTable>, 'id' | 'version'>,
): Promise<boolean> {
  const result = await db
    .updateTable('officer')
    .set({ ...change, version: expectedVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function insertPost(db: Kysely<Tables>, post: New<PostTable>): Promise<string> {
  const id = post.id ?? newId()
  await db
    .insertInto('post')
    .values({ ...post, id })
    .execute()
  return id
}

/** `lastDay` inclusive. */
export async function endPost(db: Kysely<Tables>, id: string, lastDay: string): Promise<void> {
  await db.updateTable('post').set({ valid_to: lastDay }).where('id', '=', id).execute()
}

/** For a post that would have begun in a unit that had already ended. */
export async function reseatPost(db: Kysely<Tables>, id: string, unitId: string): Promise<void> {
  await db.updateTable('post').set({ unit_id: unitId }).where('id', '=', id).execute()
}

export async function insertSecondment(db: Kysely<Tables>, secondment: New<SecondmentTable>): Promise<string> {
  const id = secondment.id ?? newId()
  await db
    .insertInto('secondment')
    .values({ ...secondment, id })
    .execute()
  return id
}

export async function recallSecondment(db: Kysely<Tables>, id: string, lastDay: string): Promise<void> {
  await db.updateTable('secondment').set({ recalled_on: lastDay }).where('id', '=', id).execute()
}

export type NewPost = Omit<New<PostTable>, 'id' | 'officer_id' | 'valid_to'>
export type NewSecondment = Omit<New<SecondmentTable>, 'id' | 'officer_id' | 'recalled_on' | 'post_id'> & {
  title: string
  title_en: string
}

/** An officer with everything that gives rights, at once: for loaders and the first administrator, who need no permission. */
export async function addOfficerWithPosts(
  db: Kysely<Tables>,
  person: Omit<New<OfficerTable>, 'id'> & { posts: readonly NewPost[]; secondment?: NewSecondment },
): Promise<string> {
  const { posts, secondment, ...officer } = person
  const officerId = await insertOfficer(db, officer)
  for (const post of posts) await insertPost(db, { ...post, officer_id: officerId, valid_to: null })
  if (secondment) {
    const { title, title_en, ...rest } = secondment
    const postId = await insertPost(db, {
      officer_id: officerId,
      unit_id: rest.to_unit_id,
      role: 'counter_officer',
      title,
      title_en,
      valid_from: rest.starts_on,
      valid_to: rest.ends_on,
    })
    await insertSecondment(db, { ...rest, officer_id: officerId, recalled_on: null, post_id: postId })
  }
  return officerId
}
