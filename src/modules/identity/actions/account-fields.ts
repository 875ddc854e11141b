import type { Selectable } from 'kysely'
import { z } from 'zod'
import { requireOverOfficer } from '#modules/organisations/exports.ts'
import type { ActionContext } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import type { AccountUserTable } from '../identity-tables.ts'

export const accountId = z.uuid()

/** Only what our own hashing makes: a caller cannot smuggle in a cheaper hash. */
export const passwordHash = z.string().startsWith('$argon2id$')

/**
 * The account, locked until the transaction ends, for somebody who answers for every unit of its officer.
 * 404 when there is none, 403 without the right.
 */
export async function lockAccount(context: ActionContext, id: string): Promise<Selectable<AccountUserTable>> {
  const account = await context.tx
    .selectFrom('account_user')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!account) throw new Refusal(404, 'account_not_found', m.identity_account_not_found())
  await requireOverOfficer(context, account.officer_id)
  context.about(account.username)
  return account
}

/** What one administrator does for another, nobody does for himself (law.md §10.3, separation of duties). */
export function refuseOneself(context: ActionContext, account: { officer_id: string }): void {
  if (context.actor.kind === 'officer' && context.actor.id === account.officer_id) {
    throw new Refusal(409, 'not_oneself', m.identity_not_oneself(), [m.identity_not_oneself_instead()])
  }
}
