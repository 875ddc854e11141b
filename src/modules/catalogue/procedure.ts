/**
 * What a procedure (thủ tục hành chính) is: the parts that Art. 8.2 of Decree 63/2010/NĐ-CP lists, with the two shapes that
 * real records force on them, cases (trường hợp) and channels (hình thức nộp). Pure; the same names stand in the import
 * file, in the tables and here.
 */

/** Units of `design/deadlines.md`; a value may be a fraction (4.75 working days in Gia Lai). */
export const LIMIT_UNITS = ['working_days', 'days', 'working_hours', 'hours', 'months'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

export const LIMIT_COUNTINGS = ['civil_code', 'hours'] as const
/** `civil_code`: the day of the start is not counted (Civil Code Art. 147). `hours`: 1 working day = 480 open minutes; always so for fractions of a day. */
export type LimitCounting = (typeof LIMIT_COUNTINGS)[number]

export interface Limit {
  value: number
  unit: LimitUnit
  counting: LimitCounting
}

export const CHANNELS = ['counter', 'post', 'online'] as const
export type Channel = (typeof CHANNELS)[number]

export const CONFIDENCES = ['verified', 'partial', 'from_knowledge', 'illustrative'] as const
/** How sure a record is: read in an official text, partly inferred, from memory, or made up as an example. */
export type Confidence = (typeof CONFIDENCES)[number]

export const PROCEDURE_STATUSES = ['current', 'superseded', 'listed'] as const
/** `listed`: only known from the national list, without content; it can be found but not received. */
export type ProcedureStatus = (typeof PROCEDURE_STATUSES)[number]

export const PUBLICATIONS = ['draft', 'announced', 'in_force', 'amended', 'abolished'] as const
export type Publication = (typeof PUBLICATIONS)[number]

export const PROCEDURE_KINDS = ['standard', 'specific', 'notification', 'internal'] as const
/** `specific`: issued by one province (đặc thù); `notification`: a filing duty without a national code. */
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number]

export const GOVERNMENT_LEVELS = ['ministry', 'province', 'commune', 'other'] as const
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number]

export interface BilingualText {
  vi: string
  en: string | null
}

export interface StartRule {
  cutoff: 'none' | 'after' | 'last_working_hour'
  /** `15:00` when the cutoff is `after`, else null. */
  time: string | null
  off_hours: 'next_opening' | 'as_is'
}

export interface Decision {
  number: string
  /** Day of the decision, YYYY-MM-DD. */
  date: string | null
  /** Number of the decision that it replaces. */
  previous: string | null
}

/**
 * `one_of`: the entry itself is required, and any one of the papers that its text names fulfils it. `conditional`: only when
 * the condition in its text is met. `note`: no paper is handed in, the data are looked up instead (NQ 66.7/2025/NQ-CP).
 */
export const REQUIREMENTS = ['required', 'conditional', 'one_of', 'note'] as const
export type Requirement = (typeof REQUIREMENTS)[number]

/** A paper of the dossier (thành phần hồ sơ). */
export interface Component {
  name: string
  /** Heading under which the paper stands, e.g. `Trường hợp ủy quyền nộp hồ sơ`; null when it stands alone. */
  group: string | null
  /** Number of the statutory form, e.g. `Mẫu I.1.1`. */
  form: string | null
  originals: number
  certified_copies: number
  copies: number
  requirement: Requirement
  /** e.g. `Bản chính hoặc bản sao`. */
  note: string | null
}

/** A component with its place in the version: `0.2` is the second paper common to all cases, `3.1` the first of case 3. */
export interface PlacedComponent extends Component {
  code: string
  case_code: string | null
}

export const FEE_KINDS = ['none', 'fixed', 'by_resolution', 'by_rate_table', 'by_law', 'reduction'] as const
/** `by_resolution`: set by the provincial People's Council. `reduction`: what is paid instead of, or on top of, the fixed fee in stated cases. */
export type FeeKind = (typeof FEE_KINDS)[number]

export interface Fee {
  kind: FeeKind
  /** Whole đồng; null when the amount follows from a rule. */
  amount: number | null
  rule: string
  legal_basis: string | null
  /** Null: every case, every channel. */
  case_code: string | null
  channel: Channel | null
  confidence: Confidence | null
  note: string | null
}

/** The limit of one way of handing in, where it differs from the case's. */
export interface ChannelLimit {
  channel: Channel
  limit: Limit
  note: string | null
}

/** A variant of a procedure (trường hợp) with its own papers, limit, fee. */
export interface ProcedureCase {
  /** `1`, `2` …: its ordinal in the version, as text. */
  code: string
  name: string
  /** Null: no limit is published (flagged). */
  limit: Limit | null
  limit_note: string | null
  channel_limits: ChannelLimit[]
  /** Papers of this case only; those common to all cases stand on the version. */
  components: Component[]
  /** The heading as the source prints it, when the name was cleaned or shortened. */
  original_text: string | null
}

export const COUNTED_FROM = [
  'received',
  'valid_dossier',
  'request_received',
  'report_received',
  'supplement_received',
  'notice',
  'final_dossier',
  'council_meeting',
  'approval',
  'minutes',
] as const
export type CountedFrom = (typeof COUNTED_FROM)[number]

