import { m } from '#words'
import type { ActFormProps } from './act-form.ts'
import { FilesField } from './files-field.tsx'
import { NoteField } from './note-field.tsx'
import { PeopleField } from './people-field.tsx'

export function SubmitForSignatureForm({ facts }: ActFormProps) {
  return (
    <>
      <PeopleField name="signer_id" label={m.dossiers_form_signer()} people={facts.people ?? []} />
      <FilesField name="files" label={m.dossiers_form_draft()} hint={m.dossiers_form_draft_hint()} optional />
      <NoteField label={m.dossiers_form_opinion()} />
    </>
  )
}
