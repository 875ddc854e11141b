import { timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { StoredFacts } from '../document-facts.ts'
import { contactOf, headOf, ownerOf, paragraphs, procedureOf, type Sheet, unitOf } from './compose-sheet.ts'
import type { RefusalView } from './refusal.ts'

/** Form 03: why the dossier is not received here, and where to go. */
export function composeRefusal(sheet: Sheet, facts: StoredFacts): RefusalView {
  const { dossier } = facts
  const officer = facts.receiver_name ?? sheet.issued_by
  return {
    ...headOf(sheet, dossier.receiving_unit_id, dossier.code),
    dossier_code: dossier.code,
    receiving_unit: unitOf(sheet, dossier.receiving_unit_id).name,
    owner: ownerOf(dossier),
    procedure: procedureOf(dossier),
    submitted_at: timeAndWeekday(dossier.submitted_at),
    reasons: paragraphs(facts.reason),
    legal_bases: [],
    guidance: facts.guidance || null,
    contact: contactOf(sheet, dossier.receiving_unit_id, officer),
    submitter_name: dossier.submitter_name ?? (dossier.owner_kind === 'person' ? dossier.owner_name : null),
    receiver_name: officer,
  }
}
