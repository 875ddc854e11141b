import { z } from 'zod'
import { CalendarError, type CalendarErrorCode } from './calendar-error.ts'
import { findClockMinute, findInstant, isoOfInstant } from './civil-time.ts'
import { deadline } from './deadline.ts'
import { type Locale, lineSentence } from './explanation-words.ts'
import { calendarErrorSentence, faultSentence } from './fault-words.ts'
import { LIMIT_UNITS } from './limit.ts'
import { parseCalendar } from './parse-calendar.ts'
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts'

const instant = z
  .string()
  .refine((text) => findInstant(text) !== undefined, { params: { code: 'bad_instant' } })
  .meta({ format: 'date-time', example: '2026-04-28T09:00:00+07:00' })

const clockTime = z
  .string()
  .refine((text) => findClockMinute(text) !== undefined, { params: { code: 'bad_time' } })
  .meta({ example: '15:00' })

const limitSchema = z.strictObject({
  value: z.number().positive().lt(1_000_000),
  unit: z.enum(LIMIT_UNITS),
  counting: z.enum(['civil_code', 'hours']).default('civil_code'),
})

const startRuleSchema = z
  .strictObject({
    cutoff: z.enum(['none', 'after', 'last_working_hour']).default('none'),
    time: clockTime.optional(),
    off_hours: z.enum(['next_opening', 'as_is']).default('next_opening'),
  })
  .refine((rule) => rule.cutoff !== 'after' || rule.time !== undefined, {
    path: ['time'],
    params: { code: 'cutoff_needs_time' },
  })

const pauseSchema = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => (findInstant(from) ?? 0) <= (findInstant(to) ?? Number.POSITIVE_INFINITY), {
    path: ['to'],
    params: { code: 'pause_reversed' },
  })

const hoursSchema = z.array(z.tuple([z.string(), z.string()]))

/** The shape of a calendar given in place; what it means is checked by `parseCalendar`, which names the place of a fault. */
const calendarSchema = z
  .looseObject({
    weekly: z.record(z.string(), hoursSchema),
    seasons: z.array(z.looseObject({ from: z.string(), to: z.string(), weekly: z.record(z.string(), hoursSchema) })),
    exceptions: z
      .array(
        z
          .looseObject({
            date: z.string(),
            off: z.boolean(),
            hours_of: z.string(),
            hours: hoursSchema,
            name: z.string(),
            legal_basis: z.string(),
          })
          .partial({ off: true, hours_of: true, hours: true, name: true, legal_basis: true }),
      )
      .max(5000),
  })
  .partial({ seasons: true, exceptions: true })

/** Body of `POST /api/v1/deadlines/preview`. */
export const previewRequestSchema = z.strictObject({
  received_at: instant,
  limit: limitSchema,
  start_rule: startRuleSchema.default({ cutoff: 'none', off_hours: 'next_opening' }),
  pauses: z.array(pauseSchema).max(200).default([]),
  /** What the pauses do; RESTART counts again from the end of the last one. */
  mode: z.enum(['PAUSE', 'RESTART']).default('PAUSE'),
  calendar: z.union([z.string().min(1), calendarSchema]).default('vn'),
})
export type PreviewRequest = z.input<typeof previewRequestSchema>
type Preview = z.output<typeof previewRequestSchema>

/** Answer of `POST /api/v1/deadlines/preview`; the amounts add up to the limit's value. */
export const previewAnswerSchema = z.object({
  start_at: z.string(),
  due_at: z.string(),
  explanation: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.enum(['counted', 'off', 'paused']),
      amount: z.number(),
      reason: z.string(),
      legal_basis: z.string(),
      /** Name of the holiday, when there is one. */
      name: z.string().nullable(),
      /** The line as a sentence. */
      text: z.object({ vi: z.string(), en: z.string() }),
    }),
  ),
})
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>

/** One fault of the request: `path` like `pauses[0].to`, `calendar.weekly.mon[0]`; empty for the whole body. */
export interface PreviewFault {
  readonly path: string
  readonly message: string
}

export type PreviewResult =
  | { readonly ok: true; readonly answer: PreviewAnswer }
  | { readonly ok: false; readonly faults: readonly PreviewFault[] }

/** The code of the calendar that a request names, so that it can be read before; undefined when it gives one in place. */
export function requestedCalendarCode(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { calendar = 'vn' } = body as { calendar?: unknown }
  return typeof calendar === 'string' ? calendar : undefined
}

/** Finds a shipped or stored calendar by its code. */
export type CalendarLookup = (code: string) => WorkingCalendar | undefined

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

const OWN_WORDS: Record<string, Record<Locale, string>> = {
  required: { vi: 'bắt buộc phải có', en: 'is required' },
  unknown_field: { vi: 'không có trường này', en: 'there is no such field' },
  cutoff_needs_time: { vi: 'cutoff là "after" thì phải có time', en: 'cutoff "after" needs time' },
  calendar_shape: {
    vi: 'phải là mã lịch hoặc một lịch có weekly (khoảng giờ là ["HH:MM", "HH:MM"])',
    en: 'must be the code of a calendar or a calendar with weekly (intervals as ["HH:MM", "HH:MM"])',
  },
}

