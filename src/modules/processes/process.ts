/**
 * What an internal process (quy trình nội bộ) says: the table that a Decision issues, with the order of its steps where that
 * is not simply one after the other. Pure. A plain table is a complete process: everything beyond it has a default.
 */
import { z } from 'zod'
import type { Limit, StepKind, StepRole } from '#modules/catalogue/exports.ts'
import { conditionSchema } from './condition.ts'

/** The seven kinds of the catalogue, and the asking of other agencies, which it knows only as an external step. */
export const KINDS = [
  'reception',
  'assignment',
  'appraisal',
  'consultation',
  'review',
  'signing',
  'issuing',
  'returning',
] as const satisfies readonly (StepKind | 'consultation')[]
export type Kind = (typeof KINDS)[number]

export const ROLES = ['counter_officer', 'head', 'specialist', 'leader', 'clerk'] as const satisfies readonly StepRole[]

/** Sheets that a step may hand out; their numbers and titles are dated data (`data/forms/forms.json`). */
export const STEP_PRINTS = [
  'receipt',
  'supplement_request',
  'refusal',
  'apology',
  'stop_notice',
  'control_slip',
  'hand_over_list',
  'return_slip',
] as const
export type StepPrint = (typeof STEP_PRINTS)[number]

/** What may be done to a dossier that stands at a step. */
export const STEP_ACTS = [
  'request_supplement',
  'hand_over',
  'assign',
  'complete_step',
  'submit_for_signature',
  'approve',
  'decline',
  'send_back',
  'pause',
  'issue',
  'release',
  'return_result',
] as const
export type StepAct = (typeof STEP_ACTS)[number]

/** How consulted agencies, or steps side by side, come together again. */
export const JOINS = ['all', 'any', 'lead'] as const
export type Join = (typeof JOINS)[number]

/** Where the last step of a way leads. */
export const END = 'end'

/** Name of a row in which nothing is written yet. */
export const NO_NAME = '…'

const filled = z.string().trim().min(1).max(2000)
const text = filled.nullable().default(null)
const key = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/)
const target = key

/**
 * A budget is counted in hours (law.md §1.8): half days are exact. Plain days are kept as the table words them, where the
 * legal limit is in plain days too.
 */
export const budgetSchema = z.strictObject({
  value: z.number().min(0).max(10_000),
  unit: z.enum(['working_days', 'days', 'working_hours', 'hours', 'months']),
  counting: z.enum(['civil_code', 'hours']).default('hours'),
}) satisfies z.ZodType<Limit, unknown>

/** `at_most`: how often, in the life of one dossier, the way may be taken; null for a way forward. */
const edgeSchema = z.strictObject({ to: target, at_most: z.int().min(1).max(20).nullable().default(null) })
export type Edge = z.infer<typeof edgeSchema>

export const flowSchema = z.discriminatedUnion('kind', [
  /** The row below; after the last row, the end. */
  z.strictObject({ kind: z.literal('next') }),
  z.strictObject({ kind: z.literal('go'), ...edgeSchema.shape }),
  z.strictObject({
    kind: z.literal('choice'),
    branches: z
      .array(z.strictObject({ when: conditionSchema, ...edgeSchema.shape }))
      .min(1)
      .max(12),
    otherwise: edgeSchema.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('parallel'),
    to: z.array(target).min(2).max(20),
    join: z.enum(JOINS),
    /** The step whose answer decides, when `join` is `lead`. */
    lead: target.nullable().default(null),
    /** The step at which they come together. */
    at: target,
  }),
])
export type Flow = z.infer<typeof flowSchema>

/** Asking several agencies at once within one step, each with its own clock. */
export const consultationSchema = z.strictObject({
  agencies: z
    .array(z.strictObject({ name: filled, budget: budgetSchema.nullable().default(null) }))
    .min(1)
    .max(40),
  join: z.enum(JOINS).default('all'),
  /** Place in the list of the agency whose answer decides. */
  lead: z.int().min(0).nullable().default(null),
})
export type Consultation = z.infer<typeof consultationSchema>

