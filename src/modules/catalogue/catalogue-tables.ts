import type { ColumnType, GeneratedAlways, RawBuilder } from 'kysely'
import type {
  Channel,
  Confidence,
  EarlierRule,
  FeeKind,
  GovernmentLevel,
  LimitCounting,
  LimitUnit,
  LocalVariant,
  Milestone,
  ProcedureKind,
  ProcedureStatus,
  Process,
  Provenance,
  Publication,
  Requirement,
  StartRule,
  StepKind,
  StepRole,
  VersionContent,
} from './procedure.ts'

/** Read as parsed JSON, written through `json()` of the store. */
type Json<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>
/** `numeric` is read as text, so that no digit is lost; written as a number. */
type Numeric = ColumnType<string, number, number>
type NullableNumeric = ColumnType<string | null, number | null, number | null>

export interface ProcedureFieldTable {
  code: string
  name_vi: string
  name_en: string | null
  ordinal: number
}

export interface CatalogueSourceTable {
  code: string
  kind: string
  title: string
  locator: string | null
  date: string | null
  ordinal: number
}

export interface ProcedureTable {
  code: string
  status: ProcedureStatus
  /** Null only for procedures of the national list. */
  field_code: string | null
  name_vi: string
  name_en: string | null
  keywords: string
  listed_field: string | null
  listed_agencies: string[]
  listed_issuer: string | null
  ordinal: number
  search_text: GeneratedAlways<string>
  search_vector: GeneratedAlways<string>
  initials: GeneratedAlways<string>
}

export interface ProcedureSuccessorTable {
  procedure_code: string
  successor_code: string
  ordinal: number
}

/** Dates are `YYYY-MM-DD`; `valid_to` is the last day in force. */
export interface ProcedureVersionTable {
  id: string
  procedure_code: string
  number: number
  valid_from: string | null
  valid_from_is_stated: boolean
  valid_to: string | null
  valid_to_is_stated: boolean
  content_hash: string
  imported_at: Date
  publication: Publication
  decision_number: string | null
  decision_on: string | null
  decision_previous: string | null
  overlay_ends_on: string | null
  overlay_legal_basis: string | null
  kind: ProcedureKind
  name_vi: string
  name_en: string | null
  short_name: string | null
  level: GovernmentLevel
  agencies: Json<VersionContent['agencies']>
  applicants: string[]
  sequence: string | null
  conditions: string | null
  results: string[]
  legal_basis: string[]
  service_level: Json<VersionContent['service_level']>
  channels: Channel[]
  dossier_sets: number
  dossier_sets_note: string | null
  submission_window: string | null
  start_rule: Json<StartRule>
  clock_mode: VersionContent['clock']['mode']
  clock_legal_basis: string
  route: VersionContent['route']['kind']
  route_system: string | null
  on_spot: Json<VersionContent['on_spot']>
  case_question: string | null
  milestones: Json<Milestone[]>
  local_variants: Json<LocalVariant[]>
  earlier_rules: Json<EarlierRule[]>
  keywords: string[]
  note: string | null
  provenance: Json<Provenance>
}

export interface ProcedureCaseTable {
  version_id: string
  code: string
  ordinal: number
  name: string
  limit_value: NullableNumeric
  limit_unit: LimitUnit | null
  limit_counting: LimitCounting | null
  limit_note: string | null
  original_text: string | null
}

export interface CaseChannelTable {
  version_id: string
  case_code: string
  channel: Channel
  ordinal: number
  limit_value: Numeric
  limit_unit: LimitUnit
  limit_counting: LimitCounting
  note: string | null
}

export interface ProcedureComponentTable {
  version_id: string
  code: string
  case_code: string | null
  ordinal: number
  name: string
  group_name: string | null
  form: string | null
  originals: number
  certified_copies: number
  copies: number
  requirement: Requirement
  note: string | null
}

export interface ProcedureFeeTable {
  version_id: string
  ordinal: number
  kind: FeeKind
  amount: number | null
  rule: string
  legal_basis: string | null
  case_code: string | null
  channel: Channel | null
  confidence: Confidence | null
  note: string | null
}

export interface InternalProcessTable {
  version_id: string
  code: string
  ordinal: number
  name: string
  case_codes: string[]
  origin: Process['origin']
  issued_by: string | null
  source: string | null
  confidence: Confidence
  note: string | null
}

export interface ProcessStepTable {
  version_id: string
  process_code: string
  ordinal: number
  name: string
  kind: StepKind
  role: StepRole
  unit_hint: string | null
  budget_value: NullableNumeric
  budget_unit: LimitUnit | null
  budget_counting: LimitCounting | null
  external: boolean
  output: string | null
}

export interface DataQualityFlagTable {
  id: string
  procedure_code: string
  path: string
  rule: string
  detail: Json<Record<string, string | number>>
  message: string | null
  source: string | null
  fingerprint: string
  state: 'open' | 'decided' | 'resolved'
  outcome: 'data_is_right' | 'corrected' | 'not_applicable' | null
  decision: string | null
  decided_by: string | null
  decided_at: Date | null
  found_at: Date
  ordinal: number
}

/** Words of the names, so that a word typed with an error is compared with a few thousand, not with every name. */
export interface SearchWordTable {
  word: string
  uses: number
}

/** What a board promises beyond the law: a shorter limit for a procedure or one of its cases, by a decision, between two days. */
export interface CommittedLimitTable {
  id: string
  unit_id: string
  procedure_code: string
  /** null: all cases. */
  case_code: string | null
  limit_value: Numeric
  limit_unit: 'working_hours' | 'working_days' | 'days'
  decision_number: string
  decision_on: string
  valid_from: string
  valid_to: string | null
  entered_by: string
  entered_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    procedure_field: ProcedureFieldTable
    catalogue_source: CatalogueSourceTable
    procedure: ProcedureTable
    procedure_successor: ProcedureSuccessorTable
    procedure_version: ProcedureVersionTable
    procedure_case: ProcedureCaseTable
    case_channel: CaseChannelTable
    procedure_component: ProcedureComponentTable
    procedure_fee: ProcedureFeeTable
    internal_process: InternalProcessTable
    process_step: ProcessStepTable
    data_quality_flag: DataQualityFlagTable
    search_word: SearchWordTable
    committed_limit: CommittedLimitTable
  }
}
