import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import {
  type Cell,
  type CountedRow,
  type Grouping,
  type Heap,
  heapsOf,
  type ReportQuestion,
  spanOf,
} from './form-06a.ts'

/**
 * Which dossiers a report speaks of: `unitIds` of the unit in question, `visibleIds` of whoever asks; null: every one. A dossier
 * belongs to the units that received, resolve and handle it, as they were at its reception.
 */
export interface ReportReach {
  unitIds: readonly string[] | null
  visibleIds: readonly string[] | null
}

const KEYS: Record<Grouping, string> = {
  field: 'field_code',
  procedure: 'procedure_code',
  agency: 'resolving_unit_id',
  division: 'handling_unit_id',
  receiver: 'receiving_unit_id',
}

/** One row per group, with every heap counted. */
export async function countHeaps(
  db: Kysely<Tables>,
  question: ReportQuestion,
  reach: ReportReach,
): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    select ${sql.ref(KEYS[question.by])}::text as key, ${sql.join(
      (Object.keys(WHEN) as Heap[]).map((heap) => sql`count(*) filter (where ${WHEN[heap]})::int as ${sql.ref(heap)}`),
    )}
    from (${standing(question, reach)}) as s group by 1 order by 1`.execute(db)
  return rows
}

export interface CellDossier {
  dossier_id: string
  code: string
  procedure_code: string
  procedure_name: string
  owner_name: string
  received_at: Date
  channel: string
  due_original_on: string | null
  due_on: string | null
  closed_on: string | null
  outcome: string | null
  state: string
}

/** A number of the sheet: its column, and its line (`key`), its field over procedures (`field`), or neither for the total. */
export interface CellChoice {
  cell: Cell
  key: string | null
  field?: string | null
}

/** The dossiers behind one number, in the order of reception. */
export async function listCellDossiers(
  db: Kysely<Tables>,
  question: ReportQuestion,
  reach: ReportReach,
  choice: CellChoice & { limit?: number; offset?: number },
): Promise<CellDossier[]> {
  const { rows } = await sql<CellDossier>`
    select s.dossier_id, s.code, s.procedure_code, d.procedure_name, d.owner_name, s.received_at, s.channel, s.due_original_on, s.due_on,
      case when s.closed then s.closed_on end as closed_on, case when s.closed then s.outcome end as outcome, d.state
    from (${behind(question, reach, choice)}) as s
    join dossier d on d.id = s.dossier_id order by s.received_at, s.code
    ${choice.limit === undefined ? sql`` : sql`limit ${choice.limit} offset ${choice.offset ?? 0}`}`.execute(db)
  return rows
}

export async function countCell(
  db: Kysely<Tables>,
  question: ReportQuestion,
  reach: ReportReach,
  choice: CellChoice,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${behind(question, reach, choice)}) as s`.execute(db)
  return rows[0]?.n ?? 0
}

function behind(question: ReportQuestion, reach: ReportReach, { cell, key, field }: CellChoice): RawBuilder<unknown> {
  const inCell = sql.join(
    heapsOf(cell).map((heap) => sql`(${WHEN[heap]})`),
    sql` or `,
  )
  const inRow = key === null ? sql`true` : sql`${sql.ref(KEYS[question.by])}::text = ${key}`
  const inField = field ? sql`procedure_code in (select code from procedure where field_code = ${field})` : sql`true`
  return sql`select * from (${standing(question, reach)}) as each where ${inRow} and ${inField} and (${inCell})`
}

