import { writeSync } from 'node:fs'
import process from 'node:process'
import { runRecounts } from '#modules/deadlines/recount-run.ts'
import { openDatabase } from '#platform/database/database.ts'
import { silentLog } from '#platform/log.ts'

/** Carries out what was decided, in a process that a test kills; prints a line as each batch begins. Argument: data folder. */
const [dataFolder = ''] = process.argv.slice(2)
const database = await openDatabase({ dataFolder }, silentLog, { migrate: false })
const clock = {
  now() {
    // Past every buffer of this process: whoever reads it knows that the batch before is committed.
    writeSync(1, 'batch\n')
    return new Date('2026-08-04T02:00:00Z')
  },
}
await runRecounts({ database, clock, log: silentLog })
await database.close()
