import { sql, type Transaction } from 'kysely'
import type { WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { ClockMarkDraft } from './dossier-change.ts'
import { hashEvent } from './dossier-event.ts'
import { allDone } from './dossier-store.ts'
import {
  addToDigest,
  type Finding,
  findMove,
  isKept,
  type KeptGround,
  keyOf,
  type RecountClock,
  type Recounted,
  recountedDates,
} from './recount.ts'
import { lockForRecount, type RecountDossier, type RecountScope } from './recount-queries.ts'

/** An act by which dossiers go over to the newest version of their calendar, as it was decided. */
export interface RecountOrder extends RecountScope {
  id: string
  reason: string
  /** Number and date, as one text. */
  document: string | null
  with_overdue: boolean
  decided_at: Date
  actor: Pick<Actor, 'kind' | 'id' | 'name' | 'unitId'>
}

export interface KeptDossier {
  dossier_id: string
  ground: KeptGround
  clock: RecountClock
  due_before: Date | null
  due_after: Date | null
}

export interface RecountStep {
  /** The last dossier that was looked at; null: there are no more. */
  reached: string | null
  lookedAt: number
  later: number
  earlier: number
  kept: KeptDossier[]
  /** Of everything found so far, moved or kept. */
  digest: string
}

interface Found {
  dossier: RecountDossier
  recounted: Recounted
  finding: Finding | undefined
}

/**
 * Takes the next dossiers over, in the caller's transaction: those whose dates move with an event and marks of their own, those
 * whose dates stay silently, those that a person must look at not at all. They are locked first, so nobody's act is lost and
 * what is computed is what stands there.
 */
export async function recountNext(
  tx: Transaction<Tables>,
  order: RecountOrder,
  calendar: WorkingCalendar,
  now: Date,
  from: { after: string | null; limit: number; digest: string },
): Promise<RecountStep> {
  const dossiers = await lockForRecount(tx, order, from)
  const found = dossiers.map((dossier) => look(dossier, calendar, order.decided_at))
  const kept = found.flatMap(({ dossier, finding }) =>
    finding?.concern && isKept(finding, order.with_overdue) ? [keptOf(dossier.id, finding.concern)] : [],
  )
  const moving = found.filter(({ finding }) => finding && !isKept(finding, order.with_overdue))
  const staying = found.filter(({ finding }) => !finding)
  // Where the applicant keeps his day the ledger needs a mark for it, and the log says whose.
  const held = staying.filter(({ recounted }) => recounted.answer)
  const silent = staying.filter(({ recounted }) => !recounted.answer)
  await allDone([
    ...(moving.length + held.length > 0 ? writeMoves(tx, order, now, [...moving, ...held]) : []),
    ...(silent.length > 0 ? [rebind(tx, order, silent)] : []),
  ])
  return {
    reached: dossiers.at(-1)?.id ?? null,
    lookedAt: dossiers.length,
    later: moving.filter(({ finding }) => finding?.direction === 'later').length,
    earlier: moving.filter(({ finding }) => finding?.direction === 'earlier').length,
    kept,
    digest: found.reduce(
      (digest, { dossier, finding }) => (finding ? addToDigest(digest, dossier.code, finding) : digest),
      from.digest,
    ),
  }
}

function look(dossier: RecountDossier, calendar: WorkingCalendar, at: Date): Found {
  const recounted = recountedDates(
    { dossier, stepBudget: dossier.step_budget, marks: dossier.marks, calendar },
    dossier,
  )
  return { dossier, recounted, finding: findMove(dossier, recounted.dates, at) }
}

function keptOf(dossier_id: string, { ground, move }: NonNullable<Finding['concern']>): KeptDossier {
  return { dossier_id, ground, clock: move.clock, due_before: move.before, due_after: move.after }
}

/** No date that anybody was told is another one; from now on the newer version counts. */
async function rebind(tx: Transaction<Tables>, order: RecountOrder, staying: readonly Found[]): Promise<void> {
  const ids = staying.map(({ dossier }) => dossier.id)
  const starts = staying.map(({ recounted }) => recounted.dates.start_at)
  await sql`
    update dossier d set calendar_version = ${order.to_version}, start_at = r.start_at
    from unnest(${ids}::uuid[], ${starts}::timestamptz[]) as r (id, start_at) where d.id = r.id`.execute(tx)
}

function writeMoves(tx: Transaction<Tables>, order: RecountOrder, now: Date, moving: readonly Found[]) {
  const rows = moving.map((each) => rowOf(order, now, each))
  const marks = moving.flatMap((each) => marksOfMove(order, now, each))
  return [insertMoves(tx, order, now, rows), ...(marks.length > 0 ? [insertMarks(tx, marks)] : [])]
}

interface MoveRow {
  id: string
  seq: number
  prev_hash: string
  hash: string
  payload: Record<string, unknown>
  start_at: Date | null
  due_at: Date | null
  due_original_at: Date | null
  committed_due_at: Date | null
  step_due_at: Date | null
  waiting_until: Date | null
}

function rowOf(order: RecountOrder, now: Date, found: Found): MoveRow {
  const { actor } = order
  const { dossier, recounted } = found
  const payload = payloadOf(order, found)
  const seq = dossier.event_seq + 1
  const hash = hashEvent(dossier.last_hash, {
    dossier_id: dossier.id,
    seq,
    type: 'recount',
    at: now.toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    unit_id: actor.unitId,
    request_id: order.id,
    payload,
  })
  return { ...recounted.dates, id: dossier.id, seq, prev_hash: dossier.last_hash, hash, payload }
}

/** Every date before and after, also those that stay: whoever tells people needs no other source. */
function payloadOf(order: RecountOrder, { dossier, recounted: { dates }, finding }: Found) {
  const text = (date: Date | null) => date?.toISOString() ?? null
  return {
    recount: order.id,
    calendar: order.calendar_code,
    from_version: dossier.calendar_version,
    to_version: order.to_version,
    direction: finding?.direction ?? 'none',
    due_before: text(dossier.due_at),
    due_after: text(dates.due_at),
    due_original_before: text(dossier.due_original_at),
    due_original_after: text(dates.due_original_at),
    committed_before: text(dossier.committed_due_at),
    committed_after: text(dates.committed_due_at),
    step_due_before: text(dossier.step_due_at),
    step_due_after: text(dates.step_due_at),
    waiting_until_before: text(dossier.waiting_until),
    waiting_until_after: text(dates.waiting_until),
    reason: order.reason,
    document: order.document,
  }
}

type MarkRow = ClockMarkDraft & { dossier_id: string; seq: number; author: string; calendar_version: number }

function marksOfMove(order: RecountOrder, now: Date, { dossier, recounted, finding }: Found): MarkRow[] {
  const common = { dossier_id: dossier.id, author: order.actor.name, calendar_version: order.to_version }
  const marks: ClockMarkDraft[] = (finding?.moves ?? []).map(({ clock }) => ({
    ...keyOf(clock, dossier.marks, dossier.step_clock_seq),
    kind: 'recount',
    at: now,
    ground: 'recount',
    document: order.document,
    limit_value: null,
    limit_unit: null,
  }))
  return [...marks, ...(recounted.answer ? [recounted.answer] : [])].map((mark, index) => ({
    ...mark,
    ...common,
    seq: (dossier.event_seq + 1) * 10 + index,
  }))
}

/** The row, its event, and the open passage, which says the same as the row: one statement for all of them. */
async function insertMoves(
  tx: Transaction<Tables>,
  { id, to_version, actor }: RecountOrder,
  now: Date,
  rows: readonly MoveRow[],
): Promise<void> {
  const { rows: done } = await sql<{ moved: number }>`
    with r as materialized (
      select * from jsonb_to_recordset(${json(rows)}) as r (id uuid, seq integer, payload jsonb, prev_hash text, hash text,
        start_at timestamptz, due_at timestamptz, due_original_at timestamptz, committed_due_at timestamptz,
        step_due_at timestamptz, waiting_until timestamptz)
    ), moved as (
      update dossier d set version = d.version + 1, event_seq = r.seq, last_hash = r.hash, calendar_version = ${to_version}::int,
        start_at = r.start_at, due_at = r.due_at, due_original_at = r.due_original_at, committed_due_at = r.committed_due_at,
        step_due_at = r.step_due_at, waiting_until = r.waiting_until
      from r where d.id = r.id and d.event_seq = r.seq - 1
      returning 1
    ), logged as (
      insert into dossier_event
        (dossier_id, seq, type, at, actor_kind, actor_id, actor_name, unit_id, request_id, payload, prev_hash, hash)
      select id, seq, 'recount', ${now}::timestamptz, ${actor.kind}::text, ${actor.id}::text, ${actor.name}::text,
        ${actor.unitId}::uuid, ${id}::text, payload, prev_hash, hash from r
    ), retimed as (
      update dossier_passage p set due_at = r.step_due_at from r
      where p.dossier_id = r.id and p.ended_at is null and p.due_at is distinct from r.step_due_at
    )
    select count(*)::int as moved from moved`.execute(tx)
  if (done[0]?.moved !== rows.length) throw new Error('a locked dossier has changed')
}

async function insertMarks(tx: Transaction<Tables>, marks: readonly MarkRow[]): Promise<void> {
  await sql`
    insert into clock_mark
      (dossier_id, seq, kind, at, limit_value, limit_unit, ground, document, author, clock, passage_seq, calendar_version)
    select dossier_id, seq, kind, at, limit_value, limit_unit, ground, document, author, clock, passage_seq, calendar_version
    from jsonb_to_recordset(${json(marks)}) as r (dossier_id uuid, seq integer, kind text, at timestamptz, limit_value numeric,
      limit_unit text, ground text, document text, author text, clock text, passage_seq integer, calendar_version integer)`.execute(
    tx,
  )
}

function json(rows: readonly object[]) {
  return sql`${JSON.stringify(rows)}::jsonb`
}
