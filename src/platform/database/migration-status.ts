import { readdir } from 'node:fs/promises'
import type pg from 'pg'
import { projectPath } from '../project.ts'

export interface MigrationStatus {
  applied: { name: string; applied_at: Date }[]
  /** Files that the database does not have yet, in their order. */
  pending: string[]
  /** Applied ones that this version does not have: a newer version used the database. */
  unknown: string[]
}

/** Looks only; also at a database that was never migrated. */
export async function readMigrationStatus(pool: pg.Pool): Promise<MigrationStatus> {
  const files = (await readdir(projectPath('migrations'))).filter((name) => name.endsWith('.sql')).sort()
  const { rows: found } = await pool.query<{ there: boolean }>(
    "select to_regclass('schema_migration') is not null as there",
  )
  const { rows: applied } = found[0]?.there
    ? await pool.query<{ name: string; applied_at: Date }>(
        'select name, applied_at from schema_migration order by name',
      )
    : { rows: [] }
  const names = new Set(applied.map((row) => row.name))
  return {
    applied,
    pending: files.filter((name) => !names.has(name)),
    unknown: [...names].filter((name) => !files.includes(name)),
  }
}
