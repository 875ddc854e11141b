import { timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { StoredFacts } from '../document-facts.ts'
import { contactOf, headOf, ownerOf, paragraphs, procedureOf, type Sheet, unitOf } from './compose-sheet.ts'
import type { SupplementRequestView } from './supplement-request.ts'

const CLOCK_NOTES = {
  PAUSE:
    'Thời gian bổ sung không tính vào thời hạn giải quyết; thời hạn còn lại được tính tiếp kể từ ngày nhận đủ hồ sơ bổ sung.',
  RESTART: 'Thời hạn giải quyết được tính lại từ đầu kể từ ngày nhận đủ hồ sơ bổ sung.',
} as const

/** Form 02: everything that is missing, at once, because it may be asked only once (NĐ 118/2025/NĐ-CP Art. 11). */
export function composeSupplementRequest(sheet: Sheet, facts: StoredFacts): SupplementRequestView {
  const { dossier } = facts
  const officer = facts.signer_name ?? sheet.issued_by
  return {
    ...headOf(sheet, dossier.receiving_unit_id, dossier.code),
    dossier_code: dossier.code,
    receiving_unit: unitOf(sheet, dossier.receiving_unit_id).name,
    owner: ownerOf(dossier),
    procedure: procedureOf(dossier),
    received_at: timeAndWeekday(dossier.received_at ?? dossier.submitted_at),
    papers: papersAsked(facts),
    other_points: [],
    reasons: paragraphs(facts.reason),
    legal_bases: ['Điều 11 Nghị định số 118/2025/NĐ-CP'],
    answer_until: facts.answer_until ? timeAndWeekday(facts.answer_until) : null,
    // Before reception nothing has begun to run.
    clock_note: dossier.received_at === null ? null : CLOCK_NOTES[dossier.clock_mode],
    contact: contactOf(sheet, dossier.receiving_unit_id, officer),
    guide_name: officer,
  }
}

/** A paper of the dossier shows how much of it was handed in; anything else that is asked for shows nothing. */
function papersAsked(facts: StoredFacts): SupplementRequestView['papers'] {
  return (facts.items ?? []).map(({ name, note }) => {
    const component = facts.components.find((each) => each.name === name)
    return {
      name,
      originals: component?.originals ?? 0,
      certified_copies: component?.certified ?? 0,
      copies: component?.copies ?? 0,
      note,
    }
  })
}
