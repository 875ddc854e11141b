/**
 * The rows that reports count, made from the log, and form 06a of a year and of a past quarter, with many dossiers:
 * `node bench/reports.ts [COUNT]` (100,000 by default).
 */

import { catchUpFacts, rebuildFacts } from '#modules/reports/exports.ts'
import { addHeaps, type ReportQuestion } from '#modules/reports/form-06a.ts'
import { countHeaps, listCellDossiers } from '#modules/reports/form-06a-queries.ts'
import { multiplyDossiers } from './many-dossiers.ts'
import { engines, openWorld, removeWorld, type World } from './world.ts'

const COUNT = Number(process.argv[2] ?? 100_000)
const EVERYTHING = { unitIds: null, visibleIds: null }

for (const server of engines()) {
  const world = await openWorld(server)
  try {
    await measure(world)
  } finally {
    await world.close()
    await removeWorld(world)
  }
}

async function measure({ app, engine }: World): Promise<void> {
  const { db } = app.database
  const say = (what: string, milliseconds: number) =>
    console.log(`${engine}  ${what.padEnd(52)} ${Math.round(milliseconds)} ms`)
  const started = performance.now()
  const made = await multiplyDossiers(db, COUNT)
  say('dossiers copied with their histories', performance.now() - started)
  const rows = await timed(() => rebuildFacts(db))
  say(`rows of ${made} dossiers made from the log (${Math.round(made / (rows / 1000))}/s)`, rows)
  const year = ask('2026-01-01', '2026-12-31', new Date())
  const quarter = ask('2026-07-01', '2026-09-30', new Date('2026-09-01T00:00:00Z'))
  for (const [name, question] of [
    ['form 06a of a year, by field', year],
    ['form 06a of a past quarter, as of a day in it', quarter],
  ] as const) {
    const times: number[] = []
    for (let round = 0; round < 5; round++) times.push(await timed(() => countHeaps(db, question, EVERYTHING)))
    say(name, times.sort((a, b) => a - b)[2] ?? 0)
  }
  say('nothing new to count', await timed(() => catchUpFacts(db)))
  const cell = { cell: 'resolved_late', key: null, limit: 50 } as const
  say('first fifty dossiers behind a number', await timed(() => listCellDossiers(db, year, EVERYTHING, cell)))
  const total = addHeaps(await countHeaps(db, year, EVERYTHING))
  console.log(`${engine}  counted ${total.received_direct_post + total.received_online + total.carried_over}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function ask(from: string, to: string, as_of: Date): ReportQuestion {
  return { unit_id: null, from, to, by: 'field', field: null, procedure: null, as_of }
}
