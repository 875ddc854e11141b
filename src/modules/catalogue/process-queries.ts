import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { Limit, Process } from './procedure.ts'
import { readVersions } from './version-queries.ts'

export interface ProcessInForce {
  procedure_code: string
  procedure_name: string
  process: Process
  /** Of the first case that it serves; null where none is published. */
  limit: Limit | null
}

/** The internal processes of current procedures by their newest version in force on the day, by procedure code. */
export async function listProcesses(db: Kysely<Tables>, on: string, procedureCode?: string): Promise<ProcessInForce[]> {
  let query = db
    .selectFrom('procedure_version as version')
    .innerJoin('procedure', 'procedure.code', 'version.procedure_code')
    .selectAll('version')
    .distinctOn('version.procedure_code')
    .where('procedure.status', '=', 'current')
    .where('version.publication', 'not in', ['draft', 'abolished'])
    .where((eb) => eb.or([eb('version.valid_from', 'is', null), eb('version.valid_from', '<=', on)]))
    .where((eb) => eb.or([eb('version.valid_to', 'is', null), eb('version.valid_to', '>=', on)]))
    .where((eb) =>
      eb.exists(
        eb.selectFrom('internal_process as own').select('own.version_id').whereRef('own.version_id', '=', 'version.id'),
      ),
    )
  if (procedureCode !== undefined) query = query.where('version.procedure_code', '=', procedureCode)
  const rows = await query.orderBy('version.procedure_code').orderBy('version.number', 'desc').execute()
  return (await readVersions(db, rows)).flatMap((version) =>
    version.processes.map((process) => ({
      procedure_code: version.procedure_code,
      procedure_name: version.name.vi,
      process,
      limit:
        version.cases.find(({ code }) => process.case_codes.length === 0 || process.case_codes.includes(code))?.limit ??
        null,
    })),
  )
}
