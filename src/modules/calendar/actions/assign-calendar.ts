import { z } from 'zod'
import { findUnit } from '#modules/organisations/exports.ts'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { getCurrentVersion } from '../calendar-queries.ts'
import { insertUnitCalendar } from '../calendar-store.ts'
import { day, optionalText } from './input-fields.ts'

/** By which calendar a unit works from a day on; dossiers received before keep theirs. */
export const assignCalendar = defineAction({
  name: 'calendar.assign',
  permission: 'calendar.change',
  input: z.object({
    unit_id: z.uuid({ error: () => m.calendar_field_unit() }),
    /** Left out: by the calendar of the unit above it. */
    code: z.preprocess((value) => (value === '' || value === undefined ? null : value), z.string().nullable()),
    valid_from: day,
    document: optionalText(300),
  }),
  async run({ tx, actor, now, about, requireIn }, input) {
    requireIn([input.unit_id])
    about(input.unit_id, input.unit_id)
    if (input.valid_from < legalDay(now)) {
      throw new FormProblem([{ path: 'valid_from', message: m.calendar_assign_in_past() }])
    }
    const unit = await findUnit(tx, input.unit_id)
    if (!unit) throw new FormProblem([{ path: 'unit_id', message: m.calendar_field_unit() }])
    if (input.code !== null) await getCurrentVersion(tx, input.code)
    await insertUnitCalendar(tx, {
      unit_id: unit.id,
      valid_from: input.valid_from,
      code: input.code,
      document: input.document ?? null,
      set_by: actor.id,
      set_name: actor.name,
      set_at: now,
    })
    return { unit_id: unit.id, code: input.code, valid_from: input.valid_from }
  },
})
