import type { Insertable, Updateable } from 'kysely'
import type { ClockMarkTable, DossierComponentTable, DossierTable, FilePurpose } from './dossier-tables.ts'

/** What an act changes, decided without touching the database and written by `dossier-store.ts` in one go. */
export interface Change {
  /** Type of the event: the name of the act, or `receive`, `submit`. */
  type: string
  /** What the log keeps of the act, beside who and when. */
  payload: Record<string, unknown>
  set: DossierSet
  passage?: PassageChange
  marks?: ClockMarkDraft[]
  documents?: DocumentDraft[]
  files?: FileDraft[]
  components?: ComponentDraft[]
}

export type DossierSet = Omit<
  Updateable<DossierTable>,
  'id' | 'code' | 'version' | 'event_seq' | 'last_hash' | 'search'
>
export type ClockMarkDraft = Omit<Insertable<ClockMarkTable>, 'dossier_id' | 'seq' | 'author'>
export type ComponentDraft = Omit<Insertable<DossierComponentTable>, 'dossier_id'>

export type PassageChange =
  /** The dossier leaves its step: the passage ends with an outcome, the next one begins (none after the last step). */
  | { kind: 'move'; outcome: string; note: string | null; next: PassageDraft | null }
  /** The receiving side confirms that it has the dossier. */
  | { kind: 'acknowledge'; holder_id: string | null; holder_name: string | null }
  /** The clock of the step stands with so much of its budget left (null: it has none), or runs again until `due_at`. */
  | { kind: 'stand'; remaining_minutes: number | null }
  | { kind: 'run'; due_at: Date }
  /** The passage ends and with it the work. */
  | { kind: 'end'; outcome: string; note: string | null }

export interface PassageDraft {
  step: number
  step_kind: DossierTable['step_kind']
  step_name: string
  unit_id: string
  holder_id: string | null
  holder_name: string | null
  acknowledged: boolean
  budget_minutes: number | null
  due_at: Date | null
}

export interface FileDraft {
  purpose: FilePurpose
  component: number | null
  sha256: string
  name: string
}

export interface DocumentDraft {
  form_code: string
  number: string | null
  view: Record<string, unknown>
}
