import type { ColumnType, Generated } from 'kysely'
import type { Limit, StartRule } from '#modules/catalogue/exports.ts'
import type {
  Channel,
  ClockMode,
  DossierState,
  PartyKind,
  PlannedStep,
  ReturnMethod,
  StepKind,
} from './dossier-codes.ts'

/** A jsonb column: read as the parsed value, written as JSON text (cast in the statement). */
type Json<T> = ColumnType<T, unknown, unknown>

export interface DossierTable {
  id: string
  code: string
  version: number
  event_seq: number
  last_hash: string
  state: DossierState
  channel: Channel

  procedure_version_id: string
  procedure_code: string
  procedure_name: string
  field_code: string
  case_code: string | null
  case_name: string | null
  process: Json<PlannedStep[]>

  receiving_unit_id: string
  resolving_unit_id: string
  handling_unit_id: string
  returning_unit_id: string
  area: string | null
  desk: string | null

  owner_kind: PartyKind
  owner_name: string
  owner_identifier: string | null
  owner_address: string | null
  owner_phone: string | null
  owner_email: string | null
  submitter_name: string | null
  submitter_identifier: string | null
  submitter_phone: string | null
  submitter_email: string | null
  authorisation: string | null
  summary: string | null
  sets: number
  return_method: ReturnMethod
  return_address: string | null
  note: string | null
  fee_vnd: number
  phone_tails: string[]

  submitted_at: Date
  postmarked_on: string | null
  received_at: Date | null
  calendar_code: string
  /** The calendar counts for this dossier as it was at this version; only a recount moves it to a newer one. */
  calendar_version: number
  limit_value: string
  limit_unit: string
  limit_counting: string | null
  start_rule: Json<StartRule>
  clock_mode: ClockMode
  start_at: Date | null
  due_at: Date | null
  due_original_at: Date | null
  /** As told at reception: nothing moves it. */
  due_first_at: Date | null
  committed_limit: Json<Limit | null>
  committed_due_at: Date | null
  supplement_requests: number
  extensions: number
  apologies: number
  state_before: DossierState | null
  waiting_since: Date | null
  waiting_until: Date | null
  waiting_ground: string | null

  step: number
  step_kind: StepKind
  step_name: string
  step_due_at: Date | null
  /** The passage with which the clock of the present step began. */
  step_clock_seq: number
  unit_id: string
  holder_id: string | null
  holder_name: string | null
  held_since: Date
  acknowledged: boolean

  result_number: string | null
  result_on: string | null
  result_signer: string | null
  resolved_at: Date | null
  released_at: Date | null
  returned_at: Date | null
  ended_at: Date | null
  end_ground: string | null

  created_at: Date
}

export interface FieldUnitTable {
  field_code: string
  resolving_unit_id: string
  handling_unit_id: string
}

export interface PartyTable {
  id: string
  kind: PartyKind
  identifier: string
  name: string
  address: string | null
  phone: string | null
  email: string | null
  birth_on: string | null
  dossier_count: Generated<number>
  updated_at: Date
}

export interface DossierSerialTable {
  agency_code: string
  day: string
  last: number
}

export interface DocumentSerialTable {
  unit_id: string
  form_code: string
  year: number
  last: number
}

export interface DossierEventTable {
  dossier_id: string
  seq: number
  type: string
  at: Date
  actor_kind: string
  actor_id: string | null
  actor_name: string
  unit_id: string | null
  request_id: string
  payload: Json<Record<string, unknown>>
  prev_hash: string
  hash: string
}

export interface DossierPassageTable {
  dossier_id: string
  seq: number
  step: number
  step_kind: StepKind
  step_name: string
  unit_id: string
  holder_id: string | null
  holder_name: string | null
  handed_over_at: Date
  handed_over_by: string
  acknowledged_at: Date | null
  acknowledged_by: string | null
  budget_minutes: number | null
  /** The passage with which the clock of this step began: its own, or of whoever had the work before. */
  clock_seq: number
  due_at: Date | null
  ended_at: Date | null
  outcome: string | null
  note: string | null
}

/**
 * `legal` the whole limit, `committed` the shorter one that the board has promised, `step` one stay at a step, `consultation`
 * a step whose time is another agency's, `answer` the applicant's time to answer a request for a supplement.
 */
export const CLOCK_NAMES = ['legal', 'committed', 'step', 'consultation', 'answer'] as const
export type ClockName = (typeof CLOCK_NAMES)[number]

export interface ClockMarkTable {
  dossier_id: string
  seq: number
  clock: ClockName
  /** Of a step's clock: the `clock_seq` of its passages. */
  passage_seq: number | null
  /** `recount`: from here on counted by another version of the calendar; it concerns all clocks of the dossier. */
  kind: 'start' | 'pause' | 'resume' | 'restart' | 'extend' | 'recount' | 'stop'
  at: Date
  limit_value: string | null
  limit_unit: string | null
  ground: string
  document: string | null
  author: string
  /** By which the clock goes on from here. */
  calendar_version: number
}

export interface DossierComponentTable {
  dossier_id: string
  ordinal: number
  name: string
  form: string | null
  requirement: string
  applicable: boolean
  originals: number
  certified: number
  copies: number
  note: string | null
}

export interface DossierFileTable {
  id: string
  dossier_id: string
  purpose: FilePurpose
  component: number | null
  sha256: string
  name: string
  size_bytes: number
  media_type: string
  added_at: Date
  added_by: string
  event_seq: number
}

export type FilePurpose = 'component' | 'draft' | 'result' | 'opinion' | 'authorisation' | 'return'

export interface DossierDocumentTable {
  id: string
  dossier_id: string
  event_seq: number
  form_code: string
  number: string | null
  issued_at: Date
  issued_by: string
  view: Json<Record<string, unknown>>
}

/** What the search reads; a trigger writes it from the dossier, as a generated column would be. */
export interface DossierSearchTable {
  dossier_id: string
  submitted_at: Date
  words: string
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    field_unit: FieldUnitTable
    party: PartyTable
    dossier_serial: DossierSerialTable
    document_serial: DocumentSerialTable
    dossier: DossierTable
    dossier_event: DossierEventTable
    dossier_passage: DossierPassageTable
    clock_mark: ClockMarkTable
    dossier_component: DossierComponentTable
    dossier_file: DossierFileTable
    dossier_document: DossierDocumentTable
    dossier_search: DossierSearchTable
  }
}
