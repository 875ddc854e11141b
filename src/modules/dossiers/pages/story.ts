import { addDays, MINUTES_PER_WORKING_DAY, openMinutesBetween, quantityText } from '#modules/calendar/exports.ts'
import { m } from '#words'
import { documentLabel } from '../document-words.ts'
import { isEnded, isWaiting, legalDay, type Passage } from '../dossier.ts'
import type { PlannedStep } from '../dossier-codes.ts'
import type { DossierDocument, DossierEvent } from '../dossier-queries.ts'
import { eventLabel } from '../dossier-words.ts'
import { LEGAL, marksOf, type StoredMark, stepKey } from '../ledger.ts'
import { momentSentence } from '../moment-sentence.ts'
import { recountGrounds, recountLines } from '../recount-words.ts'
import { markGroundLabel, outcomeLabel } from '../state-words.ts'
import type { DossierRecord } from './dossier-record.ts'

/** One point of the timeline. Times are ISO instants. */
export interface StoryItem {
  /** `done` and `here` are passages, `wait` and `pause` the legal clock, `next` what is still to come. */
  kind: 'done' | 'here' | 'wait' | 'pause' | 'answer' | 'next' | 'end'
  title: string
  /** At the right: the day, or the budget of a step to come. */
  aside: { day: string } | { text: string } | null
  /** Who, where, from when to when: one line each. */
  lines: readonly string[]
  /** "35 phút trong 4 giờ"; `late` when it was more than the step allowed. */
  used: { text: string; late: boolean } | null
  /** The clock of the present step: the sentence and the part of the budget that is gone, 0–100. */
  clock: { text: string; percent: number; late: boolean } | null
  /** What stood still, as a sentence. */
  pause: string | null
  documents: readonly { id: string; label: string }[]
  /** Where more of it is told. */
  link: { href: string; label: string } | null
}

const WORKING_DAY = MINUTES_PER_WORKING_DAY

const ENDED_EARLY = new Set(['refused', 'stopped', 'closed_unanswered'])

const blank = { lines: [], used: null, clock: null, pause: null, documents: [], link: null } as const

/** What happened, what is happening and what will: passages and the clock's marks in order, then the steps to come. */
export function story(record: DossierRecord, holders: readonly (string | null)[], maySeeRecounts = false): StoryItem[] {
  const { passages, events } = record
  const legal = marksOf(record.marks, LEGAL)
  const past = [
    ...passages.map((passage) => ({
      at: (passage.ended_at ?? new Date(8.64e15)).getTime(),
      item: passageItem(record, passage),
    })),
    ...legal.flatMap((mark) => markItem(record, mark, legal)),
    ...events.filter((event) => event.type === 'supplement').map((event) => answerItem(event)),
    ...events.filter((event) => event.type === 'recount').map((event) => recountItem(event, maySeeRecounts)),
  ]
  past.sort((a, b) => a.at - b.at)
  return [...past.map(({ item }) => item), ...futureItems(record, holders)]
}

function passageItem(record: DossierRecord, passage: Passage): StoryItem {
  const { now, units, dossier } = record
  const open = passage.ended_at === null
  const here = open && !isEnded(dossier.state)
  const who = passage.holder_name ?? units.get(passage.unit_id) ?? ''
  const from = momentSentence(passage.handed_over_at)
  const span = passage.ended_at
    ? m.dossiers_story_span({ who, from, to: shortTime(passage) })
    : m.dossiers_story_since({ who, from })
  const outcome = outcomeLabel(passage.outcome)
  const notes = [outcome, passage.note].filter((text) => text !== undefined && text !== null)
  return {
    ...blank,
    kind: here ? 'here' : ENDED_EARLY.has(passage.outcome ?? '') ? 'end' : 'done',
    title: passage.step_name,
    aside: here
      ? { text: isWaiting(dossier.state) ? m.dossiers_story_waiting() : m.dossiers_story_now() }
      : { day: (passage.ended_at ?? now).toISOString() },
    lines: notes.length > 0 ? [span, notes.join(': ')] : [span],
    used: open ? null : usedOf(record, passage),
    clock: here ? stepClock(record, passage) : null,
    documents: documentsBetween(record, passage),
  }
}

