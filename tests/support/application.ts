import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { SettableClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { openDiskFileStore } from '#platform/files/disk-file-store.ts'
import { silentLog } from '#platform/log.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'

/** A whole application on the worker's database, with a data folder of its own and a clock that stands still. */
export async function testApplication(
  database: Database,
  settings: Record<string, string> = {},
): Promise<Application & { clock: SettableClock }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'motcua-test-'))
  const config = readConfig({ DATA_DIR: dataFolder, ...settings }, [])
  return {
    config,
    clock: new SettableClock('2026-11-23T02:00:00Z'),
    log: silentLog,
    database,
    files: await openDiskFileStore({ folder: join(dataFolder, 'files'), limitBytes: config.uploadLimitBytes }),
    prints: createPrintService({
      templatesDir: projectPath('data/forms'),
      fontsDir: projectPath('node_modules/@expo-google-fonts/tinos'),
    }),
  }
}

/** An officer who holds the permissions everywhere. */
export function officerWith(...permissions: readonly string[]): Actor {
  return {
    kind: 'officer',
    id: 'officer-of-the-test',
    name: 'Lê Minh Châu',
    unitId: null,
    grants: new Map(permissions.map((each) => [each, 'everywhere'])),
  }
}
