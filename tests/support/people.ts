import { mkdtempSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemoPeople } from '#modules/identity/exports.ts'
import { loadOrganisations } from '#modules/organisations/exports.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { projectPath } from '#platform/project.ts'

/** An application as far as people and rights need one, on the worker's database. */
export function peopleApp(database: Database, clock: Clock) {
  const config = { dataFolder: mkdtempSync(join(tmpdir(), 'motcua-people-')) } as Config
  return { config, clock, database }
}

export type PeopleApp = ReturnType<typeof peopleApp>

/** The demonstration province with its people; `actorOf` of actors.ts gives one of them. */
export async function seedPeople(app: PeopleApp): Promise<void> {
  await loadOrganisations(
    app.database.db,
    JSON.parse(await readFile(projectPath('data/organisations/demo.json'), 'utf8')),
  )
  await seedDemoPeople(app)
}
