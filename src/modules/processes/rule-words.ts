import { m } from '#words'
import type { Rule } from './findings.ts'

type Words = Readonly<Record<string, string>>

/** One sentence per rule: what is wrong, and what to do. */
const SENTENCES: Readonly<Record<Rule, (words: Words) => string>> = {
  no_table: () => m.processes_rule_no_table(),
  no_time_column: () => m.processes_rule_no_time_column(),
  no_who_column: () => m.processes_rule_no_who_column(),
  no_content_column: () => m.processes_rule_no_content_column(),
  column_not_understood: (words) => m.processes_rule_column_not_understood({ text: words.text ?? '' }),
  time_not_understood: (words) =>
    m.processes_rule_time_not_understood({ number: words.number ?? '', text: words.text ?? '' }),
  time_is_a_date: (words) => m.processes_rule_time_is_a_date({ number: words.number ?? '' }),
  time_contradicts: (words) =>
    m.processes_rule_time_contradicts({ number: words.number ?? '', text: words.text ?? '' }),
  time_range: (words) => m.processes_rule_time_range({ number: words.number ?? '', text: words.text ?? '' }),
  time_shared: (words) => m.processes_rule_time_shared({ number: words.number ?? '', with: words.with ?? '' }),
  row_ignored: (words) => m.processes_rule_row_ignored({ text: words.text ?? '' }),
  total_differs: (words) => m.processes_rule_total_differs({ stated: words.stated ?? '', sum: words.sum ?? '' }),
  who_not_understood: (words) =>
    m.processes_rule_who_not_understood({ number: words.number ?? '', text: words.text ?? '', role: words.role ?? '' }),
  kind_not_understood: (words) =>
    m.processes_rule_kind_not_understood({
      number: words.number ?? '',
      text: words.text ?? '',
      kind: words.kind ?? '',
    }),
  print_not_understood: (words) =>
    m.processes_rule_print_not_understood({ number: words.number ?? '', text: words.text ?? '' }),
  flow_not_understood: (words) =>
    m.processes_rule_flow_not_understood({ number: words.number ?? '', text: words.text ?? '' }),
  agencies_not_understood: (words) =>
    m.processes_rule_agencies_not_understood({ number: words.number ?? '', text: words.text ?? '' }),
  limit_not_understood: (words) => m.processes_rule_limit_not_understood({ text: words.text ?? '' }),
  choice_not_understood: (words) =>
    m.processes_rule_choice_not_understood({ number: words.number ?? '', text: words.text ?? '' }),
  no_steps: () => m.processes_rule_no_steps(),
  no_reception: () => m.processes_rule_no_reception(),
  reception_not_first: () => m.processes_rule_reception_not_first(),
  no_appraisal: () => m.processes_rule_no_appraisal(),
  no_signing: () => m.processes_rule_no_signing(),
  no_issuing: () => m.processes_rule_no_issuing(),
  no_returning: () => m.processes_rule_no_returning(),
  no_limit: () => m.processes_rule_no_limit(),
  path_over_limit: (words) =>
    m.processes_rule_path_over_limit({
      path: words.path ?? '',
      total: words.total ?? '',
      limit: words.limit ?? '',
      over: words.over ?? '',
      number: words.number ?? '',
    }),
  path_not_countable: () => m.processes_rule_path_not_countable(),
  on_the_spot_act_missing: (words) => m.processes_rule_on_the_spot_act_missing({ kind: words.kind ?? '' }),
  on_the_spot_act_outside: (words) => m.processes_rule_on_the_spot_act_outside({ number: words.number ?? '' }),
  on_the_spot_unspecified: () => m.processes_rule_on_the_spot_unspecified(),
  duplicate_number: (words) => m.processes_rule_duplicate_number({ number: words.number ?? '' }),
  duplicate_key: (words) => m.processes_rule_duplicate_key({ key: words.key ?? '' }),
  no_content: (words) => m.processes_rule_no_content({ number: words.number ?? '' }),
  no_assignee: (words) => m.processes_rule_no_assignee({ number: words.number ?? '' }),
  role_nobody_holds: (words) =>
    m.processes_rule_role_nobody_holds({ number: words.number ?? '', role: words.role ?? '' }),
  no_budget: (words) => m.processes_rule_no_budget({ number: words.number ?? '' }),
  external_without_clock: (words) => m.processes_rule_external_without_clock({ number: words.number ?? '' }),
  external_uncounted: (words) => m.processes_rule_external_uncounted({ number: words.number ?? '' }),
  budget_in_months: (words) => m.processes_rule_budget_in_months({ number: words.number ?? '' }),
  missing_print: (words) => m.processes_rule_missing_print({ number: words.number ?? '', print: words.print ?? '' }),
  act_not_of_kind: (words) =>
    m.processes_rule_act_not_of_kind({ number: words.number ?? '', act: words.act ?? '', kind: words.kind ?? '' }),
  no_act_to_go_on: (words) => m.processes_rule_no_act_to_go_on({ number: words.number ?? '', kind: words.kind ?? '' }),
  consultation_without_agencies: (words) =>
    m.processes_rule_consultation_without_agencies({ number: words.number ?? '' }),
  agency_without_clock: (words) =>
    m.processes_rule_agency_without_clock({ number: words.number ?? '', agency: words.agency ?? '' }),
  agency_over_step: (words) =>
    m.processes_rule_agency_over_step({ number: words.number ?? '', agency: words.agency ?? '' }),
  lead_missing: (words) => m.processes_rule_lead_missing({ number: words.number ?? '' }),
  sign_levels_out_of_order: (words) =>
    m.processes_rule_sign_levels_out_of_order({ number: words.number ?? '', level: words.level ?? '' }),
  target_missing: (words) => m.processes_rule_target_missing({ number: words.number ?? '', to: words.to ?? '' }),
  unreachable: (words) => m.processes_rule_unreachable({ number: words.number ?? '' }),
  circle_without_exit: (words) =>
    m.processes_rule_circle_without_exit({ number: words.number ?? '', to: words.to ?? '' }),
  no_way_to_end: (words) => m.processes_rule_no_way_to_end({ number: words.number ?? '' }),
  loop_count_unneeded: (words) =>
    m.processes_rule_loop_count_unneeded({ number: words.number ?? '', to: words.to ?? '' }),
  branch_without_result: (words) => m.processes_rule_branch_without_result({ number: words.number ?? '' }),
  signing_before_appraisal: (words) => m.processes_rule_signing_before_appraisal({ number: words.number ?? '' }),
  returning_before_signing: (words) => m.processes_rule_returning_before_signing({ number: words.number ?? '' }),
  return_to_nowhere: (words) => m.processes_rule_return_to_nowhere({ number: words.number ?? '', to: words.to ?? '' }),
  return_not_backwards: (words) =>
    m.processes_rule_return_not_backwards({ number: words.number ?? '', to: words.to ?? '' }),
  parallel_never_meets: (words) =>
    m.processes_rule_parallel_never_meets({
      number: words.number ?? '',
      branch: words.branch ?? '',
      at: words.at ?? '',
    }),
  way_out_of_parallel: (words) =>
    m.processes_rule_way_out_of_parallel({
      number: words.number ?? '',
      branch: words.branch ?? '',
      at: words.at ?? '',
    }),
  parallel_twice_the_same: (words) => m.processes_rule_parallel_twice_the_same({ number: words.number ?? '' }),
  unknown_field: (words) => m.processes_rule_unknown_field({ number: words.number ?? '', field: words.field ?? '' }),
  unknown_value: (words) =>
    m.processes_rule_unknown_value({ number: words.number ?? '', value: words.value ?? '', field: words.field ?? '' }),
  not_comparable: (words) => m.processes_rule_not_comparable({ number: words.number ?? '', field: words.field ?? '' }),
  conditions_overlap: (words) =>
    m.processes_rule_conditions_overlap({
      number: words.number ?? '',
      first: words.first ?? '',
      second: words.second ?? '',
    }),
  conditions_incomplete: (words) => m.processes_rule_conditions_incomplete({ number: words.number ?? '' }),
  condition_never_true: (words) =>
    m.processes_rule_condition_never_true({ number: words.number ?? '', first: words.first ?? '' }),
  conditions_too_many: (words) => m.processes_rule_conditions_too_many({ number: words.number ?? '' }),
  several_read: (words) => m.processes_rule_several_read({ count: words.count ?? '' }),
}

export const ruleSentence = (rule: Rule, words: Words): string => SENTENCES[rule](words)
