import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { listFields, type StoredFlag } from './catalogue-queries.ts'

/** What the administrator's first page says about the catalogue. */
export interface CatalogueState {
  fields: { code: string; name: string; current: number; superseded: number; openFlags: number }[]
  openFlags: number
  /** Instant of the newest version, null before the first import. */
  importedAt: Date | null
}

export async function catalogueState(db: Kysely<Tables>): Promise<CatalogueState> {
  const open = await db
    .selectFrom('data_quality_flag')
    .leftJoin('procedure', 'procedure.code', 'data_quality_flag.procedure_code')
    .select((eb) => ['procedure.field_code', eb.fn.countAll<number>().as('count')])
    .where('data_quality_flag.state', '=', 'open')
    .groupBy('procedure.field_code')
    .execute()
  const newest = await db
    .selectFrom('procedure_version')
    .select((eb) => eb.fn.max('imported_at').as('at'))
    .executeTakeFirst()
  const flagsOf = new Map(open.map((row) => [row.field_code, Number(row.count)]))
  const fields = await listFields(db)
  return {
    fields: fields.map(({ code, name, current, superseded }) => {
      return { code, name: name.vi, current, superseded, openFlags: flagsOf.get(code) ?? 0 }
    }),
    openFlags: [...flagsOf.values()].reduce((sum, count) => sum + count, 0),
    importedAt: newest?.at ?? null,
  }
}

export interface FlagLine extends StoredFlag {
  procedure_name: string | null
}

/** Flags with the procedure's name, a page at a time, by procedure. @param after id of the last line of the page before */
export async function listFlagLines(
  db: Kysely<Tables>,
  filter: { state: StoredFlag['state']; field?: string | undefined; after?: string | undefined; limit?: number },
): Promise<{ rows: FlagLine[]; next: string | null }> {
  const limit = filter.limit ?? 50
  let query = db
    .selectFrom('data_quality_flag')
    .leftJoin('procedure', 'procedure.code', 'data_quality_flag.procedure_code')
    .selectAll('data_quality_flag')
    .select('procedure.name_vi as procedure_name')
    .where('data_quality_flag.state', '=', filter.state)
    .orderBy('data_quality_flag.procedure_code')
    .orderBy('data_quality_flag.id')
    .limit(limit + 1)
  if (filter.field) query = query.where('procedure.field_code', '=', filter.field)
  const last = filter.after
    ? await db
        .selectFrom('data_quality_flag')
        .select(['procedure_code', 'id'])
        .where('id', '=', filter.after)
        .executeTakeFirst()
    : undefined
  if (last) {
    query = query.where((eb) =>
      eb.or([
        eb('data_quality_flag.procedure_code', '>', last.procedure_code),
        eb.and([
          eb('data_quality_flag.procedure_code', '=', last.procedure_code),
          eb('data_quality_flag.id', '>', last.id),
        ]),
      ]),
    )
  }
  const found = await query.execute()
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
}
