import { type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import { type RecountOrder, recountNext } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import type { Database } from '#platform/database/database.ts'
import type { ScheduledJob } from '#platform/module.ts'
import { listRunning } from './recount-queries.ts'
import { lockRunning, type Recount, saveStep } from './recount-store.ts'

export type RecountApp = Pick<Application, 'clock' | 'database' | 'log'>

/** So few that nobody at the counter waits for a batch: the embedded engine has one connection (bench/recount.ts tells how long). */
export const BATCH = 250

const running = new WeakMap<Database, Promise<void>>()

/**
 * Carries out every act that has been decided and is not finished, batch by batch, each batch in one transaction with the place
 * that it has reached. Killed in between, it goes on from there within a minute of the next start.
 */
export function runRecounts(app: RecountApp): Promise<void> {
  const present = running.get(app.database)
  // An act that is decided at the very end of a run would wait for the next minute.
  if (present) return present.then(() => runRecounts(app))
  const run = runAll(app).finally(() => running.delete(app.database))
  running.set(app.database, run)
  return run
}

/** In the background: whoever decided sees the page of the act at once, with its progress. */
export function startRecounts(app: RecountApp): void {
  runRecounts(app).catch((error: unknown) => app.log.error('recounting stopped', {}, error))
}

async function runAll(app: RecountApp): Promise<void> {
  for (;;) {
    const [next] = await listRunning(app.database.db)
    if (!next) return
    const calendar = await workingCalendar(app.database.db, next.calendar_code, next.to_version)
    while (await runBatch(app, next.id, calendar)) await turn()
    app.log.info('recount finished', { recount: next.id })
  }
}

/** False when there is nothing left to do. */
async function runBatch({ clock, database }: RecountApp, id: string, calendar: WorkingCalendar): Promise<boolean> {
  return database.db.transaction().execute(async (tx) => {
    const recount = await lockRunning(tx, id)
    if (!recount) return false
    const now = clock.now()
    const step = await recountNext(tx, orderOf(recount), calendar, now, {
      after: recount.reached_id,
      limit: BATCH,
      digest: recount.found_digest,
    })
    await saveStep(tx, recount, step, now)
    return step.reached !== null
  })
}

function orderOf(recount: Recount): RecountOrder {
  const { actor_kind, actor_id, actor_name, unit_id, document, document_on, ...rest } = recount
  return {
    ...rest,
    document: document && (document_on ? `${document} (${document_on})` : document),
    actor: { kind: actor_kind, id: actor_id, name: actor_name, unitId: unit_id },
  }
}

/** Lets whoever waits for the database go first. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** What a kill left behind is taken up again. */
export const finishRecounts: ScheduledJob = {
  name: 'deadlines.finish_recounts',
  schedule: '* * * * *',
  often: true,
  run: runRecounts,
}
