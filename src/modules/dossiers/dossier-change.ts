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

export type DossierSet = Omit<Updateable<DossierTable>, 'id' | 'code' | 'version' | 'event_seq' | 'last_hash'>
/** The store adds who, and the calendar version of the dossier after the act. */
export type ClockMarkDraft = Omit<Insertable<ClockMarkTable>, 'dossier_id' | 'seq' | 'author' | 'calendar_version'>
export type ComponentDraft = Omit<Insertable<DossierComponentTable>, 'dossier_id'>

export type PassageChange =
  /** The dossier leaves its step: the passage ends with an outcome, the next one begins (none after the last step). */
  | { kind: 'move'; outcome: string; note: string | null; next: PassageDraft | null }
  /** The receiving side confirms that it has the dossier. */
  | { kind: 'acknowledge'; holder_id: string | null; holder_name: string | null }
  /** The clock of the step stands, goes on or begins anew: what its ledger gives now; null while nobody can know it. */
  | { kind: 'retime'; due_at: Date | null }
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
  clock_seq: number
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
