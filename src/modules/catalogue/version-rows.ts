/** A version as rows of the tables, and the rows put together again. Pure; the two directions are each other's inverse. */
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type {
  CaseChannelTable,
  InternalProcessTable,
  ProcedureCaseTable,
  ProcedureComponentTable,
  ProcedureFeeTable,
  ProcedureVersionTable,
  ProcessStepTable,
} from './catalogue-tables.ts'
import type { Component, Fee, Limit, ProcedureCase, Process, ProcessStep, VersionContent } from './procedure.ts'

export interface VersionRows {
  procedure_case: Insertable<ProcedureCaseTable>[]
  case_channel: Insertable<CaseChannelTable>[]
  procedure_component: Insertable<ProcedureComponentTable>[]
  procedure_fee: Insertable<ProcedureFeeTable>[]
  internal_process: Insertable<InternalProcessTable>[]
  process_step: Insertable<ProcessStepTable>[]
}

/** The rows of a version as they are read; each list in its order. */
export interface ReadRows {
  cases: Selectable<ProcedureCaseTable>[]
  channels: Selectable<CaseChannelTable>[]
  components: Selectable<ProcedureComponentTable>[]
  fees: Selectable<ProcedureFeeTable>[]
  processes: Selectable<InternalProcessTable>[]
  steps: Selectable<ProcessStepTable>[]
}

/** Columns of `procedure_version` that hold content. */
export function contentColumns(content: VersionContent) {
  return {
    publication: content.publication,
    decision_number: content.decision?.number ?? null,
    decision_on: content.decision?.date ?? null,
    decision_previous: content.decision?.previous ?? null,
    overlay_ends_on: content.overlay?.ends_on ?? null,
    overlay_legal_basis: content.overlay?.legal_basis ?? null,
    kind: content.kind,
    name_vi: content.name.vi,
    name_en: content.name.en,
    short_name: content.short_name,
    level: content.level,
    agencies: json(content.agencies),
    applicants: content.applicants,
    sequence: content.sequence,
    conditions: content.conditions,
    results: content.results,
    legal_basis: content.legal_basis,
    service_level: json(content.service_level),
    channels: content.channels,
    dossier_sets: content.dossier_sets,
    dossier_sets_note: content.dossier_sets_note,
    submission_window: content.submission_window,
    start_rule: json(content.start_rule),
    clock_mode: content.clock.mode,
    clock_legal_basis: content.clock.legal_basis,
    route: content.route.kind,
    route_system: content.route.system,
    on_spot: json(content.on_spot),
    case_question: content.case_question,
    milestones: json(content.milestones),
    local_variants: json(content.local_variants),
    earlier_rules: json(content.earlier_rules),
    keywords: content.keywords,
    note: content.note,
    provenance: json(content.provenance),
  }
}

/** Rows of the tables that hang on the version. */
export function partRows(version_id: string, content: VersionContent): VersionRows {
  const steps = content.processes.flatMap((process) =>
    process.steps.map((step, index) => stepRow(version_id, process.code, step, index)),
  )
  return {
    procedure_case: content.cases.map(({ code, name, limit, limit_note, original_text }, ordinal) => ({
      version_id,
      code,
      ordinal,
      name,
      ...limitColumns(limit),
      limit_note,
      original_text,
    })),
    case_channel: content.cases.flatMap((found) =>
      found.channel_limits.map(({ channel, limit, note }, ordinal) => ({
        version_id,
        case_code: found.code,
        channel,
        ordinal,
        limit_value: limit.value,
        limit_unit: limit.unit,
        limit_counting: limit.counting,
        note,
      })),
    ),
    procedure_component: [
      ...componentRows(version_id, content.components, null),
      ...content.cases.flatMap((found) => componentRows(version_id, found.components, found.code)),
    ],
    procedure_fee: content.fees.map((fee, ordinal) => ({ version_id, ordinal, ...fee })),
    internal_process: content.processes.map(({ steps: _, ...process }, ordinal) => ({
      version_id,
      ordinal,
      ...process,
    })),
    process_step: steps,
  }
}

function decisionOf(row: Selectable<ProcedureVersionTable>): VersionContent['decision'] {
  if (row.decision_number === null) return null
  return { number: row.decision_number, date: row.decision_on, previous: row.decision_previous }
}

function overlayOf(row: Selectable<ProcedureVersionTable>): VersionContent['overlay'] {
  if (row.overlay_ends_on === null) return null
  return { ends_on: row.overlay_ends_on, legal_basis: row.overlay_legal_basis ?? '' }
}

