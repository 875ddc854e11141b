/** One state per account, the most serious first. Pure. */
export type AccountState = 'active' | 'locked' | 'deactivated' | 'without_account' | 'inactive_officer'

export function accountState(
  account: { account_id: string | null; active: boolean; locked_until: Date | null; deactivated_at: Date | null },
  now: Date,
): AccountState {
  if (!account.active) return 'inactive_officer'
  if (account.account_id === null) return 'without_account'
  if (account.deactivated_at) return 'deactivated'
  return account.locked_until && account.locked_until > now ? 'locked' : 'active'
}
