import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { findParameter, listParameterHistory } from '../parameter-queries.ts'
import { endParameter, insertParameter } from '../parameter-store.ts'
import { valueLike } from '../parameter-value.ts'

const optionalText = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.string().trim().max(2000).nullable(),
)

/** A legal number changes by a new dated row; what was decided under the old one stays as it was. Not backwards: only from today on. */
export const changeParameter = defineAction({
  name: 'parameters.change',
  permission: 'parameters.change',
  input: z.object({
    key: z.string(),
    /** As typed: JSON of the same kind as the present value, or plain text where that is a text. */
    value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
    valid_from: z.iso.date({ error: () => m.parameters_field_day() }),
    legal_basis: z
      .string()
      .trim()
      .min(1, { error: () => m.parameters_field_basis() })
      .max(500),
    confidence: z.enum(['V', 'P', 'U']),
    note_vi: optionalText,
    note_en: optionalText,
  }),
  async run({ tx, actor, now, about }, input) {
    about(input.key)
    const today = legalDay(now)
    const present =
      (await findParameter(tx, input.key, input.valid_from)) ?? (await listParameterHistory(tx, input.key))[0]
    if (!present) throw new Refusal(404, 'no_such_parameter', m.parameters_not_found({ key: input.key }))
    if (input.valid_from < today) throw new Refusal(409, 'day_in_the_past', m.parameters_day_in_the_past())
    const value = valueLike(present.value, input.value)
    if (value === undefined) throw new Refusal(422, 'other_kind_of_value', m.parameters_other_kind())
    const later = (await listParameterHistory(tx, input.key)).filter((row) => row.valid_from >= input.valid_from).at(-1)
    if (later?.valid_from === input.valid_from) throw new Refusal(409, 'day_taken', m.parameters_day_taken())
    const eve = dayBefore(input.valid_from)
    if (present.valid_from <= eve && (present.valid_to === null || present.valid_to > eve))
      await endParameter(tx, present.id, eve)
    const { valid_from, legal_basis, confidence, note_vi, note_en } = input
    const id = await insertParameter(tx, {
      key: input.key,
      value,
      unit: present.unit,
      valid_from,
      // A value that already waits for a later day keeps its day.
      valid_to: later ? dayBefore(later.valid_from) : null,
      legal_basis,
      confidence,
      note_vi,
      note_en,
      set_by: actor.id,
      set_at: now,
    })
    return { id }
  },
})

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}