const ZOD_WORDS = { vi: z.locales.vi().localeError, en: z.locales.en().localeError }

function wordsOf(issue: z.core.$ZodRawIssue, locale: Locale): string {
  const code = issue.code === 'custom' ? (issue.params?.code as string | undefined) : undefined
  const own = code === undefined ? undefined : OWN_WORDS[code]
  if (own) return own[locale]
  if (code !== undefined) return calendarErrorSentence(code as CalendarErrorCode, locale)
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return OWN_WORDS.required?.[locale] ?? ''
  const told = ZOD_WORDS[locale](issue)
  return (typeof told === 'string' ? told : told?.message) ?? issue.code
}

function schemaFaults(error: z.ZodError, body: unknown, locale: Locale): PreviewFault[] {
  return error.issues.flatMap((issue): PreviewFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key]),
        message: OWN_WORDS.unknown_field?.[locale] ?? '',
      }))
    }
    if (issue.code !== 'invalid_union' || issue.path[0] !== 'calendar') {
      return [{ path: pathText(issue.path), message: issue.message }]
    }
    // A calendar in place: say where it is wrong, not that neither alternative fits.
    const parsed = parseCalendar((body as { calendar: unknown }).calendar)
    if (parsed.ok) return [{ path: 'calendar', message: OWN_WORDS.calendar_shape?.[locale] ?? '' }]
    return parsed.faults.map((fault) => ({
      path: fault.path === '' ? 'calendar' : `calendar.${fault.path}`,
      message: fault.path === '' ? (OWN_WORDS.calendar_shape?.[locale] ?? '') : faultSentence(fault, locale),
    }))
  })
}

type Found =
  | { readonly ok: true; readonly calendar: WorkingCalendar }
  | { readonly ok: false; readonly faults: PreviewFault[] }

function calendarOf(request: Preview, find: CalendarLookup, locale: Locale): Found {
  if (typeof request.calendar === 'string') {
    const calendar = find(request.calendar)
    if (calendar) return { ok: true, calendar }
    const message =
      locale === 'vi' ? `không có lịch mã "${request.calendar}"` : `no calendar has the code "${request.calendar}"`
    return { ok: false, faults: [{ path: 'calendar', message }] }
  }
  const parsed = parseCalendar(request.calendar)
  if (parsed.ok) return { ok: true, calendar: compileCalendar(parsed.calendar) }
  const faults = parsed.faults.map((fault) => ({
    path: `calendar.${fault.path}`,
    message: faultSentence(fault, locale),
  }))
  return { ok: false, faults }
}

/** The field that a refusal of the engine is about. */
function fieldOf(code: CalendarErrorCode, request: Preview): string {
  if (code === 'out_of_range') return /^(19[7-9]|20|21)/.test(request.received_at) ? 'limit.value' : 'received_at'
  return code.startsWith('limit_') ? 'limit.value' : 'calendar'
}

function answerOf(request: Preview, calendar: WorkingCalendar): PreviewAnswer {
  const { cutoff, time, off_hours: offHours } = request.start_rule
  const found = deadline({
    calendar,
    receivedAt: findInstant(request.received_at) as number,
    limit: request.limit,
    startRule: { cutoff, time, offHours },
    pauses: request.pauses.map(({ from, to }) => ({
      from: findInstant(from) as number,
      to: findInstant(to) as number,
    })),
    mode: request.mode,
  })
  return {
    start_at: isoOfInstant(found.startAt),
    due_at: isoOfInstant(found.dueAt),
    explanation: found.explanation.map((line) => ({
      from: isoOfInstant(line.from),
      to: isoOfInstant(line.to),
      kind: line.kind,
      amount: line.amount,
      reason: line.reason,
      legal_basis: line.legalBasis,
      name: line.name ?? null,
      text: { vi: lineSentence(line, 'vi'), en: lineSentence(line, 'en') },
    })),
  }
}

/** Answers a preview request, or says per field what is wrong with it (status 422). Never throws for bad input. */
export function previewDeadline(body: unknown, find: CalendarLookup, locale: Locale = 'vi'): PreviewResult {
  const parsed = previewRequestSchema.safeParse(body, { error: (issue) => wordsOf(issue, locale) })
  if (!parsed.success) return { ok: false, faults: schemaFaults(parsed.error, body, locale) }
  const found = calendarOf(parsed.data, find, locale)
  if (!found.ok) return found
  try {
    return { ok: true, answer: answerOf(parsed.data, found.calendar) }
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    return {
      ok: false,
      faults: [{ path: fieldOf(error.code, parsed.data), message: calendarErrorSentence(error.code, locale) }],
    }
  }
}
