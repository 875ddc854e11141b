import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { withDays } from '../calendar-change.ts'
import { WEEKDAYS } from '../civil-time.ts'
import { changeDraft } from '../draft-work.ts'
import { faultSentence } from '../fault-words.ts'
import { parseCalendar } from '../parse-calendar.ts'
import { code, draftVersion } from './input-fields.ts'

/** Several dated days at once, such as the yearly notice, into the draft: all or none. */
export const importDays = defineAction({
  name: 'calendar.import_days',
  permission: 'calendar.change',
  input: z.object({
    code,
    draft_version: draftVersion,
    /** As `exceptions` in data/calendars. */
    days: z
      .array(z.record(z.string(), z.unknown()))
      .min(1, { error: () => m.calendar_import_empty() })
      .max(2000, { error: () => m.calendar_import_too_long() }),
  }),
  run(context, input) {
    // Which weekdays are open is for the calendar to say, not for the list.
    const weekly = Object.fromEntries(WEEKDAYS.map((day) => [day, [['07:30', '11:30']]]))
    const parsed = parseCalendar({ weekly, exceptions: input.days }, { part: true })
    if (!parsed.ok) {
      const problems = parsed.faults.map((fault) => ({
        path: fault.path.replace('exceptions', 'days'),
        message: faultSentence(fault, currentLocale()),
      }))
      throw new FormProblem(problems)
    }
    const { exceptions } = parsed.calendar
    return changeDraft(context, input, ({ edited }) => ({ definition: withDays(edited, exceptions) }))
  },
})
