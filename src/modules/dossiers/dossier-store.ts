import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import type { Dossier } from './dossier.ts'
import type { Change, ComponentDraft, DocumentDraft, FileDraft, PassageDraft } from './dossier-change.ts'
import { CHAIN_START, hashEvent } from './dossier-event.ts'
import type { DossierTable } from './dossier-tables.ts'
import { insertMarks, insertPassage, writePassage } from './passage-store.ts'

/**
 * The only writer of the dossier tables. Every function runs inside the caller's transaction. What does not need the answer of
 * the statement before is sent at once: the number of the day stays locked until the reception commits, so each round trip
 * saved is one that nobody else waits for.
 */

export interface Writer {
  tx: Transaction<Tables>
  actor: Actor
  now: Date
  requestId: string
}

/** Locks the dossier until the transaction ends: of two acts at once the second one waits and then sees the first. */
export async function lockDossier(tx: Transaction<Tables>, code: string): Promise<Dossier> {
  const row = await tx.selectFrom('dossier').selectAll().where('code', '=', code).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal(404, 'dossier_not_found', m.dossiers_not_found({ code }))
  return row
}

export type NewDossier = Omit<Selectable<DossierTable>, 'version' | 'event_seq' | 'last_hash' | 'created_at'>

/** Writes a new dossier with its first event. `first` says how its first passage begins. */
export async function insertDossier(
  writer: Writer,
  dossier: NewDossier,
  change: Change,
  first: PassageDraft,
): Promise<Dossier> {
  const { tx, now } = writer
  const hash = hashOf(writer, dossier.id, 1, CHAIN_START, change)
  const row = await tx
    .insertInto('dossier')
    .values({
      ...dossier,
      process: asJson(dossier.process),
      start_rule: asJson(dossier.start_rule),
      committed_limit: dossier.committed_limit === null ? null : asJson(dossier.committed_limit),
      version: 1,
      event_seq: 1,
      last_hash: hash,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await allDone([
    insertEvent(writer, row, 1, CHAIN_START, hash, change),
    insertPassage(writer, row.id, 1, first),
    ...writeParts(writer, row, 1, change),
  ])
  return row
}

/** Writes one act: the row, its event, and whatever else it changes. Returns the dossier as it is afterwards. */
export async function saveChange(writer: Writer, dossier: Dossier, change: Change): Promise<Dossier> {
  const seq = dossier.event_seq + 1
  const hash = hashOf(writer, dossier.id, seq, dossier.last_hash, change)
  const row = await writer.tx
    .updateTable('dossier')
    .set({ ...change.set, version: dossier.version + 1, event_seq: seq, last_hash: hash })
    .where('id', '=', dossier.id)
    .where('version', '=', dossier.version)
    .returningAll()
    .executeTakeFirstOrThrow()
  await allDone([
    insertEvent(writer, row, seq, dossier.last_hash, hash, change),
    ...(change.passage ? [writePassage(writer, dossier.id, seq, change.passage)] : []),
    ...writeParts(writer, row, seq, change),
  ])
  return row
}

function hashOf(writer: Writer, dossierId: string, seq: number, previous: string, change: Change): string {
  const { actor, now, requestId } = writer
  return hashEvent(previous, {
    dossier_id: dossierId,
    seq,
    type: change.type,
    at: now.toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    unit_id: actor.unitId,
    request_id: requestId,
    payload: change.payload,
  })
}

async function insertEvent(
  writer: Writer,
  dossier: Dossier,
  seq: number,
  previous: string,
  hash: string,
  change: Change,
) {
  const { tx, actor, now, requestId } = writer
  await tx
    .insertInto('dossier_event')
    .values({
      dossier_id: dossier.id,
      seq,
      type: change.type,
      at: now,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      unit_id: actor.unitId,
      request_id: requestId,
      payload: asJson(change.payload),
      prev_hash: previous,
      hash,
    })
    .execute()
}

function writeParts(writer: Writer, dossier: Dossier, seq: number, change: Change): Promise<unknown>[] {
  const { marks = [], components = [], files = [], documents = [] } = change
  return [
    ...(marks.length > 0 ? [insertMarks(writer, dossier, seq, marks)] : []),
    ...(components.length > 0 ? [saveComponents(writer, dossier.id, components)] : []),
    ...files.map((file) => insertFile(writer, dossier.id, seq, file)),
    ...documents.map((document) => insertDocument(writer, dossier.id, seq, document)),
  ]
}

/** A paper that is there already is counted again. */
async function saveComponents({ tx }: Writer, dossier_id: string, components: ComponentDraft[]): Promise<void> {
  await tx
    .insertInto('dossier_component')
    .values(components.map((component) => ({ ...component, dossier_id })))
    .onConflict((conflict) =>
      conflict.columns(['dossier_id', 'ordinal']).doUpdateSet((eb) => ({
        applicable: eb.ref('excluded.applicable'),
        originals: eb.ref('excluded.originals'),
        certified: eb.ref('excluded.certified'),
        copies: eb.ref('excluded.copies'),
        note: eb.ref('excluded.note'),
      })),
    )
    .execute()
}

async function insertDocument(
  { tx, actor, now }: Writer,
  dossier_id: string,
  event_seq: number,
  document: DocumentDraft,
): Promise<void> {
  const row = {
    ...document,
    view: asJson(document.view),
    id: newId(),
    dossier_id,
    event_seq,
    issued_at: now,
    issued_by: actor.name,
  }
  await tx.insertInto('dossier_document').values(row).execute()
}

/** A file can only be attached when its bytes are in the store: the row gives its size and type, and is held against the sweep. */
async function insertFile(writer: Writer, dossierId: string, seq: number, file: FileDraft): Promise<void> {
  const { tx, actor, now } = writer
  const row = tx.selectFrom('stored_file').selectAll().where('sha256', '=', file.sha256)
  const stored = await row.forKeyShare().executeTakeFirst()
  if (!stored) throw new Refusal(422, 'file_not_stored', m.dossiers_file_not_stored({ name: file.name }))
  await tx
    .insertInto('dossier_file')
    .values({
      ...file,
      id: newId(),
      dossier_id: dossierId,
      size_bytes: stored.size_bytes,
      media_type: stored.media_type,
      added_at: now,
      added_by: actor.name,
      event_seq: seq,
    })
    .execute()
}

/** Says which division handles a field for a resolving agency. */
export async function saveFieldUnit(
  db: Kysely<Tables>,
  row: { field_code: string; resolving_unit_id: string; handling_unit_id: string },
): Promise<void> {
  await db
    .insertInto('field_unit')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['field_code', 'resolving_unit_id']).doUpdateSet({ handling_unit_id: row.handling_unit_id }),
    )
    .execute()
}

/**
 * Waits for all of it, also when some of it fails: a statement that came after the rollback would be outside of the
 * transaction. Of several failures the one that came first is thrown, not the complaints of those behind it.
 */
export async function allDone(work: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(work)).flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  )
  if (failures.length > 0) throw failures.find((failure) => !isAfterFailure(failure)) ?? failures[0]
}

/** "current transaction is aborted, commands ignored until end of transaction block" */
function isAfterFailure(failure: unknown): boolean {
  return typeof failure === 'object' && failure !== null && (failure as { code?: unknown }).code === '25P02'
}

function asJson<T>(value: T) {
  return sql<T>`${JSON.stringify(value)}::jsonb`
}