/** The content again, from the version's row and its parts. */
export function assemble(row: Selectable<ProcedureVersionTable>, parts: ReadRows): VersionContent {
  return {
    publication: row.publication,
    decision: decisionOf(row),
    overlay: overlayOf(row),
    kind: row.kind,
    name: { vi: row.name_vi, en: row.name_en },
    short_name: row.short_name,
    level: row.level,
    agencies: row.agencies,
    applicants: row.applicants,
    sequence: row.sequence,
    conditions: row.conditions,
    results: row.results,
    legal_basis: row.legal_basis,
    service_level: row.service_level,
    channels: row.channels,
    dossier_sets: row.dossier_sets,
    dossier_sets_note: row.dossier_sets_note,
    submission_window: row.submission_window,
    start_rule: row.start_rule,
    clock: { mode: row.clock_mode, legal_basis: row.clock_legal_basis },
    route: { kind: row.route, system: row.route_system },
    on_spot: row.on_spot,
    case_question: row.case_question,
    cases: parts.cases.map((found) => readCase(found, parts)),
    components: parts.components.filter((component) => component.case_code === null).map(readComponent),
    fees: parts.fees.map(readFee),
    milestones: row.milestones,
    local_variants: row.local_variants,
    earlier_rules: row.earlier_rules,
    processes: parts.processes.map((process) => readProcess(process, parts)),
    keywords: row.keywords,
    note: row.note,
    provenance: row.provenance,
  }
}

export function json<T>(value: T) {
  return sql<T>`${JSON.stringify(value)}::jsonb`
}

function componentRows(version_id: string, components: readonly Component[], case_code: string | null) {
  return components.map(({ group, ...component }, ordinal) => ({
    version_id,
    case_code,
    code: `${case_code ?? '0'}.${ordinal + 1}`,
    ordinal,
    group_name: group,
    ...component,
  }))
}

function stepRow(version_id: string, process_code: string, { budget, ...step }: ProcessStep, ordinal: number) {
  return {
    version_id,
    process_code,
    ordinal,
    ...step,
    budget_value: budget?.value ?? null,
    budget_unit: budget?.unit ?? null,
    budget_counting: budget?.counting ?? null,
  }
}

function limitColumns(limit: Limit | null) {
  return {
    limit_value: limit?.value ?? null,
    limit_unit: limit?.unit ?? null,
    limit_counting: limit?.counting ?? null,
  }
}

function readLimit(value: string | null, unit: Limit['unit'] | null, counting: Limit['counting'] | null): Limit | null {
  return value === null || unit === null || counting === null ? null : { value: Number(value), unit, counting }
}

function readCase(row: Selectable<ProcedureCaseTable>, parts: ReadRows): ProcedureCase {
  return {
    code: row.code,
    name: row.name,
    limit: readLimit(row.limit_value, row.limit_unit, row.limit_counting),
    limit_note: row.limit_note,
    channel_limits: parts.channels
      .filter((own) => own.case_code === row.code)
      .map(({ channel, limit_value, limit_unit, limit_counting, note }) => ({
        channel,
        limit: { value: Number(limit_value), unit: limit_unit, counting: limit_counting },
        note,
      })),
    components: parts.components.filter((component) => component.case_code === row.code).map(readComponent),
    original_text: row.original_text,
  }
}

function readComponent(row: Selectable<ProcedureComponentTable>): Component {
  const { name, group_name: group, form, originals, certified_copies, copies, requirement, note } = row
  return { name, group, form, originals, certified_copies, copies, requirement, note }
}

function readFee(row: Selectable<ProcedureFeeTable>): Fee {
  const { kind, amount, rule, legal_basis, case_code, channel, confidence, note } = row
  return { kind, amount, rule, legal_basis, case_code, channel, confidence, note }
}

function readProcess(row: Selectable<InternalProcessTable>, parts: ReadRows): Process {
  const { code, name, case_codes, origin, issued_by, source, confidence, note } = row
  const steps = parts.steps
    .filter((step) => step.process_code === code)
    .map(
      ({ name: step_name, kind, role, unit_hint, budget_value, budget_unit, budget_counting, external, output }) => ({
        name: step_name,
        kind,
        role,
        unit_hint,
        budget: readLimit(budget_value, budget_unit, budget_counting),
        external,
        output,
      }),
    )
  return { code, name, case_codes, origin, issued_by, source, confidence, note, steps }
}
