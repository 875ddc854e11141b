import { m } from '#words'
import { ReasonField } from './note-field.tsx'

export function DeclineForm() {
  return <ReasonField hint={m.dossiers_form_send_back_hint()} />
}
