import { m } from '#words'
import type { Kind, Step, StepAct, StepPrint } from './process.ts'

/** Names of kinds, roles, sheets and acts in the reader's language. */

export function kindName(kind: Kind): string {
  const names: Record<Kind, () => string> = {
    reception: m.processes_kind_reception,
    assignment: m.processes_kind_assignment,
    appraisal: m.processes_kind_appraisal,
    consultation: m.processes_kind_consultation,
    review: m.processes_kind_review,
    signing: m.processes_kind_signing,
    issuing: m.processes_kind_issuing,
    returning: m.processes_kind_returning,
  }
  return names[kind]()
}

export type Role = NonNullable<Step['assignee']['role']>

export function roleName(role: Role): string {
  const names: Record<Role, () => string> = {
    counter_officer: m.processes_role_counter_officer,
    head: m.processes_role_head,
    specialist: m.processes_role_specialist,
    leader: m.processes_role_leader,
    clerk: m.processes_role_clerk,
  }
  return names[role]()
}

export function printName(print: StepPrint): string {
  const names: Record<StepPrint, () => string> = {
    receipt: m.processes_print_receipt,
    supplement_request: m.processes_print_supplement_request,
    refusal: m.processes_print_refusal,
    apology: m.processes_print_apology,
    stop_notice: m.processes_print_stop_notice,
    control_slip: m.processes_print_control_slip,
    hand_over_list: m.processes_print_hand_over_list,
    return_slip: m.processes_print_return_slip,
  }
  return names[print]()
}

export function actName(act: StepAct): string {
  const names: Record<StepAct, () => string> = {
    request_supplement: m.processes_act_request_supplement,
    hand_over: m.processes_act_hand_over,
    assign: m.processes_act_assign,
    complete_step: m.processes_act_complete_step,
    submit_for_signature: m.processes_act_submit_for_signature,
    approve: m.processes_act_approve,
    decline: m.processes_act_decline,
    send_back: m.processes_act_send_back,
    pause: m.processes_act_pause,
    issue: m.processes_act_issue,
    release: m.processes_act_release,
    return_result: m.processes_act_return_result,
  }
  return names[act]()
}
