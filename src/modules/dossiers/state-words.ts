import { m } from '#words'
import type { Dossier, Timeliness } from './dossier.ts'
import type { StepKind } from './dossier-codes.ts'
import { PAUSE_GROUNDS, type PauseGround, STOP_GROUNDS, type StopGround } from './dossier-codes.ts'
import { pauseGroundLabel, stateLabel, stepKindLabel, stopGroundLabel } from './dossier-words.ts'

/** What a dossier in hand is doing: "Đang thẩm định", "Chờ ký duyệt". */
export function doingLabel(kind: StepKind): string {
  switch (kind) {
    case 'assignment':
      return m.dossiers_doing_assignment()
    case 'appraisal':
      return m.dossiers_doing_appraisal()
    case 'review':
      return m.dossiers_doing_review()
    case 'signing':
      return m.dossiers_doing_signing()
    case 'issuing':
      return m.dossiers_doing_issuing()
    case 'reception':
    case 'returning':
      return stepKindLabel(kind)
  }
}

/** The words of a state wherever it is shown, on a page, in a list, in a spreadsheet: the closest that are true. */
export function stateWords(dossier: Pick<Dossier, 'state' | 'step_kind'>): string {
  return dossier.state === 'in_process' ? doingLabel(dossier.step_kind) : stateLabel(dossier.state)
}

/** "trước hạn", "đúng hạn", "trễ hạn". */
export function timelinessLabel(how: Timeliness): string {
  switch (how) {
    case 'early':
      return m.dossiers_timely_early()
    case 'on_time':
      return m.dossiers_timely_on_time()
    case 'late':
      return m.dossiers_timely_late()
    case 'open':
      return m.dossiers_timely_open()
    case 'open_late':
      return m.dossiers_timely_open_late()
  }
}

/** Why the legal clock stands; codes are those of `clock_mark.ground`. What is no code (a document in words) stays. */
export function markGroundLabel(ground: string | null): string {
  if (ground === null) return ''
  if (ground === 'supplement') return m.dossiers_ground_supplement()
  if (ground === 'withdrawal') return m.dossiers_ground_withdrawal()
  if (ground === 'extension') return m.dossiers_ground_extension()
  if (ground === 'received') return m.dossiers_event_receive()
  return (PAUSE_GROUNDS as readonly string[]).includes(ground) ? pauseGroundLabel(ground as PauseGround) : ground
}

/** Why nothing more will happen; codes are those of `dossier.end_ground`. */
export function endGroundLabel(ground: string | null): string {
  switch (ground) {
    case null:
      return ''
    case 'granted':
      return m.dossiers_result_granted()
    case 'rejected':
      return m.dossiers_result_rejected()
    case 'refused':
      return m.dossiers_end_refused()
    case 'unanswered':
      return m.dossiers_end_unanswered()
    default:
      return (STOP_GROUNDS as readonly string[]).includes(ground) ? stopGroundLabel(ground as StopGround) : ground
  }
}

/** How a passage through a step ended, when that is worth a word. */
export function outcomeLabel(outcome: string | null): string | undefined {
  const known: Record<string, () => string> = {
    declined: m.dossiers_outcome_declined,
    sent_back: m.dossiers_outcome_sent_back,
    reassigned: m.dossiers_outcome_reassigned,
    approved: m.dossiers_outcome_approved,
    released: m.dossiers_outcome_released,
    returned: m.dossiers_outcome_returned,
    refused: m.dossiers_state_refused,
    stopped: m.dossiers_state_stopped,
    closed_unanswered: m.dossiers_state_closed_unanswered,
  }
  return outcome === null ? undefined : known[outcome]?.()
}
