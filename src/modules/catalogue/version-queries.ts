import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { ProcedureVersionTable } from './catalogue-tables.ts'
import type { ProcedureVersion, VersionContent } from './procedure.ts'
import { assemble, type ReadRows } from './version-rows.ts'

type Db = Kysely<Tables>

/**
 * The version by which a dossier is bound: that in force on `on` (YYYY-MM-DD), the earlier of the day of receipt and the
 * postmark (domain/law.md §6.6). Drafts are never in force; an abolished version only when its last day is known. A
 * temporary resolution (overlay) ends its version by itself. Undefined when nothing was in force.
 */
export async function findVersionInForce(db: Db, code: string, on: string): Promise<ProcedureVersion | undefined> {
  const row = await db
    .selectFrom('procedure_version')
    .selectAll()
    .where('procedure_code', '=', code)
    .where((eb) => eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', on)]))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .where((eb) => eb.or([eb('overlay_ends_on', 'is', null), eb('overlay_ends_on', '>=', on)]))
    .where('publication', '!=', 'draft')
    .where((eb) => eb.or([eb('publication', '!=', 'abolished'), eb('valid_to', 'is not', null)]))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (await readVersions(db, [row]))[0]
}

/** A version whole, also one that is no longer in force. @throws when there is none */
export async function getVersion(db: Db, id: string): Promise<ProcedureVersion> {
  const row = await db.selectFrom('procedure_version').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const [version] = await readVersions(db, [row])
  if (!version) throw new Error(`procedure version ${id} has no procedure`)
  return version
}

/** The newest version of a procedure whatever its state; undefined for codes that are unknown or only listed. */
export async function findLatestVersion(db: Db, code: string): Promise<ProcedureVersion | undefined> {
  const row = await db
    .selectFrom('procedure_version')
    .selectAll()
    .where('procedure_code', '=', code)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (await readVersions(db, [row]))[0]
}

export interface VersionSummary {
  id: string
  number: number
  valid_from: string | null
  valid_to: string | null
  publication: VersionContent['publication']
  decision_number: string | null
  decision_on: string | null
  imported_at: Date
}

/** History of a procedure, newest first. */
export async function listVersions(db: Db, code: string): Promise<VersionSummary[]> {
  return db
    .selectFrom('procedure_version')
    .select(['id', 'number', 'valid_from', 'valid_to', 'publication', 'decision_number', 'decision_on', 'imported_at'])
    .where('procedure_code', '=', code)
    .orderBy('number', 'desc')
    .execute()
}

/** Versions that rest on a temporary resolution, the one that ends first on top (law.md §6.6: a watch-list). */
export async function listOverlays(
  db: Db,
): Promise<{ procedure_code: string; name_vi: string; ends_on: string; legal_basis: string | null }[]> {
  const rows = await db
    .selectFrom('procedure_version')
    .select(['procedure_code', 'name_vi', 'overlay_ends_on', 'overlay_legal_basis'])
    .where('overlay_ends_on', 'is not', null)
    .where('valid_to', 'is', null)
    .orderBy('overlay_ends_on')
    .orderBy('procedure_code')
    .execute()
  return rows.map((row) => ({
    procedure_code: row.procedure_code,
    name_vi: row.name_vi,
    ends_on: row.overlay_ends_on ?? '',
    legal_basis: row.overlay_legal_basis,
  }))
}

/** Rows of versions with all their parts: two statements, and six more when one of them was not read lately. */
export async function readVersions(db: Db, rows: Selectable<ProcedureVersionTable>[]): Promise<ProcedureVersion[]> {
  if (rows.length === 0) return []
  await readContents(
    db,
    rows.filter((row) => !contents.has(contentKey(row))),
  )
  const identities = await readIdentities(
    db,
    rows.map((row) => row.procedure_code),
  )
  return rows.map((row) => {
    const procedure = identities.get(row.procedure_code)
    const content = contents.get(contentKey(row))
    if (!procedure || !content) throw new Error(`procedure ${row.procedure_code} is missing`)
    const { id, procedure_code, number, valid_from, valid_to, content_hash } = row
    return { id, procedure_code, number, valid_from, valid_to, content_hash, procedure, ...content }
  })
}

/**
 * What versions say, kept between requests: a stored version never changes, other content is another version. The key holds
 * the hash of the content and the publication, so even a changed row would be read anew.
 */
const contents = new Map<string, VersionContent>()
const MOST_KEPT = 300

function contentKey(row: Selectable<ProcedureVersionTable>): string {
  return `${row.id} ${row.content_hash} ${row.publication}`
}

async function readContents(db: Db, rows: Selectable<ProcedureVersionTable>[]): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map((row) => row.id)
  const [cases, channels, components, fees, processes, steps] = await Promise.all([
    readPart(db, 'procedure_case', ids),
    readPart(db, 'case_channel', ids),
    readPart(db, 'procedure_component', ids),
    readPart(db, 'procedure_fee', ids),
    readPart(db, 'internal_process', ids),
    readPart(db, 'process_step', ids),
  ])
  for (const row of rows) {
    const parts: ReadRows = {
      cases: cases.filter(ofVersion(row.id)),
      channels: channels.filter(ofVersion(row.id)),
      components: components.filter(ofVersion(row.id)),
      fees: fees.filter(ofVersion(row.id)),
      processes: processes.filter(ofVersion(row.id)),
      steps: steps.filter(ofVersion(row.id)),
    }
    contents.set(contentKey(row), assemble(row, parts))
  }
  // Old entries go first; a list of more versions than are kept at once keeps what it has just read until it is answered.
  for (const key of contents.keys()) {
    if (contents.size <= Math.max(MOST_KEPT, rows.length)) break
    contents.delete(key)
  }
}

type Parts = Pick<
  Tables,
  'procedure_case' | 'case_channel' | 'procedure_component' | 'procedure_fee' | 'internal_process' | 'process_step'
>

async function readPart<T extends keyof Parts>(db: Db, table: T, ids: string[]): Promise<Selectable<Parts[T]>[]> {
  const rows = await db
    .selectFrom(table as 'procedure_case')
    .selectAll()
    .where('version_id', 'in', ids)
    .orderBy('version_id')
    .orderBy('ordinal')
    .execute()
  return rows as unknown as Selectable<Parts[T]>[]
}

const ofVersion = (id: string) => (row: { version_id: string }) => row.version_id === id

async function readIdentities(db: Db, codes: string[]): Promise<Map<string, ProcedureVersion['procedure']>> {
  const rows = await db
    .selectFrom('procedure')
    .innerJoin('procedure_field', 'procedure_field.code', 'procedure.field_code')
    .select([
      'procedure.code',
      'status',
      'procedure_field.code as field_code',
      'procedure_field.name_vi',
      'procedure_field.name_en',
    ])
    .where('procedure.code', 'in', codes)
    .execute()
  const links = await db
    .selectFrom('procedure_successor')
    .selectAll()
    .where('procedure_code', 'in', codes)
    .orderBy('ordinal')
    .execute()
  return new Map(
    rows.map(({ name_vi, name_en, ...row }) => [
      row.code,
      {
        ...row,
        field_name: { vi: name_vi, en: name_en },
        successors: links.filter((link) => link.procedure_code === row.code).map((link) => link.successor_code),
      },
    ]),
  )
}
