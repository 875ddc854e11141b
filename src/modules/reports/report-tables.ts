import type { ColumnType, Generated } from 'kysely'
import type { Channel } from '#modules/dossiers/exports.ts'
import type { IssuedFigures, IssuedFilter } from './form-06a.ts'

/** Days are `YYYY-MM-DD`. What the columns mean stands in migrations/0020_reports.sql. */
export interface ReportFactTable {
  dossier_id: string
  event_seq: number
  code: string
  channel: Channel
  field_code: string
  procedure_code: string
  receiving_unit_id: string
  resolving_unit_id: string
  handling_unit_id: string
  received_at: Date
  postmarked_on: string | null
  due_on: string | null
  due_moves: number
  closed_at: Date | null
  closed_on: string | null
  outcome: Outcome | null
  closed_due_original_on: string | null
  closed_due_on: string | null
  result_on: string | null
  returned_at: Date | null
}

/** How the processing of a received dossier ended. */
export type Outcome = 'resolved' | 'stopped' | 'closed_unanswered'

export interface ReportDueMoveTable {
  dossier_id: string
  seq: number
  at: Date
  kind: string
  due_original_on: string | null
  due_on: string | null
}

export interface ReportPendingTable {
  id: Generated<number>
  dossier_id: string
}

export interface IssuedReportTable {
  id: string
  report: '06a'
  unit_id: string | null
  from_on: string
  to_on: string
  cut_off: Date
  definition_version: string
  filter: ColumnType<IssuedFilter, unknown, never>
  figures: ColumnType<IssuedFigures, unknown, never>
  hash: string
  note: string | null
  issued_at: Date
  issued_by: string | null
  issued_name: string
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    report_fact: ReportFactTable
    report_due_move: ReportDueMoveTable
    report_pending: ReportPendingTable
    issued_report: IssuedReportTable
  }
}
