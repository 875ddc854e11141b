import { DateField, RadioCards, TextField } from '#platform/forms/fields.tsx'
import { m } from '#words'
import { FilesField } from './files-field.tsx'
import { NoteField } from './note-field.tsx'

/** Number, date, signer, seal: from here on the result exists and the legal clock has stopped. */
export function IssueForm() {
  return (
    <>
      <RadioCards
        name="result_kind"
        label={m.dossiers_form_result_kind()}
        choices={[
          { value: 'granted', label: m.dossiers_result_granted() },
          { value: 'rejected', label: m.dossiers_result_rejected(), hint: m.dossiers_form_rejected_hint() },
        ]}
      />
      <TextField
        name="result_number"
        label={m.dossiers_form_result_number()}
        hint={m.dossiers_form_result_number_hint()}
        digits
        maxLength={100}
      />
      <DateField name="result_on" label={m.dossiers_form_result_on()} />
      <TextField name="result_signer" label={m.dossiers_form_result_signer()} maxLength={200} />
      <FilesField name="files" label={m.dossiers_form_result_file()} hint={m.dossiers_form_result_file_hint()} />
      <NoteField />
    </>
  )
}
