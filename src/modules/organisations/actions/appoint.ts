import { z } from 'zod'
import type { ActionContext } from '#platform/access/action.ts'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import type { RoleCode } from '#platform/module.ts'
import { m } from '#words'
import { insertPost } from '../organisation-store.ts'
import { lockStandingUnit } from '../reform.ts'
import { requiredDay, requiredText, role, unitId } from './input-fields.ts'

/** Gives an officer a post, and with it the rights of its role in the unit and beneath it, from `valid_from` on. */
export const appoint = defineAction({
  name: 'organisations.appoint',
  permission: 'organisations.manage_officers',
  input: z.object({
    officer_id: unitId,
    unit_id: unitId,
    role,
    title: requiredText,
    title_en: requiredText,
    valid_from: requiredDay,
  }),
  async run(context, input) {
    context.requireIn([input.unit_id])
    const id = await seat(context, { ...input, valid_to: null })
    context.about(input.officer_id, input.unit_id)
    return { id }
  },
})

/** The checks that every new post passes. 404 and 409 as the words say. */
export async function seat(
  { tx }: Pick<ActionContext, 'tx'>,
  post: {
    officer_id: string
    unit_id: string
    role: RoleCode
    title: string
    title_en: string
    valid_from: string
    valid_to: string | null
  },
): Promise<string> {
  const officer = await tx
    .selectFrom('officer')
    .select(['full_name', 'active'])
    .where('id', '=', post.officer_id)
    .forUpdate()
    .executeTakeFirst()
  if (!officer) throw new Refusal(404, 'officer_not_found', m.organisations_officer_not_found())
  if (!officer.active)
    throw new Refusal(409, 'officer_inactive', m.organisations_officer_inactive({ name: officer.full_name }))
  const unit = await lockStandingUnit(tx, post.unit_id)
  if (post.valid_from < unit.valid_from) {
    throw new Refusal(409, 'day_before_beginning', m.organisations_day_before_beginning({ name: unit.name }))
  }
  const same = await tx
    .selectFrom('post')
    .select('id')
    .where('officer_id', '=', post.officer_id)
    .where('unit_id', '=', post.unit_id)
    .where('role', '=', post.role)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', post.valid_from)]))
    .executeTakeFirst()
  if (same) throw new Refusal(409, 'post_held', m.organisations_post_held({ name: officer.full_name, unit: unit.name }))
  return insertPost(tx, post)
}
