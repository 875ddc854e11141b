import type { Application } from '#platform/application.ts'
import { type Database, type OpenOptions, openDatabase } from '#platform/database/database.ts'
import { createLog, type Log } from '#platform/log.ts'
import { projectPath } from '#platform/project.ts'
import { openApplication } from '../setup/open-application.ts'
import type { Call } from './command.ts'

/** Opens the database of the configuration for one piece of work and closes it whatever happens. */
export async function withDatabase<Result>(
  { config, out }: Pick<Call, 'config' | 'out'>,
  work: (database: Database) => Promise<Result>,
  options: OpenOptions = {},
): Promise<Result> {
  const database = await openDatabase(config, quietLog(out), options)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** The same with files and prints, as the server has them. */
export async function withApplication<Result>(
  { config, out }: Pick<Call, 'config' | 'out'>,
  work: (app: Application) => Promise<Result>,
): Promise<Result> {
  const { app, close } = await openApplication(config, quietLog(out))
  try {
    return await work(app)
  } finally {
    await close()
  }
}

export function printFolders() {
  return { templatesDir: projectPath('data/forms'), fontsDir: projectPath('node_modules/@expo-google-fonts/tinos') }
}

/** What a command has to say it says itself; only warnings of what lies below pass through. */
export function quietLog(out: Call['out']): Log {
  return createLog({ level: 'warn', readable: true, write: (line) => out.problem(line) })
}
