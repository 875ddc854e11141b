import { type Kysely, type Selectable, sql } from 'kysely'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { isId } from '#platform/ids.ts'
import { m } from '#words'
import { type CountedReport, countReport } from './count-report.ts'
import { CELLS, type Cell, type ReportQuestion, spanOf } from './form-06a.ts'
import { listMoved, type ReportReach } from './form-06a-queries.ts'
import type { IssuedReportTable } from './report-tables.ts'

export type IssuedReport = Selectable<IssuedReportTable>

/** Newest first; `after`: id of the last one of the page before. Only of units whose reports this person may read. */
export async function listIssuedReports(
  db: Kysely<Tables>,
  actor: Actor,
  { after, limit }: { after?: string; limit: number },
) {
  const granted = actor.kind === 'system' ? 'everywhere' : actor.grants.get('reports.view')
  let query = issuedRows(db)
    .orderBy('r.issued_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
  if (granted instanceof Set) {
    const ids = [...(granted as Set<string>)]
    query = query.where(sql<boolean>`r.unit_id = any(${ids}::uuid[])`)
  }
  if (after !== undefined && isId(after)) {
    query = query.where(
      sql<boolean>`(r.issued_at, r.id) < (select issued_at, id from issued_report where id = ${after}::uuid)`,
    )
  }
  const rows = await query.execute()
  return { items: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
}

/** What the list says of a report; its figures stay where they are. */
function issuedRows(db: Kysely<Tables>) {
  return db
    .selectFrom('issued_report as r')
    .leftJoin('unit as u', 'u.id', 'r.unit_id')
    .select([
      'r.id',
      'r.report',
      'r.unit_id',
      'r.from_on',
      'r.to_on',
      'r.cut_off',
      'r.definition_version',
      'r.hash',
      'r.note',
    ])
    .select(['r.issued_at', 'r.issued_name', 'u.name as unit_name', 'u.name_en as unit_name_en'])
    .select([
      sql<number>`(r.figures -> 'totals' ->> 'received_total')::int`.as('received_total'),
      sql<number>`(r.figures -> 'totals' ->> 'resolved_total')::int`.as('resolved_total'),
      sql<number>`(r.figures -> 'totals' ->> 'resolved_late')::int`.as('resolved_late'),
    ])
}

/** A foreign report and one that does not exist look the same. */
export async function getIssuedReport(db: Kysely<Tables>, actor: Actor, id: string): Promise<IssuedReport> {
  const row = isId(id)
    ? await db.selectFrom('issued_report').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row || !can(actor, 'reports.view', [row.unit_id])) {
    throw new Refusal(404, 'no_such_report', m.reports_no_such_report())
  }
  return row
}

/** What was asked then, so that it can be asked again. */
export function questionOf(
  report: IssuedReport,
  asOf: Date = report.cut_off,
): { question: ReportQuestion; reach: ReportReach } {
  const { by, field, procedure, unit_ids } = report.filter
  return {
    question: { unit_id: report.unit_id, from: report.from_on, to: report.to_on, by, field, procedure, as_of: asOf },
    reach: { unitIds: unit_ids, visibleIds: null },
  }
}

export interface Recomputed {
  /** Counted again from the log at the same cut-off. */
  same: boolean
  again: CountedReport
  /** What the period says now is something else. */
  changed: boolean
  /** As the log knows the period now. */
  now: CountedReport
  differs: { cell: Cell; before: number; after: number }[]
  moved: MovedDossier[]
  /** More dossiers moved than are listed. */
  more: boolean
}

export interface MovedDossier {
  code: string
  before: string | null
  after: string | null
  /** What happened after the cut-off. */
  events: { type: string; at: Date; actor_name: string }[]
}

const LISTED = 200

/** Counts an issued report again: at its own cut-off (must be equal) and as of now (differs by the dossiers named). */
export async function recompute(db: Kysely<Tables>, report: IssuedReport, now: Date): Promise<Recomputed> {
  const then = questionOf(report)
  const today = questionOf(report, now)
  const again = await countReport(db, then.question, then.reach)
  const current = await countReport(db, today.question, today.reach)
  // A period that was over then is over for good: both ask the same.
  const later = spanOf(today.question).cutOff > report.cut_off
  const moved = later ? await listMoved(db, then.question, today.question, then.reach, LISTED + 1) : []
  const before = report.figures.totals
  return {
    same: again.hash === report.hash,
    changed: moved.length > 0,
    again,
    now: current,
    differs: CELLS.filter((cell) => before[cell] !== current.totals[cell]).map((cell) => ({
      cell,
      before: before[cell],
      after: current.totals[cell],
    })),
    moved: await withEvents(db, moved.slice(0, LISTED), report.cut_off),
    more: moved.length > LISTED,
  }
}

async function withEvents(
  db: Kysely<Tables>,
  moved: Awaited<ReturnType<typeof listMoved>>,
  since: Date,
): Promise<MovedDossier[]> {
  if (moved.length === 0) return []
  const events = await db
    .selectFrom('dossier_event')
    .select(['dossier_id', 'type', 'at', 'actor_name'])
    .where(
      'dossier_id',
      'in',
      moved.map((each) => each.dossier_id),
    )
    .where('at', '>', since)
    .orderBy('seq')
    .execute()
  return moved.map(({ dossier_id, ...each }) => ({
    ...each,
    events: events.filter((event) => event.dossier_id === dossier_id),
  }))
}
