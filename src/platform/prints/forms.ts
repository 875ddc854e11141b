import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { FormMark } from './letterhead.ts'

/**
 * Numbers and titles of the printed forms are dated data (data/forms/forms.json): TT 01/2018 and TT 03/2025 number the
 * same papers differently, and a province may keep its own.
 */

const isoDate = z.iso.date()

export const formSchema = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** `Mẫu số 01`; null for practice sheets. */
  number: z.string().nullable(),
  title: z.string().min(1),
  /** `Thông tư số 03/2025/TT-VPCP`; null for practice sheets. */
  circular: z.string().nullable(),
  /** Name of the template in data/forms, without `.typ`. */
  template: z.string().regex(/^[a-z0-9-]+$/),
  valid_from: isoDate,
  valid_to: isoDate.nullable(),
  /** V verified, P verified in practice, U unconfirmed (domain/law.md §0.1). */
  confidence: z.enum(['V', 'P', 'U']),
  note: z.string().nullable(),
})
export type Form = z.infer<typeof formSchema>

export type FormCode =
  | 'receipt'
  | 'supplement_request'
  | 'refusal'
  | 'apology'
  | 'stop_notice'
  | 'control_slip'
  | 'register'
  | 'return_slip'
  | 'hand_over_list'
  | 'procedure_guide'
  | 'deadline_explanation'
  | 'process_annex'
  | 'recount_register'
  | 'recount_sheet'
  | 'report_06a'
  | 'report_07b'

/** Reads and checks the list of forms; throws with the path of the wrong field. */
export function readForms(path: string): Form[] {
  return z.array(formSchema).parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** The form in force on that day ('YYYY-MM-DD'). Throws RangeError when none is, e.g. form 05 before 15 September 2025. */
export function formOn(forms: readonly Form[], code: FormCode, day: string): Form {
  const form = forms.find(
    (each) => each.code === code && each.valid_from <= day && (each.valid_to === null || day <= each.valid_to),
  )
  if (!form) throw new RangeError(`no form ${code} is in force on ${day}`)
  return form
}

/** What the letterhead prints of a form; null for practice sheets, which carry no mark. */
export function formMark(form: Form): FormMark | null {
  return form.number && form.circular ? { number: form.number, circular: form.circular } : null
}
