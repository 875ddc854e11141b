import { RadioCards } from '#platform/forms/fields.tsx'
import { m } from '#words'
import { STOP_GROUNDS } from '../../dossier-codes.ts'
import { stopGroundLabel } from '../../dossier-words.ts'
import { ReasonField } from './note-field.tsx'

export function StopForm() {
  return (
    <>
      <RadioCards
        name="ground"
        label={m.dossiers_form_stop_ground()}
        choices={STOP_GROUNDS.map((value) => ({ value, label: stopGroundLabel(value) }))}
      />
      <ReasonField hint={m.dossiers_form_on_paper_hint()} />
    </>
  )
}
