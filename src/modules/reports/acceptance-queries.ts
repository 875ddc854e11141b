import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { ACCEPTANCE_FIGURES, type AcceptanceCounts, type AcceptanceFigure } from './acceptance-figures.ts'

/** What the report asks: arrivals of a period, both days included, at one receiving unit or at all. */
export interface AcceptanceQuestion {
  from: string
  to: string
  unit_id: string | null
}

interface Ask extends AcceptanceQuestion {
  actor: Actor
  now: Date
}

/** Each figure as a condition over one arrival `a`; `now` decides what is still in time. */
function isFigure(figure: AcceptanceFigure, now: Date): RawBuilder<SqlBool> {
  const inTime = (answer: string) => sql<SqlBool>`a.answer = ${answer} and a.answered_at <= a.due_at`
  switch (figure) {
    case 'received':
    case 'acknowledged':
      // The code and the acknowledgment are given in the same transaction that writes the arrival.
      return sql<SqlBool>`a.arrived_at is not null`
    case 'told_in_time':
      return sql<SqlBool>`a.told_at <= a.notify_due_at`
    case 'told_late':
      return sql<SqlBool>`coalesce(a.told_at, ${now}::timestamptz) > a.notify_due_at`
    case 'accepted':
      return inTime('accept')
    case 'supplement':
      return inTime('request_supplement')
    case 'refused':
      return inTime('refuse')
    case 'other':
      return sql<SqlBool>`a.answer not in ('accept', 'request_supplement', 'refuse') and a.answered_at <= a.due_at`
    case 'late':
      return sql<SqlBool>`a.answered_at > a.due_at`
    case 'waiting':
      return sql<SqlBool>`a.answered_at is null and a.due_at >= ${now}`
    case 'overdue':
      return sql<SqlBool>`a.answered_at is null and a.due_at < ${now}`
    case 'closed_unanswered':
      throw new RangeError('this figure counts dossiers, not arrivals')
  }
}

/** Days of Hà Nội as instants: [from, to). */
function within(column: string, { from, to }: AcceptanceQuestion): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} >= (${from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
    and ${sql.ref(column)} < ((${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`
}

/** Where the actor may read reports: the desk that received it, or the agency and division that it goes to. */
function reach({ actor, unit_id }: Ask): RawBuilder<SqlBool> {
  const granted = actor.kind === 'system' ? 'everywhere' : actor.grants.get('reports.view')
  const units = granted instanceof Set ? [...granted] : []
  const seen =
    granted === 'everywhere'
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(d.receiving_unit_id = any(${units}::uuid[]) or d.resolving_unit_id = any(${units}::uuid[])
          or d.handling_unit_id = any(${units}::uuid[]))`
  return unit_id === null ? seen : sql<SqlBool>`${seen} and d.receiving_unit_id = ${unit_id}::uuid`
}

export interface AcceptanceRow {
  unit_id: string
  counts: AcceptanceCounts
}

/** The figures by receiving unit. */
export async function countAcceptance(db: Kysely<Tables>, ask: Ask): Promise<AcceptanceRow[]> {
  const ofArrivals = ACCEPTANCE_FIGURES.filter((name) => name !== 'closed_unanswered')
  const counts = ofArrivals.map(
    (name) => sql`(count(*) filter (where ${isFigure(name, ask.now)}))::int as ${sql.ref(name)}`,
  )
  const { rows: arrived } = await sql<AcceptanceCounts & { unit_id: string }>`
    select a.receiving_unit_id as unit_id, ${sql.join(counts)}
    from dossier_acceptance a join dossier d on d.id = a.dossier_id
    where ${within('a.arrived_at', ask)} and ${reach(ask)} group by a.receiving_unit_id`.execute(db)
  const { rows: closed } = await sql<{ unit_id: string; closed_unanswered: number }>`
    select d.receiving_unit_id as unit_id, count(*)::int as closed_unanswered from dossier d
    where d.state = 'closed_unanswered' and ${within('d.ended_at', ask)} and ${reach(ask)}
    group by d.receiving_unit_id`.execute(db)
  const none = Object.fromEntries(ACCEPTANCE_FIGURES.map((name) => [name, 0])) as AcceptanceCounts
  const byUnit = new Map<string, AcceptanceCounts>()
  for (const { unit_id, ...found } of [...arrived, ...closed])
    byUnit.set(unit_id, { ...none, ...byUnit.get(unit_id), ...found })
  return [...byUnit].map(([unit_id, found]) => ({ unit_id, counts: found }))
}

export interface AcceptanceArrival {
  code: string
  procedure_name: string
  owner_name: string
  round: number | null
  arrived_at: Date
  notify_due_at: Date | null
  told_at: Date | null
  due_at: Date | null
  answered_at: Date | null
  answer: string | null
}

/** The dossiers behind one figure, in the order of their arrival. */
export async function listAcceptance(
  db: Kysely<Tables>,
  ask: Ask,
  figure: AcceptanceFigure,
  limit: number,
): Promise<AcceptanceArrival[]> {
  if (figure === 'closed_unanswered') {
    const { rows } = await sql<AcceptanceArrival>`
      select d.code, d.procedure_name, d.owner_name, null::int as round, d.submitted_at as arrived_at, null as notify_due_at,
        null as told_at, d.waiting_until as due_at, d.ended_at as answered_at, 'close_unanswered' as answer
      from dossier d where d.state = 'closed_unanswered' and ${within('d.ended_at', ask)} and ${reach(ask)}
      order by d.ended_at, d.id limit ${limit}`.execute(db)
    return rows
  }
  const { rows } = await sql<AcceptanceArrival>`
    select d.code, d.procedure_name, d.owner_name, a.round, a.arrived_at, a.notify_due_at, a.told_at, a.due_at, a.answered_at,
      a.answer
    from dossier_acceptance a join dossier d on d.id = a.dossier_id
    where ${within('a.arrived_at', ask)} and ${reach(ask)} and ${isFigure(figure, ask.now)}
    order by a.arrived_at, a.dossier_id, a.round limit ${limit}`.execute(db)
  return rows
}
