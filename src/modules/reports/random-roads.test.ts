import { beforeAll, describe, expect, it } from 'vitest'
import { recountDossiers } from '#modules/deadlines/actions/recount.ts'
import { previewRecount } from '#modules/deadlines/recount-preview.ts'
import { previewReach } from '#modules/deadlines/recount-queries.ts'
import { runRecounts } from '#modules/deadlines/recount-run.ts'
import type { Dossier } from '#modules/dossiers/dossier.ts'
import { ACT_NAMES, type ActName, isPossible } from '#modules/dossiers/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { silentLog } from '#platform/log.ts'
import { ACT_SAMPLES } from '#tests/support/act-samples.ts'
import { type Part, useBoard } from '#tests/support/board.ts'
import { off, publishDays } from '#tests/support/calendar-versions.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { instant } from '#tests/support/instants.ts'
import { seededRandom } from '#tests/support/synthetic-history.ts'
import { countReport } from './count-report.ts'
import { checkFacts, rebuildFacts } from './fact-store.ts'
import {
  addHeaps,
  dayAfter,
  figuresOf,
  HEAPS,
  type Heap,
  type Heaps,
  identitiesOf,
  type ReportQuestion,
} from './form-06a.ts'

/**
 * Dossiers wander at random through every act, with pauses, restarts, extensions, withdrawals and a changed calendar. Beside the
 * reports a witness writes down the dossier's own row after each act; what the reports say of any moment must be what those
 * rows said then.
 */
const board = useBoard()
const EVERYTHING = { unitIds: null, visibleIds: null }
const RESTARTS = '9.920002'

interface Seen {
  at: Date
  row: Dossier
}
const witness = new Map<string, Seen[]>()
const random = seededRandom(20_261_122)
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
const answers: { question: ReportQuestion; hash: string }[] = []

async function look(code: string): Promise<void> {
  witness.set(code, [...(witness.get(code) ?? []), { at: board.clock.now(), row: await board.dossier(code) }])
}

const onePaper = [{ ordinal: 0, originals: 1 }]

async function newDossier(): Promise<void> {
  const other = random() < 0.4 ? { procedure_code: RESTARTS, case_code: null, components: onePaper } : {}
  const code = await travelTo(
    board,
    pick(['submitted', 'received', 'received', 'appraisal', 'appraisal', 'issuing']),
    other,
  )
  await look(code)
}

/** Somebody does something to a dossier; whoever may not, or may not now, leaves it as it is. */
async function someAct(code: string): Promise<void> {
  const dossier = await board.dossier(code)
  const possible = ACT_NAMES.filter((name: ActName) => isPossible(name, dossier))
  if (possible.length === 0) return
  const name = pick(possible)
  const sample = ACT_SAMPLES[name]
  const input = {
    ...(await sample.input(board)),
    ...(name === 'issue' ? { result_on: legalDay(board.clock.now()) } : {}),
  }
  for (const part of [sample.by, 'head', 'specialist', 'counterOfficer', 'leader', 'clerk'] as Part[]) {
    const done = await board.act(part, name, code, input).then(
      () => true,
      () => false,
    )
    if (done) return look(code)
  }
}

async function changeCalendar(day: string): Promise<void> {
  await publishDays(board, off(day))
  const head = board.actor('leader')
  const units = head.grants.get('dossiers.view') ?? new Set<string>()
  const grants = new Map([...head.grants, ['deadlines.view', units], ['deadlines.recount', units]] as const)
  const leader: Actor = { ...head, grants }
  const seen = await previewRecount(board.db, 'vn', previewReach(leader), board.clock.now())
  await board.perform(recountDossiers, leader, {
    calendar: 'vn',
    version: seen.version,
    listed_at: seen.at.toISOString(),
    listed_count: seen.rows.length,
    listed_digest: seen.digest,
    reason: 'Bão số 7, trụ sở đóng cửa',
    document: '05/CĐ-UBND',
    document_on: '2026-08-04',
  })
  await runRecounts({ clock: board.clock, database: board.database, log: silentLog })
  for (const code of witness.keys()) await look(code)
}

beforeAll(async () => {
  await board.importVariant({ code: RESTARTS, limit: { value: 4, unit: 'working_days' }, mode: 'RESTART' })
  let now = instant('2026-06-01 08:00').getTime()
  for (let step = 0; step < 200; step++) {
    now += Math.floor(random() * 9 * 3_600_000)
    board.clock.set(new Date(now))
    if (step % 9 === 0 || witness.size === 0) await newDossier()
    else await someAct(pick([...witness.keys()]))
    if (step === 100) await changeCalendar(dayAfter(legalDay(new Date(now + 3 * 86_400_000))))
    // A report made on the way is what the same question gives at the end.
    if (step % 40 === 39) {
      const question = ask('2026-06-01', '2026-12-31', board.clock.now())
      answers.push({ question, hash: (await countReport(board.db, question, EVERYTHING)).hash })
    }
  }
}, 300_000)

function ask(from: string, to: string, as_of = instant('2030-01-01 00:00')): ReportQuestion {
  return { unit_id: null, from, to, by: 'procedure', field: null, procedure: null, as_of }
}

