import { z } from 'zod'
import { m } from '#words'
import type { OpenHours } from '../calendar-definition.ts'
import { WEEKDAYS } from '../civil-time.ts'
import { readHoursText } from '../hours-text.ts'

export const code = z.string().trim().toLowerCase().max(40)

/** Days that can be counted and that a person can mean. */
export const day = z.iso
  .date({ error: () => m.calendar_field_day(), abort: true })
  .refine((date) => date >= '2000-01-01' && date <= '2099-12-31', { error: () => m.calendar_field_day_range() })

export const optionalDay = z.preprocess((value) => (value === '' || value === null ? undefined : value), day.optional())

export const optionalText = (most: number) =>
  z.preprocess(
    (value) => (value === '' || value === null ? undefined : value),
    z
      .string()
      .trim()
      .max(most, { error: () => m.calendar_field_too_long({ most }) })
      .optional(),
  )

export const requiredText = (error: () => string, most: number) =>
  z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(most, { error: () => m.calendar_field_too_long({ most }) })

const intervals = z.array(z.tuple([z.string(), z.string()]))

/** As typed (`07:30–11:30, 13:00–17:00`) or as lists; empty is closed. */
export const hours = z.union([
  intervals,
  z.string().transform((text, context): OpenHours[] => {
    const read = readHoursText(text)
    if (read) return read
    context.addIssue({ code: 'custom', message: m.calendar_field_hours() })
    return z.NEVER
  }),
])

export const weekday = z.enum(WEEKDAYS, { error: () => m.calendar_field_weekday() })

/** Hours of each weekday; one that is left out is closed. */
export const weekly = z.partialRecord(weekday, hours)

export const confidence = z.enum(['V', 'P', 'U', 'C'], { error: () => m.calendar_field_confidence() })

/** Which version of the draft the person has seen; 0 when there was none. */
export const draftVersion = z.coerce.number().int().min(0).default(0)
