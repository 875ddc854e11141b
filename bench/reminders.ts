/**
 * Reminders over 100,000 open dossiers: the first run (everything that is overdue or near its date is told), later runs with
 * nothing new, the digest, and the bell that every page shows.
 * `node bench/reminders.ts [open dossiers]`; on PostgreSQL too when DATABASE_URL is set.
 */
import { sql } from 'kysely'
import { isOpenAt, workingCalendar } from '#modules/calendar/exports.ts'
import { countUnread, makeDigest, remind } from '#modules/notifications/exports.ts'
import type { Application } from '#platform/application.ts'
import { SettableClock } from '#platform/clock.ts'
import { multiplyDossiers } from './many-dossiers.ts'
import { report, round, spreadOf } from './measure.ts'
import { engines, openWorld, removeWorld, type World } from './world.ts'

const OPEN = Number(process.argv[2] ?? 100_000)

for (const server of engines()) {
  const world = await openWorld(server)
  try {
    await measure(world)
  } finally {
    await world.close()
    await removeWorld(world)
  }
}

async function measure(world: World): Promise<void> {
  const { db } = world.app.database
  const open = await fill(world)
  const clock = new SettableClock(await officeHour(world))
  const app: Application = { ...world.app, clock }
  const first = await timed(() => remind(app))
  const later: number[] = []
  for (let round_ = 0; round_ < 5; round_ += 1) {
    clock.set(new Date(clock.now().getTime() + 60_000))
    later.push((await timed(() => remind(app))).ms)
  }
  await sql`delete from event_reading where reader = 'digest'`.execute(db)
  await sql`delete from notification where kind = 'digest'`.execute(db)
  const digest = await timed(() => makeDigest(app))
  const someone = await db.selectFrom('notification').select('officer_id').limit(1).executeTakeFirstOrThrow()
  const bell: number[] = []
  for (let asked = 0; asked < 200; asked += 1) bell.push((await timed(() => countUnread(db, someone.officer_id))).ms)
  const told = await db
    .selectFrom('reminder_told')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirst()
  report('reminders', {
    engine: world.engine,
    open,
    first_s: round(first.ms / 1000),
    told: Number(told?.n),
    later_ms: spreadOf(later),
    digest_ms: round(digest.ms),
    bell_ms: spreadOf(bell),
  })
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const started = performance.now()
  const result = await work()
  return { ms: performance.now() - started, result }
}

/** The demonstration's open dossiers, copied until there are enough; their dates are spread over three weeks around now. */
async function fill(world: World): Promise<number> {
  const { db } = world.app.database
  const count = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from dossier where ended_at is null`.execute(db)
    return rows[0]?.n ?? 0
  }
  await multiplyDossiers(db, 1, Math.ceil(OPEN / (await count())))
  const now = world.app.clock.now()
  await sql`update dossier set step_due_at = ${now}::timestamptz - interval '3 days' + (abs(hashtext(id::text)) % 20000) * interval '1 minute'
    where ended_at is null and step_due_at is not null`.execute(db)
  await sql`analyze`.execute(db)
  return count()
}

async function officeHour(world: World): Promise<Date> {
  const calendar = await workingCalendar(world.app.database.db, 'vn')
  let at = world.app.clock.now().getTime()
  while (!isOpenAt(calendar, at) || !isOpenAt(calendar, at + 600_000)) at -= 900_000
  return new Date(at)
}
