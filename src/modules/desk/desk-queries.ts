import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Dossier, listColumns, matchesText } from '#modules/dossiers/exports.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import { decodeKey, type PageOf, pageOf } from '#platform/api/page-of.ts'
import type { Tables } from '#platform/database/tables.ts'
import { DESK_LISTS, type DeskList } from './desk-lists.ts'

/** What lies at the desk. Reads the dossier table only; each list walks along an index of open dossiers. */

export interface DeskScope {
  db: Kysely<Tables>
  actor: Actor
  now: Date
}

type DossierQuery<O> = SelectQueryBuilder<Tables, 'dossier', O>

/** Beyond this a tab says "99+": nobody counts a million rows for a number that nobody reads. */
const MOST_COUNTED = 99
const ROWS_ON_PAGE = 50

/** Numbers of the tabs, in one statement; 100 stands for "more than 99". */
export async function countDesk(scope: DeskScope): Promise<Record<DeskList, number>> {
  const parts = DESK_LISTS.map((list) => {
    const found = narrowed(scope, list, scope.db.selectFrom('dossier').select('id')).limit(MOST_COUNTED + 1)
    return sql`(select count(*)::int from ${found} as ${sql.ref(`of_${list}`)}) as ${sql.ref(list)}`
  })
  const { rows } = await sql<Record<DeskList, number>>`select ${sql.join(parts)}`.execute(scope.db)
  return rows[0] ?? { online: 0, supplements: 0, hand_over: 0, returns: 0, today: 0, closable: 0 }
}

/** For the rail: what waits for official acceptance at the officer's desks; undefined for whoever receives nothing. */
export async function countToAccept({ db, actor }: DeskScope): Promise<number | undefined> {
  if (!can(actor, 'dossiers.receive')) return undefined
  const waiting = db
    .selectFrom('dossier')
    .select('id')
    .where(inUnits(actor, 'receiving_unit_id'))
    .where('ended_at', 'is', null)
    .where('state', '=', 'submitted')
    .limit(MOST_COUNTED + 1)
  return (await waiting.execute()).length
}

const columns = [
  ...listColumns,
  'supplement_requests',
  'return_method',
  'submitter_name',
  'result_number',
  'sets',
] as const
export type DeskRow = Pick<Dossier, (typeof columns)[number]> & {
  /** Until when what came online is to be answered, and since when; null: it does not wait for acceptance. */
  accept_due_at: Date | null
  arrived_at: Date | null
}

/** One list, most urgent first, a page at a time. */
export async function listDesk(
  scope: DeskScope,
  list: DeskList,
  page: { after?: string | undefined; text?: string | undefined } = {},
): Promise<PageOf<DeskRow>> {
  let query = narrowed(scope, list, scope.db.selectFrom('dossier').select(columns).select(acceptance))
  if (page.text) query = query.where(matchesText(page.text))
  if (page.after) {
    const [at, id] = decodeKey(page.after, pageKey)
    query = query.where(sql<boolean>`(${urgency(list)}, id) > (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query
    .orderBy(urgency(list))
    .orderBy('id')
    .limit(ROWS_ON_PAGE + 1)
    .execute()
  return pageOf(rows, ROWS_ON_PAGE, (row) => [urgencyOf(list, row).toISOString(), row.id])
}

/** The clock of acceptance that runs: a dossier has at most one. */
const running = (column: 'due_at' | 'arrived_at') =>
  sql<Date | null>`(select ${sql.ref(column)} from dossier_acceptance as a where a.dossier_id = dossier.id and a.answered_at is null)`

const acceptance = [running('due_at').as('accept_due_at'), running('arrived_at').as('arrived_at')]

function expression(column: keyof DeskRow) {
  return column === 'accept_due_at' ? running('due_at') : sql.ref(column)
}

const pageKey = z.tuple([z.string(), z.string()])

/** By what a list is worked: the longest waiting, or the day that binds the desk. */
const URGENCY = {
  online: ['accept_due_at', 'submitted_at'],
  supplements: ['waiting_until', 'accept_due_at', 'submitted_at'],
  closable: ['waiting_until'],
  hand_over: ['received_at'],
  returns: ['released_at'],
  today: ['due_at'],
} as const satisfies Record<DeskList, readonly (keyof DeskRow)[]>

function urgency(list: DeskList) {
  return sql<Date>`coalesce(${sql.join(URGENCY[list].map(expression))})`
}

function urgencyOf(list: DeskList, row: DeskRow): Date {
  return URGENCY[list].map((column) => row[column]).find((at) => at !== null) ?? row.submitted_at
}

function narrowed<O>(scope: DeskScope, list: DeskList, query: DossierQuery<O>): DossierQuery<O> {
  const received = query.where(inUnits(scope.actor, 'receiving_unit_id')).where('ended_at', 'is', null)
  switch (list) {
    case 'online':
      return received.where('state', '=', 'submitted').where('supplement_requests', '=', 0)
    case 'supplements':
      // What was asked for at the desk and has arrived is `submitted` again; what the agency asked for goes back to it.
      return received
        .where('state', 'in', ['submitted', 'awaiting_supplement'])
        .where(
          sql<boolean>`((state = 'submitted' and supplement_requests > 0) or (state = 'awaiting_supplement' and waiting_until >= ${scope.now}))`,
        )
    case 'closable':
      return received.where('state', '=', 'awaiting_supplement').where('waiting_until', '<', scope.now)
    case 'hand_over':
      return received.where('state', '=', 'received')
    case 'returns':
      return query
        .where('state', '=', 'resolved')
        .where('step_kind', '=', 'returning')
        .where(inUnits(scope.actor, 'returning_unit_id'))
    case 'today': {
      const { from, to } = dayAround(scope.now)
      return received.where('due_at', '>=', from).where('due_at', '<', to)
    }
  }
}

/** The units whose desk this officer serves. */
function inUnits(actor: Actor, column: 'receiving_unit_id' | 'returning_unit_id') {
  const granted = actor.grants.get('dossiers.receive')
  if (actor.kind === 'system' || granted === 'everywhere') return sql<boolean>`true`
  return sql<boolean>`${sql.ref(column)} = any(${[...(granted ?? [])]}::uuid[])`
}

const DAY_MS = 86_400_000
const OFFSET_MS = 7 * 3_600_000

/** The day in Vietnam (UTC+7, no summer time) as two instants. */
function dayAround(now: Date): { from: Date; to: Date } {
  const midnight = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS
  return { from: new Date(midnight), to: new Date(midnight + DAY_MS) }
}
