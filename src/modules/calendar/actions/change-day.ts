import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { type DayChange, withDayChange } from '../calendar-change.ts'
import type { CalendarDefinition } from '../calendar-definition.ts'
import { dayOfDate } from '../civil-time.ts'
import { changeDraft, wholeCalendar } from '../draft-work.ts'
import { faultSentence } from '../fault-words.ts'
import { parseCalendar } from '../parse-calendar.ts'
import { isWorkingDay, type WorkingCalendar } from '../working-calendar.ts'
import {
  code,
  confidence,
  day,
  draftVersion,
  hours,
  optionalDay,
  optionalText,
  requiredText,
  weekday,
} from './input-fields.ts'

const name = requiredText(() => m.calendar_field_name(), 200)
const said = {
  code,
  draft_version: draftVersion,
  name_en: optionalText(200),
  legal_basis: requiredText(() => m.calendar_field_basis(), 500),
  confidence,
}
const MOST_CLOSED_DAYS = 62

const off = z.object({
  ...said,
  name,
  what: z.literal('off'),
  date: day,
  kind: z.enum(['holiday', 'compensatory', 'swapped', 'day_off'], { error: () => m.calendar_field_kind() }),
})
const makeup = z.object({
  ...said,
  name,
  what: z.literal('makeup'),
  date: day,
  hours: hours.optional(),
  hours_of: weekday.optional(),
  replaces: optionalDay,
})
const swap = z.object({ ...said, name: optionalText(200), what: z.literal('swap'), off: day, worked: day })
const closure = z.object({ ...said, name, what: z.literal('closure'), from: day, to: day })
const remove = z.object({ code, draft_version: draftVersion, what: z.literal('remove'), date: day })

const input = z.discriminatedUnion('what', [off, makeup, swap, closure, remove])
type Input = z.output<typeof input>

/** One change of days into the draft: nothing takes effect before the draft is published. */
export const changeDay = defineAction({
  name: 'calendar.change_day',
  permission: 'calendar.change',
  input,
  run(context, input: Input) {
    return changeDraft(context, input, async (work) => {
      const whole = await wholeCalendar(context.tx, work)
      refuse(input, work.edited, whole)
      return { definition: withDayChange(work.edited, changeOf(input), whole) }
    })
  },
})

function changeOf(input: Input): DayChange {
  if (input.what === 'remove') return { what: 'remove', date: input.date }
  const text = {
    name: input.name,
    nameEn: input.name_en,
    legalBasis: input.legal_basis,
    confidence: input.confidence,
  }
  switch (input.what) {
    case 'off':
      return { what: 'off', date: input.date, kind: input.kind, ...text }
    case 'makeup': {
      const own = input.hours && input.hours.length > 0 ? input.hours : undefined
      return {
        what: 'makeup',
        date: input.date,
        hours: own,
        hoursOf: input.hours_of,
        replaces: input.replaces,
        ...text,
      }
    }
    case 'swap':
      return { what: 'swap', off: input.off, worked: input.worked, ...text }
    case 'closure':
      return { what: 'closure', from: input.from, to: input.to, ...text }
  }
}

/** What makes no sense as one act, each at its field. */
function refuse(input: Input, edited: CalendarDefinition, whole: WorkingCalendar): void {
  const at = (path: string, message: string) => new FormProblem([{ path, message }])
  switch (input.what) {
    case 'swap': {
      if (input.off === input.worked) throw at('worked', m.calendar_swap_same_day())
      if (!isWorkingDay(whole, input.off)) throw at('off', m.calendar_swap_off_already())
      if (isWorkingDay(whole, input.worked)) throw at('worked', m.calendar_swap_worked_already())
      return
    }
    case 'makeup': {
      if (input.replaces === input.date) throw at('replaces', m.calendar_swap_same_day())
      refuseHours(input)
      return
    }
    case 'closure': {
      if (input.to < input.from) throw at('to', m.calendar_closure_reversed())
      if (dayOfDate(input.to) - dayOfDate(input.from) >= MOST_CLOSED_DAYS)
        throw at('to', m.calendar_closure_too_long({ most: MOST_CLOSED_DAYS }))
      return
    }
    case 'remove': {
      if (!edited.exceptions.some(({ date }) => date === input.date)) throw at('date', m.calendar_remove_nothing())
      return
    }
    case 'off':
      return
  }
}

/** Own hours are told at their own field, not by their number in the list of days. */
function refuseHours({ hours: own, hours_of }: Extract<Input, { what: 'makeup' }>): void {
  const given = own !== undefined && own.length > 0
  if (given === (hours_of !== undefined)) {
    throw new FormProblem([{ path: given ? 'hours' : 'hours_of', message: m.calendar_makeup_one_way() }])
  }
  const parsed = parseCalendar({ weekly: { mon: own ?? [['07:30', '11:30']] } })
  if (parsed.ok) return
  const messages = parsed.faults.map((fault) => faultSentence(fault, currentLocale()))
  throw new FormProblem(messages.map((message) => ({ path: 'hours', message })))
}