/** The definitions once more, in other words and from other rows. */
function witnessed({ from, to, as_of }: ReportQuestion): Heaps {
  const first = instant(`${from} 00:00`)
  const end = instant(`${dayAfter(to)} 00:00`)
  const heaps = addHeaps([])
  const add = (heap: Heap) => {
    heaps[heap]++
  }
  const lastDay = as_of < end ? legalDay(new Date(as_of.getTime() + 1)) : dayAfter(to)
  for (const seen of witness.values()) {
    const row = seen.findLast(({ at }) => at <= as_of && at < end)?.row
    if (!row?.received_at) continue
    const closed = row.resolved_at ?? (['stopped', 'closed_unanswered'].includes(row.state) ? row.ended_at : null)
    if (closed && closed < first) continue
    if (row.received_at < first) add('carried_over')
    else add(row.channel === 'online' || row.channel === 'vneid' ? 'received_online' : 'received_direct_post')
    if (closed && !row.resolved_at) add('withdrawn_or_returned')
    for (const [prefix, due] of [
      ['', row.due_original_at],
      ['renewed_', row.due_at],
    ] as const) {
      const dueOn = due && legalDay(due)
      if (row.resolved_at) {
        const on = legalDay(row.resolved_at)
        const how = dueOn === null || on === dueOn ? 'on_time' : on < dueOn ? 'early' : 'late'
        add(`${prefix}resolved_${how}` as Heap)
      } else if (!closed) add(`${prefix}in_process_${dueOn !== null && dueOn < lastDay ? 'late' : 'within'}` as Heap)
    }
  }
  return heaps
}

const DAYS = [
  '2026-06-01',
  '2026-06-09',
  '2026-06-15',
  '2026-06-24',
  '2026-07-01',
  '2026-07-07',
  '2026-07-15',
  '2026-08-01',
]

describe('dossiers on random roads', () => {
  it('went everywhere', async () => {
    const states = new Set([...witness.values()].flatMap((seen) => seen.map(({ row }) => row.state)))
    expect(states.size).toBeGreaterThan(7)
    const all = [...witness.values()].map((seen) => seen.at(-1)?.row as Dossier)
    expect(all.some((row) => row.extensions > 0)).toBe(true)
    expect(all.filter((row) => row.resolved_at).length).toBeGreaterThan(2)
    expect(witness.size).toBeGreaterThan(20)
    const moved = await board.db.selectFrom('dossier_event').select('seq').where('type', '=', 'recount').execute()
    expect(moved.length).toBeGreaterThan(2)
  })

  it('are counted as their own rows said at every moment', async () => {
    let different = 0
    for (const from of DAYS) {
      for (const to of DAYS.filter((day) => day >= from)) {
        for (const as_of of [instant('2030-01-01 00:00'), instant(`${to} 10:17`)]) {
          const question = ask(from, to, as_of)
          const { totals } = await countReport(board.db, question, EVERYTHING)
          expect(totals, `${from} – ${to} as of ${as_of.toISOString()}`).toEqual(figuresOf(witnessed(question)))
          expect(identitiesOf(totals).filter((identity) => !identity.holds)).toEqual([])
          if (HEAPS.some((heap) => heap.startsWith('renewed_') && totals[heap] !== totals[heap.slice(8) as Heap]))
            different++
        }
      }
    }
    // Both rates are really told apart somewhere.
    expect(different).toBeGreaterThan(0)
  })

  it('chain: what one period leaves the next takes over, row by row', async () => {
    for (const [index, day] of DAYS.slice(1, -1).entries()) {
      const to = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
      const one = await countReport(board.db, ask(DAYS[index] ?? day, to), EVERYTHING)
      const next = await countReport(board.db, ask(day, DAYS[index + 2] ?? day), EVERYTHING)
      for (const row of one.rows) {
        const after = next.rows.find((each) => each.key === row.key)
        expect(after?.carried_over ?? 0, `${row.key} ${day}`).toBe(row.in_process_within + row.in_process_late)
      }
    }
  })

  it('gave the report of a past moment the hash that it had then', async () => {
    expect(answers.length).toBeGreaterThan(4)
    for (const { question, hash } of answers) {
      expect((await countReport(board.db, question, EVERYTHING)).hash).toBe(hash)
    }
    expect(new Set(answers.map(({ hash }) => hash)).size).toBe(answers.length)
  })

  it('have rows that agree with the log, also when all are made again; a changed row is found', async () => {
    expect((await checkFacts(board.db)).differing).toEqual([])
    await rebuildFacts(board.db)
    expect(await checkFacts(board.db)).toMatchObject({ looked: witness.size, differing: [] })
    const { code } = await board.db.selectFrom('report_fact').select('code').orderBy('code').executeTakeFirstOrThrow()
    await board.db.updateTable('report_fact').set({ due_on: '2020-01-01' }).where('code', '=', code).execute()
    expect((await checkFacts(board.db)).differing).toEqual([code])
    await rebuildFacts(board.db)
    expect((await checkFacts(board.db)).differing).toEqual([])
  })
})
