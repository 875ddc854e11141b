import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { CHAIN_START, hashEvent } from './dossier-event.ts'

/** What is wrong with a dossier's log, with the event named. */
export interface ChainFault {
  code: string
  seq: number
  fault: 'changed' | 'missing' | 'broken_link' | 'row_disagrees'
  type: string | null
}

interface ChainEnd {
  code: string
  event_seq: number
  last_hash: string
}

interface StoredEvent {
  dossier_id: string
  code: string
  seq: number
  type: string
  at: Date
  actor_kind: string
  actor_id: string | null
  actor_name: string
  unit_id: string | null
  request_id: string
  payload: unknown
  prev_hash: string
  hash: string
}

export interface VerifyProgress {
  dossiers: number
  events: number
  faults: ChainFault[]
}

/**
 * Recomputes the hash chain of every dossier (or of one), page by page so that memory stays flat. Finds an event that was
 * changed, removed, inserted or reordered, a log that was cut off at the end, a row that no longer points at its log, and
 * events whose dossier is gone (their code is then the dossier's id).
 */
export async function verifyChains(
  db: Kysely<Tables>,
  options: { code?: string; onProgress?: (progress: VerifyProgress) => void } = {},
): Promise<VerifyProgress> {
  const progress: VerifyProgress = { dossiers: 0, events: 0, faults: [] }
  let after = ''
  for (;;) {
    const dossiers = await nextDossiers(db, after, options.code)
    const events = await eventsOf(
      db,
      dossiers.map((dossier) => dossier.code),
    )
    for (const dossier of dossiers) checkDossier(progress, dossier, events.get(dossier.code) ?? [])
    options.onProgress?.(progress)
    after = dossiers.at(-1)?.code ?? after
    if (options.code !== undefined || dossiers.length === 0) break
  }
  if (options.code === undefined) progress.faults.push(...(await findOrphans(db)))
  return progress
}

async function nextDossiers(db: Kysely<Tables>, after: string, only: string | undefined): Promise<ChainEnd[]> {
  const query = db.selectFrom('dossier').select(['code', 'event_seq', 'last_hash']).orderBy('code').limit(500)
  return (only === undefined ? query.where('code', '>', after) : query.where('code', '=', only)).execute()
}

async function eventsOf(db: Kysely<Tables>, codes: readonly string[]): Promise<Map<string, StoredEvent[]>> {
  const { rows } = await sql<StoredEvent>`
    select e.*, d.code from dossier_event e join dossier d on d.id = e.dossier_id
    where d.code = any(${codes}::text[]) order by d.code, e.seq`.execute(db)
  return Map.groupBy(rows, (row) => row.code)
}

async function findOrphans(db: Kysely<Tables>): Promise<ChainFault[]> {
  const { rows } = await sql<{ dossier_id: string }>`
    select distinct dossier_id from dossier_event e where not exists (select from dossier d where d.id = e.dossier_id)`.execute(
    db,
  )
  return rows.map((row) => ({ code: row.dossier_id, seq: 0, fault: 'missing', type: null }))
}

function checkDossier(
  progress: VerifyProgress,
  { code, event_seq, last_hash }: ChainEnd,
  events: readonly StoredEvent[],
): void {
  progress.dossiers += 1
  progress.events += events.length
  const fault = (seq: number, what: ChainFault['fault'], type: string | null = null) =>
    progress.faults.push({ code, seq, fault: what, type })
  let previous = CHAIN_START
  let expected = 1
  for (const event of events) {
    if (event.seq === expected) {
      if (event.prev_hash !== previous) fault(event.seq, 'broken_link', event.type)
    } else {
      for (; expected < event.seq; expected += 1) fault(expected, 'missing')
    }
    if (rehash(event) !== event.hash) fault(event.seq, 'changed', event.type)
    previous = event.hash
    expected += 1
  }
  for (let seq = expected; seq <= event_seq; seq += 1) fault(seq, 'missing')
  if (event_seq < expected - 1 || (event_seq === expected - 1 && last_hash !== previous))
    fault(event_seq, 'row_disagrees')
}

function rehash(event: StoredEvent): string {
  const { dossier_id, seq, type, at, actor_kind, actor_id, actor_name, unit_id, request_id, payload } = event
  return hashEvent(event.prev_hash, {
    dossier_id,
    seq,
    type,
    at: at.toISOString(),
    actor_kind,
    actor_id,
    actor_name,
    unit_id,
    request_id,
    payload,
  })
}
