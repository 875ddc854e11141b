import { eventLabel } from '../dossier-words.ts'
import type { DossierRecord } from './dossier-record.ts'
import { type PaperFile, paperFile } from './papers.ts'

/** What somebody who handled the dossier wrote or attached while handing it on. */
export interface Opinion {
  key: number
  who: string
  what: string
  at: string
  /** Note of a step, or the reason of a decision. */
  text: string | null
  files: PaperFile[]
}

/** The official return to the applicant and the desk's own acts are told elsewhere; these are the words between officers. */
const BETWEEN_OFFICERS = new Set([
  'hand_over',
  'assign',
  'complete_step',
  'send_back',
  'submit_for_signature',
  'approve',
  'decline',
  'issue',
  'release',
  'pause',
  'resume',
])

export function opinionsOf(record: DossierRecord, seen: ReadonlySet<string>): Opinion[] {
  return record.events.flatMap((event): Opinion[] => {
    if (!BETWEEN_OFFICERS.has(event.type)) return []
    const files = record.files.filter(
      (file) => file.event_seq === event.seq && (file.purpose === 'opinion' || file.purpose === 'draft'),
    )
    const text = firstText(event.payload.note) ?? firstText(event.payload.reason)
    if (text === null && files.length === 0) return []
    return [
      {
        key: event.seq,
        who: event.actor_name,
        what: eventLabel(event.type),
        at: event.at.toISOString(),
        text,
        files: files.map((file) => paperFile(record, file, seen)),
      },
    ]
  })
}

function firstText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
