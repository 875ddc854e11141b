import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { withHours } from '../calendar-change.ts'
import type { CalendarDefinition } from '../calendar-definition.ts'
import { changeDraft } from '../draft-work.ts'
import { code, day, draftVersion, optionalDay, optionalText, requiredText, weekly } from './input-fields.ts'

/** The hours of the week, for every day or from a day on, into the draft. */
export const changeHours = defineAction({
  name: 'calendar.change_hours',
  permission: 'calendar.change',
  input: z.object({ code, draft_version: draftVersion, weekly, from: optionalDay }),
  run(context, input) {
    return changeDraft(context, input, ({ edited }) => ({
      definition: withHours(edited, input.weekly, input.from, (_from, to) =>
        m.calendar_hours_until({ day: to.split('-').reverse().join('/') }),
      ),
    }))
  },
})

const seasonEnd = z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, { error: () => m.calendar_field_season_end() })

/** Another week for a part of the year: every year (`MM-DD`) or once (`YYYY-MM-DD`). `index` replaces one that is there. */
export const saveSeason = defineAction({
  name: 'calendar.save_season',
  permission: 'calendar.change',
  input: z.object({
    code,
    draft_version: draftVersion,
    index: z.coerce.number().int().min(0).optional(),
    name: requiredText(() => m.calendar_field_name(), 200),
    from: seasonEnd,
    to: seasonEnd,
    weekly,
  }),
  run(context, { index, name, from, to, weekly: week, ...input }) {
    return changeDraft(context, input, ({ edited }) => {
      const season = { name, from, to, weekly: week }
      const known = index !== undefined && index < edited.seasons.length
      const seasons = known ? edited.seasons.with(index, season) : [...edited.seasons, season]
      return { definition: { ...edited, seasons } }
    })
  },
})

export const removeSeason = defineAction({
  name: 'calendar.remove_season',
  permission: 'calendar.change',
  input: z.object({ code, draft_version: draftVersion, index: z.coerce.number().int().min(0) }),
  run(context, input) {
    return changeDraft(context, input, ({ edited }) => {
      const seasons = edited.seasons.filter((_season, index) => index !== input.index)
      return { definition: { ...edited, seasons } }
    })
  },
})

/** Name, validity, and until when the State has announced its days off. */
export const changeParticulars = defineAction({
  name: 'calendar.change_particulars',
  permission: 'calendar.change',
  input: z.object({
    code,
    draft_version: draftVersion,
    name: requiredText(() => m.calendar_field_name(), 200),
    name_en: requiredText(() => m.calendar_field_name(), 200),
    valid_from: day,
    valid_to: optionalDay,
    announced_until: optionalDay,
    source: optionalText(2000),
  }),
  run(context, input) {
    if (input.valid_to !== undefined && input.valid_to < input.valid_from) {
      throw new FormProblem([{ path: 'valid_to', message: m.calendar_closure_reversed() }])
    }
    return changeDraft(context, input, ({ edited }) => {
      const definition: CalendarDefinition = {
        ...edited,
        name: input.name,
        validFrom: input.valid_from,
        validTo: input.valid_to,
        announcedUntil: input.announced_until,
        source: input.source,
      }
      return { definition, name: input.name, nameEn: input.name_en }
    })
  },
})
