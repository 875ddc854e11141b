import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Dossier } from './dossier.ts'
import type { StoredMark } from './ledger.ts'

/** Which dossiers a changed calendar concerns: open, without a result yet, counted by an older version of it. */
export interface RecountScope {
  calendar_code: string
  to_version: number
  /** Resolving units; null: all. */
  unit_ids: readonly string[] | null
  /** For looking only: what these units handle or have in hand, too. An act covers whole agencies. */
  with_handled?: boolean
}

/** What of a dossier the dates, the list and the log of a recount need. */
const COLUMNS = [
  'id',
  'code',
  'event_seq',
  'last_hash',
  'calendar_version',
  'state',
  'limit_value',
  'limit_unit',
  'limit_counting',
  'start_rule',
  'committed_limit',
  'step_clock_seq',
  'start_at',
  'due_at',
  'due_original_at',
  'committed_due_at',
  'step_due_at',
  'waiting_until',
] as const

/** Whom it concerns and how he can be told; only the list before the act needs it. */
const PEOPLE = [
  'procedure_code',
  'procedure_name',
  'owner_name',
  'owner_email',
  'owner_phone',
  'submitter_email',
  'submitter_phone',
  'received_at',
  'step_name',
  'unit_id',
  'holder_name',
] as const

export type RecountDossier = Pick<Dossier, (typeof COLUMNS)[number]> & {
  step_budget: number | null
  marks: StoredMark[]
}
export type ListedDossier = RecountDossier & Pick<Dossier, (typeof PEOPLE)[number]>

export interface RecountPage {
  after: string | null
  limit: number
}

/** The next dossiers in the order of ids, locked: an act that is being done is waited for, the next one waits. */
export async function lockForRecount(
  db: Kysely<Tables>,
  scope: RecountScope,
  page: RecountPage,
): Promise<RecountDossier[]> {
  return withMarks(db, await concerned(db, scope, page).forUpdate().execute())
}

/** The same for the list, with the people, without a lock. */
export async function listForRecount(
  db: Kysely<Tables>,
  scope: RecountScope,
  page: RecountPage,
): Promise<ListedDossier[]> {
  return withMarks(db, await concerned(db, scope, page).select(PEOPLE).execute())
}

/** One of them by its code, whatever version counts it. */
export async function findOpenForRecount(
  db: Kysely<Tables>,
  calendarCode: string,
  code: string,
  reach: Pick<RecountScope, 'unit_ids' | 'with_handled'>,
): Promise<ListedDossier | undefined> {
  const scope = { calendar_code: calendarCode, to_version: ANY_VERSION, ...reach }
  const rows = await concerned(db, scope, { after: null, limit: 1 }).select(PEOPLE).where('code', '=', code).execute()
  return (await withMarks(db, rows))[0]
}

const ANY_VERSION = 2 ** 31 - 1

function concerned(db: Kysely<Tables>, scope: RecountScope, page: RecountPage) {
  const { calendar_code, to_version, unit_ids } = scope
  return db
    .selectFrom('dossier')
    .select(COLUMNS)
    .select(sql<number | null>`(process -> step ->> 'budget_minutes')::int`.as('step_budget'))
    .where('calendar_code', '=', calendar_code)
    .where('ended_at', 'is', null)
    .where('resolved_at', 'is', null)
    .where('calendar_version', '<', to_version)
    .$if(page.after !== null, (query) => query.where('id', '>', page.after as string))
    .$if(unit_ids !== null, (query) => query.where(withinUnits(unit_ids ?? [], scope.with_handled)))
    .orderBy('id')
    .limit(page.limit)
}

function withinUnits(unitIds: readonly string[], withHandled = false) {
  const resolving = sql<boolean>`resolving_unit_id = any(${unitIds}::uuid[])`
  if (!withHandled) return resolving
  return sql<boolean>`(${resolving} or handling_unit_id = any(${unitIds}::uuid[]) or unit_id = any(${unitIds}::uuid[]))`
}

/** The clocks that still run or stand: legal, committed, the applicant's and the present step's. */
async function withMarks<Row extends { id: string }>(
  db: Kysely<Tables>,
  rows: readonly Row[],
): Promise<(Row & { marks: StoredMark[] })[]> {
  if (rows.length === 0) return []
  const { rows: marks } = await sql<StoredMark>`
    select m.* from clock_mark m join dossier d on d.id = m.dossier_id
    where m.dossier_id = any(${rows.map((row) => row.id)}::uuid[])
      and (m.passage_seq is null or m.passage_seq = d.step_clock_seq) and m.kind <> 'recount'
    order by m.dossier_id, m.seq`.execute(db)
  const byDossier = Map.groupBy(marks, (mark) => mark.dossier_id)
  return rows.map((row) => ({ ...row, marks: byDossier.get(row.id) ?? [] }))
}
