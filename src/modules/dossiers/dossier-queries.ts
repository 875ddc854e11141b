import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Dossier, Passage } from './dossier.ts'
import type {
  ClockMarkTable,
  DossierComponentTable,
  DossierDocumentTable,
  DossierEventTable,
  DossierFileTable,
} from './dossier-tables.ts'

export type DossierEvent = Selectable<DossierEventTable>
export type DossierFile = Selectable<DossierFileTable>
export type DossierDocument = Selectable<DossierDocumentTable>
export type DossierComponent = Selectable<DossierComponentTable>

export async function findDossier(db: Kysely<Tables>, code: string): Promise<Dossier | undefined> {
  return db.selectFrom('dossier').selectAll().where('code', '=', code).executeTakeFirst()
}

export async function findLastEvent(db: Kysely<Tables>, dossierId: string): Promise<DossierEvent | undefined> {
  return db
    .selectFrom('dossier_event')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
}

/** The latest event of one type. */
export async function findLastEventOf(
  db: Kysely<Tables>,
  dossierId: string,
  type: string,
): Promise<DossierEvent | undefined> {
  return db
    .selectFrom('dossier_event')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('type', '=', type)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
}

export async function listEvents(db: Kysely<Tables>, dossierId: string): Promise<DossierEvent[]> {
  return db.selectFrom('dossier_event').selectAll().where('dossier_id', '=', dossierId).orderBy('seq').execute()
}

export async function listPassages(db: Kysely<Tables>, dossierId: string): Promise<Passage[]> {
  return db.selectFrom('dossier_passage').selectAll().where('dossier_id', '=', dossierId).orderBy('seq').execute()
}

export async function findOpenPassage(db: Kysely<Tables>, dossierId: string): Promise<Passage | undefined> {
  return db
    .selectFrom('dossier_passage')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('ended_at', 'is', null)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
}

export async function listClockMarks(db: Kysely<Tables>, dossierId: string): Promise<Selectable<ClockMarkTable>[]> {
  return db.selectFrom('clock_mark').selectAll().where('dossier_id', '=', dossierId).orderBy('seq').execute()
}

export async function listComponents(db: Kysely<Tables>, dossierId: string): Promise<DossierComponent[]> {
  return db.selectFrom('dossier_component').selectAll().where('dossier_id', '=', dossierId).orderBy('ordinal').execute()
}

export async function listFiles(db: Kysely<Tables>, dossierId: string): Promise<DossierFile[]> {
  return db
    .selectFrom('dossier_file')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('component', (order) => order.asc().nullsLast())
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

export async function findFile(
  db: Kysely<Tables>,
  dossierId: string,
  fileId: string,
): Promise<DossierFile | undefined> {
  return db
    .selectFrom('dossier_file')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('id', '=', fileId)
    .executeTakeFirst()
}

export async function listDocuments(db: Kysely<Tables>, dossierId: string): Promise<DossierDocument[]> {
  return db
    .selectFrom('dossier_document')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('event_seq')
    .orderBy('id')
    .execute()
}

export async function findDocument(
  db: Kysely<Tables>,
  dossierId: string,
  id: string,
): Promise<DossierDocument | undefined> {
  return db
    .selectFrom('dossier_document')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface KnownParty {
  kind: string
  identifier: string
  name: string
  address: string | null
  phone: string | null
  email: string | null
  dossier_count: number
}

/** A person, enterprise or organisation that has brought a dossier before, by its number. */
export async function findParty(db: Kysely<Tables>, kind: string, identifier: string): Promise<KnownParty | undefined> {
  return db
    .selectFrom('party')
    .select(['kind', 'identifier', 'name', 'address', 'phone', 'email', 'dossier_count'])
    .where('kind', '=', kind as never)
    .where('identifier', '=', identifier)
    .executeTakeFirst()
}

/** Names of units, for a page or a print that shows several of them. */
export async function unitNames(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>`
    select id, name from unit where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.rows.map((row) => [row.id, row.name]))
}

/** What an officer has in hand: open dossiers, and those past their step's time. */
export interface OpenLoad {
  open: number
  late: number
}

export async function listOpenLoads(
  db: Kysely<Tables>,
  officerIds: readonly string[],
  now: Date,
): Promise<Map<string, OpenLoad>> {
  if (officerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('dossier')
    .select((eb) => [
      'holder_id',
      eb.fn.countAll<number>().as('open'),
      sql<number>`count(*) filter (where step_due_at < ${now})`.as('late'),
    ])
    .where('holder_id', 'in', [...officerIds])
    .where('ended_at', 'is', null)
    .groupBy('holder_id')
    .execute()
  return new Map(rows.map((row) => [row.holder_id ?? '', { open: Number(row.open), late: Number(row.late) }]))
}
