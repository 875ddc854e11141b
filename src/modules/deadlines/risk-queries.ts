import { type Kysely, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Dossier, DossierRisk } from '#modules/dossiers/exports.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import { decodeKey, type PageOf, pageOf } from '#platform/api/page-of.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { ApologyWindow } from './apology-days.ts'
import type { RiskModel } from './risk-model-store.ts'

/** What was learnt last; nothing before the first night. */
export async function findModel(db: Kysely<Tables>): Promise<RiskModel | undefined> {
  return db.selectFrom('risk_model').selectAll().orderBy('fitted_at', 'desc').limit(1).executeTakeFirst()
}

/** `open`: the appointment lies ahead; `apologise`: the last day to propose an extension is near; `overdue`: it has passed. */
export const RISK_LISTS = ['open', 'apologise', 'overdue'] as const
export type RiskList = (typeof RISK_LISTS)[number]

export interface RiskFilter {
  list: RiskList
  unit: string | null
  field: string | null
  holder: string | null
  after: string | null
  limit: number
}

export type RiskRow = Pick<
  Dossier,
  | 'id'
  | 'code'
  | 'state'
  | 'procedure_code'
  | 'procedure_name'
  | 'field_code'
  | 'owner_name'
  | 'unit_id'
  | 'holder_id'
  | 'holder_name'
  | 'waiting_ground'
  | 'apologies'
  | 'received_at'
> &
  Pick<
    DossierRisk,
    | 'chance'
    | 'computed_at'
    | 'due_at'
    | 'left_minutes'
    | 'need_half_minutes'
    | 'need_most_minutes'
    | 'step'
    | 'step_name'
    | 'step_half_minutes'
    | 'step_most_minutes'
    | 'step_stays'
  >

/** From here on a dossier is likely to be late: an apology is to be thought of. */
export const LIKELY = 0.5

const pageKey = z.tuple([z.number(), z.string()])

interface Ask {
  actor: Actor
  now: Date
  windows: readonly ApologyWindow[]
}

/** Open dossiers with their chance of being late, the likeliest first; keyset pages over (chance, dossier). */
export async function listRisks(db: Kysely<Tables>, ask: Ask, filter: RiskFilter): Promise<PageOf<RiskRow>> {
  const after = filter.after === null ? null : decodeKey(filter.after, pageKey)
  const { rows } = await sql<RiskRow>`
    select d.id, d.code, d.state, d.procedure_code, d.procedure_name, d.field_code, d.owner_name, d.unit_id, d.holder_id,
      d.holder_name, d.waiting_ground, d.apologies, d.received_at, r.chance, r.computed_at, r.due_at, r.left_minutes, r.need_half_minutes,
      r.need_most_minutes, r.step, r.step_name, r.step_half_minutes, r.step_most_minutes, r.step_stays
    from dossier_risk r join dossier d on d.id = r.dossier_id
    where ${seen(ask, filter.list)}
      and ${filter.unit === null ? TRUE : sql<SqlBool>`d.unit_id = ${filter.unit}::uuid`}
      and ${filter.field === null ? TRUE : sql<SqlBool>`d.field_code = ${filter.field}`}
      and ${filter.holder === null ? TRUE : sql<SqlBool>`d.holder_id = ${filter.holder}::uuid`}
      and ${after === null ? TRUE : sql<SqlBool>`(-r.chance, r.dossier_id) > (${-after[0]}::float8, ${after[1]}::uuid)`}
    order by r.chance desc, r.dossier_id limit ${filter.limit + 1}`.execute(db)
  return pageOf(rows, filter.limit, (row) => [row.chance, row.id])
}

export interface RiskCounts {
  likely: number
  apologise: number
  overdue: number
  /** When the oldest of them was looked at. */
  looked_at: Date | null
}

/** Beyond this a number says "99+". */
const MOST_COUNTED = 100

export async function countRisks(db: Kysely<Tables>, ask: Ask): Promise<RiskCounts> {
  const count = (list: RiskList, condition = TRUE) => sql`(
    select count(*)::int from (select 1 from dossier_risk r join dossier d on d.id = r.dossier_id
      where ${seen(ask, list)} and ${condition} limit ${MOST_COUNTED}) as ${sql.ref(`of_${list}`)})`
  const { rows } = await sql<RiskCounts>`select ${count('open', sql<SqlBool>`r.chance >= ${LIKELY}`)} as likely,
    ${count('apologise')} as apologise, ${count('overdue')} as overdue,
    (select max(computed_at) from (select computed_at from dossier_risk order by chance desc limit 50) as latest) as looked_at`.execute(
    db,
  )
  return rows[0] ?? { likely: 0, apologise: 0, overdue: 0, looked_at: null }
}

const TRUE = sql<SqlBool>`true`

function seen({ actor, now, windows }: Ask, list: RiskList) {
  return sql<SqlBool>`d.ended_at is null and d.resolved_at is null and ${whose(actor)} and ${inList(list, now, windows)}`
}

function inList(list: RiskList, now: Date, windows: readonly ApologyWindow[]) {
  switch (list) {
    case 'open':
      return sql<SqlBool>`r.due_at >= ${now}`
    case 'overdue':
      return sql<SqlBool>`r.due_at < ${now}`
    case 'apologise':
      if (windows.length === 0) return sql<SqlBool>`false`
      return sql<SqlBool>`(${sql.join(windows.map(inWindow), sql` or `)}) and r.chance >= ${LIKELY}
        and d.state = 'in_process' and d.apologies = 0 and d.extensions = 0`
  }
}

function inWindow({ from, to, receivedFrom, receivedTo }: ApologyWindow) {
  return sql<SqlBool>`(r.due_at >= ${from} and r.due_at < ${to} and d.received_at >= ${receivedFrom}
    and (${receivedTo}::timestamptz is null or d.received_at < ${receivedTo}::timestamptz))`
}

/** A head sees the unit, a leader the agency, everybody what they hold. */
function whose(actor: Actor) {
  const mine = sql<SqlBool>`d.holder_id = ${actor.id}::uuid`
  if (actor.kind === 'system') return TRUE
  if (!can(actor, 'deadlines.view_unit_risks')) return mine
  const granted = actor.grants.get('deadlines.view_unit_risks')
  if (granted === 'everywhere') return TRUE
  const units = [...(granted ?? [])]
  return sql<SqlBool>`(d.unit_id = any(${units}::uuid[]) or d.handling_unit_id = any(${units}::uuid[]) or ${mine})`
}
