import type { Application } from '#platform/application.ts'
import type { ScheduledJob } from '#platform/module.ts'
import { makeDigest } from './digest.ts'
import { tellNews } from './news.ts'
import { removeOld } from './notification-store.ts'
import { remind } from './reminders.ts'

const DAY = 86_400_000

export const notificationJobs: readonly ScheduledJob[] = [
  { name: 'notifications.news', schedule: '* * * * *', often: true, run: (app) => tellNews(app) },
  {
    name: 'notifications.remind',
    schedule: '*/5 * * * *',
    often: true,
    async run(app) {
      await remind(app)
      await makeDigest(app)
    },
  },
  { name: 'notifications.remove-old', schedule: '20 3 * * *', run: removeOldNotifications },
]

/** Read half a year ago, or a year old: nobody comes back to it. The dossier's own log keeps what was done. */
async function removeOldNotifications({ clock, database, log }: Application): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * DAY)
  const removed = await removeOld(database.db, { read: ago(180), any: ago(365), ended: ago(30) })
  if (removed > 0) log.info('old notifications removed', { removed })
}

/** The demonstration: what the last days would have told everybody, by the very jobs that tell it every day. */
export async function tellDemonstration(app: Application, since: Date): Promise<void> {
  await tellNews(app, since)
  await remind(app)
  await makeDigest(app)
}
