import { z } from 'zod'
import type { ActionContext } from '#platform/access/action.ts'
import { type Circumstances, defineDossierAct } from '../act.ts'
import { type Dossier, isWaiting } from '../dossier.ts'
import type { Change, DossierSet } from '../dossier-change.ts'
import { standStill } from '../dossier-clock.ts'
import { CHANNELS, type Channel } from '../dossier-codes.ts'
import { listClockMarks } from '../dossier-queries.ts'
import { reason } from './refuse.ts'

/**
 * Chủ hồ sơ xin rút: recorded by the desk; while no result exists, the receiving unit then issues the notice of stopping
 * (TT 03/2025/TT-VPCP Art. 7), or the applicant takes the request back.
 */
export const askToWithdraw = defineDossierAct({
  name: 'ask_to_withdraw',
  /** `channel`: how the request came. */
  input: z.object({ reason, channel: z.enum(CHANNELS).default('counter') }),
  facts: withdrawalFacts,
  decide: decideWithdrawal,
})

export async function withdrawalFacts({ tx }: Pick<ActionContext, 'tx'>, dossier: Dossier) {
  return { marks: await listClockMarks(tx, dossier.id) }
}

type Facts = Awaited<ReturnType<typeof withdrawalFacts>>

/** The same decision whether the desk records the wish or the applicant sends it online. */
export function decideWithdrawal(
  dossier: Dossier,
  input: { reason: string; channel: Channel },
  { now, calendar, marks }: Pick<Circumstances<Facts>, 'now' | 'calendar' | 'marks'>,
): Change {
  const wasWaiting = isWaiting(dossier.state)
  const set: DossierSet = { state: 'withdrawal_requested', state_before: dossier.state }
  const event = {
    type: 'ask_to_withdraw',
    payload: { state: 'withdrawal_requested', from: dossier.state, channel: input.channel, reason: input.reason },
  }
  // A clock that already stands goes on standing under its own ground.
  if (wasWaiting) return { ...event, set }
  const clocks = standStill(dossier, calendar, marks, { at: now, ground: 'withdrawal' })
  return {
    ...event,
    ...clocks,
    set: { ...set, ...clocks.set, waiting_since: now, waiting_until: null, waiting_ground: 'withdrawal' },
  }
}
