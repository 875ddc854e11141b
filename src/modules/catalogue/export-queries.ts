import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Catalogue, ProcedureEntry } from './catalogue.ts'
import { listFlags } from './catalogue-queries.ts'
import type { ProcedureVersionTable } from './catalogue-tables.ts'
import type { ProcedureVersion } from './procedure.ts'
import { readVersions } from './version-queries.ts'

type Db = Kysely<Tables>

/**
 * What an import brought, as a file again: the newest version of each procedure with content, in the order of the import;
 * `fieldCode` gives one field with the sources that it names.
 */
export async function exportCatalogue(db: Db, fieldCode?: string): Promise<Catalogue> {
  let newest = db
    .selectFrom('procedure_version')
    .innerJoin('procedure', 'procedure.code', 'procedure_version.procedure_code')
    .selectAll('procedure_version')
    .distinctOn('procedure_version.procedure_code')
    .orderBy('procedure_version.procedure_code')
    .orderBy('procedure_version.number', 'desc')
  if (fieldCode !== undefined) newest = newest.where('procedure.field_code', '=', fieldCode)
  const rows = await newest.execute()
  const stated = new Map(rows.map((row) => [row.id, row]))
  const order = await db.selectFrom('procedure').select(['code', 'ordinal']).where('status', '!=', 'listed').execute()
  const place = new Map(order.map((row) => [row.code, row.ordinal]))
  const versions = await readVersions(db, rows)
  versions.sort((a, b) => (place.get(a.procedure_code) ?? 0) - (place.get(b.procedure_code) ?? 0))
  const procedures = versions.map((version) => asEntry(version, stated.get(version.id)))
  const codes = new Set(procedures.map((entry) => entry.code))
  const flags = (await listFlags(db)).filter((flag) => flag.rule === 'reported' && flag.state !== 'resolved')
  const reported = flags
    .filter((flag) => fieldCode === undefined || codes.has(flag.procedure_code))
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ procedure_code, path, message, source }) => ({ procedure_code, path, message: message ?? '', source }))
  return { ...(await fieldsAndSources(db, fieldCode, JSON.stringify([procedures, reported]))), procedures, reported }
}

async function fieldsAndSources(
  db: Db,
  fieldCode: string | undefined,
  text: string,
): Promise<Pick<Catalogue, 'fields' | 'sources'>> {
  const fields = await db.selectFrom('procedure_field').selectAll().orderBy('ordinal').execute()
  const sources = await db.selectFrom('catalogue_source').selectAll().orderBy('ordinal').execute()
  return {
    fields: fields
      .filter((row) => fieldCode === undefined || row.code === fieldCode)
      .map(({ code, name_vi, name_en }) => ({ code, name: { vi: name_vi, en: name_en } })),
    sources: sources
      .filter((row) => fieldCode === undefined || text.includes(JSON.stringify(row.code)))
      .map(({ ordinal: _, ...source }) => source),
  }
}

function asEntry(version: ProcedureVersion, row: Selectable<ProcedureVersionTable> | undefined): ProcedureEntry {
  const { id: _id, procedure_code: _code, number: _number, content_hash: _hash, procedure, ...content } = version
  const { field_name: _name, ...identity } = procedure
  return {
    ...identity,
    ...content,
    valid_from: row?.valid_from_is_stated ? version.valid_from : null,
    valid_to: row?.valid_to_is_stated ? version.valid_to : null,
  }
}
