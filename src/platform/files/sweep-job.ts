import type { Application } from '../application.ts'
import type { ScheduledJob } from '../module.ts'
import { forgetUnusedFile, listUnusedFiles } from './stored-file-store.ts'

/** Longer than anybody fills in a form; what a kept draft has stays as long as the draft. */
const KEPT_MS = 3 * 86_400_000
const AT_ONCE = 500

/** Uploads that were never handed in hold personal data and fill the disk. */
export const sweepUnusedFiles: ScheduledJob = {
  name: 'files.sweep-unused',
  schedule: '50 3 * * *',
  async run(app) {
    const swept = await sweep(app)
    if (swept > 0) app.log.info('unused files removed', { swept })
  },
}

/** The row first, then the bytes: a dossier can only take a file that has a row. */
export async function sweep({ database: { db }, clock, files }: Pick<Application, 'database' | 'clock' | 'files'>) {
  const before = new Date(clock.now().getTime() - KEPT_MS)
  let swept = 0
  for (;;) {
    const unused = await listUnusedFiles(db, before, AT_ONCE)
    let forgotten = 0
    for (const sha256 of unused) {
      if (!(await forgetUnusedFile(db, sha256, before))) continue
      forgotten++
      await files.discard(sha256, KEPT_MS)
    }
    swept += forgotten
    if (forgotten === 0 || unused.length < AT_ONCE) return swept
  }
}
