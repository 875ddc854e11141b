import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { findCurrentVersion, getCurrentVersion, storedDefinition } from '../calendar-queries.ts'
import { lockCalendars, publishVersion } from '../calendar-store.ts'
import { requiredText } from './input-fields.ts'

/**
 * A calendar of one's own. `based`: it shares the days off of another, which are then entered once, and has its own hours;
 * `copy`: it starts as another is and goes its own way. Nobody works by it before it is given to a unit.
 */
export const createCalendar = defineAction({
  name: 'calendar.create',
  permission: 'calendar.change',
  input: z.object({
    code: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9-]{1,29}$/, { error: () => m.calendar_field_code() }),
    name: requiredText(() => m.calendar_field_name(), 200),
    name_en: requiredText(() => m.calendar_field_name(), 200),
    way: z.enum(['based', 'copy']).default('based'),
    from: z.string().default('vn'),
  }),
  async run({ tx, actor, now, about }, input) {
    about(input.code)
    await lockCalendars(tx)
    if (await findCurrentVersion(tx, input.code)) {
      throw new FormProblem([{ path: 'code', message: m.calendar_code_taken() }])
    }
    const from = await getCurrentVersion(tx, input.from)
    const based = input.way === 'based'
    if (based && from.based_on !== null) {
      throw new FormProblem([{ path: 'from', message: m.calendar_based_twice() }])
    }
    const source = storedDefinition(from)
    await publishVersion(tx, {
      code: input.code,
      name: input.name,
      name_en: input.name_en,
      definition: { ...source, version: 1, exceptions: based ? [] : source.exceptions },
      basedOn: based ? from.code : null,
      origin: 'edited',
      packVersion: null,
      by: actor,
      reason: based ? m.calendar_created_based({ name: from.name }) : m.calendar_created_copy({ name: from.name }),
      document: null,
      now,
    })
    return { code: input.code, version: 1 }
  },
})
