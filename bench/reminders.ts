/**
 * Reminders over 100,000 open dossiers: the first run (everything that is overdue or near its date is told), later runs with
 * nothing new, the digest, and the bell that every page shows.
 * `node bench/reminders.ts [open dossiers]`; on PostgreSQL too when DATABASE_URL is set.
 */
import { type Kysely, sql } from 'kysely'
import { isOpenAt, workingCalendar } from '#modules/calendar/exports.ts'
import { countUnread, makeDigest, remind } from '#modules/notifications/exports.ts'
import type { Application } from '#platform/application.ts'
import { SettableClock } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'
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

/**
 * The demonstration's open dossiers with their present passage, copied until there are enough; the dates of their steps are
 * spread over two weeks around now. What reminders do not read (papers, events, search) is not copied.
 */
async function fill(world: World): Promise<number> {
  const { db } = world.app.database
  const count = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from dossier where ended_at is null`.execute(db)
    return rows[0]?.n ?? 0
  }
  const copies = Math.ceil(OPEN / (await count()))
  await sql`create temporary table copied as select id as old_id, md5(id::text || n)::uuid as new_id, n
    from dossier, generate_series(1, ${copies}::int) as n where ended_at is null`.execute(db)
  const now = world.app.clock.now()
  const due = sql`case when step_due_at is null then null else ${now}::timestamptz - interval '3 days'
    + (abs(hashtext(new_id::text)) % 20000) * interval '1 minute' end`
  await sql`alter table dossier disable trigger user`.execute(db)
  const columns = await columnsOf(db, 'dossier', ['id', 'code', 'step_due_at', 'search'])
  await sql`insert into dossier (id, code, step_due_at, ${columns})
    select new_id, replace(code, 'H62.015-', 'H62.015.' || n || '-'), ${due}, ${columns} from dossier join copied on old_id = id`.execute(
    db,
  )
  const parts = await columnsOf(db, 'dossier_passage', ['dossier_id'])
  await sql`insert into dossier_passage (dossier_id, ${parts})
    select new_id, ${parts} from dossier_passage join copied on old_id = dossier_id where ended_at is null`.execute(db)
  await sql`analyze`.execute(db)
  return count()
}

async function columnsOf(db: Kysely<Tables>, table: string, without: readonly string[]) {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
    db,
  )
  return sql.join(rows.filter((row) => !without.includes(row.name)).map((row) => sql.ref(row.name)))
}

async function officeHour(world: World): Promise<Date> {
  const calendar = await workingCalendar(world.app.database.db, 'vn')
  let at = world.app.clock.now().getTime()
  while (!isOpenAt(calendar, at) || !isOpenAt(calendar, at + 600_000)) at -= 900_000
  return new Date(at)
}
