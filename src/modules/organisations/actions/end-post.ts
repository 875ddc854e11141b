import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { ActionContext } from '#platform/access/action.ts'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { endPost as storeEnd } from '../organisation-store.ts'
import type { PostTable } from '../organisation-tables.ts'
import { dayBefore } from '../reform.ts'
import { requiredDay, unitId } from './input-fields.ts'

/** The last day of a post; a day that has passed takes the rights away from the next request on. */
export const endPost = defineAction({
  name: 'organisations.end_post',
  permission: 'organisations.manage_officers',
  input: z.object({ post_id: unitId, last_day: requiredDay }),
  async run(context, { post_id: id, last_day: lastDay }) {
    const post = await lockPost(context, id)
    context.requireIn([post.unit_id])
    context.about(post.officer_id, post.unit_id)
    await finishPost(context, post, lastDay)
    return { id }
  },
})

export async function lockPost({ tx }: Pick<ActionContext, 'tx'>, id: string): Promise<Selectable<PostTable>> {
  const post = await tx.selectFrom('post').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!post) throw new Refusal(404, 'post_not_found', m.organisations_post_not_found())
  return post
}

/** 409 when it has ended already, would end before it began, or is the last administrator's. */
export async function finishPost(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  post: Selectable<PostTable>,
  lastDay: string,
): Promise<void> {
  if (post.valid_to !== null && post.valid_to <= lastDay)
    throw new Refusal(409, 'post_ended', m.organisations_post_ended())
  if (lastDay < dayBefore(post.valid_from))
    throw new Refusal(409, 'day_before_beginning', m.organisations_post_not_begun())
  if (post.role === 'administrator') await refuseLastAdministrator(tx, post.id, legalDay(now))
  await storeEnd(tx, post.id, lastDay)
}

async function refuseLastAdministrator(tx: ActionContext['tx'], exceptPostId: string, today: string): Promise<void> {
  const other = await tx
    .selectFrom('post')
    .innerJoin('officer', 'officer.id', 'post.officer_id')
    .select('post.id')
    .where('post.role', '=', 'administrator')
    .where('post.id', '<>', exceptPostId)
    .where('officer.active', '=', true)
    .where('post.valid_from', '<=', today)
    .where('post.valid_to', 'is', null)
    .executeTakeFirst()
  if (!other)
    throw new Refusal(409, 'last_administrator', m.organisations_last_administrator(), [
      m.organisations_last_administrator_instead(),
    ])
}
