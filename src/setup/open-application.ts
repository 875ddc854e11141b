import { join } from 'node:path'
import type { Application } from '#platform/application.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { openDiskFileStore } from '#platform/files/disk-file-store.ts'
import type { Log } from '#platform/log.ts'
import { savedTemplates } from '#platform/prints/print-template-queries.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'

export interface OpenApplication {
  app: Application
  close(): Promise<void>
}

/** Database, files and prints on the real clock. Whoever opens it closes it. */
export async function openApplication(config: Config, log: Log): Promise<OpenApplication> {
  const database = await openDatabase(config, log)
  const prints = createPrintService({
    templatesDir: projectPath('data/forms'),
    fontsDir: projectPath('node_modules/@expo-google-fonts/tinos'),
    saved: savedTemplates(database.db, systemClock),
  })
  const close = async () => {
    prints.close()
    await database.close()
  }
  try {
    const files = await openDiskFileStore({
      folder: join(config.dataFolder, 'files'),
      limitBytes: config.uploadLimitBytes,
    })
    return { app: { config, clock: systemClock, log, database, files, prints }, close }
  } catch (error) {
    await close()
    throw error
  }
}
