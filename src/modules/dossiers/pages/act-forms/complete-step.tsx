import { m } from '#words'
import { FilesField } from './files-field.tsx'
import { NoteField } from './note-field.tsx'

export function CompleteStepForm() {
  return (
    <>
      <NoteField label={m.dossiers_form_opinion()} hint={m.dossiers_form_opinion_hint()} />
      <FilesField name="files" label={m.dossiers_form_opinion_files()} optional />
    </>
  )
}
