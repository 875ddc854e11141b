import { RadioCards, TextField } from '#platform/forms/fields.tsx'
import { m } from '#words'
import { returnMethodLabel } from '../../dossier-words.ts'
import { FilesField } from './files-field.tsx'
import { NoteField } from './note-field.tsx'

/** To whom, how, and what they showed of themselves (NĐ 118/2025 Art. 6). */
export function ReturnResultForm() {
  return (
    <>
      <RadioCards
        name="method"
        label={m.dossiers_form_method()}
        choices={(['counter', 'post', 'electronic'] as const).map((value) => ({
          value,
          label: returnMethodLabel(value),
        }))}
      />
      <TextField name="receiver_name" label={m.dossiers_form_receiver()} maxLength={200} />
      <TextField
        name="receiver_identifier"
        label={m.dossiers_form_receiver_identifier()}
        hint={m.dossiers_form_receiver_identifier_hint()}
        digits
        inputMode="numeric"
        maxLength={50}
        optional
      />
      <TextField
        name="destination"
        label={m.dossiers_form_destination()}
        hint={m.dossiers_form_destination_hint()}
        maxLength={300}
        optional
      />
      <FilesField name="files" label={m.dossiers_form_return_files()} optional />
      <NoteField />
    </>
  )
}