/** The hour when it is the same day, else day and hour. */
function shortTime(passage: Passage): string {
  const { ended_at, handed_over_at } = passage
  if (ended_at === null) return ''
  const whole = momentSentence(ended_at)
  return legalDay(ended_at) === legalDay(handed_over_at) ? whole.slice(0, 5) : whole
}

function usedOf(record: DossierRecord, passage: Passage): StoryItem['used'] {
  if (passage.budget_minutes === null || passage.ended_at === null) return null
  const minutes = workedMinutes(record, passage, passage.ended_at)
  // Both in the same unit: "1,4 ngày trong 2 ngày", "35 phút trong 4 giờ".
  const used =
    passage.budget_minutes < WORKING_DAY
      ? quantityText(minutes, 'open_minutes', record.locale)
      : budgetText(minutes, record)
  const budget = budgetText(passage.budget_minutes, record)
  return { text: m.dossiers_story_used({ used, budget }), late: minutes > passage.budget_minutes }
}

/** Open minutes of a passage while the clock of its step ran. */
function workedMinutes(record: DossierRecord, passage: Passage, until: Date): number {
  const { calendar } = record
  const marks = marksOf(record.marks, stepKey(record.marks, passage.clock_seq))
  const from = passage.handed_over_at.getTime()
  const to = until.getTime()
  const stood = marks.reduce((sum, mark) => {
    if (mark.kind !== 'pause') return sum
    const start = Math.max(from, mark.at.getTime())
    const end = Math.min(to, endOfPause(mark, marks)?.getTime() ?? to)
    return end > start ? sum + openMinutesBetween(calendar, start, end) : sum
  }, 0)
  return Math.max(0, openMinutesBetween(calendar, from, to) - stood)
}

function stepClock(record: DossierRecord, passage: Passage): StoryItem['clock'] {
  const { dossier, now, locale, calendar } = record
  if (dossier.step_due_at === null || passage.budget_minutes === null) return null
  const late = now > dossier.step_due_at
  const [from, to] = late ? [dossier.step_due_at, now] : [now, dossier.step_due_at]
  const minutes = openMinutesBetween(calendar, from.getTime(), to.getTime())
  const distance = quantityText(minutes, 'open_minutes', locale)
  const when = momentSentence(dossier.step_due_at)
  const gone = workedMinutes(record, passage, now) / Math.max(1, passage.budget_minutes)
  const text = late ? m.dossiers_step_overdue({ when, distance }) : m.dossiers_step_left({ when, distance })
  return { text, percent: Math.min(100, Math.round(gone * 1000) / 10), late }
}

/** Working time as people say it: days from one day on, hours below. */
export function budgetText(minutes: number, { locale }: Pick<DossierRecord, 'locale'>): string {
  if (minutes < WORKING_DAY) return quantityText(minutes, 'open_minutes', locale)
  const days = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(minutes / WORKING_DAY)
  return days === '1' ? m.dossiers_budget_day() : m.dossiers_budget_days({ days })
}

function markItem(
  record: DossierRecord,
  mark: StoredMark,
  all: readonly StoredMark[],
): { at: number; item: StoryItem }[] {
  const at = mark.at.getTime()
  if (mark.kind === 'extend') {
    const lines = [m.dossiers_story_extended({ days: Number(mark.limit_value ?? 0) })]
    return [
      {
        at,
        item: {
          ...blank,
          kind: 'wait',
          title: m.dossiers_ground_extension(),
          aside: { day: mark.at.toISOString() },
          lines,
          documents: documentsAt(record, mark.at),
        },
      },
    ]
  }
  if (mark.kind !== 'pause') return []
  const pause = { at: at + 1, item: pauseItem(record, mark, endOfPause(mark, all)) }
  return mark.ground === 'supplement' ? [{ at, item: requestItem(record, mark) }, pause] : [pause]
}

/** When a clock that stood went on or was stopped; null while it still stands. */
function endOfPause(pause: StoredMark, all: readonly StoredMark[]): Date | null {
  const after = all.slice(all.indexOf(pause) + 1)
  return after.find((mark) => mark.kind !== 'extend')?.at ?? null
}

