import type { Kysely } from 'kysely'
import { listProcesses, type ProcessInForce } from '#modules/catalogue/exports.ts'
import { listRolesHeld } from '#modules/organisations/exports.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { isId } from '#platform/ids.ts'
import { m } from '#words'
import type { Finding } from './findings.ts'
import { fromCatalogue } from './linear.ts'
import { type InternalProcess, processSchema, ROLES, type Step } from './process.ts'
import type {} from './process-tables.ts'

type Db = Kysely<Tables>

export interface Draft {
  id: string
  unit_id: string
  procedure_code: string | null
  process: InternalProcess
  reading: Finding[]
  version: number
  changed_at: Date
  changed_by: string
}

const VIEW = 'processes.view'

/** A draft that the actor may see. @throws Refusal 404, also for one of a unit of others */
export async function getDraft(db: Db, id: string, actor: Actor): Promise<Draft> {
  const row = isId(id)
    ? await db.selectFrom('process_draft').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row || !can(actor, VIEW, [row.unit_id])) throw new Refusal(404, 'no_such_draft', m.processes_no_such_draft())
  const { unit_id, procedure_code, version, changed_at, changed_by } = row
  const process = processSchema.parse(row.content)
  return { id, unit_id, procedure_code, process, reading: row.reading as Finding[], version, changed_at, changed_by }
}

export interface DraftHead {
  id: string
  code: string
  name: string
  procedure_code: string | null
  unit_name: string
  steps: number
  changed_at: Date
  changed_by: string
}

/** Drafts of the units in which the actor may see them, the one changed last on top. */
export async function listDrafts(db: Db, actor: Actor): Promise<DraftHead[]> {
  const reach = actor.kind === 'system' ? 'everywhere' : actor.grants.get(VIEW)
  if (reach === undefined || (reach !== 'everywhere' && reach.size === 0)) return []
  let query = db
    .selectFrom('process_draft as draft')
    .innerJoin('unit', 'unit.id', 'draft.unit_id')
    .select(['draft.id', 'draft.code', 'draft.name', 'draft.procedure_code', 'unit.name as unit_name', 'draft.content'])
    .select(['draft.changed_at', 'draft.changed_by'])
  if (reach !== 'everywhere') query = query.where('draft.unit_id', 'in', [...reach])
  const rows = await query.orderBy('draft.changed_at', 'desc').orderBy('draft.id').limit(200).execute()
  return rows.map(({ content, ...row }) => ({ ...row, steps: (content as InternalProcess).steps.length }))
}

/** Processes of the procedures in force on the day. */
export const listInForce = (db: Db, on: string): Promise<ProcessInForce[]> => listProcesses(db, on)

/** One of them as a process of this capability, with the limit of the first case that it serves. */
export async function findInForce(
  db: Db,
  on: string,
  procedureCode: string,
  code?: string,
): Promise<InternalProcess | undefined> {
  const of = (await listProcesses(db, on, procedureCode)).map((each) => each)
  const chosen = of.find(({ process }) => process.code === code) ?? of[0]
  return chosen && { ...fromCatalogue(chosen.process, procedureCode), limit: chosen.limit }
}

type Role = NonNullable<Step['assignee']['role']>

/** Which roles of a process somebody holds on the day. */
export async function readRolesHeld(db: Db, on: string): Promise<ReadonlySet<Role>> {
  const held = new Set<string>(await listRolesHeld(db, on))
  return new Set(ROLES.filter((role) => held.has(role)))
}
