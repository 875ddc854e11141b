import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { ACT_SAMPLES } from '#tests/support/act-samples.ts'
import { anybody, receiveInput, useBoard } from '#tests/support/board.ts'
import { supplementItems, travelTo } from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { isPossible, listPossibleActs } from './act-rules.ts'
import { receive } from './actions/receive.ts'
import { submit } from './actions/submit.ts'
import { supplementAtCounter } from './actions/supplement-at-counter.ts'
import type { Dossier } from './dossier.ts'
import { listClockMarks } from './dossier-queries.ts'
import { dossiers } from './module.ts'
import { verifyDates } from './verify-dates.ts'

const board = useBoard()
const [RESTARTS, PAUSES, HOURS] = ['9.930001', '9.930002', '9.930003']

beforeAll(async () => {
  await board.importVariant({ code: RESTARTS, mode: 'RESTART' })
  await board.importVariant({ code: PAUSES, mode: 'PAUSE', limit: { value: 15, unit: 'days' } })
  await board.importVariant({ code: HOURS, mode: 'PAUSE', limit: { value: 28, unit: 'working_hours' } })
})

const START = Date.parse('2026-08-03T09:00:00+07:00')
const MINUTE = 60_000

/** Whoever may do everything and has the dossier, or (`another`) just not. */
function anyone(dossier: Dossier, another: boolean): Actor {
  const grants = new Map(dossiers.permissions.map(({ code }) => [code, 'everywhere' as const]))
  const id = another || dossier.holder_id === null ? board.actor('supervisor').id : dossier.holder_id
  return { kind: 'officer', id, name: 'Người thử', unitId: dossier.unit_id, grants }
}

type Beginning = 'counter' | 'online' | 'incomplete'

async function begin(how: Beginning, procedure: string): Promise<string> {
  const input = receiveInput({ procedure_code: procedure, case_code: null, components: [{ ordinal: 0, originals: 1 }] })
  if (how === 'online') return (await board.perform(submit, anybody, { ...input, channel: 'online' })).code
  if (how === 'incomplete')
    return (await board.perform(supplementAtCounter, 'counterOfficer', { ...input, ...supplementItems })).code
  return (await board.perform(receive, 'counterOfficer', input)).code
}

/** Does one of the acts that are possible now; what an act itself refuses (too late, too early) changes nothing. */
async function doSomething(code: string, choice: number): Promise<boolean> {
  const dossier = await board.dossier(code)
  const possible = listPossibleActs(dossier).filter((name) => name !== 'correct' && isPossible(name, dossier))
  const name = possible[choice % Math.max(1, possible.length)]
  if (!name) return false
  try {
    await board.act(anyone(dossier, name === 'take_over'), name, code, await ACT_SAMPLES[name].input(board))
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof FormProblem)) throw error
  }
  return true
}

describe('the dates of a dossier', () => {
  it('are those of its ledger after any road of acts, in every mode and measure', async () => {
    const roads = fc.record({
      how: fc.constantFrom<Beginning>('counter', 'online', 'incomplete'),
      procedure: fc.constantFrom(RESTARTS, PAUSES, HOURS),
      acts: fc.array(fc.record({ choice: fc.nat(1000), minutes: fc.integer({ min: 1, max: 4000 }) }), {
        minLength: 4,
        maxLength: 14,
      }),
    })
    await fc.assert(
      fc.asyncProperty(roads, async ({ how, procedure, acts }) => {
        let now = START
        board.clock.set(new Date(now))
        const code = await begin(how, procedure)
        for (const { choice, minutes } of acts) {
          now += minutes * MINUTE
          board.clock.set(new Date(now))
          if (!(await doSomething(code, choice))) break
          expect(await verifyDates(board.db, { code })).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

describe('a date that was changed by hand', () => {
  const later = sql<Date>`due_at + interval '1 day'`

  it.each([
    [
      'due_at',
      (db: Kysely<Tables>, id: string) => db.updateTable('dossier').set({ due_at: later }).where('id', '=', id),
    ],
    [
      'due_first_at',
      (db: Kysely<Tables>, id: string) => db.updateTable('dossier').set({ due_first_at: later }).where('id', '=', id),
    ],
    [
      'step_due_at',
      (db: Kysely<Tables>, id: string) => db.updateTable('dossier').set({ step_due_at: null }).where('id', '=', id),
    ],
    [
      'passage 2',
      (db: Kysely<Tables>, id: string) =>
        db.updateTable('dossier_passage').set({ due_at: later }).where('dossier_id', '=', id).where('seq', '=', 2),
    ],
  ] as const)('is found and named: %s', async (what, change) => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    expect(await verifyDates(board.db, { code })).toEqual([])
    const { id, due_at } = await board.dossier(code)
    await change(board.db, id).execute()
    const faults = await verifyDates(board.db, { code })
    expect(faults).toMatchObject([{ code, what }])
    if (what === 'due_at') {
      expect([localText(faults[0]?.stored ?? null), faults[0]?.derived]).toEqual(['2026-08-18 17:00', due_at])
    }
  })

  it('is found when a mark was taken out of the ledger', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'paused')
    const { id } = await board.dossier(code)
    await board.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await tx.deleteFrom('clock_mark').where('dossier_id', '=', id).where('kind', '=', 'pause').execute()
    })
    expect((await verifyDates(board.db, { code })).map(({ what }) => what)).toEqual([
      'due_at',
      'due_original_at',
      'step_due_at',
      'passage 4',
    ])
    await board.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await tx.deleteFrom('clock_mark').where('dossier_id', '=', id).where('kind', '=', 'start').execute()
    })
    expect(await verifyDates(board.db, { code })).toMatchObject([{ what: 'ledger' }])
  })
})

describe('the ledger', () => {
  it('is only ever added to', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    const { id } = await board.dossier(code)
    const marks = await listClockMarks(board.db, id)
    const update = board.db.updateTable('clock_mark').set({ ground: 'x' }).where('dossier_id', '=', id).execute()
    await expect(update).rejects.toThrow()
    await expect(board.db.deleteFrom('clock_mark').where('dossier_id', '=', id).execute()).rejects.toThrow()
    expect(await listClockMarks(board.db, id)).toEqual(marks)
  })

  it('says of every mark who made it, and by which version of the calendar the clock goes on', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'paused')
    const marks = await listClockMarks(board.db, (await board.dossier(code)).id)
    expect(marks.filter((mark) => mark.author === '' || mark.calendar_version !== 1)).toEqual([])
    expect(marks.filter(({ kind }) => kind === 'pause').map(({ clock, author }) => [clock, author])).toEqual([
      ['legal', board.actor('specialist').name],
      ['step', board.actor('specialist').name],
    ])
  })

  it('ends the clock of a step with the step, and every clock with the dossier', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'stopped')
    const marks = await listClockMarks(board.db, (await board.dossier(code)).id)
    const last = Map.groupBy(marks, ({ clock, passage_seq }) => `${clock} ${passage_seq ?? ''}`.trim())
    expect([...last].map(([clock, own]) => [clock, own.at(-1)?.kind])).toEqual([
      ['step 1', 'stop'],
      ['legal', 'stop'],
      ['step 2', 'stop'],
      ['step 4', 'stop'],
    ])
  })

  it('is not begun by what was never received', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'refused')
    expect(await listClockMarks(board.db, (await board.dossier(code)).id)).toEqual([])
  })
})
