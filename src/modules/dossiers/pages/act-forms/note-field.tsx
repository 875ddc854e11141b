import { TextArea } from '#platform/forms/fields.tsx'
import { m } from '#words'

/** A note for whoever gets the dossier next. */
export function NoteField({ label = m.dossiers_form_note(), hint }: { label?: string; hint?: string }) {
  return <TextArea name="note" label={label} {...(hint ? { hint } : {})} rows={3} maxLength={4000} optional />
}

/** The reason of a decision; it stands in the log and, where the law wants a sheet, on paper. */
export function ReasonField({
  label = m.dossiers_form_reason(),
  hint,
  rows = 4,
}: {
  label?: string
  hint?: string
  rows?: number
}) {
  return <TextArea name="reason" label={label} {...(hint ? { hint } : {})} rows={rows} maxLength={4000} />
}

export function NoteOnly() {
  return <NoteField />
}

export function ReasonOnly() {
  return <ReasonField />
}
