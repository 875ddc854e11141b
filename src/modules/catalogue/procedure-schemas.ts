/**
 * Shape of the import file (zod), one schema per part of a procedure. The types of `procedure.ts` are the contract: each
 * schema must produce exactly them. What a file leaves out takes the default written here, and the export leaves it out again.
 */
import { z } from 'zod'
import type { ProcedureEntry } from './catalogue.ts'
import * as p from './procedure.ts'

const filled = z.string().trim().min(1)
const text = filled.nullable().default(null)
const texts = z.array(filled).default([])
const date = z.iso.date()

export const limitSchema: z.ZodType<p.Limit, unknown> = z
  .strictObject({
    value: z.number().positive(),
    unit: z.enum(p.LIMIT_UNITS),
    counting: z.enum(p.LIMIT_COUNTINGS).default('civil_code'),
  })
  .superRefine((limit, context) => {
    if (Number.isInteger(limit.value)) return
    const refuse = (rule: string) => context.addIssue({ code: 'custom', params: { rule }, input: limit })
    if (limit.unit === 'days' || limit.unit === 'months') refuse('fraction_of_calendar_unit')
    if (limit.unit === 'working_days' && limit.counting !== 'hours') refuse('fraction_needs_hours')
  })

const bilingual = z.strictObject({ vi: filled, en: text })
const statedLimit = z.strictObject({ name: filled, limit: limitSchema, note: text })
const confidence = z.enum(p.CONFIDENCES)

export const componentSchema = z.strictObject({
  name: filled,
  group: text,
  form: text,
  originals: z.int().min(0).default(0),
  certified_copies: z.int().min(0).default(0),
  copies: z.int().min(0).default(0),
  requirement: z.enum(p.REQUIREMENTS).default('required'),
  note: text,
})

export const caseSchema = z.strictObject({
  code: filled,
  name: filled,
  limit: limitSchema.nullable().default(null),
  limit_note: text,
  channel_limits: z.array(z.strictObject({ channel: z.enum(p.CHANNELS), limit: limitSchema, note: text })).default([]),
  components: z.array(componentSchema).default([]),
  original_text: text,
})

export const feeSchema = z.strictObject({
  kind: z.enum(p.FEE_KINDS),
  amount: z.int().min(0).nullable().default(null),
  rule: filled,
  legal_basis: text,
  case_code: text,
  channel: z.enum(p.CHANNELS).nullable().default(null),
  confidence: confidence.nullable().default(null),
  note: text,
})

const milestoneSchema = z.strictObject({
  name: filled,
  kind: z.enum(['milestone', 'refusal']).default('milestone'),
  limit: limitSchema,
  by: text,
  counted_from: z.enum(p.COUNTED_FROM).default('received'),
})

export const processSchema = z.strictObject({
  code: filled,
  name: filled,
  case_codes: texts,
  origin: z.enum(['issued', 'model', 'default']),
  issued_by: text,
  source: text,
  confidence,
  note: text,
  steps: z
    .array(
      z.strictObject({
        name: filled,
        kind: z.enum(p.STEP_KINDS),
        role: z.enum(p.STEP_ROLES),
        unit_hint: text,
        budget: limitSchema.nullable().default(null),
        external: z.boolean().default(false),
        output: text,
      }),
    )
    .min(1),
})

const provenance = z.strictObject({
  confidence,
  note: text,
  verified: texts,
  derived: texts,
  sources: texts,
  source_ref: text,
})

const onSpot = z.strictObject({
  model: z.union([z.literal(4), z.literal(5)]),
  candidate: z.boolean().default(false),
  note: text,
  source: text,
})

const START_RULE: p.StartRule = { cutoff: 'none', time: null, off_hours: 'next_opening' }

