import { quantityText, remaining, remainingSentence, type WorkingCalendar } from '#modules/calendar/exports.ts'
import { acceptanceWhy, channelLabel, returnMethodLabel, stateLabel, whyHref } from '#modules/dossiers/exports.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { StateTone } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import type { DeskList } from './desk-lists.ts'
import type { DeskRow } from './desk-queries.ts'
import { shortProcedure } from './desk-words.ts'

/** A line of the desk's lists as plain JSON, in the reader's language. */
export interface DeskItem {
  id: string
  code: string
  /** `CODE@version`: what a check box of a bulk act sends. */
  chosen: string
  procedure: string
  owner: string
  tone: StateTone
  state: string
  next: { label: string; href: string } | null
  /** Who has it. */
  holder: string | null
  /** "còn 3 giờ làm việc"; of a result how it goes back. */
  due: string | null
  dueTone: 'over' | 'today' | null
  /** An instant with its sentence: "nộp lúc", "hẹn trả". */
  at: { words: string; value: string } | null
  /** Where that instant is explained. */
  why: string | null
  /** What was asked for has come in. */
  arrived: boolean
}

export interface RowReader {
  calendar: WorkingCalendar
  now: Date
  locale: Locale
}

export function deskItem(list: DeskList, row: DeskRow, reader: RowReader): DeskItem {
  const arrived = row.state === 'submitted' && row.supplement_requests > 0
  return {
    id: row.id,
    code: row.code,
    chosen: `${row.code}@${row.version}`,
    procedure: shortProcedure(row.procedure_name),
    owner: row.submitter_name ? `${row.owner_name} · ${row.submitter_name}` : row.owner_name,
    arrived,
    why: null,
    ...particulars(list, row, reader, arrived),
  }
}

type Particulars = Pick<DeskItem, 'tone' | 'state' | 'next' | 'holder' | 'due' | 'dueTone' | 'at'> & {
  why?: string
}

function particulars(list: DeskList, row: DeskRow, reader: RowReader, arrived: boolean): Particulars {
  switch (list) {
    case 'online':
      return toAccept(row, reader)
    case 'supplements':
      return arrived ? toAccept(row, reader) : awaited(row, reader)
    case 'closable':
      return unanswered(row, reader)
    case 'hand_over':
      return toHandOver(row, reader)
    case 'returns':
      return toReturn(row)
    case 'today':
      return isReady(row) ? { ...toReturn(row), ...appointment(row) } : dueToday(row, reader)
  }
}

/** The date that was told, and where it is explained. */
function appointment(row: DeskRow): Pick<Particulars, 'at' | 'why'> {
  return { at: at(m.desk_at_due(), row.due_at), ...(row.due_at ? { why: whyHref(row.code, 'legal') } : {}) }
}

function isReady(row: DeskRow): boolean {
  return row.state === 'resolved' && row.step_kind === 'returning'
}

function toReturn(row: DeskRow): Particulars {
  return {
    tone: 'done',
    state: stateLabel(row.state),
    next: actOn(row, 'return_result', m.desk_next_return()),
    holder: null,
    due: returnMethodLabel(row.return_method),
    dueTone: null,
    at: at(m.desk_at_released(), row.released_at),
  }
}

function toHandOver(row: DeskRow, reader: RowReader): Particulars {
  return {
    tone: 'received',
    state: stateLabel(row.state),
    next: actOn(row, 'hand_over', m.desk_next_hand_over()),
    holder: row.holder_name,
    ...clockOf(row.step_due_at, reader),
    ...appointment(row),
  }
}

function unanswered(row: DeskRow, reader: RowReader): Particulars {
  return {
    tone: 'over',
    state: m.desk_state_unanswered(),
    next: actOn(row, 'close_unanswered', m.desk_next_close()),
    holder: row.holder_name,
    due: row.waiting_until && left(reader, row.waiting_until),
    dueTone: 'over',
    at: at(m.desk_at_until(), row.waiting_until),
    why: whyHref(row.code, 'answer'),
  }
}

/** Promised for today and not at the desk yet: whoever has it is named, so that the desk can ask. */
function dueToday(row: DeskRow, reader: RowReader): Particulars {
  return {
    tone: 'today',
    state: stateLabel(row.state),
    next: { label: row.step_name, href: `/dossiers/${row.code}` },
    holder: row.holder_name,
    ...clockOf(row.due_at, reader),
    ...appointment(row),
  }
}

/** Official acceptance, or the one request for a supplement, within 8 working hours of arrival (NĐ 297/2025 Art. 6.4). */
function toAccept(row: DeskRow, reader: RowReader): Particulars {
  const again = row.supplement_requests > 0
  const { accept_due_at: due_at, arrived_at } = row
  return {
    tone: 'received',
    state: again ? m.desk_state_arrived() : channelLabel(row.channel),
    next: actOn(row, 'accept', m.desk_next_accept()),
    holder: null,
    ...(due_at && arrived_at
      ? {
          ...hoursOf(due_at, reader),
          at: at(m.desk_at_accept(), due_at),
          why: acceptanceWhy(reader.calendar, { arrived_at, due_at }),
        }
      : { due: null, dueTone: null, at: at(again ? m.desk_at_arrived() : m.desk_at_submitted(), row.held_since) }),
  }
}

/** Counted in hours to the end: "còn 3 giờ 20 phút làm việc". */
function hoursOf(due: Date, { calendar, now, locale }: RowReader): Pick<DeskItem, 'due' | 'dueTone'> {
  const { state, openMinutes } = remaining(calendar, now.getTime(), due.getTime())
  const time = quantityText(openMinutes, 'open_minutes', locale)
  if (state === 'overdue') return { due: m.desk_hours_late({ time }), dueTone: 'over' }
  return { due: m.desk_hours_left({ time }), dueTone: openMinutes <= HURRY_MINUTES ? 'today' : null }
}

/** In the last two working hours it is urgent. */
const HURRY_MINUTES = 120

function awaited(row: DeskRow, reader: RowReader): Particulars {
  return {
    tone: 'wait',
    state: m.desk_state_waiting(),
    next: actOn(row, 'supplement', m.desk_next_supplement()),
    holder: row.received_at === null ? null : row.holder_name,
    due: row.waiting_until && left(reader, row.waiting_until),
    dueTone: null,
    at: at(m.desk_at_until(), row.waiting_until),
  }
}

function clockOf(due: Date | null, reader: RowReader): Pick<DeskItem, 'due' | 'dueTone'> {
  if (due === null) return { due: null, dueTone: null }
  const { state, dueToday } = remaining(reader.calendar, reader.now.getTime(), due.getTime())
  return { due: left(reader, due), dueTone: state === 'overdue' ? 'over' : dueToday ? 'today' : null }
}

function left({ calendar, now, locale }: RowReader, due: Date): string {
  return remainingSentence(remaining(calendar, now.getTime(), due.getTime()), locale)
}

function at(words: string, value: Date | null): DeskItem['at'] {
  return value && { words, value: value.toISOString() }
}

function actOn(row: DeskRow, act: string, label: string): DeskItem['next'] {
  return { label, href: `/dossiers/${row.code}/acts/${act}` }
}
