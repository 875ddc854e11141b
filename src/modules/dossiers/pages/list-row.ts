import { clockText, dateParts, dayText, weekdayText } from '#platform/i18n/dates.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { StateTone } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import { isEnded } from '../dossier.ts'
import type { DossierRow } from '../dossier-lists.ts'
import { dossierTone, lateness } from '../dossier-tone.ts'
import { stateWords } from '../state-words.ts'
import { whyHref } from './why-href.ts'

/** A line of the list as plain JSON. */
export interface ListRow {
  id: string
  code: string
  procedure: string
  owner: string
  tone: StateTone
  words: string
  step: string | null
  holder: string | null
  /** "bước: 16:05 thứ Hai 23/11/2026" */
  stepDue: string | null
  stepTone: 'over' | 'today' | null
  /** "hẹn trả 17:00 thứ Hai 30/11/2026", or when it ended. */
  appointment: string
  /** Where the appointment is explained. */
  why: string | null
}

export function listRow(row: DossierRow, now: Date, locale: Locale): ListRow {
  const ended = isEnded(row.state)
  return {
    id: row.id,
    code: row.code,
    // Every name begins with it, so it says nothing in a list.
    procedure: row.procedure_name
      .replace(/^Thủ tục\s+/u, '')
      .replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('vi')),
    owner: row.owner_name,
    tone: dossierTone(row, now),
    words: stateWords(row),
    step: ended ? null : row.step_name,
    holder: ended ? null : row.holder_name,
    stepDue: ended || row.step_due_at === null ? null : shortWhen(row.step_due_at, locale, now),
    stepTone: ended ? null : (lateness(row.step_due_at, now) ?? null),
    appointment: appointmentOf(row, locale, now),
    why: ended || row.due_at === null ? null : whyHref(row.code, 'legal'),
  }
}

function appointmentOf(row: DossierRow, locale: Locale, now: Date): string {
  const end = row.returned_at ?? row.ended_at
  if (end) return m.dossiers_list_ended({ when: shortWhen(end, locale, now) })
  if (row.due_at) return m.dossiers_list_due({ when: shortWhen(row.due_at, locale, now) })
  return m.dossiers_list_submitted({ day: dayText(dateParts(row.submitted_at)) })
}

/** "17:00 thứ Hai 30/11": a list says the year only when it is another one. */
function shortWhen(at: Date, locale: Locale, now: Date): string {
  const parts = dateParts(at)
  return `${clockText(parts)} ${weekdayText(parts.weekday, locale)} ${dayText(parts, parts.year !== dateParts(now).year)}`
}
