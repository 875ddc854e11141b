import { writeSync } from 'node:fs'
import process from 'node:process'
import { sql } from 'kysely'
import { openDatabase } from '#platform/database/database.ts'
import { silentLog } from '#platform/log.ts'

/** Inserts numbers for ever and prints each one after it was acknowledged. Arguments: data folder, first number. */
const [dataFolder = '', first = '0'] = process.argv.slice(2)
const { db } = await openDatabase({ dataFolder }, silentLog, { migrate: false })
for (let n = Number(first); ; n++) {
  await db.transaction().execute((tx) => sql`insert into kept values (${n})`.execute(tx))
  // Past every buffer of this process: what was printed was really printed before the kill.
  writeSync(1, `${n}\n`)
}
