import { PgBoss } from 'pg-boss'
import { expect, test } from 'vitest'
import type { Application } from '#platform/application.ts'
import { createLog, silentLog } from '#platform/log.ts'
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

test('a job that fails says so in the log, and only what runs seldom is tried again', async () => {
  let heard: (line: string) => void = () => {}
  const failure = new Promise<string>((resolve) => {
    heard = resolve
  })
  const log = createLog({ level: 'error', readable: false, write: (line) => heard(line) })
  const failing = {
    name: 'failing',
    schedule: '0 3 * * *',
    often: true as const,
    run: () => Promise.reject(new Error('no')),
  }
  const app = { database, log } as unknown as Application
  const queue = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) },
    schema: 'job',
  })
  const jobs = await startJobs(app, [failing])
  await queue.start()
  await jobs.stop()
  await queue.send('failing', {})
  expect(await queue.getQueue('failing')).toMatchObject({ policy: 'short', retryLimit: 0 })
  await queue.stop({ graceful: false, close: false })
  const again = await startJobs(app, [failing])
  expect(JSON.parse(await failure)).toMatchObject({ message: 'a job failed', job: 'failing' })
  await again.stop()
})
