import { PgBoss } from 'pg-boss'
import type { Application } from '../application.ts'
import type { ScheduledJob } from '../module.ts'

export interface Jobs {
  stop(): Promise<void>
}

const zone = 'Asia/Ho_Chi_Minh'

/**
 * Runs the scheduled work of the capabilities by pg-boss, in the product's own database: retries, schedules and dead letters
 * are its business. One queue per job; several processes on one PostgreSQL share the work.
 */
export async function startJobs(app: Application, jobs: readonly ScheduledJob[]): Promise<Jobs> {
  const { pool } = app.database
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema: 'job',
    // Nothing here is urgent: the embedded engine has one connection, which belongs to people first.
    maintenanceIntervalSeconds: 3600,
    monitorIntervalSeconds: 3600,
    superviseIntervalSeconds: 600,
  })
  boss.on('error', (error) => app.log.error('a job failed in the queue itself', {}, error))
  boss.on('warning', (warning) => app.log.debug('the job queue warns', { warning: String(warning.message) }))
  await boss.start()
  for (const job of jobs) await start(boss, app, job)
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000, close: false }) }
}

async function start(boss: PgBoss, app: Application, job: ScheduledJob): Promise<void> {
  // What runs often needs no second chance of its own: the next run is one.
  const chances = job.often
    ? { policy: 'short' as const, retryLimit: 0, deleteAfterSeconds: 3600 }
    : { retryLimit: 3, retryDelay: 60, retryBackoff: true }
  await boss.createQueue(job.name, chances)
  const say = job.often ? app.log.debug : app.log.info
  await boss.work(job.name, { pollingIntervalSeconds: 60 }, async () => {
    say('job begins', { job: job.name })
    await runAndTell(app, job)
    say('job done', { job: job.name })
  })
  await boss.schedule(job.name, job.schedule, {}, { tz: zone })
}

/** The queue keeps what failed, but nobody reads it there. */
async function runAndTell(app: Application, job: ScheduledJob): Promise<void> {
  try {
    await job.run(app)
  } catch (error) {
    app.log.error('a job failed', { job: job.name }, error)
    throw error
  }
}
