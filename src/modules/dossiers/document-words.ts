import type { FormCode } from '#platform/prints/forms.ts'
import { m } from '#words'

const labels: Partial<Record<FormCode, () => string>> = {
  receipt: m.dossiers_document_receipt,
  supplement_request: m.dossiers_document_supplement_request,
  refusal: m.dossiers_document_refusal,
  apology: m.dossiers_document_apology,
  stop_notice: m.dossiers_document_stop_notice,
  control_slip: m.dossiers_document_control_slip,
  return_slip: m.dossiers_document_return_slip,
  hand_over_list: m.dossiers_document_hand_over_list,
  deadline_explanation: m.dossiers_document_deadline_explanation,
}

/** Short name of a printed sheet for links: "Giấy tiếp nhận và hẹn trả". */
export function documentLabel(formCode: string): string {
  return labels[formCode as FormCode]?.() ?? formCode
}
