import {
  type Clock,
  type ClockInput,
  dayStrip,
  dueAfterMarks,
  type Limit,
  type Locale,
  quantityText,
  stripDays,
  type WorkingCalendar,
} from '#modules/calendar/exports.ts'
import { limitText } from '#modules/catalogue/exports.ts'
import type { StripDay } from '#platform/ui/day-strip.tsx'
import { m } from '#words'
import { type Dossier, legalDay } from './dossier.ts'
import type { ClockName } from './dossier-tables.ts'
import { type ExplainedLine, explainLines } from './explained-lines.ts'
import { type ClockKey, inputOf, type LedgerMark, marksOf, type StoredMark } from './ledger.ts'
import { clockLabel, groundWords, markSentence } from './ledger-words.ts'

/** "Vì sao hạn là …?" of one clock: day by day, by which law, with the calendar and the ledger above it. Plain JSON. */
export interface ClockExplanation {
  /** `legal`, `committed`, `answer`, `acceptance`, `step-4`. */
  key: string
  clock: ClockName | 'acceptance'
  title: string
  state: Clock['state']
  /** ISO instants. */
  received_at: string
  start_at: string
  due_at: string | null
  /** As first told, and without the extension; null where they are the same as the due date. */
  first_due_at: string | null
  original_due_at: string | null
  limit: string
  /** Where the limit comes from: the procedure's decision, the board's promise, the parameter. */
  limit_source: string
  /** "Đã tính 5/5 ngày làm việc." */
  used: string
  days: StripDay[]
  lines: ExplainedLine[]
  marks: MarkLine[]
  calendar: { code: string; name: string; version: number; source: string | null }
}

export interface MarkLine {
  at: string
  says: string
  document: string | null
  author: string | null
  calendar_version: number
}

/** Which clock, with everything that its explanation needs. */
export interface ClockFacts {
  key: string
  ledgerKey: ClockKey
  dossier: Dossier
  /** Of a step: its name and its budget. */
  step: { name: string; budget: number | null }
  marks: readonly StoredMark[]
  calendar: WorkingCalendar
  /** The document that ordered a version of the calendar; undefined: the law that the calendar names. */
  orderedBy: ReadonlyMap<number, string>
  limitSource: string
  /** Of pauses and restarts: the procedure's own clause. */
  pauseBasis: string
  /** The decree of the start rule, or the parameter of the answer. */
  now: Date
  locale: Locale
  /** Officers read who made a mark; the public never does. */
  audience: 'officer' | 'public'
}

const MOST_CELLS = 62

export function explainClock(facts: ClockFacts): ClockExplanation {
  const { ledgerKey, dossier, step, marks, calendar, now, locale, audience } = facts
  const own = marksOf(marks, ledgerKey)
  const input: ClockInput = {
    ...inputOf(ledgerKey, dossier, step.budget, calendar, marks, (mark) => wordsOf(mark, facts)),
    now: now.getTime(),
  }
  const clock = dueAfterMarks(input)
  const limit =
    own[0]?.kind === 'start' && ledgerKey.clock === 'answer' ? (input.marks[0]?.limit ?? input.limit) : input.limit
  return {
    ...explanationOf({ clock, limit, facts }),
    marks: ledgerLines(marks, own, ledgerKey).map((mark) => markLine(mark, locale, audience)),
  }
}

interface Explained {
  clock: Clock
  limit: Limit
  facts: Pick<
    ClockFacts,
    'key' | 'ledgerKey' | 'step' | 'calendar' | 'orderedBy' | 'limitSource' | 'now' | 'locale'
  > & {
    acceptance?: boolean
  }
}

