import { DateField, TextField } from '#platform/forms/fields.tsx'
import { m } from '#words'

export function OfficerFields() {
  return (
    <>
      <TextField name="full_name" label={m.identity_name()} />
      <DateField name="born_on" label={m.identity_born()} optional />
      <TextField name="email" label={m.identity_email()} hint={m.identity_email_hint()} type="email" optional />
      <TextField name="phone" label={m.identity_phone()} type="tel" optional />
    </>
  )
}
