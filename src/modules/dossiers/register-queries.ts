import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Dossier } from './dossier.ts'
import type { ReturnMethod } from './dossier-codes.ts'

const columns = [
  'd.code',
  'd.state',
  'd.procedure_code',
  'd.procedure_name',
  'd.field_code',
  'd.channel',
  'd.sets',
  'd.owner_name',
  'd.owner_address',
  'd.owner_phone',
  'd.submitter_phone',
  'd.submitted_at',
  'd.received_at',
  'd.due_at',
  'd.due_original_at',
  'd.due_first_at',
  'd.ended_at',
  'd.resolved_at',
  'd.released_at',
  'd.returned_at',
  'd.return_method',
  'd.area',
  'd.extensions',
] as const
type Column = (typeof columns)[number] extends `d.${infer Name extends keyof Dossier}` ? Name : never

/** One line of the register (form 07). */
export interface RegisterEntry extends Pick<Dossier, Column> {
  returned_by: string | null
  returned_to: string | null
  returned_how: ReturnMethod | null
}

export interface RegisterFilter {
  /** The one-stop unit or the agency whose register it is: it received, resolves or handles. */
  unitId: string
  /** First and last day, `YYYY-MM-DD`, by the day of reception. */
  from: string
  to: string
  fieldCode?: string
  procedureCode?: string
  /** At most so many; left out: the whole period. */
  limit?: number
}

/** Dossiers that the unit received or resolves, in the order of reception; what was only submitted is not in the register yet. */
export async function listRegister(db: Kysely<Tables>, filter: RegisterFilter): Promise<RegisterEntry[]> {
  let query = db
    .selectFrom('dossier as d')
    .leftJoin('dossier_event as e', (join) =>
      join.onRef('e.dossier_id', '=', 'd.id').on('e.type', '=', 'return_result'),
    )
    .select(columns)
    .select([
      'e.actor_name as returned_by',
      sql<string | null>`e.payload ->> 'receiver'`.as('returned_to'),
      sql<ReturnMethod | null>`e.payload ->> 'method'`.as('returned_how'),
    ])
    .where((eb) =>
      eb.or([
        eb('d.receiving_unit_id', '=', filter.unitId),
        eb('d.resolving_unit_id', '=', filter.unitId),
        eb('d.handling_unit_id', '=', filter.unitId),
      ]),
    )
    .where(
      sql<boolean>`d.received_at >= ${startOfDay(filter.from)} and d.received_at < ${startOfDay(nextDay(filter.to))}`,
    )
  if (filter.fieldCode) query = query.where('d.field_code', '=', filter.fieldCode)
  if (filter.procedureCode) query = query.where('d.procedure_code', '=', filter.procedureCode)
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  return query.orderBy('d.received_at').orderBy('d.id').execute()
}

function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

function nextDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
