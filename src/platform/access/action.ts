import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '#platform/database/tables.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { FormProblem, Refusal } from '../errors.ts'
import '../forms/zod-words.ts'
import { m } from '#words'
import { newId } from '../ids.ts'
import type { Actor } from './actor.ts'
import { can } from './actor.ts'
import { recordAudit } from './audit-store.ts'

export interface ActionContext {
  tx: Transaction<Tables>
  actor: Actor
  now: Date
  requestId: string
  /** Refuses (403) unless the actor holds the action's permission in one of these units. Call it as soon as the units are known. */
  requireIn(unitIds: readonly (string | null)[]): void
  /** What the audit log shall name as the thing acted upon (a code, never a person's data). */
  about(subject: string, unitId?: string | null): void
}

/** One thing that a person can do: its permission, what it needs to know, and the one transaction that does it. */
export interface Action<Schema extends z.ZodType, Result> {
  name: string
  permission: string
  /** Anybody may do it, signed in or not (public submission, tracking). The default is no. */
  open?: boolean
  input: Schema
  run(context: ActionContext, input: z.output<Schema>): Promise<Result>
}

export function defineAction<Schema extends z.ZodType, Result>(action: Action<Schema, Result>): Action<Schema, Result> {
  return action
}

export interface PerformServices {
  database: Database
  clock: Clock
}

export interface PerformRequest {
  actor: Actor
  /** Chosen by the caller (a hidden form field, the `Idempotency-Key` header); the same id never acts twice. */
  requestId: string
  address?: string | null
}

/**
 * Performs an action: permission → input → one transaction → result. A repeated `requestId` returns the stored result
 * without acting again, also when both requests run at the same time (the second one waits on the unique index and is rolled back).
 * Throws `Refusal` (403 and logged, or the action's own) and `FormProblem` (422).
 */
export async function perform<Schema extends z.ZodType, Result>(
  services: PerformServices,
  action: Action<Schema, Result>,
  input: unknown,
  request: PerformRequest,
): Promise<Result> {
  const { actor } = request
  const now = services.clock.now()
  try {
    if (!action.open && !can(actor, action.permission)) throw notAllowed()
    const parsed = parseInput(action.input, input)
    return await runOnce(services, action, parsed, request, now)
  } catch (error) {
    if (isRepeated(error)) return await storedResult(services, action, request)
    if (error instanceof Refusal && error.status === 409) {
      // Sent twice at the same moment, it may find its own twin's work in the way.
      const twin = await findTwin(services, action, request)
      if (twin) return twin.result as Result
    }
    if (error instanceof Refusal && error.status === 403) await recordDenial(services, action, request, now)
    throw error
  }
}

export function notAllowed(): Refusal {
  return new Refusal(403, 'not_allowed', m.platform_not_allowed())
}

export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new FormProblem(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
}

async function runOnce<Schema extends z.ZodType, Result>(
  services: PerformServices,
  action: Action<Schema, Result>,
  input: z.output<Schema>,
  request: PerformRequest,
  now: Date,
): Promise<Result> {
  const { actor, requestId } = request
  return services.database.db.transaction().execute(async (tx) => {
    const earlier = await findResult(tx, action.name, actor, requestId)
    if (earlier) return earlier.result as Result
    let subject: string | null = null
    let unitId: string | null = actor.unitId
    const context: ActionContext = {
      tx,
      actor,
      now,
      requestId,
      requireIn(unitIds) {
        if (!can(actor, action.permission, unitIds)) throw notAllowed()
      },
      about(what, unit) {
        subject = what
        if (unit !== undefined) unitId = unit
      },
    }
    const result = await action.run(context, input)
    const done = {
      subject,
      unit_id: unitId,
      outcome: 'done' as const,
      request_id: requestId,
      result: result ?? null,
      detail: null,
    }
    await recordAudit(tx, { ...entryOf(action.name, request, now), ...done })
    return result
  })
}

async function findResult(tx: Transaction<Tables>, action: string, actor: Actor, requestId: string) {
  const row = await tx
    .selectFrom('audit_entry')
    .select(['action', 'actor_id', 'result'])
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (!row) return undefined
  // A key that was used for something else, or by somebody else, is a mistake (or a probe), never an answer.
  if (row.action !== action || row.actor_id !== actor.id) {
    throw new Refusal(409, 'request_id_taken', m.platform_request_id_taken())
  }
  return row
}

function findTwin<Schema extends z.ZodType, Result>(
  services: PerformServices,
  action: Action<Schema, Result>,
  request: PerformRequest,
) {
  return services.database.db
    .transaction()
    .execute((tx) => findResult(tx, action.name, request.actor, request.requestId))
}

async function storedResult<Schema extends z.ZodType, Result>(
  services: PerformServices,
  action: Action<Schema, Result>,
  request: PerformRequest,
): Promise<Result> {
  return services.database.db.transaction().execute(async (tx) => {
    const row = await findResult(tx, action.name, request.actor, request.requestId)
    if (!row) throw new Error(`request ${request.requestId} was refused as repeated but has no stored result`)
    return row.result as Result
  })
}

function isRepeated(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    (error as { code?: unknown }).code === '23505' &&
    (error as { constraint?: unknown }).constraint === 'audit_entry_answers_a_request_once'
  )
}

async function recordDenial<Schema extends z.ZodType, Result>(
  services: PerformServices,
  action: Action<Schema, Result>,
  request: PerformRequest,
  now: Date,
): Promise<void> {
  const { actor } = request
  const denied = {
    subject: null,
    unit_id: actor.unitId,
    outcome: 'denied' as const,
    request_id: null,
    result: null,
    detail: action.permission,
  }
  await recordAudit(services.database.db, { ...entryOf(action.name, request, now), ...denied })
}

/** Who, when and from where: the same for what was done and what was denied. */
function entryOf(action: string, { actor, address }: PerformRequest, at: Date) {
  return {
    id: newId(),
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    action,
    address: address ?? null,
  }
}
