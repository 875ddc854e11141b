import { PgBoss } from 'pg-boss'
import { expect, test } from 'vitest'
import type { Application } from '#platform/application.ts'
import { silentLog } from '#platform/log.ts'
import { useDatabase } from '#tests/support/database.ts'
import { startJobs } from './jobs.ts'

const { database } = useDatabase()

test('a scheduled job is known to the queue and runs when it is sent', async () => {
  let finished: () => void = () => {}
  const done = new Promise<void>((resolve) => {
    finished = resolve
  })
  const app = { database, log: silentLog } as unknown as Application
  const jobs = await startJobs(app, [{ name: 'probe', schedule: '0 3 * * *', run: async () => finished() }])
  const queue = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) },
    schema: 'job',
  })
  await queue.start()
  const [schedule] = await queue.getSchedules()
  expect(schedule).toMatchObject({ name: 'probe', cron: '0 3 * * *', timezone: 'Asia/Ho_Chi_Minh' })
  await queue.send('probe', {})
  await queue.stop({ graceful: false, close: false })
  await jobs.stop()
  const again = await startJobs(app, [{ name: 'probe', schedule: '0 3 * * *', run: async () => finished() }])
  await done
  await again.stop()
})
