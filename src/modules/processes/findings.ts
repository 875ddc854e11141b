/** What is wrong with a process: the rule, where, and whether it may be issued like that. Pure. */

/** Columns of the Decision's table, and what stands in no column of its own. */
export const COLUMNS = [
  'number',
  'who',
  'content',
  'time',
  'output',
  'prints',
  'checklist',
  'flow',
  'returns',
  'agencies',
] as const
export type Column = (typeof COLUMNS)[number]

/** Every rule, and whether what breaks it may not be issued. */
export const RULES = {
  // Of the table that was read.
  no_table: true,
  several_read: false,
  no_time_column: true,
  no_who_column: true,
  no_content_column: true,
  column_not_understood: false,
  time_not_understood: true,
  time_is_a_date: true,
  time_contradicts: true,
  time_range: false,
  time_shared: false,
  row_ignored: false,
  total_differs: false,
  who_not_understood: false,
  kind_not_understood: false,
  print_not_understood: false,
  flow_not_understood: true,
  agencies_not_understood: true,
  limit_not_understood: true,
  choice_not_understood: true,
  // Of the process as a whole.
  no_steps: true,
  no_reception: true,
  reception_not_first: true,
  no_appraisal: true,
  no_signing: true,
  no_issuing: false,
  no_returning: true,
  no_limit: false,
  path_over_limit: true,
  path_not_countable: true,
  on_the_spot_act_missing: true,
  on_the_spot_act_outside: true,
  on_the_spot_unspecified: true,
  // Of one step.
  duplicate_number: true,
  duplicate_key: true,
  no_content: true,
  no_assignee: true,
  role_nobody_holds: true,
  no_budget: true,
  external_without_clock: true,
  external_uncounted: false,
  budget_in_months: false,
  missing_print: true,
  act_not_of_kind: true,
  no_act_to_go_on: true,
  consultation_without_agencies: false,
  agency_without_clock: true,
  agency_over_step: true,
  lead_missing: true,
  sign_levels_out_of_order: true,
  // Of the ways between steps.
  target_missing: true,
  unreachable: true,
  circle_without_exit: true,
  no_way_to_end: true,
  loop_count_unneeded: false,
  branch_without_result: true,
  signing_before_appraisal: true,
  returning_before_signing: true,
  return_to_nowhere: true,
  return_not_backwards: true,
  parallel_never_meets: true,
  parallel_twice_the_same: true,
  unknown_field: true,
  unknown_value: true,
  not_comparable: true,
  conditions_overlap: true,
  conditions_incomplete: true,
  condition_never_true: true,
  conditions_too_many: false,
  way_out_of_parallel: true,
} as const satisfies Record<string, boolean>
export type Rule = keyof typeof RULES

/** Numbers and words for the sentence. Limits are said in the reader's language, so they come as data. */
export type Detail = Readonly<Record<string, string | number | { value: number; unit: string }>>

export interface Finding {
  rule: Rule
  /** Key of the step; null: of the process or the whole table. */
  step: string | null
  column: Column | null
  /** Where it stands in the file that was read. */
  cell: string | null
  detail: Detail
  blocks: boolean
}

export function found(
  rule: Rule,
  at: { step?: string | null; column?: Column; cell?: string | null } = {},
  detail: Detail = {},
): Finding {
  return { rule, step: at.step ?? null, column: at.column ?? null, cell: at.cell ?? null, detail, blocks: RULES[rule] }
}

export const isBlocked = (findings: readonly Finding[]) => findings.some(({ blocks }) => blocks)
