import type { FieldProblem } from '#platform/errors.ts'
import { readDay, readNumber } from '#platform/forms/form-data.ts'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { StripDay } from '#platform/ui/day-strip.tsx'
import { m } from '#words'
import { CalendarError } from '../calendar-error.ts'
import { dateOf, instantFromIso, isoOfInstant } from '../civil-time.ts'
import { dayStrip } from '../day-strip.ts'
import { deadline } from '../deadline.ts'
import { type LineParts, lineParts } from '../explanation-words.ts'
import { calendarErrorSentence } from '../fault-words.ts'
import { LIMIT_UNITS, type Limit } from '../limit.ts'
import type { StartRule } from '../start.ts'
import { stripDays } from '../strip-days.ts'
import { isAnnounced, type WorkingCalendar } from '../working-calendar.ts'

/** What the address asks: `?on=23/11/2026&at=08:45&value=10&unit=working_days&cutoff=none&off_hours=next_opening`. */
export const WHY_FIELDS = ['on', 'at', 'value', 'unit', 'cutoff', 'off_hours'] as const

export interface WhyAnswer {
  /** ISO instants with +07:00. */
  receivedAt: string
  startAt: string
  dueAt: string
  days: StripDay[]
  lines: (LineParts & { counted: boolean })[]
  /** The year of the due date when its days off are not yet all announced. */
  unannouncedYear: string | null
}

interface Question {
  receivedAt: number
  limit: Limit
  startRule: StartRule
}

/** The form as asked, and the answer when the question makes sense. */
export function answerWhy(
  search: URLSearchParams,
  calendar: WorkingCalendar,
  now: Date,
  locale: Locale,
): { form: FormState; answer: WhyAnswer | null } {
  const today = dateOf(now.getTime())
  if (!search.has('value')) return { form: emptyForm(now), answer: null }
  const form = newForm(Object.fromEntries(WHY_FIELDS.map((name) => [name, search.get(name) ?? ''])))
  const { question, problems } = readQuestion(search)
  if (!question) return { form: { ...form, problems }, answer: null }
  try {
    return { form, answer: answerOf(question, calendar, today, now, locale) }
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    const path = error.code === 'out_of_range' ? 'on' : 'value'
    return { form: { ...form, problems: [{ path, message: calendarErrorSentence(error.code, locale) }] }, answer: null }
  }
}

function emptyForm(now: Date): FormState {
  const local = isoOfInstant(now.getTime())
  const [year, month, day] = local.slice(0, 10).split('-')
  const values = {
    on: `${day}/${month}/${year}`,
    at: local.slice(11, 16),
    value: '10',
    unit: 'working_days',
    cutoff: 'none',
    off_hours: 'next_opening',
  }
  return newForm(values)
}

function readQuestion(search: URLSearchParams): { question: Question | null; problems: FieldProblem[] } {
  const day = readDay((search.get('on') ?? '').trim())
  const clock = /^([01]?\d|2[0-3])[:hg.]([0-5]\d)$/i.exec((search.get('at') ?? '').trim())
  const value = readNumber((search.get('value') ?? '').trim())
  const problems: FieldProblem[] = []
  if (!day) problems.push({ path: 'on', message: m.calendar_why_bad_day() })
  if (!clock) problems.push({ path: 'at', message: m.calendar_why_bad_time() })
  if (value === undefined || value <= 0) problems.push({ path: 'value', message: m.calendar_why_bad_value() })
  if (!day || !clock || value === undefined || problems.length > 0) return { question: null, problems }
  const time = `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}`
  const unit = LIMIT_UNITS.find((each) => each === search.get('unit')) ?? 'working_days'
  const question = {
    receivedAt: instantFromIso(`${day}T${time}:00+07:00`),
    limit: { value, unit },
    startRule: ruleOf(search),
  }
  return { question, problems }
}

function ruleOf(search: URLSearchParams): StartRule {
  const offHours = search.get('off_hours') === 'as_is' ? 'as_is' : 'next_opening'
  const cutoff = search.get('cutoff')
  if (cutoff === 'after') return { cutoff, time: '15:00', offHours }
  return { cutoff: cutoff === 'last_working_hour' ? cutoff : 'none', offHours }
}

function answerOf(question: Question, calendar: WorkingCalendar, today: string, now: Date, locale: Locale): WhyAnswer {
  const found = deadline({ ...question, calendar })
  const cells = dayStrip({ ...question, calendar, startAt: found.startAt, dueAt: found.dueAt, now: now.getTime() })
  const due = dateOf(found.dueAt)
  return {
    receivedAt: isoOfInstant(question.receivedAt),
    startAt: isoOfInstant(found.startAt),
    dueAt: isoOfInstant(found.dueAt),
    // Today may lie far behind the due date: the picture is of the limit, not of what came after it.
    days: stripDays(
      cells.filter((cell) => cell.on <= due),
      today,
    ),
    lines: found.explanation.map((line) => ({ ...lineParts(line, locale), counted: line.kind === 'counted' })),
    unannouncedYear: isAnnounced(calendar, due) ? null : due.slice(0, 4),
  }
}
