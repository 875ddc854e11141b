import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { MonthCounts } from './month-figures.ts'
import '#modules/dossiers/exports.ts'

/** Counts of the dossiers since the first of the month; `from` is that midnight in Vietnam. */
export async function countMonth(db: Kysely<Tables>, from: Date): Promise<MonthCounts> {
  const { rows } = await sql<Omit<MonthCounts, 'spans'>>`
    select
      count(*) filter (where received_at >= ${from})::int as received,
      count(*) filter (where received_at >= ${from} and channel in ('online', 'vneid'))::int as online,
      count(*) filter (where resolved_at is null and ended_at is null and received_at is not null)::int as open,
      count(*) filter (where resolved_at >= ${from} and ${legalDay('resolved_at')} < ${legalDay('due_at')})::int as early,
      count(*) filter (where resolved_at >= ${from} and (due_at is null or ${legalDay('resolved_at')} = ${legalDay('due_at')}))::int as "onTime",
      count(*) filter (where resolved_at >= ${from} and ${legalDay('resolved_at')} > ${legalDay('due_at')})::int as late
    from dossier
    where received_at >= ${from} or resolved_at >= ${from} or (resolved_at is null and ended_at is null)`.execute(db)
  const spans = await sql<MonthCounts['spans'][number]>`
    select ${legalDay('received_at')}::text as received_on, ${legalDay('resolved_at')}::text as resolved_on, count(*)::int as count
    from dossier where resolved_at >= ${from} and received_at is not null
    group by 1, 2`.execute(db)
  const [counts] = rows
  return { ...(counts ?? { received: 0, online: 0, open: 0, early: 0, onTime: 0, late: 0 }), spans: spans.rows }
}

function legalDay(column: 'received_at' | 'resolved_at' | 'due_at') {
  return sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`
}

/** Procedures for which most dossiers came in since `from`, the most frequent first. */
export async function listFrequentProcedures(db: Kysely<Tables>, from: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ procedure_code: string }>`
    select dossier.procedure_code from dossier
    join procedure on procedure.code = dossier.procedure_code and procedure.status = 'current'
    where dossier.submitted_at >= ${from}
    group by dossier.procedure_code order by count(*) desc, dossier.procedure_code limit ${limit}`.execute(db)
  return rows.map((row) => row.procedure_code)
}
