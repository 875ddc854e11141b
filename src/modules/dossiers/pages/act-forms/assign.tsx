import { m } from '#words'
import type { ActFormProps } from './act-form.ts'
import { NoteField } from './note-field.tsx'
import { PeopleField } from './people-field.tsx'

export function AssignForm({ facts }: ActFormProps) {
  return (
    <>
      <PeopleField name="officer_id" label={m.dossiers_form_officer()} people={facts.people ?? []} />
      <NoteField label={m.dossiers_form_instruction()} />
    </>
  )
}
