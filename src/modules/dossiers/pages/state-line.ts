import { quantityText, remaining, remainingSentence } from '#modules/calendar/exports.ts'
import { m } from '#words'
import { acceptanceWhy } from '../acceptance.ts'
import { timeliness } from '../dossier.ts'
import { dossierTone, type Tone } from '../dossier-tone.ts'
import { momentSentence } from '../moment-sentence.ts'
import { endGroundLabel, markGroundLabel, stateWords, timelinessLabel } from '../state-words.ts'
import type { DossierRecord } from './dossier-record.ts'

export interface StateLine {
  tone: Tone
  /** "Đang thẩm định" */
  words: string
  /** "còn 4 ngày làm việc, hẹn trả 17:00 thứ Hai 30/11/2026" */
  sentence: string
  /** Where the date of the sentence is explained, when the dossier has no clock of its own yet. */
  why: string | null
}

/** The line under the title: what the dossier is doing, and the one date that matters now, as a sentence. */
export function stateLine(record: DossierRecord): StateLine {
  const { dossier, now } = record
  return {
    tone: dossierTone(dossier, now),
    words: stateWords(dossier),
    sentence: sentenceOf(record),
    why: dossier.state === 'submitted' && record.acceptance ? acceptanceWhy(record.calendar, record.acceptance) : null,
  }
}

function sentenceOf(record: DossierRecord): string {
  const { dossier } = record
  switch (dossier.state) {
    case 'submitted':
      return acceptanceSentence(record)
    case 'received':
    case 'in_process':
      return promise(record)
    case 'awaiting_supplement':
      return dossier.waiting_until ? m.dossiers_line_awaiting({ until: momentSentence(dossier.waiting_until) }) : ''
    case 'paused':
    case 'withdrawal_requested':
      return m.dossiers_line_paused({
        since: momentSentence(dossier.waiting_since ?? dossier.held_since),
        ground: markGroundLabel(dossier.waiting_ground),
      })
    case 'resolved':
    case 'returned':
      return done(record)
    case 'refused':
    case 'stopped':
    case 'closed_unanswered':
      return m.dossiers_line_ended({
        when: momentSentence(dossier.ended_at ?? dossier.held_since),
        ground: endGroundLabel(dossier.end_ground),
      })
  }
}

/** What came online has its hours by law; what the counter asked to be completed has the hours of the step. */
function acceptanceSentence({ dossier, acceptance, calendar, now, locale }: DossierRecord): string {
  if (acceptance === undefined || acceptance.answered_at !== null)
    return dossier.step_due_at ? m.dossiers_line_submitted({ when: momentSentence(dossier.step_due_at) }) : ''
  const { state, openMinutes } = remaining(calendar, now.getTime(), acceptance.due_at.getTime())
  const says = { when: momentSentence(acceptance.due_at), time: quantityText(openMinutes, 'open_minutes', locale) }
  return state === 'overdue' ? m.dossiers_line_accept_late(says) : m.dossiers_line_accept(says)
}

function promise({ dossier, calendar, now, locale }: DossierRecord): string {
  if (dossier.due_at === null) return ''
  const left = remainingSentence(remaining(calendar, now.getTime(), dossier.due_at.getTime()), locale)
  return m.dossiers_line_promise({ left, when: momentSentence(dossier.due_at) })
}

function done({ dossier, now }: DossierRecord): string {
  const when = momentSentence(dossier.returned_at ?? dossier.resolved_at ?? now)
  const how = timelinessLabel(timeliness(dossier, dossier.due_at, now))
  return dossier.returned_at ? m.dossiers_line_returned({ when, how }) : m.dossiers_line_resolved({ when, how })
}