/** Also for clocks that have no ledger of their own: acceptance. */
export function explanationOf({ clock, limit, facts }: Explained): Omit<ClockExplanation, 'marks'> {
  const { key, ledgerKey, step, calendar, limitSource, now, locale } = facts
  const newest = calendar.versions.at(-1)
  const name = facts.acceptance ? 'acceptance' : ledgerKey.clock
  return {
    key,
    clock: name,
    title: clockLabel(name, step.name),
    state: clock.state,
    received_at: iso(clock.receivedAt),
    start_at: iso(clock.startAt),
    due_at: clock.dueAt === null ? null : iso(clock.dueAt),
    first_due_at: clock.firstDueAt === clock.dueAt ? null : iso(clock.firstDueAt),
    original_due_at:
      clock.originalDueAt === null || clock.originalDueAt === clock.dueAt ? null : iso(clock.originalDueAt),
    limit: name === 'step' || name === 'consultation' ? wholeText(clock, locale) : limitText(limit, locale),
    limit_source: limitSource,
    used: usedSentence(clock, locale),
    days: daysOf(clock, limit, calendar, now),
    lines: explainLines(clock.explanation, clock.dueAt, locale),
    calendar: {
      code: calendar.code,
      name: calendar.name,
      version: newest?.version ?? 1,
      source: facts.orderedBy.get(newest?.version ?? 1) ?? firstSentence(newest?.source),
    },
  }
}

function wholeText({ used }: Clock, locale: Locale): string {
  return quantityText(used.total, used.measure, locale)
}

/** What has been counted of the whole; after a new appointment also of the extension. Never more than there is. */
export function usedSentence(clock: Clock, locale: Locale): string {
  const { count, total, measure } = clock.used
  const part = Math.min(Math.max(0, count), total)
  const daily = measure === 'working_days' || measure === 'calendar_days'
  const words = { part: daily ? String(part) : quantityText(part, measure, locale), total: wholeText(clock, locale) }
  const extended = clock.dueAt !== null && clock.originalDueAt !== null && clock.dueAt > clock.originalDueAt
  const sentence = m.dossiers_why_used(words)
  if (!extended) return sentence
  return `${sentence} ${count >= total ? m.dossiers_why_used_extension() : m.dossiers_why_used_extended()}`
}

export function daysOf(clock: Clock, limit: Limit, calendar: WorkingCalendar, now: Date): StripDay[] {
  const cells = dayStrip({
    calendar,
    limit,
    receivedAt: clock.receivedAt,
    startAt: clock.startAt,
    dueAt: clock.dueAt,
    pauses: clock.pauses,
    now: now.getTime(),
    maxCells: MOST_CELLS,
  })
  return stripDays(cells, legalDay(now))
}

/** What the explanation says of a mark; a restart takes the words of the pause before it, which knows the document. */
function wordsOf(mark: LedgerMark, { audience, pauseBasis }: ClockFacts) {
  if (mark.kind === 'restart') return { name: undefined, legalBasis: pauseBasis }
  const by = audience === 'officer' && 'author' in mark ? mark.author : undefined
  return { name: groundWords(mark, by), ...(mark.kind === 'pause' ? { legalBasis: pauseBasis } : {}) }
}

/** The clock's own marks, and the recounts under another calendar, in the order in which they were made. */
function ledgerLines(marks: readonly StoredMark[], own: readonly StoredMark[], key: ClockKey): StoredMark[] {
  const recounts = marks.filter(
    (mark) => mark.kind === 'recount' && mark.clock === key.clock && mark.passage_seq === key.passage_seq,
  )
  return [...own, ...recounts].sort((one, other) => one.seq - other.seq)
}

function markLine(mark: StoredMark, locale: Locale, audience: ClockFacts['audience']): MarkLine {
  return {
    at: mark.at.toISOString(),
    says: markSentence(mark, locale),
    document: mark.document,
    author: audience === 'officer' ? mark.author : null,
    calendar_version: mark.calendar_version,
  }
}

/** The law stands first in what a calendar says of itself; remarks for its editors follow. */
function firstSentence(text: string | undefined): string | null {
  return text?.split(/\.(?:\s|$)/)[0] ?? null
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
