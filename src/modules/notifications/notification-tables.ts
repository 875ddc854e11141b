import type { ColumnType } from 'kysely'
import type { Audience, ReminderClock, ReminderMoment, ReminderUnit } from './reminder-rule.ts'

export interface NotificationTable {
  id: string
  officer_id: string
  kind: string
  dossier_id: string | null
  dossier_code: string | null
  facts: ColumnType<Record<string, unknown>, unknown, unknown>
  dedupe_key: string
  created_at: Date
  read_at: Date | null
  rule_key: string | null
  clock: ReminderClock | null
  clock_run: number | null
  due_at: Date | null
  for_holder: string | null
}

export interface ReminderToldTable {
  dossier_id: string
  rule_key: string
  clock_run: number
  due_at: Date
  officer_id: string
  holder_key: string
  told_at: Date
}

export interface ReminderRuleTable {
  id: string
  /** What stays the same when the rule is changed. */
  key: string
  version: number
  clock: ReminderClock
  moment: ReminderMoment
  /** numeric: read as text. */
  amount: ColumnType<string, number, number>
  unit: ReminderUnit | null
  audiences: Audience[]
  by_system: boolean
  by_email: boolean
  active: boolean
  valid_from: string
  valid_to: string | null
  legal_basis: string | null
  note_vi: string | null
  note_en: string | null
  /** Null: shipped with the product. */
  set_by: string | null
  set_at: Date
  replaced_at: Date | null
}

export interface ApplicantNoticeTable {
  kind: string
  active: boolean
  set_by: string | null
  set_at: Date
}

export interface NotificationPreferenceTable {
  officer_id: string
  digest_email: boolean
  single_email: boolean
  set_at: Date
}

export interface EventReadingTable {
  reader: string
  read_until: Date
}

export interface EventToldTable {
  dossier_id: string
  seq: number
  told_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    notification: NotificationTable
    reminder_told: ReminderToldTable
    reminder_rule: ReminderRuleTable
    applicant_notice: ApplicantNoticeTable
    notification_preference: NotificationPreferenceTable
    event_reading: EventReadingTable
    event_told: EventToldTable
  }
}
