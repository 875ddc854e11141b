import { z } from 'zod'
import { findNumber } from '#modules/parameters/exports.ts'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { requireOverOfficer } from '../officer-rights.ts'
import { insertSecondment } from '../organisation-store.ts'
import { isLawfulTerm } from '../secondment-term.ts'
import { seat } from './appoint.ts'
import { optionalId, requiredDay, requiredText, unitId } from './input-fields.ts'

/**
 * Sends an officer to work at a centre: the record of the secondment and, for its term, a counter officer's post there.
 * The officer's own post stays; it is the sending agency that pays and appraises (NĐ 118/2025 Art. 11).
 */
export const secondOfficer = defineAction({
  name: 'organisations.second_officer',
  permission: 'organisations.manage_officers',
  input: z.object({
    officer_id: unitId,
    from_unit_id: unitId,
    to_unit_id: unitId,
    desk_id: optionalId,
    decision_number: requiredText,
    starts_on: requiredDay,
    ends_on: requiredDay,
    title: requiredText,
    title_en: requiredText,
  }),
  async run(context, input) {
    await requireOverOfficer(context, input.officer_id)
    context.requireIn([input.from_unit_id])
    context.requireIn([input.to_unit_id])
    context.about(input.officer_id, input.to_unit_id)
    await refuseWrongPlace(context.tx, input)
    const least = (await findNumber(context.tx, 'secondment.minMonths', input.starts_on)) ?? 12
    const most = (await findNumber(context.tx, 'secondment.maxMonths', input.starts_on)) ?? 36
    if (!isLawfulTerm(input.starts_on, input.ends_on, { least, most })) {
      throw new Refusal(409, 'secondment_term', m.organisations_secondment_term({ least, most }))
    }
    const { title, title_en, ...secondment } = input
    const postId = await seat(context, {
      officer_id: input.officer_id,
      unit_id: input.to_unit_id,
      role: 'counter_officer',
      title,
      title_en,
      valid_from: input.starts_on,
      valid_to: input.ends_on,
    })
    return {
      id: await insertSecondment(context.tx, { ...secondment, recalled_on: null, post_id: postId }),
      post_id: postId,
    }
  },
})

async function refuseWrongPlace(
  tx: Parameters<typeof insertSecondment>[0],
  input: { from_unit_id: string; to_unit_id: string; desk_id: string | null },
): Promise<void> {
  const host = await tx
    .selectFrom('unit')
    .select(['kind', 'name'])
    .where('id', '=', input.to_unit_id)
    .executeTakeFirst()
  if (host?.kind !== 'centre' && host?.kind !== 'commune_centre') {
    throw new Refusal(409, 'not_a_centre', m.organisations_not_a_centre({ name: host?.name ?? '' }))
  }
  if (input.from_unit_id === input.to_unit_id)
    throw new Refusal(409, 'same_unit', m.organisations_secondment_same_unit())
  if (input.desk_id === null) return
  const desk = await tx.selectFrom('desk').select('unit_id').where('id', '=', input.desk_id).executeTakeFirst()
  if (desk?.unit_id !== input.to_unit_id)
    throw new Refusal(409, 'desk_elsewhere', m.organisations_desk_elsewhere({ name: host.name }))
}
