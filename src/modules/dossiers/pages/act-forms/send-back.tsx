import { RadioCards } from '#platform/forms/fields.tsx'
import { m } from '#words'
import type { ActFormProps } from './act-form.ts'
import { ReasonField } from './note-field.tsx'

export function SendBackForm({ facts }: ActFormProps) {
  const choices = (facts.steps ?? []).map(({ step, name, holder }) => ({
    value: String(step),
    label: name,
    ...(holder ? { aside: holder } : {}),
  }))
  return (
    <>
      <RadioCards name="to_step" label={m.dossiers_form_to_step()} choices={choices} />
      <ReasonField hint={m.dossiers_form_send_back_hint()} />
    </>
  )
}
