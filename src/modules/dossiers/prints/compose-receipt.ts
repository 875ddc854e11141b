import { timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { StoredFacts } from '../document-facts.ts'
import {
  contactOf,
  feesOnPaper,
  headOf,
  ownerOf,
  papersOf,
  procedureOf,
  type Sheet,
  submitterOf,
  unitOf,
} from './compose-sheet.ts'
import { CHANNELS_ON_PAPER, limitOnPaper, lowerFirst } from './print-words.ts'
import type { ReceiptView } from './receipt.ts'

/** Form 01: what was received, until when, and where the result will be. */
export function composeReceipt(sheet: Sheet, facts: StoredFacts): ReceiptView {
  const { dossier } = facts
  const submitter = submitterOf(dossier)
  const receiving = unitOf(sheet, dossier.receiving_unit_id)
  const officer = facts.receiver_name ?? sheet.issued_by
  return {
    ...headOf(sheet, dossier.receiving_unit_id, dossier.code),
    copies: ['kept', 'given'],
    dossier_code: dossier.code,
    register_entry: null,
    receiving_unit: receiving.name,
    resolving_unit: unitOf(sheet, dossier.resolving_unit_id).name,
    owner: ownerOf(dossier),
    submitter: submitter && { ...submitter, authorisation: dossier.authorisation },
    procedure: procedureOf(dossier),
    case_name: dossier.case_name,
    channel: channelOnPaper(dossier),
    papers: papersOf(facts),
    sets: dossier.sets,
    time_limit: `${limitOnPaper(dossier.limit_value, dossier.limit_unit)} kể từ ngày nhận đủ hồ sơ hợp lệ`,
    received_at: timeAndWeekday(dossier.received_at ?? sheet.issued_at),
    due_at: timeAndWeekday(dossier.due_at ?? sheet.issued_at),
    committed_due_at: dossier.committed_due_at ? timeAndWeekday(dossier.committed_due_at) : null,
    renewed_due_at: sheet.renewed_due_at ? timeAndWeekday(sheet.renewed_due_at) : null,
    second_stage: null,
    return_at: returnAt(dossier, unitOf(sheet, dossier.returning_unit_id).name),
    fees: feesOnPaper(facts.fees),
    contact: contactOf(sheet, dossier.receiving_unit_id, officer),
    submitter_name: dossier.submitter_name ?? (dossier.owner_kind === 'person' ? dossier.owner_name : null),
    receiver_name: officer,
  }
}

type Printed = StoredFacts['dossier']

function channelOnPaper(dossier: Printed): string {
  const channel = CHANNELS_ON_PAPER[dossier.channel]
  return dossier.channel === 'counter' && dossier.desk !== null ? `${channel} tại ${dossier.desk}` : channel
}

/** Item 6: where and how the applicant asked to have the result. */
function returnAt(dossier: Printed, unit: string): string {
  const desk = dossier.desk === null ? unit : `${dossier.desk}, ${unit}`
  const post = `Trả qua dịch vụ bưu chính công ích đến: ${dossier.return_address ?? dossier.owner_address ?? 'địa chỉ của chủ hồ sơ'}`
  const electronic = `Bản điện tử gửi đến ${dossier.owner_email ?? 'tài khoản của người nộp hồ sơ'}`
  switch (dossier.return_method) {
    case 'counter':
      return desk
    case 'post':
      return post
    case 'electronic':
      return electronic
    case 'counter_and_electronic':
      return `${desk}; ${lowerFirst(electronic)}`
  }
}
