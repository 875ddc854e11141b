import { m } from '#words'
import type { ActName } from './act-rules.ts'
import type {
  Channel,
  DossierState,
  PartyKind,
  PauseGround,
  ReturnMethod,
  StepKind,
  StopGround,
} from './dossier-codes.ts'

/** Words for the codes of this capability, in the reader's language. Each switch is complete, so a new code cannot be forgotten. */

export function stateLabel(state: DossierState): string {
  switch (state) {
    case 'submitted':
      return m.dossiers_state_submitted()
    case 'received':
      return m.dossiers_state_received()
    case 'refused':
      return m.dossiers_state_refused()
    case 'in_process':
      return m.dossiers_state_in_process()
    case 'awaiting_supplement':
      return m.dossiers_state_awaiting_supplement()
    case 'paused':
      return m.dossiers_state_paused()
    case 'withdrawal_requested':
      return m.dossiers_state_withdrawal_requested()
    case 'stopped':
      return m.dossiers_state_stopped()
    case 'closed_unanswered':
      return m.dossiers_state_closed_unanswered()
    case 'resolved':
      return m.dossiers_state_resolved()
    case 'returned':
      return m.dossiers_state_returned()
  }
}

const acts: Record<ActName, () => string> = {
  accept: m.dossiers_act_accept,
  refuse: m.dossiers_act_refuse,
  request_supplement: m.dossiers_act_request_supplement,
  supplement: m.dossiers_act_supplement,
  close_unanswered: m.dossiers_act_close_unanswered,
  hand_over: m.dossiers_act_hand_over,
  acknowledge: m.dossiers_act_acknowledge,
  assign: m.dossiers_act_assign,
  take_over: m.dossiers_act_take_over,
  complete_step: m.dossiers_act_complete_step,
  send_back: m.dossiers_act_send_back,
  submit_for_signature: m.dossiers_act_submit_for_signature,
  approve: m.dossiers_act_approve,
  decline: m.dossiers_act_decline,
  issue: m.dossiers_act_issue,
  release: m.dossiers_act_release,
  return_result: m.dossiers_act_return_result,
  pause: m.dossiers_act_pause,
  resume: m.dossiers_act_resume,
  ask_to_withdraw: m.dossiers_act_ask_to_withdraw,
  stop: m.dossiers_act_stop,
  apologise: m.dossiers_act_apologise,
  correct: m.dossiers_act_correct,
}

/** What the button says: "Yêu cầu bổ sung". */
export function actLabel(name: ActName): string {
  return acts[name]()
}

const events: Record<string, () => string> = {
  ...acts,
  submit: m.dossiers_event_submit,
  receive: m.dossiers_event_receive,
  recount: m.dossiers_event_recount,
}

/** What the log says of an event: the act's own words. */
export function eventLabel(type: string): string {
  return events[type]?.() ?? type
}

export function channelLabel(channel: Channel): string {
  switch (channel) {
    case 'counter':
      return m.dossiers_channel_counter()
    case 'post':
      return m.dossiers_channel_post()
    case 'online':
      return m.dossiers_channel_online()
    case 'vneid':
      return m.dossiers_channel_vneid()
  }
}

export function partyKindLabel(kind: PartyKind): string {
  switch (kind) {
    case 'person':
      return m.dossiers_party_person()
    case 'enterprise':
      return m.dossiers_party_enterprise()
    case 'state_body':
      return m.dossiers_party_state_body()
    case 'organisation':
      return m.dossiers_party_organisation()
  }
}

/** What the party's number is called: `Số định danh cá nhân`, `Mã số thuế`. */
export function identifierLabel(kind: PartyKind): string {
  switch (kind) {
    case 'person':
      return m.dossiers_identifier_person()
    case 'enterprise':
      return m.dossiers_identifier_enterprise()
    case 'state_body':
    case 'organisation':
      return m.dossiers_identifier_organisation()
  }
}

export function returnMethodLabel(method: ReturnMethod): string {
  switch (method) {
    case 'counter':
      return m.dossiers_return_counter()
    case 'post':
      return m.dossiers_return_post()
    case 'electronic':
      return m.dossiers_return_electronic()
    case 'counter_and_electronic':
      return m.dossiers_return_counter_and_electronic()
  }
}

export function stepKindLabel(kind: StepKind): string {
  switch (kind) {
    case 'reception':
      return m.dossiers_step_reception()
    case 'assignment':
      return m.dossiers_step_assignment()
    case 'appraisal':
      return m.dossiers_step_appraisal()
    case 'review':
      return m.dossiers_step_review()
    case 'signing':
      return m.dossiers_step_signing()
    case 'issuing':
      return m.dossiers_step_issuing()
    case 'returning':
      return m.dossiers_step_returning()
  }
}

export function pauseGroundLabel(ground: PauseGround): string {
  switch (ground) {
    case 'financial_duty':
      return m.dossiers_pause_financial_duty()
    case 'site_check':
      return m.dossiers_pause_site_check()
    case 'violation_handling':
      return m.dossiers_pause_violation_handling()
    case 'other_by_law':
      return m.dossiers_ground_other_by_law()
  }
}

export function stopGroundLabel(ground: StopGround): string {
  switch (ground) {
    case 'applicant_request':
      return m.dossiers_stop_applicant_request()
    case 'procedure_abolished':
      return m.dossiers_stop_procedure_abolished()
    case 'violation':
      return m.dossiers_stop_violation()
    case 'other_by_law':
      return m.dossiers_ground_other_by_law()
  }
}
