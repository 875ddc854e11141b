/** Sentences about errors and defects, in the reader's language. */
import { m } from '#words'
import type { ImportError } from './procedure-file.ts'

type Detail = Record<string, string | number>
type Sentence = (detail: Detail) => string

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')

const ERRORS: Record<string, Sentence> = {
  missing: () => m.catalogue_error_missing(),
  wrong_type: (d) => m.catalogue_error_wrong_type({ expected: text(d, 'expected') }),
  wrong_format: () => m.catalogue_error_wrong_format(),
  not_one_of: (d) => m.catalogue_error_not_one_of({ options: text(d, 'options') }),
  too_small: (d) => m.catalogue_error_too_small({ minimum: text(d, 'minimum') }),
  too_big: (d) => m.catalogue_error_too_big({ maximum: text(d, 'maximum') }),
  unknown_name: (d) => m.catalogue_error_unknown_name({ names: text(d, 'names') }),
  fraction_of_calendar_unit: () => m.catalogue_error_fraction_of_calendar_unit(),
  fraction_needs_hours: () => m.catalogue_error_fraction_needs_hours(),
  cutoff_time: () => m.catalogue_error_cutoff_time(),
  case_twice: (d) => m.catalogue_error_case_twice({ code: text(d, 'code') }),
  channel_not_open: (d) => m.catalogue_error_channel_not_open({ channel: text(d, 'channel') }),
  no_such_case: (d) => m.catalogue_error_no_such_case({ code: text(d, 'code') }),
  no_such_field: (d) => m.catalogue_error_no_such_field({ code: text(d, 'code') }),
  no_such_procedure: (d) => m.catalogue_error_no_such_procedure({ code: text(d, 'code') }),
  ends_before_it_begins: () => m.catalogue_error_ends_before_it_begins(),
  succeeds_itself: () => m.catalogue_error_succeeds_itself(),
  process_starts_with_reception: () => m.catalogue_error_process_starts_with_reception(),
  process_ends_with_returning: () => m.catalogue_error_process_ends_with_returning(),
  process_signs_then_issues: () => m.catalogue_error_process_signs_then_issues(),
  process_twice: () => m.catalogue_error_process_twice(),
  procedure_twice: (d) => m.catalogue_error_procedure_twice({ code: text(d, 'code') }),
  file_not_readable: () => m.catalogue_error_file_not_readable(),
  not_json: () => m.catalogue_error_not_json(),
  no_such_sheet: (d) => m.catalogue_error_no_such_sheet({ sheet: text(d, 'sheet') }),
  no_such_column: (d) => m.catalogue_error_no_such_column({ column: text(d, 'column') }),
}

const FLAGS: Record<string, Sentence> = {
  successor_missing: () => m.catalogue_flag_successor_missing(),
  successor_unknown: (d) => m.catalogue_flag_successor_unknown({ code: text(d, 'code') }),
  limit_missing: (d) => m.catalogue_flag_limit_missing({ case: text(d, 'case') }),
  hours_likely_days: (d) => m.catalogue_flag_hours_likely_days({ value: text(d, 'value') }),
  channel_limits_differ: (d) => m.catalogue_flag_channel_limits_differ({ case: text(d, 'case') }),
  components_missing: (d) => m.catalogue_flag_components_missing({ case: text(d, 'case') }),
  fee_below_1000: (d) => m.catalogue_flag_fee_below_1000({ amount: text(d, 'amount') }),
  fee_in_foreign_currency: () => m.catalogue_flag_fee_in_foreign_currency(),
  milestone_exceeds_limit: (d) =>
    m.catalogue_flag_milestone_exceeds_limit({
      name: text(d, 'name'),
      value: text(d, 'value'),
      unit: unitName(d, 'unit'),
    }),
  process_exceeds_limit: (d) =>
    m.catalogue_flag_process_exceeds_limit({ process: text(d, 'process'), case: text(d, 'case') }),
  replaced_document: (d) => m.catalogue_flag_replaced_document({ old: text(d, 'old'), by: text(d, 'by') }),
  agency_names_a_province: (d) => m.catalogue_flag_agency_names_a_province({ agency: text(d, 'agency') }),
  code_malformed: (d) => m.catalogue_flag_code_malformed({ code: text(d, 'code') }),
  case_code_stray: (d) => m.catalogue_flag_case_code_stray({ code: text(d, 'code') }),
  required_is_never_set: () => m.catalogue_flag_required_is_never_set(),
  unit_conflict: (d) =>
    m.catalogue_flag_unit_conflict({ value: text(d, 'value'), unit: unitName(d, 'unit'), other: unitName(d, 'other') }),
  unit_unknown: (d) => m.catalogue_flag_unit_unknown({ text: text(d, 'text') }),
  limit_read_from_text: (d) => m.catalogue_flag_limit_read_from_text({ text: text(d, 'text') }),
  fraction_of_calendar_unit: (d) => m.catalogue_flag_fraction_of_calendar_unit({ value: text(d, 'value') }),
  several_limits: (d) => m.catalogue_flag_several_limits({ first: amount(d, 'first'), other: amount(d, 'other') }),
  case_and_method_differ: (d) =>
    m.catalogue_flag_case_and_method_differ({ method: amount(d, 'method'), case: amount(d, 'case') }),
}

/** Sentence about an error of an import, without its place. */
export function describeImportError({ rule, detail }: Pick<ImportError, 'rule' | 'detail'>): string {
  return ERRORS[rule]?.(detail) ?? m.catalogue_error_wrong_format()
}

/** Sentence about a defect; a reported one brings its own, in Vietnamese. */
export function describeFlag(flag: { rule: string; detail: Detail; message: string | null }): string {
  return flag.message ?? FLAGS[flag.rule]?.(flag.detail) ?? flag.rule
}

const UNITS: Record<string, () => string> = {
  working_days: () => m.catalogue_unit_working_days(),
  days: () => m.catalogue_unit_days(),
  working_hours: () => m.catalogue_unit_working_hours(),
  hours: () => m.catalogue_unit_hours(),
  months: () => m.catalogue_unit_months(),
}

function unitName(detail: Detail, name: string): string {
  return UNITS[text(detail, name)]?.() ?? text(detail, name)
}

/** `10 working_days` as a reader says it. */
function amount(detail: Detail, name: string): string {
  const [value = '', unit = ''] = text(detail, name).split(' ')
  return value === '' ? '–' : `${value} ${UNITS[unit]?.() ?? unit}`
}
