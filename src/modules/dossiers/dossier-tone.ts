import { type Dossier, legalDay } from './dossier.ts'

/** The colour in which a state is shown; the word is always written beside it (design/ui.md, principle 3). */
export type Tone = 'received' | 'work' | 'wait' | 'pause' | 'today' | 'over' | 'done' | 'stop'

type ToneParticulars = Pick<Dossier, 'state' | 'due_at'>

export function dossierTone(dossier: ToneParticulars, now: Date): Tone {
  switch (dossier.state) {
    case 'submitted':
      return 'received'
    case 'received':
      return lateness(dossier.due_at, now) ?? 'received'
    case 'in_process':
      return lateness(dossier.due_at, now) ?? 'work'
    case 'awaiting_supplement':
    case 'withdrawal_requested':
      return 'wait'
    case 'paused':
      return 'pause'
    case 'resolved':
    case 'returned':
      return 'done'
    case 'refused':
    case 'stopped':
    case 'closed_unanswered':
      return 'stop'
  }
}

/** Past its time, or due on this very day; undefined while there is a day left. */
export function lateness(due: Date | null, now: Date): 'over' | 'today' | undefined {
  if (due === null) return undefined
  if (now > due) return 'over'
  return legalDay(now) === legalDay(due) ? 'today' : undefined
}
