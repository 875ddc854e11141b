import { feesOf, type ProcedureVersion } from '#modules/catalogue/exports.ts'
import type { ActionContext } from '#platform/access/action.ts'
import type { FormCode } from '#platform/prints/forms.ts'
import { type Dossier, legalDay } from './dossier.ts'
import type { ComponentDraft, DocumentDraft } from './dossier-change.ts'
import type { Channel } from './dossier-codes.ts'
import type { NewDossier } from './dossier-store.ts'
import { allocateDocumentNumber } from './serial-store.ts'

/**
 * What a statutory sheet said when it was issued. The facts are kept, not the picture: a reprint years later says the same
 * even when the dossier has moved on, been corrected or been extended.
 */
export interface DocumentFacts {
  dossier: PrintedDossier
  components: ComponentDraft[]
  /** Ordinals of the papers that were handed in as files. */
  electronic?: number[]
  /** What is to be paid; empty: nothing. */
  fees?: FeeFact[]
  /** The unit in whose name the sheet is issued; absent: the unit at which this form is always issued. */
  issuer_unit_id?: string
  /** Reason (form 02, 03, 04, 05). */
  reason?: string
  /** Papers to be completed (form 02). */
  items?: { name: string; note: string | null }[]
  /** Where to go instead (form 03), where it was sent (return slip). */
  guidance?: string | null
  /** The appointment before and after, and the time asked for (form 04). */
  due_before?: string | null
  due_after?: string | null
  extension?: { value: number; unit: string } | null
  /** By when the applicant has to answer (form 02). */
  answer_until?: string
  /** Ground of the stop, and the applicant's request when it was that (form 05). */
  ground?: string
  request?: { made_at: string; channel: string; content: string } | null
  /** Lines above the name of who signs the sheet: `KT. Trưởng ban`, `Phó Trưởng ban`. */
  signer_title?: string[]
  signer_name?: string | null
  receiver_name?: string
  receiver_identifier?: string | null
  method?: string
}

export interface FeeFact {
  /** Whole đồng; null when the amount follows from a rule. */
  amount: number | null
  rule: string
}

/** Facts as they come back from the database: moments are ISO text. */
export type StoredFacts = Stored<DocumentFacts>
type Stored<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Stored<Item>[]
    : T extends object
      ? { [Name in keyof T]: Stored<T[Name]> }
      : T

/** Fees and charges of the case as the version states them; reductions are told by the officer, not promised by the sheet. */
export function feeFacts(version: ProcedureVersion, caseCode: string | null, channel: Channel): FeeFact[] {
  return feesOf(version, caseCode, channel === 'vneid' ? 'online' : channel)
    .filter((fee) => fee.kind !== 'none' && fee.kind !== 'reduction' && fee.amount !== 0)
    .map(({ amount, rule }) => ({ amount, rule }))
}

export function electronicPapers(files: readonly { component: number | null }[]): number[] {
  return [...new Set(files.flatMap((file) => file.component ?? []))].sort((a, b) => a - b)
}

const printed = [
  'code',
  'state',
  'channel',
  'procedure_code',
  'procedure_name',
  'case_name',
  'field_code',
  'receiving_unit_id',
  'resolving_unit_id',
  'handling_unit_id',
  'returning_unit_id',
  'area',
  'desk',
  'owner_kind',
  'owner_name',
  'owner_identifier',
  'owner_address',
  'owner_phone',
  'owner_email',
  'submitter_name',
  'submitter_identifier',
  'submitter_phone',
  'submitter_email',
  'authorisation',
  'summary',
  'sets',
  'return_method',
  'return_address',
  'fee_vnd',
  'limit_value',
  'limit_unit',
  'clock_mode',
  'submitted_at',
  'received_at',
  'due_at',
  'due_original_at',
  'committed_due_at',
  'result_number',
  'result_on',
  'result_signer',
  'resolved_at',
  'step_name',
  'step_kind',
  'end_ground',
] as const

export type PrintedDossier = Pick<NewDossier, (typeof printed)[number]>

export function printedDossier(dossier: Dossier | NewDossier): PrintedDossier {
  return Object.fromEntries(printed.map((name) => [name, dossier[name]])) as PrintedDossier
}

export function documentDraft(form: FormCode, number: string | null, facts: DocumentFacts): DocumentDraft {
  return { form_code: form, number, view: facts as unknown as Record<string, unknown> }
}

/** Symbols behind the number of a sheet, `0012/TNHS`; local practice (law.md §2.2, common head). */
const symbols: Partial<Record<FormCode, string>> = {
  receipt: 'TNHS',
  supplement_request: 'BSHS',
  refusal: 'TCTN',
  apology: 'XLGH',
  stop_notice: 'TBD',
  return_slip: 'TKQ',
}

/** The next number of this form in the unit's year; gap-free, because it is given inside the act's transaction. */
export async function numberDocument(context: ActionContext, unitId: string, form: FormCode): Promise<string> {
  const serial = await allocateDocumentNumber(context.tx, unitId, form, Number(legalDay(context.now).slice(0, 4)))
  return `${String(serial).padStart(4, '0')}/${symbols[form] ?? 'HS'}`
}
