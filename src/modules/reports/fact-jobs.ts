import type { Application } from '#platform/application.ts'
import { catchUpFacts, checkFacts } from './fact-store.ts'

/** Ahead of whoever asks, so that a report finds little left to read. */
export async function refreshFacts(app: Application): Promise<void> {
  await catchUpFacts(app.database.db)
}

/** Most codes that the log names of one night. */
const NAMED = 20

/** Every row against the log. A difference is never put right silently: it is a fault, and somebody must know. */
export async function checkEveryNight(app: Application): Promise<void> {
  const { looked, differing } = await checkFacts(app.database.db)
  if (differing.length > 0) {
    app.log.error('report rows differ from the log', {
      looked,
      differing: differing.length,
      codes: differing.slice(0, NAMED).join(' '),
    })
  } else app.log.info('report rows agree with the log', { looked })
}