const startRule = z
  .strictObject({
    cutoff: z.enum(['none', 'after', 'last_working_hour']),
    time: z.iso.time({ precision: -1 }).nullable().default(null),
    off_hours: z.enum(['next_opening', 'as_is']).default('next_opening'),
  })
  .superRefine((rule, context) => {
    if ((rule.cutoff === 'after') === (rule.time !== null)) return
    context.addIssue({ code: 'custom', path: ['time'], params: { rule: 'cutoff_time' }, input: rule })
  })

export const entrySchema = z.strictObject({
  code: filled.max(40).regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u),
  status: z.enum(['current', 'superseded']).default('current'),
  field_code: filled,
  successors: texts,
  valid_from: date.nullable().default(null),
  valid_to: date.nullable().default(null),
  publication: z.enum(p.PUBLICATIONS).default('in_force'),
  decision: z
    .strictObject({ number: filled, date: date.nullable().default(null), previous: text })
    .nullable()
    .default(null),
  overlay: z.strictObject({ ends_on: date, legal_basis: filled }).nullable().default(null),
  kind: z.enum(p.PROCEDURE_KINDS).default('standard'),
  name: bilingual,
  short_name: text,
  level: z.enum(p.GOVERNMENT_LEVELS).default('province'),
  agencies: z.strictObject({ deciding: text, executing: texts, consulted: texts }),
  applicants: texts,
  sequence: text,
  conditions: text,
  results: texts,
  legal_basis: texts,
  service_level: z
    .strictObject({ level: z.enum(['full', 'partial', 'information']), source: text, scope: text })
    .nullable()
    .default(null),
  channels: z.array(z.enum(p.CHANNELS)).min(1).default(['counter', 'post', 'online']),
  dossier_sets: z.int().min(1).default(1),
  dossier_sets_note: text,
  submission_window: text,
  start_rule: startRule.default(START_RULE),
  clock: z.strictObject({ mode: z.enum(['RESTART', 'PAUSE']), legal_basis: filled }),
  route: z
    .strictObject({ kind: z.enum(['here', 'ministry_system', 'national_portal']), system: text })
    .default({ kind: 'here', system: null }),
  on_spot: onSpot.nullable().default(null),
  case_question: text,
  cases: z.array(caseSchema).min(1),
  components: z.array(componentSchema).default([]),
  fees: z.array(feeSchema).default([]),
  milestones: z.array(milestoneSchema).default([]),
  local_variants: z
    .array(
      z.strictObject({ board: filled, limits: z.array(statedLimit).default([]), note: text, source: text, confidence }),
    )
    .default([]),
  earlier_rules: z
    .array(
      z.strictObject({
        period: filled,
        limits: z.array(statedLimit).default([]),
        replaces: texts,
        source: text,
        confidence,
      }),
    )
    .default([]),
  processes: z.array(processSchema).default([]),
  keywords: texts,
  note: text,
  provenance,
})

export const fieldSchema = z.strictObject({ code: filled.max(20), name: bilingual })

export const sourceSchema = z.strictObject({
  code: filled,
  kind: filled,
  title: filled,
  locator: text,
  date: text,
})

export const reportedSchema = z.strictObject({ procedure_code: filled, path: filled, message: filled, source: text })

/** Names the format, so that a file of another kind is refused with one sentence instead of a hundred errors. */
export const CATALOGUE_FORMAT = 'motcua.procedures/1'

/** The whole file. Its procedures are looked at one by one (`procedure-file.ts`), so that each error knows its procedure. */
export const catalogueSchema = z.strictObject({
  format: z.literal(CATALOGUE_FORMAT),
  fields: z.array(fieldSchema).default([]),
  sources: z.array(sourceSchema).default([]),
  procedures: z.array(entrySchema).default([]),
  reported: z.array(reportedSchema).default([]),
})

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
/** Fails to compile when the schema and the types part ways. */
export const SCHEMA_MATCHES_TYPES: Same<
  z.output<typeof entrySchema>,
  Omit<ProcedureEntry, 'status'> & { status: 'current' | 'superseded' }
> = true
