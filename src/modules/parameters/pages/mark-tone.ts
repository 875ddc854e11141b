import type { StateTone } from '#platform/ui/state-badge.tsx'

/** Verified is settled, practice is to be watched, unconfirmed is to be decided by the unit. */
export function markTone(mark: 'V' | 'P' | 'U'): StateTone {
  return mark === 'V' ? 'done' : mark === 'P' ? 'received' : 'wait'
}
