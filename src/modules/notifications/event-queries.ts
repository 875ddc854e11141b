import { type Kysely, sql } from 'kysely'
import type { DossierState, StepKind } from '#modules/dossiers/exports.ts'
import type { Tables } from '#platform/database/tables.ts'

/** One entry of the log with what is needed to tell people of it. */
export interface ToldEvent {
  dossier_id: string
  seq: number
  type: string
  at: Date
  actor_kind: string
  actor_id: string | null
  payload: Record<string, unknown>
  code: string
  procedure_name: string
  state: DossierState
  channel: string
  holder_id: string | null
  unit_id: string
  receiving_unit_id: string
  resolving_unit_id: string
  returning_unit_id: string
  limit_value: string
  limit_unit: string
  due_at: Date | null
  waiting_until: Date | null
  owner_email: string | null
  submitter_email: string | null
  desk_name: string
  desk_phone: string | null
  /** Where the event took the dossier; null when it stayed where it was. */
  to_unit: string | null
  to_officer: string | null
  to_kind: StepKind | null
  to_name: string | null
  to_due: Date | null
}

interface Span {
  from: Date
  until: Date
  /** The last one of the page before. */
  last: Pick<ToldEvent, 'at' | 'dossier_id' | 'seq'> | undefined
  limit: number
}

/** In order of their time; without those that were told already. */
export async function listEventsOf(db: Kysely<Tables>, { from, until, last, limit }: Span): Promise<ToldEvent[]> {
  const beyond = last
    ? sql`(e.at, e.dossier_id, e.seq) > (${last.at}, ${last.dossier_id}::uuid, ${last.seq})`
    : sql`true`
  const { rows } = await sql<ToldEvent>`
    select e.dossier_id, e.seq, e.type, e.at, e.actor_kind, e.actor_id, e.payload, d.code, d.procedure_name, d.state, d.channel,
      d.holder_id, d.unit_id, d.receiving_unit_id, d.resolving_unit_id, d.returning_unit_id, d.limit_value, d.limit_unit, d.due_at,
      d.waiting_until, d.owner_email, d.submitter_email, desk.name as desk_name, desk.phone as desk_phone,
      p.unit_id as to_unit, p.holder_id as to_officer, p.step_kind as to_kind, p.step_name as to_name, p.due_at as to_due
    from dossier_event e
    join dossier d on d.id = e.dossier_id
    join unit desk on desk.id = d.receiving_unit_id
    left join dossier_passage p on p.dossier_id = e.dossier_id and p.seq = e.seq
    where e.at > ${from} and e.at <= ${until} and ${beyond}
      and not exists (select 1 from event_told t where t.dossier_id = e.dossier_id and t.seq = e.seq)
    order by e.at, e.dossier_id, e.seq limit ${limit}::int`.execute(db)
  return rows
}

export async function findReading(db: Kysely<Tables>, reader: string): Promise<Date | undefined> {
  const row = await db.selectFrom('event_reading').select('read_until').where('reader', '=', reader).executeTakeFirst()
  return row?.read_until
}
