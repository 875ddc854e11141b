import { currentLocale, type Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { Cell, Grouping, Identity } from './form-06a.ts'
import type { NamedPeriod } from './period.ts'
import type { Rounding } from './rate.ts'

/** Codes of reports in the reader's words. */

export function cellLabel(cell: Cell): string {
  const labels: Record<Cell, () => string> = {
    received_total: m.reports_cell_received_total,
    received_online: m.reports_cell_received_online,
    received_direct_post: m.reports_cell_received_direct_post,
    carried_over: m.reports_cell_carried_over,
    resolved_total: m.reports_cell_resolved_total,
    resolved_early: m.reports_cell_resolved_early,
    resolved_on_time: m.reports_cell_resolved_on_time,
    resolved_late: m.reports_cell_resolved_late,
    in_process_total: m.reports_cell_in_process_total,
    in_process_within: m.reports_cell_in_process_within,
    in_process_late: m.reports_cell_in_process_late,
    withdrawn_or_returned: m.reports_cell_withdrawn_or_returned,
    renewed_resolved_early: m.reports_cell_renewed_resolved_early,
    renewed_resolved_on_time: m.reports_cell_renewed_resolved_on_time,
    renewed_resolved_late: m.reports_cell_renewed_resolved_late,
    renewed_in_process_within: m.reports_cell_renewed_in_process_within,
    renewed_in_process_late: m.reports_cell_renewed_in_process_late,
  }
  return labels[cell]()
}

export function groupingLabel(by: Grouping): string {
  const labels: Record<Grouping, () => string> = {
    field: m.reports_by_field,
    procedure: m.reports_by_procedure,
    agency: m.reports_by_agency,
    division: m.reports_by_division,
    receiver: m.reports_by_receiver,
  }
  return labels[by]()
}

export function roundingLabel(rounding: Rounding): string {
  const labels: Record<Rounding, () => string> = {
    half_up: m.reports_rounding_half_up,
    truncate: m.reports_rounding_truncate,
    complement: m.reports_rounding_complement,
  }
  return labels[rounding]()
}

export function identityLabel(key: Identity['key']): string {
  const labels: Record<string, () => string> = {
    received: m.reports_check_received,
    resolved: m.reports_check_resolved,
    in_process: m.reports_check_in_process,
    balance: m.reports_check_balance,
    renewed: m.reports_check_renewed,
  }
  return labels[key]?.() ?? key
}

const ROMAN = ['I', 'II', 'III', 'IV']

export function periodLabel({ kind, year, index }: NamedPeriod, locale: Locale = currentLocale()): string {
  switch (kind) {
    case 'month':
      return m.reports_period_month({ index, year }, { locale })
    case 'quarter':
      return m.reports_period_quarter({ index: ROMAN[index - 1] ?? index, year }, { locale })
    case 'half':
      return index === 1 ? m.reports_period_half_1({ year }, { locale }) : m.reports_period_half_2({ year }, { locale })
    case 'nine_months':
      return m.reports_period_nine_months({ year }, { locale })
    case 'year':
      return m.reports_period_year({ year }, { locale })
  }
}
