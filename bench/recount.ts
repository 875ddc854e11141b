/**
 * A changed calendar over 100,000 open dossiers: reading and listing what would move, computing alone, and the act itself with
 * events, marks and hash chains stored, while somebody asks the database for something else every 20 ms.
 * `node bench/recount.ts [open dossiers]`; on PostgreSQL too when DATABASE_URL is set.
 */
import process from 'node:process'
import { sql } from 'kysely'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { recountDossiers } from '#modules/deadlines/actions/recount.ts'
import { previewRecount } from '#modules/deadlines/recount-preview.ts'
import { runRecounts } from '#modules/deadlines/recount-run.ts'
import { findMove, type ListedDossier, listForRecount, recountedDates } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { system } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { multiplyDossiers } from './many-dossiers.ts'
import { quantile, report, round } from './measure.ts'
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
  await swapDay(world)
  const version = await newest(world)
  const calendar = await workingCalendar(db, 'vn', version)
  const facts = await readAll(world, version)
  const at = world.app.clock.now()
  // Every date of every dossier and whether it moves; five rounds over the same facts.
  const rounds = Array.from({ length: 5 }, () => {
    const [started, cpu] = [performance.now(), process.threadCpuUsage()]
    let moved = 0
    for (const dossier of facts) {
      const { dates } = recountedDates(
        { dossier, stepBudget: dossier.step_budget, marks: dossier.marks, calendar },
        dossier,
      )
      if (findMove(dossier, dates, at)) moved++
    }
    return { ms: performance.now() - started, cpu_ms: cpuMs(process.threadCpuUsage(cpu)), moved }
  })
  const listing = performance.now()
  const preview = await previewRecount(db, 'vn', { unit_ids: null }, at)
  const listed = performance.now() - listing
  const decided = {
    calendar: 'vn',
    version,
    listed_at: at.toISOString(),
    listed_count: preview.rows.length,
    listed_digest: preview.digest,
    reason: 'Đo tốc độ',
    with_overdue: true,
  }
  await perform(world.app, recountDossiers, decided, { actor: system, requestId: newId() })
  const waits = someoneElse(world)
  const [storing, storingCpu] = [performance.now(), process.cpuUsage()]
  await runRecounts(world.app)
  const stored = performance.now() - storing
  const storedCpu = cpuMs(process.cpuUsage(storingCpu))
  const others = await waits()
  const act = await db.selectFrom('recount').selectAll().executeTakeFirstOrThrow()
  report('recount', {
    engine: world.engine,
    open,
    computed_ms: rounds.map(({ ms }) => round(ms)),
    // Of this thread alone, and of the whole process: what the work costs when the machine does other things too.
    computed_cpu_ms: rounds.map(({ cpu_ms }) => round(cpu_ms)),
    would_move: rounds[0]?.moved,
    listed_s: round(listed / 1000),
    stored_s: round(stored / 1000),
    stored_cpu_s: round(storedCpu / 1000),
    moved: act.moved_later + act.moved_earlier,
    kept: act.kept,
    same_list: act.found_digest === act.listed_digest,
    others_wait_ms: {
      p50: round(quantile(others, 0.5)),
      p95: round(quantile(others, 0.95)),
      most: round(others.at(-1) ?? 0),
    },
  })
}

function cpuMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}

/** The demonstration's open dossiers, copied until there are enough of them. */
async function fill(world: World): Promise<number> {
  const { db } = world.app.database
  const count = async () =>
    (
      await sql<{
        n: number
      }>`select count(*)::int as n from dossier where ended_at is null and resolved_at is null`.execute(db)
    ).rows[0]?.n ?? 0
  const present = await count()
  await multiplyDossiers(db, 1, Math.ceil(OPEN / present))
  return count()
}

/** The next Wednesday is taken off and the Saturday after it is worked, as a notice of a swapped day does. */
async function swapDay(world: World): Promise<void> {
  const { db } = world.app.database
  const [row] = await db
    .selectFrom('working_calendar')
    .selectAll()
    .where('code', '=', 'vn')
    .orderBy('version', 'desc')
    .execute()
  if (!row) throw new Error('no calendar vn')
  const definition = row.definition as { version: number; exceptions: object[] }
  const off = new Date(world.app.clock.now().getTime() + 7 * 3_600_000)
  do off.setUTCDate(off.getUTCDate() + 1)
  while (off.getUTCDay() !== 3)
  const worked = new Date(off.getTime() + 10 * 86_400_000)
  const day = (date: Date) => date.toISOString().slice(0, 10)
  const next = {
    ...definition,
    version: row.version + 1,
    exceptions: [
      ...definition.exceptions,
      { date: day(off), off: true, kind: 'swapped', name: 'Nghỉ hoán đổi' },
      { date: day(worked), hours_of: 'mon', kind: 'makeup', name: 'Làm bù' },
    ],
  }
  await db
    .insertInto('working_calendar')
    .values({ ...row, id: newId(), version: row.version + 1, definition: sql`${JSON.stringify(next)}::jsonb` })
    .execute()
}

async function newest(world: World): Promise<number> {
  const { rows } = await sql<{ n: number }>`select max(version) as n from working_calendar where code = 'vn'`.execute(
    world.app.database.db,
  )
  return rows[0]?.n ?? 0
}

async function readAll(world: World, version: number): Promise<ListedDossier[]> {
  const all: ListedDossier[] = []
  const scope = { calendar_code: 'vn', to_version: version, unit_ids: null }
  for (let after: string | null = null; ; after = all.at(-1)?.id ?? null) {
    const page = await listForRecount(world.app.database.db, scope, { after, limit: 1_000 })
    if (page.length === 0) return all
    all.push(...page)
  }
}

/** Somebody at the counter: how long a small question takes meanwhile. */
function someoneElse(world: World): () => Promise<number[]> {
  const times: number[] = []
  let going = true
  const asking = (async () => {
    while (going) {
      const started = performance.now()
      await sql`select code from dossier where holder_id is not null limit 1`.execute(world.app.database.db)
      times.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return async () => {
    going = false
    await asking
    return times.sort((a, b) => a - b)
  }
}
