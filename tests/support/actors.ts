import { grantsOf } from '#modules/identity/exports.ts'
import { listPostReach } from '#modules/organisations/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import type { Module } from '#platform/module.ts'
import type { PeopleApp } from './people.ts'

/** The actor that a person of the demonstration would be after signing in: same posts, same rights, no session. */
export async function actorOf(app: PeopleApp, username: string, modules: readonly Module[]): Promise<Actor> {
  const { db } = app.database
  const row = await db
    .selectFrom('account_user')
    .select(['officer_id', 'name'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  const posts = await listPostReach(db, row.officer_id, legalDay(app.clock.now()))
  const grants = grantsOf(
    posts,
    modules.flatMap((each) => each.permissions),
  )
  return { kind: 'officer', id: row.officer_id, name: row.name, unitId: posts[0]?.post_unit_id ?? null, grants }
}
