import { perform } from '#platform/access/action.ts'
import type { Application } from '#platform/application.ts'
import { Refusal } from '#platform/errors.ts'
import { listIdleAccounts } from './account-queries.ts'
import { deleteExpired } from './account-store.ts'
import { asSystem } from './accounts.ts'
import { deactivateAccount } from './actions/deactivate-account.ts'
import { securityPolicy } from './security-policy.ts'

/**
 * Every night: accounts without a sign of life for 45 days are deactivated (law.md §10.3); expired sessions go. The last
 * administrator's account stays, else nobody could undo it. Returns the user names.
 */
export async function closeIdleAccounts(app: Pick<Application, 'database' | 'clock'>): Promise<string[]> {
  const { db } = app.database
  const now = app.clock.now()
  const { accountIdleDays } = await securityPolicy(db, now)
  await deleteExpired(db, now)
  const closed: string[] = []
  for (const account of await listIdleAccounts(db, new Date(now.getTime() - accountIdleDays * 86_400_000))) {
    try {
      await perform(
        app,
        deactivateAccount,
        { account_id: account.id },
        asSystem(`idle ${account.id} ${now.toISOString()}`),
      )
      closed.push(account.username)
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'last_administrator')) throw error
    }
  }
  return closed
}
