import { StateBadge, type StateTone } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import type { AccountState } from '../account-words.ts'

const looks: Readonly<Record<AccountState, { tone: StateTone; word: () => string }>> = {
  active: { tone: 'done', word: m.identity_state_active },
  locked: { tone: 'over', word: m.identity_state_locked },
  deactivated: { tone: 'stop', word: m.identity_state_deactivated },
  without_account: { tone: 'received', word: m.identity_state_without },
  inactive_officer: { tone: 'stop', word: m.identity_state_inactive },
}

export function AccountBadge({ state }: { state: AccountState }) {
  const { tone, word } = looks[state]
  return <StateBadge state={tone}>{word()}</StateBadge>
}