export const stepSchema = z.strictObject({
  key,
  /** As the table prints it: `1`, `2a`. */
  number: z.string().trim().min(1).max(12),
  name: filled,
  content: text,
  kind: z.enum(KINDS),
  assignee: z.strictObject({
    role: z.enum(ROLES).nullable().default(null),
    /** Post or unit as the Decision words it. */
    hint: text,
    /** The work is done by another agency; the role follows it up and records the answer. */
    external: z.boolean().default(false),
  }),
  budget: budgetSchema.nullable().default(null),
  /** False: its time is not within the limit (an investor's own corrections, a tax notice). */
  counted: z.boolean().default(true),
  output: text,
  checklist: z.array(filled).max(60).default([]),
  /** Null: those of its kind (`printsOf`). */
  prints: z.array(z.enum(STEP_PRINTS)).nullable().default(null),
  /** Null: those of its kind (`actsOf`). */
  acts: z.array(z.enum(STEP_ACTS)).nullable().default(null),
  consultation: consultationSchema.nullable().default(null),
  /** 1 signs first; null where one signature is enough. */
  sign_level: z.int().min(1).max(9).nullable().default(null),
  flow: flowSchema.default({ kind: 'next' }),
  /** Steps to which it may be sent back. */
  returns_to: z.array(target).max(20).default([]),
  note: text,
})
export type Step = z.infer<typeof stepSchema>

export const decisionSchema = z.strictObject({
  number: filled,
  date: z.iso.date().nullable().default(null),
  agency: text,
  /** Number of the Decision that it amends or replaces. */
  amends: text,
})

export const processSchema = z.strictObject({
  code: z.string().trim().min(1).max(60),
  name: filled,
  kind: z.enum(['ordinary', 'on_the_spot']).default('ordinary'),
  /** Of `on_the_spot`: four acts at the centre, or five with the seal. */
  on_the_spot: z
    .union([z.literal(4), z.literal(5)])
    .nullable()
    .default(null),
  decision: decisionSchema.nullable().default(null),
  effective_from: z.iso.date().nullable().default(null),
  /** The legal limit for which it was made. */
  limit: budgetSchema.nullable().default(null),
  /** Procedures that it serves; no case codes: all cases. */
  serves: z.array(z.strictObject({ procedure_code: filled, case_codes: z.array(filled).default([]) })).default([]),
  /** Where it comes from, as in the catalogue. */
  origin: z.enum(['issued', 'model', 'default']).default('issued'),
  issued_by: text,
  source: text,
  confidence: z.enum(['verified', 'partial', 'from_knowledge', 'illustrative']).default('verified'),
  note: text,
  /** What an officer is asked on the way, and conditions may then look at: `answer.site_check`. */
  questions: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
        text: filled,
        choices: z.array(filled).max(20).default([]),
      }),
    )
    .max(40)
    .default([]),
  steps: z.array(stepSchema).max(200),
})
export type InternalProcess = z.infer<typeof processSchema>
export type Decision = z.infer<typeof decisionSchema>

/** A step with everything that a table need not say. */
export function newStep(given: Pick<Step, 'key' | 'number' | 'name' | 'kind'> & Partial<Step>): Step {
  return {
    content: null,
    assignee: { role: null, hint: null, external: false },
    budget: null,
    counted: true,
    output: null,
    checklist: [],
    prints: null,
    acts: null,
    consultation: null,
    sign_level: null,
    flow: { kind: 'next' },
    returns_to: [],
    note: null,
    ...given,
  }
}

/** A process with everything that a table need not say. */
export function newProcess(
  given: Pick<InternalProcess, 'code' | 'name' | 'steps'> & Partial<InternalProcess>,
): InternalProcess {
  return {
    kind: 'ordinary',
    on_the_spot: null,
    decision: null,
    effective_from: null,
    limit: null,
    serves: [],
    origin: 'issued',
    issued_by: null,
    source: null,
    confidence: 'verified',
    note: null,
    questions: [],
    ...given,
  }
}