function requestItem(record: DossierRecord, mark: StoredMark): StoryItem {
  const event = record.events.find(
    (each) => each.type === 'request_supplement' && each.at.getTime() === mark.at.getTime(),
  )
  return {
    ...blank,
    kind: 'wait',
    title: eventLabel('request_supplement'),
    aside: { day: mark.at.toISOString() },
    lines: [
      event ? m.dossiers_story_by({ who: event.actor_name, when: momentSentence(event.at) }) : '',
      m.dossiers_story_only_once(),
    ].filter(Boolean),
    documents: documentsAt(record, mark.at),
  }
}

function pauseItem(record: DossierRecord, mark: StoredMark, to: Date | null): StoryItem {
  const days = skippedDays(record, mark.at, to ?? record.now)
  const when = days.map((day) => `${day.slice(8)}/${day.slice(5, 7)}`).join(', ')
  const sentence =
    days.length === 0 ? m.dossiers_story_stood_hours() : m.dossiers_story_stood({ count: days.length, days: when })
  const side =
    mark.ground === 'supplement' || mark.ground === 'withdrawal'
      ? m.dossiers_story_with_owner()
      : markGroundLabel(mark.ground)
  return {
    ...blank,
    kind: 'pause',
    title: m.dossiers_state_paused_clock(),
    aside: { day: mark.at.toISOString() },
    lines: [to ? side : m.dossiers_story_still({ side, since: momentSentence(mark.at) })],
    pause: sentence,
    documents: mark.ground === 'supplement' ? [] : documentsAt(record, mark.at),
  }
}

/** Working days on which the clock stood: after the day of the pause, up to and including the day it went on. */
function skippedDays({ calendar }: DossierRecord, from: Date, to: Date): string[] {
  const days: string[] = []
  for (let day = addDays(legalDay(from), 1); day <= legalDay(to) && days.length < 60; day = addDays(day, 1)) {
    const start = Date.parse(`${day}T00:00:00+07:00`)
    if (openMinutesBetween(calendar, start, start + 86_400_000) > 0) days.push(day)
  }
  return days
}

function answerItem(event: DossierEvent): { at: number; item: StoryItem } {
  const note = typeof event.payload.note === 'string' ? [event.payload.note] : []
  const lines = [m.dossiers_story_by({ who: event.actor_name, when: momentSentence(event.at) }), ...note]
  const item: StoryItem = {
    ...blank,
    kind: 'answer',
    title: m.dossiers_story_answered(),
    aside: { day: event.at.toISOString() },
    lines,
  }
  return { at: event.at.getTime() + 2, item }
}

/** The calendar changed: which dates moved, by whom and why. */
function recountItem(event: DossierEvent, maySee: boolean): { at: number; item: StoryItem } {
  const by = m.dossiers_story_by({ who: event.actor_name, when: momentSentence(event.at) })
  const item: StoryItem = {
    ...blank,
    kind: 'wait',
    title: eventLabel('recount'),
    aside: { day: event.at.toISOString() },
    lines: [...recountLines(event.payload), ...recountGrounds(event.payload), by],
    link: maySee
      ? { href: `/deadlines/recounts/${String(event.payload.recount)}`, label: m.dossiers_recount_link() }
      : null,
  }
  return { at: event.at.getTime() + 3, item }
}

function futureItems(record: DossierRecord, holders: readonly (string | null)[]): StoryItem[] {
  const { dossier, units } = record
  if (isEnded(dossier.state)) return []
  return dossier.process.flatMap((step: PlannedStep, index): StoryItem[] => {
    if (index <= dossier.step) return []
    const who = holders[index] ?? units.get(step.unit_id) ?? ''
    const budget = step.budget_minutes === null ? null : { text: budgetText(step.budget_minutes, record) }
    return [{ ...blank, kind: 'next', title: step.name, aside: budget, lines: [who] }]
  })
}

function documentsAt(record: DossierRecord, at: Date): StoryItem['documents'] {
  return record.documents.filter((each) => each.issued_at.getTime() === at.getTime()).map(linkOf)
}

/** Sheets issued during a passage; those of a supplement request stand with the request itself. */
function documentsBetween({ documents }: DossierRecord, passage: Passage): StoryItem['documents'] {
  const own = documents.filter(
    (each) =>
      !['supplement_request', 'apology'].includes(each.form_code) &&
      each.issued_at >= passage.handed_over_at &&
      (passage.ended_at === null || each.issued_at <= passage.ended_at),
  )
  return own.map(linkOf)
}

function linkOf(document: DossierDocument) {
  return { id: document.id, label: documentLabel(document.form_code) }
}
