import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { canonicalFact, type FactSource, TOLD_EVENTS } from './fact.ts'

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

/** Ids of dossiers in their order, a page at a time. */
export async function listDossierIds(db: Kysely<Tables>, after: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('dossier').select('id').where('id', '>', after).orderBy('id').limit(limit).execute()
  return rows.map((row) => row.id)
}

/** Those of them whose rows are behind their log. */
export async function listWaiting(db: Kysely<Tables>, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ dossier_id: string }>`
    select distinct dossier_id from report_pending where dossier_id = any(${ids}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.dossier_id))
}

/** Rows as they are stored, by dossier, ready to be compared. */
export async function readStoredFacts(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, string>> {
  const facts = await db.selectFrom('report_fact').selectAll().where('dossier_id', 'in', ids).execute()
  const moves = await db
    .selectFrom('report_due_move')
    .selectAll()
    .where('dossier_id', 'in', ids)
    .orderBy('seq')
    .execute()
  const byDossier = Map.groupBy(moves, (move) => move.dossier_id)
  return new Map(facts.map((fact) => [fact.dossier_id, canonicalFact(fact, byDossier.get(fact.dossier_id) ?? [])]))
}
