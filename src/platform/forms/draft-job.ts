import type { ScheduledJob } from '../module.ts'
import { removeDraftsBefore } from './draft-store.ts'

const KEPT_DAYS = 30

/** Drafts hold personal data; whoever has not come back for a month will not. */
export const removeOldDrafts: ScheduledJob = {
  name: 'forms.remove-old-drafts',
  schedule: '40 3 * * *',
  async run(app) {
    const before = new Date(app.clock.now().getTime() - KEPT_DAYS * 86_400_000)
    const removed = await removeDraftsBefore(app.database.db, before)
    if (removed > 0) app.log.info('old drafts removed', { removed })
  },
}
