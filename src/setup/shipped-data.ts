import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCalendars } from '#modules/calendar/exports.ts'
import { importNationalList, importProcedures, parseProcedures, readNationalList } from '#modules/catalogue/exports.ts'
import { loadReminderRules } from '#modules/notifications/exports.ts'
import { loadParameters } from '#modules/parameters/exports.ts'
import type { Application } from '#platform/application.ts'
import { projectPath } from '#platform/project.ts'

type Parts = Pick<Application, 'database' | 'clock'>

/**
 * What ships with the product and every installation needs: calendars, legal parameters, the catalogue of procedures and the
 * national list. Repeatable: what is there already, or was changed by an administrator, stays.
 */
export async function loadShippedData(app: Parts, report: (line: string) => void): Promise<void> {
  const { db } = app.database
  const now = app.clock.now()
  await loadCalendars(db, projectPath('data/calendars'), now)
  await loadParameters(db, readJson('data/parameters.json'), now)
  await loadReminderRules(db, readJson('data/reminder-rules.json'), now)
  if (await hasProcedures(app)) return
  report('catalogue of procedures')
  await loadCatalogue(app, now)
}

/** The shipped catalogue is loaded once; from then on the board imports its own decisions (`motcua import procedures`). */
async function hasProcedures(app: Parts): Promise<boolean> {
  return (await app.database.db.selectFrom('procedure').select('code').limit(1).executeTakeFirst()) !== undefined
}

async function loadCatalogue(app: Parts, now: Date): Promise<void> {
  const folder = projectPath('data/procedures')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const parsed = parseProcedures(files.map((name) => ({ name, json: readJson(join('data/procedures', name)) })))
  const list = readNationalList(readFileSync(join(folder, 'national-list.jsonl'), 'utf8'))
  await app.database.db.transaction().execute(async (tx) => {
    await importProcedures(tx, parsed, now)
    await importNationalList(tx, list.rows)
  })
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(projectPath(path), 'utf8'))
}
