import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { recallSecondment } from '../organisation-store.ts'
import { finishPost, lockPost } from './end-post.ts'
import { requiredDay, unitId } from './input-fields.ts'

/** The sending agency calls its officer back before the term is over; the post at the centre ends with it. */
export const recallOfficer = defineAction({
  name: 'organisations.recall_officer',
  permission: 'organisations.manage_officers',
  input: z.object({ secondment_id: unitId, last_day: requiredDay }),
  async run(context, { secondment_id: id, last_day: lastDay }) {
    const secondment = await context.tx
      .selectFrom('secondment')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!secondment) throw new Refusal(404, 'secondment_not_found', m.organisations_secondment_not_found())
    context.requireIn([secondment.from_unit_id, secondment.to_unit_id])
    context.about(secondment.officer_id, secondment.to_unit_id)
    if (secondment.recalled_on !== null || lastDay < secondment.starts_on || lastDay >= secondment.ends_on) {
      throw new Refusal(409, 'recall_day', m.organisations_recall_day())
    }
    await recallSecondment(context.tx, id, lastDay)
    await finishPost(context, await lockPost(context, secondment.post_id), lastDay)
    return { id }
  },
})
