import { type Insertable, type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '../ids.ts'
import type { AuditEntryTable } from './access-tables.ts'
import type { Actor } from './actor.ts'

/** Adds one line to the audit log. The log keeps who, when, what and on which subject; never what a person's papers say. */
export async function recordAudit(db: Kysely<Tables>, entry: Insertable<AuditEntryTable>): Promise<void> {
  const result = entry.result === null ? null : sql<unknown>`${JSON.stringify(entry.result)}::jsonb`
  await db
    .insertInto('audit_entry')
    .values({ ...entry, result })
    .execute()
}

/** Every look at a dossier is logged (law.md §10.1: log of every view). */
export async function recordView(
  db: Kysely<Tables>,
  actor: Actor,
  subject: string,
  now: Date,
  address: string | null = null,
): Promise<void> {
  await recordAudit(db, {
    id: newId(),
    at: now,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    action: 'view',
    subject,
    unit_id: actor.unitId,
    outcome: 'viewed',
    request_id: null,
    result: null,
    address,
    detail: null,
  })
}

/** A page or list was asked for without the right to it. */
export async function recordDeniedPage(
  db: Kysely<Tables>,
  actor: Actor,
  permission: string,
  path: string,
  now: Date,
  address: string | null = null,
): Promise<void> {
  await recordAudit(db, {
    id: newId(),
    at: now,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    action: 'page',
    subject: path,
    unit_id: actor.unitId,
    outcome: 'denied',
    request_id: null,
    result: null,
    address,
    detail: permission,
  })
}
