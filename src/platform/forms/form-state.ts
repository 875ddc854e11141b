import type { FieldProblem } from '../errors.ts'
import { newId } from '../ids.ts'

/** As typed: every entry of the form by its input's name, so that nothing is lost on the way back. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** What a page needs to show a form: made by the loader, or given back by the action with what went wrong. */
export interface FormState {
  /** The same id never acts twice: double clicks, reloads and retries are harmless. */
  requestId: string
  values: FormValues
  problems: readonly FieldProblem[]
  refusal?: { code: string; message: string; instead: readonly string[] }
  /** Of a page with several forms: the one that was sent. */
  intent?: string
  /** ISO instant at which the draft was kept that this form starts with. */
  draftSavedAt?: string
  /** Without JavaScript: what a search field of the form found (combobox.tsx). */
  found?: Readonly<Record<string, readonly FoundChoice[]>>
}

export interface FoundChoice {
  value: string
  label: string
  /** A second line: code, address, limit. */
  detail?: string | undefined
}

/** What a form may start with; nested things get dotted names (`owner.name`, `components.0.originals`). */
export type StartValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly StartValue[]
  | { readonly [name: string]: StartValue }

/** In the loader: a fresh form. Dates are given as 'YYYY-MM-DD' and shown as dd/MM/yyyy by their field. */
export function newForm(start: { readonly [name: string]: StartValue } = {}): FormState {
  const values: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(start)) flatten(values, name, value)
  return { requestId: newId(), values, problems: [] }
}

function flatten(values: Record<string, string[]>, name: string, value: StartValue): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      // A list of words is one input with several values; a list of things has numbered names.
      if (typeof item === 'object' && item !== null) flatten(values, `${name}.${index}`, item)
      else if (item !== null && item !== undefined) values[name] = [...(values[name] ?? []), String(item)]
    }
  } else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) flatten(values, `${name}.${key}`, item as StartValue)
  } else values[name] = [String(value)]
}
