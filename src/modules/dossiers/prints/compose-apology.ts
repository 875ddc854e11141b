import { timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { StoredFacts } from '../document-facts.ts'
import type { ApologyView } from './apology.ts'
import { headOf, paragraphs, procedureOf, type Sheet, unitOf } from './compose-sheet.ts'
import { limitOnPaper } from './print-words.ts'

/** Form 04: the resolving agency writes to the owner and to the one-stop unit that passes the letter on (law.md §1.7). */
export function composeApology(sheet: Sheet, facts: StoredFacts): ApologyView {
  const { dossier } = facts
  const receiving = unitOf(sheet, dossier.receiving_unit_id).name
  const { extension } = facts
  return {
    ...headOf(sheet, dossier.resolving_unit_id, dossier.code),
    addressees: [dossier.owner_name, receiving],
    dossier_code: dossier.code,
    receiving_unit: receiving,
    resolving_unit: unitOf(sheet, dossier.resolving_unit_id).name,
    procedure: procedureOf(dossier),
    received_at: timeAndWeekday(dossier.received_at ?? dossier.submitted_at),
    original_due_at: timeAndWeekday(facts.due_before ?? sheet.issued_at),
    reasons: paragraphs(facts.reason),
    extension: extension ? limitOnPaper(extension.value, extension.unit) : null,
    new_due_at: facts.due_after ? timeAndWeekday(facts.due_after) : null,
    signer: { authority: facts.signer_title ?? ['Người ký'], name: facts.signer_name ?? null },
    recipients: ['Như trên;', 'Lưu: VT, hồ sơ.'],
  }
}
