import { timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { StoredFacts } from '../document-facts.ts'
import type { Channel } from '../dossier-codes.ts'
import { feesOnPaper, headOf, ownerOf, papersOf, paragraphs, procedureOf, type Sheet, unitOf } from './compose-sheet.ts'
import { CHANNELS_ON_PAPER, lowerFirst, STATES_ON_PAPER } from './print-words.ts'
import type { StopNoticeView } from './stop-notice.ts'

const LEGAL_BASES: Record<string, string[]> = {
  applicant_request: ['Điều 21 Nghị định số 118/2025/NĐ-CP', 'Điều 7 Thông tư số 03/2025/TT-VPCP'],
}

/** Form 05: the end of the work, what the applicant had asked, what becomes of papers and fees. */
export function composeStopNotice(sheet: Sheet, facts: StoredFacts): StopNoticeView {
  const { dossier, request } = facts
  const receiving = unitOf(sheet, dossier.receiving_unit_id).name
  const papers = papersOf(facts).filter((paper) => paper.originals + paper.certified_copies + paper.copies > 0)
  const fees = feesOnPaper(facts.fees)
  return {
    ...headOf(sheet, facts.issuer_unit_id ?? dossier.receiving_unit_id, dossier.code),
    addressees: [dossier.owner_name],
    dossier_code: dossier.code,
    receiving_unit: receiving,
    resolving_unit: unitOf(sheet, facts.issuer_unit_id ?? dossier.receiving_unit_id).name,
    owner: ownerOf(dossier),
    procedure: procedureOf(dossier),
    received_at: timeAndWeekday(dossier.received_at ?? dossier.submitted_at),
    due_at: dossier.due_at ? timeAndWeekday(dossier.due_at) : null,
    request: request
      ? {
          made_at: timeAndWeekday(request.made_at),
          channel: lowerFirst(CHANNELS_ON_PAPER[request.channel as Channel]),
          content: request.content,
        }
      : null,
    state: STATES_ON_PAPER[dossier.state],
    stopped_at: timeAndWeekday(sheet.issued_at),
    reasons: paragraphs(facts.reason),
    legal_bases: LEGAL_BASES[facts.ground ?? ''] ?? ['Điều 21 Nghị định số 118/2025/NĐ-CP'],
    returned_papers: papers,
    papers_note: papers.length > 0 ? `các giấy tờ nêu trên được trả tại ${receiving}, trong giờ làm việc.` : null,
    fees_note:
      fees.length === 0
        ? 'thủ tục này không thu phí, lệ phí.'
        : 'khoản đã nộp được xử lý theo quy định của pháp luật về phí, lệ phí.',
    signer: { authority: facts.signer_title ?? ['Người lập văn bản'], name: facts.signer_name ?? null },
    recipients: ['Như trên;', 'Cơ quan giải quyết, nơi tiếp nhận hồ sơ;', 'Lưu: VT, hồ sơ.'],
  }
}
