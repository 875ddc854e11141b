import type { DossierAction } from './act.ts'
import type { ActName } from './act-rules.ts'
import { accept } from './actions/accept.ts'
import { acknowledge } from './actions/acknowledge.ts'
import { apologise } from './actions/apologise.ts'
import { approve } from './actions/approve.ts'
import { askToWithdraw } from './actions/ask-to-withdraw.ts'
import { assign } from './actions/assign.ts'
import { closeUnanswered } from './actions/close-unanswered.ts'
import { completeStep } from './actions/complete-step.ts'
import { correct } from './actions/correct.ts'
import { decline } from './actions/decline.ts'
import { handOver } from './actions/hand-over.ts'
import { issue } from './actions/issue.ts'
import { pause } from './actions/pause.ts'
import { refuse } from './actions/refuse.ts'
import { release } from './actions/release.ts'
import { requestSupplement } from './actions/request-supplement.ts'
import { resume } from './actions/resume.ts'
import { returnResult } from './actions/return-result.ts'
import { sendBack } from './actions/send-back.ts'
import { stop } from './actions/stop.ts'
import { submitForSignature } from './actions/submit-for-signature.ts'
import { supplement } from './actions/supplement.ts'
import { takeOver } from './actions/take-over.ts'

/** The acts by name: the one list from which pages and REST take them. */
export const ACTS: Record<ActName, DossierAction> = {
  accept,
  refuse,
  request_supplement: requestSupplement,
  supplement,
  close_unanswered: closeUnanswered,
  hand_over: handOver,
  acknowledge,
  assign,
  take_over: takeOver,
  complete_step: completeStep,
  send_back: sendBack,
  submit_for_signature: submitForSignature,
  approve,
  decline,
  issue,
  release,
  return_result: returnResult,
  pause,
  resume,
  ask_to_withdraw: askToWithdraw,
  stop,
  apologise,
  correct,
}
