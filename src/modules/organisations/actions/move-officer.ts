import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { dayBefore } from '../reform.ts'
import { seat } from './appoint.ts'
import { finishPost, lockPost } from './end-post.ts'
import { requiredDay, requiredText, role, unitId } from './input-fields.ts'

/** From one post to another in one act, so that nobody is for a moment in two places or in none. */
export const moveOfficer = defineAction({
  name: 'organisations.move_officer',
  permission: 'organisations.manage_officers',
  input: z.object({
    post_id: unitId,
    unit_id: unitId,
    role,
    title: requiredText,
    title_en: requiredText,
    on_date: requiredDay,
  }),
  async run(context, input) {
    const post = await lockPost(context, input.post_id)
    context.requireIn([post.unit_id])
    context.requireIn([input.unit_id])
    context.about(post.officer_id, input.unit_id)
    const id = await seat(context, {
      officer_id: post.officer_id,
      unit_id: input.unit_id,
      role: input.role,
      title: input.title,
      title_en: input.title_en,
      valid_from: input.on_date,
      valid_to: null,
    })
    await finishPost(context, post, dayBefore(input.on_date))
    return { id }
  },
})
