import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { type People, type PostHeld, peopleOf } from './people.ts'

/** Everybody with a post on the day: a few hundred people at the most, read once for a whole run. */
export async function readPeople(db: Kysely<Tables>, on: string): Promise<People> {
  const [posts, units] = await Promise.all([
    db
      .selectFrom('post')
      .innerJoin('officer', 'officer.id', 'post.officer_id')
      .select(['post.officer_id', 'post.unit_id', 'post.role'])
      .where('officer.active', '=', true)
      .where('post.valid_from', '<=', on)
      .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', on)]))
      .orderBy('officer.full_name')
      .execute(),
    db.selectFrom('unit').select(['id', 'parent_id']).execute(),
  ])
  return peopleOf(posts as PostHeld[], new Map(units.map((unit) => [unit.id, unit.parent_id])))
}

/** Where an officer reads mail, and which kinds the officer wants there. */
export interface Mailbox {
  officer_id: string
  email: string
  single_email: boolean
  digest_email: boolean
}

/** Of these officers those who have an address, by id. */
export async function readMailboxes(
  db: Kysely<Tables>,
  officerIds: readonly string[],
): Promise<ReadonlyMap<string, Mailbox>> {
  if (officerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('officer')
    .leftJoin('notification_preference as wish', 'wish.officer_id', 'officer.id')
    .select(['officer.id as officer_id', 'officer.email', 'wish.single_email', 'wish.digest_email'])
    .where('officer.id', 'in', [...officerIds])
    .where('officer.email', 'is not', null)
    .execute()
  return new Map(
    rows.map((row) => [
      row.officer_id,
      {
        officer_id: row.officer_id,
        email: row.email ?? '',
        single_email: row.single_email ?? true,
        digest_email: row.digest_email ?? true,
      },
    ]),
  )
}
