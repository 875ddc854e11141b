import type { Generated } from 'kysely'
import type { KeptGround, RecountClock } from '#modules/dossiers/exports.ts'

/** One act by which open dossiers were brought to a newer version of their calendar. */
export interface RecountTable {
  id: string
  year: number
  number: number
  calendar_code: string
  to_version: number
  reason: string
  document: string | null
  document_on: string | null
  with_overdue: boolean
  unit_ids: string[] | null
  decided_at: Date
  actor_kind: 'officer' | 'integration' | 'system'
  actor_id: string | null
  actor_name: string
  unit_id: string | null
  listed_at: Date
  listed_count: number
  listed_digest: string
  reached_id: string | null
  looked_at: Generated<number>
  moved_later: Generated<number>
  moved_earlier: Generated<number>
  kept: Generated<number>
  found_digest: string
  finished_at: Date | null
}

export interface RecountKeptTable {
  recount_id: string
  dossier_id: string
  ground: KeptGround
  clock: RecountClock
  due_before: Date | null
  due_after: Date | null
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    recount: RecountTable
    recount_kept: RecountKeptTable
  }
}