/** A statutory step inside the limit (or, `refusal`, the shorter limit for saying no). */
export interface Milestone {
  name: string
  kind: 'milestone' | 'refusal'
  limit: Limit
  by: string | null
  counted_from: CountedFrom
}

export interface StatedLimit {
  name: string
  limit: Limit
  note: string | null
}

/** What one province or board promises instead of the statutory limit, which stays visible. */
export interface LocalVariant {
  board: string
  limits: StatedLimit[]
  note: string | null
  source: string | null
  confidence: Confidence
}

/** Limits under older law, kept for reading old dossiers. */
export interface EarlierRule {
  period: string
  limits: StatedLimit[]
  replaces: string[]
  source: string | null
  confidence: Confidence
}

export const STEP_KINDS = ['reception', 'assignment', 'appraisal', 'review', 'signing', 'issuing', 'returning'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export const STEP_ROLES = ['counter_officer', 'head', 'specialist', 'leader', 'clerk'] as const
export type StepRole = (typeof STEP_ROLES)[number]

/** A step (bước) of an internal process: who does what in how long. */
export interface ProcessStep {
  name: string
  kind: StepKind
  role: StepRole
  /** Post or unit as the decision words it, e.g. `Trưởng phòng Quản lý đầu tư`. */
  unit_hint: string | null
  /** Null when the procedure has no limit to divide. */
  budget: Limit | null
  /** The work is done by another agency; the role named here follows it up and records the answer. */
  external: boolean
  /** The paper that the step produces. */
  output: string | null
}

/**
 * An internal process (quy trình nội bộ). In every process: the first step is `reception`, exactly one step is `signing`,
 * exactly one later step is `issuing`, the last is `returning`; the budgets never exceed the limit.
 */
export interface Process {
  code: string
  name: string
  /** Cases that it serves; empty = all. */
  case_codes: string[]
  /** `issued`: by decision of an agency. `model`: a seed of ours, shares assumed. `default`: made by `defaultProcess`. */
  origin: 'issued' | 'model' | 'default'
  issued_by: string | null
  source: string | null
  confidence: Confidence
  note: string | null
  steps: ProcessStep[]
}

export interface Provenance {
  confidence: Confidence
  note: string | null
  /** Names of the parts that were read in the source. */
  verified: string[]
  /** Names of the parts that were inferred. */
  derived: string[]
  sources: string[]
  source_ref: string | null
}

/** Everything that a version says; two versions with equal content are the same version. */
export interface VersionContent {
  publication: Publication
  decision: Decision | null
  /** A temporary Government resolution (NQ 66.x) on which the version rests, with its last day (domain/law.md §6.6). */
  overlay: { ends_on: string; legal_basis: string } | null
  kind: ProcedureKind
  name: BilingualText
  short_name: string | null
  level: GovernmentLevel
  agencies: { deciding: string | null; executing: string[]; consulted: string[] }
  applicants: string[]
  /** Trình tự thực hiện. */
  sequence: string | null
  conditions: string | null
  results: string[]
  legal_basis: string[]
  /** `full` = toàn trình, `partial` = một phần; a provincial choice, so with its source. */
  service_level: { level: 'full' | 'partial' | 'information'; source: string | null; scope: string | null } | null
  channels: Channel[]
  dossier_sets: number
  dossier_sets_note: string | null
  /** When the applicant has to hand in, e.g. 10–60 days before the work begins. */
  submission_window: string | null
  start_rule: StartRule
  /** What a supplement does to the legal clock. */
  clock: { mode: 'RESTART' | 'PAUSE'; legal_basis: string }
  /** Where the dossier is resolved: in this system, on a ministry's, on the national portal. */
  route: { kind: 'here' | 'ministry_system' | 'national_portal'; system: string | null }
  /** `4 tại chỗ` / `5 tại chỗ`: everything up to (and with) the seal is done at the centre. */
  on_spot: { model: 4 | 5; candidate: boolean; note: string | null; source: string | null } | null
  /** The question whose answers are the cases; null with a single case. */
  case_question: string | null
  cases: ProcedureCase[]
  /** Papers common to all cases. */
  components: Component[]
  fees: Fee[]
  milestones: Milestone[]
  local_variants: LocalVariant[]
  earlier_rules: EarlierRule[]
  processes: Process[]
  keywords: string[]
  note: string | null
  provenance: Provenance
}

export interface ProcedureIdentity {
  /** National code `1.009664`, or a local reference `TB-TULDTT` for duties without one: the human key. */
  code: string
  status: ProcedureStatus
  field_code: string
  /** Codes that take its place; several may succeed one, and one may succeed several. */
  successors: string[]
}

/** A version as it is stored: what a dossier stays bound to. */
export interface ProcedureVersion extends VersionContent {
  id: string
  procedure_code: string
  /** 1, 2 … within the procedure. */
  number: number
  /** First day in force, YYYY-MM-DD; null = since before the records. */
  valid_from: string | null
  /** Last day in force, inclusive; null = still in force. */
  valid_to: string | null
  content_hash: string
  /** Identity of the procedure at the time of reading. */
  procedure: ProcedureIdentity & { field_name: BilingualText }
}
