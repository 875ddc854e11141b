import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database/database.ts'
import type { FileStore } from './files/file-store.ts'
import type { Log } from './log.ts'
import type { PrintService } from './prints/typst.ts'

/** What every request can reach. Made once in server.ts, handed down; nothing here is a global. */
export interface Application {
  config: Config
  clock: Clock
  log: Log
  database: Database
  files: FileStore
  prints: PrintService
}
