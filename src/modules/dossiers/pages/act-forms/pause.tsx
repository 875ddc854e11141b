import { RadioCards, TextField } from '#platform/forms/fields.tsx'
import { m } from '#words'
import { PAUSE_GROUNDS } from '../../dossier-codes.ts'
import { pauseGroundLabel } from '../../dossier-words.ts'
import { ReasonField } from './note-field.tsx'

export function PauseForm() {
  return (
    <>
      <RadioCards
        name="ground"
        label={m.dossiers_form_pause_ground()}
        choices={PAUSE_GROUNDS.map((value) => ({ value, label: pauseGroundLabel(value) }))}
      />
      <TextField
        name="document"
        label={m.dossiers_form_document()}
        hint={m.dossiers_form_document_hint()}
        maxLength={200}
        optional
      />
      <ReasonField />
    </>
  )
}
