import type { ActionContext } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { findOfficer, listPostHistory, type Officer } from './officer-queries.ts'

/**
 * Whoever acts on a person must answer for every unit in which that person holds a post, or will: otherwise an
 * administrator of one division could take over the account of somebody of the whole province.
 * 404 when there is no such officer, 403 without the right.
 */
export async function requireOverOfficer(
  context: Pick<ActionContext, 'tx' | 'now' | 'requireIn'>,
  officerId: string,
): Promise<Officer> {
  const officer = await findOfficer(context.tx, officerId)
  if (!officer) throw new Refusal(404, 'officer_not_found', m.organisations_officer_not_found())
  const today = legalDay(context.now)
  const posts = await listPostHistory(context.tx, officerId)
  for (const post of posts) if (post.valid_to === null || post.valid_to >= today) context.requireIn([post.unit_id])
  return officer
}
