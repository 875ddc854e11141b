import { type Choice, Select, TextField } from '#platform/forms/fields.tsx'
import { m } from '#words'

/** What describes a unit, in every form that bears one; `prefix` as in `successors.0.`. */
export function UnitFields({
  kinds,
  parents,
  prefix = '',
}: {
  kinds: readonly Choice[]
  parents: readonly Choice[]
  prefix?: string
}) {
  return (
    <>
      <TextField name={`${prefix}name`} label={m.organisations_name()} />
      <TextField
        name={`${prefix}short_name`}
        label={m.organisations_short_name()}
        hint={m.organisations_short_name_hint()}
      />
      <TextField name={`${prefix}name_en`} label={m.organisations_name_en()} />
      <Select name={`${prefix}kind`} label={m.organisations_kind()} choices={kinds} />
      <TextField
        name={`${prefix}code`}
        label={m.organisations_code()}
        hint={m.organisations_code_hint()}
        digits
        maxLength={35}
      />
      <TextField name={`${prefix}old_code`} label={m.organisations_old_code()} digits maxLength={35} optional />
      <Select name={`${prefix}parent_id`} label={m.organisations_parent()} choices={parents} optional />
      <TextField name={`${prefix}address`} label={m.organisations_address()} optional />
      <TextField name={`${prefix}phone`} label={m.organisations_phone()} type="tel" optional />
      <TextField name={`${prefix}email`} label={m.organisations_email()} type="email" optional />
    </>
  )
}
