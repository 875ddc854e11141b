import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { type FactSource, TOLD_EVENTS } from './fact.ts'

/** The log of these dossiers, as far as reports ask; dossiers are locked by nobody: one statement sees one moment. */
export async function readFactSources(db: Kysely<Tables>, ids: readonly string[]): Promise<FactSource[]> {
  const { rows } = await sql<FactSource>`
    select d.id, d.event_seq, d.code, d.channel, d.field_code, d.procedure_code, d.receiving_unit_id, d.resolving_unit_id,
      d.handling_unit_id, d.postmarked_on, d.calendar_code, d.limit_value, d.limit_unit, d.limit_counting, d.start_rule,
      e.events, m.marks
    from dossier d
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('seq', seq, 'type', type, 'at', at, 'due_at', payload -> 'due_at',
        'on', payload -> 'on') order by seq), '[]') as events
      from dossier_event where dossier_id = d.id and type = any(${TOLD_EVENTS}::text[])) e
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('seq', seq, 'clock', clock, 'passage_seq', passage_seq, 'kind', kind, 'at', at,
        'limit_value', limit_value, 'limit_unit', limit_unit, 'ground', ground, 'calendar_version', calendar_version)
        order by seq), '[]') as marks
      from clock_mark where dossier_id = d.id and clock = 'legal' and kind <> 'stop') m
    where d.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** Dossiers whose figures are behind their log. */
export async function countPending(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct dossier_id)::int as n from report_pending`.execute(db)
  return rows[0]?.n ?? 0
}
