import { RadioCards } from '#platform/forms/fields.tsx'
import { m } from '#words'
import type { ActFacts } from '../act-facts.ts'

export interface PeopleFieldProps {
  name: string
  label: string
  hint?: string
  people: NonNullable<ActFacts['people']>
  optional?: boolean
}

/** Officers to choose from, each with what they have in hand. */
export function PeopleField({ people, ...field }: PeopleFieldProps) {
  return (
    <RadioCards
      {...field}
      choices={people.map(({ id, name, title, load }) => ({
        value: id,
        label: name,
        hint: title,
        aside:
          load.late > 0
            ? m.dossiers_form_load_late({ open: load.open, late: load.late })
            : m.dossiers_form_load({ open: load.open }),
      }))}
    />
  )
}
