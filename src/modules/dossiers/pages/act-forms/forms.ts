import type { ActForms } from './act-form.ts'
import { ApologiseForm } from './apologise.tsx'
import { AskToWithdrawForm } from './ask-to-withdraw.tsx'
import { AssignForm } from './assign.tsx'
import { CompleteStepForm } from './complete-step.tsx'
import { CorrectForm } from './correct.tsx'
import { DeclineForm } from './decline.tsx'
import { IssueForm } from './issue.tsx'
import { NoteOnly, ReasonOnly } from './note-field.tsx'
import { PauseForm } from './pause.tsx'
import { RefuseForm } from './refuse.tsx'
import { RequestSupplementForm } from './request-supplement.tsx'
import { ReturnResultForm } from './return-result.tsx'
import { SendBackForm } from './send-back.tsx'
import { StopForm } from './stop.tsx'
import { SubmitForSignatureForm } from './submit-for-signature.tsx'
import { SupplementForm } from './supplement.tsx'

/** The fields of each act that asks something; `accept` and `acknowledge` ask nothing. */
export const ACT_FORMS: ActForms = {
  refuse: RefuseForm,
  request_supplement: RequestSupplementForm,
  supplement: SupplementForm,
  close_unanswered: NoteOnly,
  hand_over: NoteOnly,
  assign: AssignForm,
  take_over: ReasonOnly,
  complete_step: CompleteStepForm,
  send_back: SendBackForm,
  submit_for_signature: SubmitForSignatureForm,
  approve: NoteOnly,
  decline: DeclineForm,
  issue: IssueForm,
  release: NoteOnly,
  return_result: ReturnResultForm,
  pause: PauseForm,
  resume: NoteOnly,
  ask_to_withdraw: AskToWithdrawForm,
  stop: StopForm,
  apologise: ApologiseForm,
  correct: CorrectForm,
}
