import { TextArea } from '#platform/forms/fields.tsx'
import { m } from '#words'
import { ReasonField } from './note-field.tsx'

export function RefuseForm() {
  return (
    <>
      <ReasonField hint={m.dossiers_form_on_paper_hint()} />
      <TextArea
        name="guidance"
        label={m.dossiers_form_guidance()}
        hint={m.dossiers_form_guidance_hint()}
        rows={3}
        maxLength={4000}
        optional
      />
    </>
  )
}