/** Dossiers that stand otherwise at a later moment than at the cut-off of the report, or came into it since. */
export async function listMoved(
  db: Kysely<Tables>,
  before: ReportQuestion,
  after: ReportQuestion,
  reach: ReportReach,
  limit: number,
): Promise<{ code: string; dossier_id: string; before: string | null; after: string | null }[]> {
  const one = (question: ReportQuestion) => sql`
    select dossier_id, code, case ${sql.join(
      STANDINGS.map((heap) => sql`when ${WHEN[heap]} then ${sql.lit(heap)}`),
      sql` `,
    )} end as stands from (${standing(question, reach)}) as s`
  const { rows } = await sql<{ code: string; dossier_id: string; before: string | null; after: string | null }>`
    select coalesce(a.code, b.code) as code, coalesce(a.dossier_id, b.dossier_id) as dossier_id, b.stands as before, a.stands as after
    from (${one(before)}) as b full join (${one(after)}) as a using (dossier_id)
    where a.stands is distinct from b.stands order by 1 limit ${limit}`.execute(db)
  return rows
}

const STANDINGS = [
  'resolved_early',
  'resolved_on_time',
  'resolved_late',
  'in_process_within',
  'in_process_late',
  'withdrawn_or_returned',
] as const satisfies readonly Heap[]

/** Every dossier that the report speaks of, with the appointments that held at the cut-off or at its end. */
function standing(question: ReportQuestion, reach: ReportReach): RawBuilder<unknown> {
  const { first, cutOff, lateBefore } = spanOf(question)
  const closed = sql`(f.closed_at is not null and f.closed_at <= ${cutOff})`
  return sql`
    select f.dossier_id, f.code, f.field_code, f.procedure_code, f.receiving_unit_id, f.resolving_unit_id, f.handling_unit_id,
      f.channel, f.received_at, f.closed_on, f.outcome, f.received_at < ${first} as carried, ${closed} as closed,
      case when ${closed} then f.closed_due_original_on when f.due_moves > 0 then m.due_original_on else f.due_on end as due_original_on,
      case when ${closed} then f.closed_due_on when f.due_moves > 0 then m.due_on else f.due_on end as due_on,
      ${lateBefore}::date as late_before
    from report_fact f
    left join lateral (
      select due_original_on, due_on from report_due_move
      where f.due_moves > 0 and dossier_id = f.dossier_id and at <= ${cutOff} order by seq desc limit 1) m on true
    where f.received_at <= ${cutOff} and (f.closed_at is null or f.closed_at >= ${first})
      ${within(reach.unitIds)} ${within(reach.visibleIds)}
      ${question.field === null ? sql`` : sql`and f.field_code = ${question.field}`}
      ${question.procedure === null ? sql`` : sql`and f.procedure_code = ${question.procedure}`}`
}

function within(ids: readonly string[] | null): RawBuilder<unknown> {
  if (ids === null) return sql``
  return sql`and (f.resolving_unit_id = any(${ids}::uuid[]) or f.handling_unit_id = any(${ids}::uuid[]) or f.receiving_unit_id = any(${ids}::uuid[]))`
}

const resolved = sql`closed and outcome = 'resolved'`
const online = sql`channel in ('online', 'vneid')`

/** The definitions (law.md §5.6). Days are compared, not hours; without an appointment a dossier is on time. */
const WHEN: Record<Heap, RawBuilder<unknown>> = {
  received_online: sql`not carried and ${online}`,
  received_direct_post: sql`not carried and not ${online}`,
  carried_over: sql`carried`,
  resolved_early: sql`${resolved} and closed_on < due_original_on`,
  resolved_on_time: sql`${resolved} and closed_on = coalesce(due_original_on, closed_on)`,
  resolved_late: sql`${resolved} and closed_on > due_original_on`,
  in_process_within: sql`not closed and coalesce(due_original_on >= late_before, true)`,
  in_process_late: sql`not closed and due_original_on < late_before`,
  withdrawn_or_returned: sql`closed and outcome <> 'resolved'`,
  renewed_resolved_early: sql`${resolved} and closed_on < due_on`,
  renewed_resolved_on_time: sql`${resolved} and closed_on = coalesce(due_on, closed_on)`,
  renewed_resolved_late: sql`${resolved} and closed_on > due_on`,
  renewed_in_process_within: sql`not closed and coalesce(due_on >= late_before, true)`,
  renewed_in_process_late: sql`not closed and due_on < late_before`,
}
