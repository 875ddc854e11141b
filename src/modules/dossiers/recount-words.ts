import { m } from '#words'
import { momentSentence } from './moment-sentence.ts'

/** What the log keeps of a recount, as sentences: each date that moved, old and new, heaviest first. */

const CLOCKS = [
  ['due', m.dossiers_recount_due],
  ['committed', m.dossiers_recount_committed],
  ['waiting_until', m.dossiers_recount_answer],
  ['step_due', m.dossiers_recount_step],
] as const

type Payload = Readonly<Record<string, unknown>>

export function recountLines(payload: Payload): string[] {
  const moved = CLOCKS.filter(([key]) => payload[`${key}_before`] !== payload[`${key}_after`])
  if (moved.length === 0) return [m.dossiers_recount_kept()]
  return moved.map(([key, say]) =>
    say({ before: shown(payload[`${key}_before`]), after: shown(payload[`${key}_after`]) }),
  )
}

/** For the applicant: the heaviest date that concerns him, and why it moved; the board's own steps are no affair of his. */
export function recountNotice(payload: Payload): string | null {
  const moved = CLOCKS.find(([key]) => key !== 'step_due' && payload[`${key}_before`] !== payload[`${key}_after`])
  if (!moved) return null
  const [key, say] = moved
  const dates = say({ before: shown(payload[`${key}_before`]), after: shown(payload[`${key}_after`]) })
  return m.dossiers_recount_notice({ dates, reason: String(payload.reason ?? '') })
}

/** By which version, why, and by which document: a line each. */
export function recountGrounds({ reason, document, to_version }: Payload): string[] {
  const ground = m.dossiers_recount_ground({ version: Number(to_version), reason: String(reason ?? '') })
  return typeof document === 'string' ? [ground, m.dossiers_log_document({ number: document })] : [ground]
}

function shown(value: unknown): string {
  return typeof value === 'string' ? momentSentence(new Date(value)) : m.dossiers_recount_stands()
}
