import type { Generated } from 'kysely'

export interface AuditEntryTable {
  id: string
  at: Date
  actor_kind: string
  actor_id: string | null
  actor_name: string
  action: string
  subject: string | null
  unit_id: string | null
  outcome: 'done' | 'denied' | 'viewed' | 'failed'
  request_id: string | null
  result: unknown
  address: string | null
  detail: string | null
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    audit_entry: AuditEntryTable
  }
}

export type { Generated }
