import { latestApology, openMinutesBetween } from '#modules/calendar/exports.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { draftApology } from '../apology-draft.ts'
import { draftLetter, evidenceSentence } from '../apology-words.ts'
import { legalDay } from '../dossier.ts'
import { extendClocks } from '../dossier-clock.ts'
import type { LateCause } from '../dossier-codes.ts'
import { boundNumber } from '../legal-numbers.ts'
import { momentSentence } from '../moment-sentence.ts'
import { findRisk } from '../risk-queries.ts'
import { workTime } from '../work-time.ts'
import type { DossierRecord } from './dossier-record.ts'

/** The letter of apology as it drafts itself: the cause with its evidence, the reason, the time that is needed. Plain JSON. */
export interface ApologyFacts {
  /** What follows: until when an extension can be proposed. */
  follows?: string
  /** Possible extensions with the appointment that each would give. */
  extensions?: { days: number; due: string }[]
  /** What the ledger says, in the reader's language. */
  evidence: string[]
  /** What the form starts with. */
  start: { cause: LateCause; reason: string; extension_days: number }
}

const MOST_EXTENSION_DAYS = 20

export async function apologyFacts(record: DossierRecord, scope: RequestScope): Promise<ApologyFacts> {
  const { dossier, passages, marks, calendar, units, now, locale } = record
  const due = dossier.due_at
  const [extension, risk] = await Promise.all([extensionFacts(record, scope), findRisk(scope.app.database.db, dossier)])
  const left = due === null || due < now ? 0 : openMinutesBetween(calendar, now.getTime(), due.getTime())
  const need = risk?.need_most_minutes ?? null
  const draft = draftApology({ dossier, passages, marks, calendar, now, left, need })
  const reader = { process: dossier.process, units, locale }
  // An official letter is Vietnamese, whoever reads the page.
  const reason = runWithLocale('vi', () => {
    const ahead = risk ? workTime(risk.need_half_minutes, 'vi') : null
    return draftLetter(draft, { step: dossier.step_name, ahead }, { ...reader, locale: 'vi' })
  })
  const days = Math.min(draft.days, MOST_EXTENSION_DAYS)
  return {
    ...extension,
    evidence: draft.evidence.map((each) => evidenceSentence(each, reader)),
    start: {
      cause: draft.cause,
      reason,
      extension_days: (extension.extensions ?? []).length > 0 ? days : 0,
    },
  }
}

/** Until when an extension can be proposed, and what each would mean; none when it is too late or was given already. */
async function extensionFacts(
  { dossier, calendar, marks, clock, now }: DossierRecord,
  { app }: RequestScope,
): Promise<Pick<ApologyFacts, 'follows' | 'extensions'>> {
  if (dossier.due_at === null || dossier.extensions > 0 || !clock || clock.state === 'stopped') return {}
  const daysBefore = await boundNumber(app.database.db, 'late.apologyDaysBeforeDue', dossier)
  const last = latestApology(calendar, dossier.due_at.getTime(), daysBefore).on
  const day = `${last.slice(8)}/${last.slice(5, 7)}/${last.slice(0, 4)}`
  if (legalDay(now) > last) return { follows: m.dossiers_follows_too_late({ day }), extensions: [] }
  const extensions = Array.from({ length: MOST_EXTENSION_DAYS }, (_, index) => {
    const { set } = extendClocks(dossier, calendar, marks, index + 1, { at: now, ground: 'extension' })
    return { days: index + 1, due: momentSentence((set.due_at as Date | null) ?? now) }
  })
  return { follows: m.dossiers_follows_last_day({ day }), extensions }
}
