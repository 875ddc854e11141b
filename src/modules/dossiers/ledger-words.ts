import type { Locale } from '#modules/calendar/exports.ts'
import { limitText } from '#modules/catalogue/exports.ts'
import { m } from '#words'
import type { ClockName } from './dossier-tables.ts'
import { type LedgerMark, type StoredMark, toLimit } from './ledger.ts'
import { endGroundLabel, markGroundLabel } from './state-words.ts'

/** The ledger in words: which clock, what a mark did to it, on what ground. */

export function clockLabel(clock: ClockName | 'acceptance', step: string): string {
  switch (clock) {
    case 'legal':
      return m.dossiers_why_clock_legal()
    case 'committed':
      return m.dossiers_why_clock_committed()
    case 'step':
      return m.dossiers_why_clock_step({ step })
    case 'consultation':
      return m.dossiers_why_clock_consultation({ step })
    case 'answer':
      return m.dossiers_why_clock_answer()
    case 'acceptance':
      return m.dossiers_why_clock_acceptance()
  }
}

/** What happened, as one sentence. */
export function markSentence(mark: StoredMark, locale: Locale): string {
  switch (mark.kind) {
    case 'start':
      return startSentence(mark)
    case 'pause':
      return m.dossiers_mark_pause({ ground: groundWords(mark) })
    case 'resume':
      return m.dossiers_mark_resume()
    case 'restart':
      return m.dossiers_mark_restart()
    case 'extend':
      return m.dossiers_mark_extend({
        limit: limitText(toLimit(mark.limit_value ?? 0, mark.limit_unit ?? 'working_days', null), locale),
      })
    case 'recount':
      return m.dossiers_mark_recount({ version: mark.calendar_version })
    case 'stop':
      return stopSentence(mark)
  }
}

function startSentence({ clock, ground }: StoredMark): string {
  if (ground === 'recount') return m.dossiers_mark_answer_kept()
  if (clock === 'answer') return m.dossiers_mark_start_answer()
  if (clock === 'step' || clock === 'consultation') return m.dossiers_mark_start_step()
  return m.dossiers_mark_start()
}

function stopSentence({ clock, ground }: StoredMark): string {
  if (ground === 'step_done') return m.dossiers_mark_stop_step()
  if (ground === 'resolved') return m.dossiers_mark_stop_resolved()
  if (ground === 'extension') return m.dossiers_mark_stop_extended()
  if (clock === 'answer' && ground === 'supplement') return m.dossiers_mark_stop_answered()
  return m.dossiers_mark_stop({ ground: lowerFirst(endGroundLabel(ground)) })
}

/** "yêu cầu bổ sung, văn bản số 0012/BSHS"; `by` says who, for officers only. */
export function groundWords(mark: LedgerMark, by?: string): string {
  const parts = [lowerFirst(markGroundLabel(mark.ground))]
  if (mark.document) parts.push(m.dossiers_mark_document({ document: mark.document }))
  if (by) parts.push(m.dossiers_mark_by({ who: by }))
  return parts.join(', ')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
