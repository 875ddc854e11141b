import { join } from 'node:path'
import type { Application } from '../application.ts'
import { writeBackup } from '../database/backup.ts'
import { keepNewest } from '../database/engine-copy.ts'
import type { ScheduledJob } from '../module.ts'

/** How many nights one can go back. */
const COPIES_KEPT = 7

/**
 * The embedded database has no administrator who would back it up: its rows are kept each night beside it, against a slip of
 * the hand or damaged files. `motcua restore` takes such a copy. It lies on the same disk, so it is no backup; PostgreSQL is
 * left to its own tools.
 */
export const nightlyCopy: ScheduledJob = {
  name: 'archive.nightly-copy',
  schedule: '10 1 * * *',
  run: (app) => writeNightlyCopy(app),
}

export async function writeNightlyCopy(app: Pick<Application, 'clock' | 'config' | 'database' | 'log'>): Promise<void> {
  const { clock, config, database, log } = app
  if (database.engine !== 'embedded') return
  const folder = join(config.dataFolder, 'copies')
  const name = `nightly-${clock
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '')}.jsonl.gz`
  const { rows } = await writeBackup(database, join(folder, name))
  await keepNewest(folder, /^nightly-.*\.jsonl\.gz$/, COPIES_KEPT)
  log.info('nightly copy of the database made', { name, rows })
}
