import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { ApologyDraft, Evidence } from './apology-draft.ts'
import type { PlannedStep } from './dossier-codes.ts'
import { markGroundLabel } from './state-words.ts'
import { workTime } from './work-time.ts'

/** The evidence of the ledger as sentences. */

export interface EvidenceReader {
  process: readonly PlannedStep[]
  units: ReadonlyMap<string, string>
  locale: Locale
}

export function evidenceSentence(evidence: Evidence, { process, units, locale }: EvidenceReader): string {
  switch (evidence.kind) {
    case 'over': {
      const step = process[evidence.step]
      const says = {
        step: step?.name ?? '',
        unit: units.get(step?.unit_id ?? '') ?? '',
        minutes: workTime(evidence.minutes, locale),
        budget: workTime(evidence.budget, locale),
        over: workTime(evidence.minutes - evidence.budget, locale),
      }
      if (evidence.external) return m.dossiers_apology_external(says)
      return evidence.ongoing ? m.dossiers_apology_over_still(says) : m.dossiers_apology_over(says)
    }
    case 'pause': {
      const says = { ground: markGroundLabel(evidence.ground).toLowerCase(), from: day(evidence.from) }
      if (evidence.to === null) return m.dossiers_apology_pause_still(says)
      const whole = { ...says, to: day(evidence.to) }
      return evidence.ground === 'supplement' ? m.dossiers_apology_supplement(whole) : m.dossiers_apology_pause(whole)
    }
    case 'recount':
      return m.dossiers_apology_recount({ at: day(evidence.at), version: evidence.calendarVersion })
  }
}

/** The paragraphs of the letter: what delayed it, where it is, what is still to be done. */
export function draftLetter(
  { evidence }: ApologyDraft,
  here: { step: string; ahead: string | null },
  reader: EvidenceReader,
): string {
  const reasons = evidence.slice(0, 3).map((each) => evidenceSentence(each, reader))
  const opening = reasons.length > 0 ? reasons : [m.dossiers_apology_no_evidence()]
  const state = here.ahead
    ? m.dossiers_apology_here({ step: here.step, ahead: here.ahead })
    : m.dossiers_apology_here_only({ step: here.step })
  return [...opening, state].join('\n')
}

const HANOI_MS = 7 * 3_600_000

function day(at: Date): string {
  const [year, month, date] = new Date(at.getTime() + HANOI_MS).toISOString().slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}
