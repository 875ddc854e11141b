import { beforeAll, describe, expect, it } from 'vitest'
import { useBoard, type Variant } from '#tests/support/board.ts'
import * as road from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { listClockMarks, listPassages } from './dossier-queries.ts'

const board = useBoard()
const RESTARTS = '9.900001'

/** The vectors of design/deadlines.md, each as a procedure of its own. */
const VECTORS: [string, Omit<Variant, 'code'>, string][] = [
  ['2026-04-28 09:00', { limit: { value: 5, unit: 'working_days' } }, '2026-05-07 17:00'],
  ['2026-08-20 09:00', { limit: { value: 3, unit: 'working_days' } }, '2026-08-24 17:00'],
  ['2026-08-27 09:00', { limit: { value: 3, unit: 'working_days' } }, '2026-09-04 17:00'],
  ['2026-11-23 09:00', { limit: { value: 1, unit: 'working_days' } }, '2026-11-25 17:00'],
  [
    '2026-04-12 09:00',
    { limit: { value: 20, unit: 'days' }, start_rule: { cutoff: 'none', off_hours: 'as_is' } },
    '2026-05-04 17:00',
  ],
  ['2026-07-17 16:00', { limit: { value: 8, unit: 'working_hours' } }, '2026-07-20 16:00'],
  [
    '2026-07-17 16:00',
    {
      limit: { value: 8, unit: 'working_hours' },
      start_rule: { cutoff: 'last_working_hour', off_hours: 'next_opening' },
    },
    '2026-07-20 17:00',
  ],
  ['2026-06-08 08:45', { limit: { value: 6.84, unit: 'working_hours' } }, '2026-06-09 07:35'],
]

const onePaper = [{ ordinal: 0, originals: 1 }]
const receiveVariant = (code: string) => board.receive({ procedure_code: code, case_code: null, components: onePaper })

describe('the appointment of a reception', () => {
  it.each(VECTORS)('%s, %o: %s', async (received, variant, due) => {
    const code = `9.91${String(VECTORS.findIndex((vector) => vector[1] === variant)).padStart(4, '0')}`
    await board.importVariant({ code, ...variant })
    board.at(received)
    const dossier = await board.dossier((await receiveVariant(code)).code)
    expect(localText(dossier.due_at)).toBe(due)
    expect(localText(dossier.due_original_at)).toBe(due)
  })
})

/** The marks of each clock, steps with the passage in which they began: `[kind, ground, document]`. */
async function ledger(code: string): Promise<Record<string, unknown[][]>> {
  const marks = await listClockMarks(board.db, (await board.dossier(code)).id)
  const byClock = Object.groupBy(marks, ({ clock, passage_seq }) => [clock, passage_seq].filter(Boolean).join(' '))
  return Object.fromEntries(
    Object.entries(byClock).map(([clock, own = []]) => [
      clock,
      own.map((each) => [each.kind, each.ground, each.document]),
    ]),
  )
}

async function toAppraisal(code: string): Promise<string> {
  for (const stage of [road.handOver, road.acknowledge, road.assign]) await stage(board, code)
  return code
}

describe('a supplement', () => {
  beforeAll(() => board.importVariant({ code: RESTARTS, mode: 'RESTART' }))

  async function asked(procedure: string): Promise<string> {
    board.at('2026-08-03 09:00')
    const { code } = procedure === RESTARTS ? await receiveVariant(RESTARTS) : await board.receive()
    await toAppraisal(code)
    await road.requestSupplement(board.at('2026-08-05 10:00'), code)
    return code
  }

  it('makes the clock stand: nobody knows the date until the answer', async () => {
    const dossier = await board.dossier(await asked('1.009664'))
    expect(dossier).toMatchObject({
      state: 'awaiting_supplement',
      due_at: null,
      due_original_at: null,
      step_due_at: null,
    })
    expect(localText(dossier.waiting_until)).toBe('2026-08-25 17:00')
    const sheet = expect.stringMatching(/^\d{4}\/BSHS$/)
    expect(await ledger(dossier.code)).toEqual({
      legal: [
        ['start', 'received', null],
        ['pause', 'supplement', sheet],
      ],
      'step 1': [
        ['start', 'step', null],
        ['stop', 'step_done', null],
      ],
      'step 2': [
        ['start', 'step', null],
        ['stop', 'step_done', null],
      ],
      'step 4': [
        ['start', 'step', null],
        ['pause', 'supplement', sheet],
      ],
      answer: [['start', 'supplement', sheet]],
    })
  })

  it.each([
    [RESTARTS, 'restart', '2026-08-25 17:00'],
    ['1.009664', 'resume', '2026-08-22 17:00'],
  ])('of %s: %s, due %s', async (procedure, kind, due) => {
    const code = await asked(procedure)
    await board.at('2026-08-12 09:00').act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({
      state: 'in_process',
      waiting_since: null,
      waiting_until: null,
      waiting_ground: null,
      supplement_requests: 1,
    })
    expect(localText(dossier.due_at)).toBe(due)
    const marks = await ledger(code)
    expect([marks.legal?.at(-1), marks['step 4']?.at(-1), marks.answer?.at(-1)]).toEqual([
      [kind, 'supplement', null],
      [kind, 'supplement', null],
      ['stop', 'supplement', null],
    ])
  })

  it('is asked for once only', async () => {
    const code = await asked('1.009664')
    await board.at('2026-08-12 09:00').act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    const attempt = board.act('specialist', 'request_supplement', code, road.supplementItems)
    await expect(attempt).rejects.toMatchObject({ status: 409, code: 'supplement_already_asked' })
  })

  it('may be given late as long as nobody has closed the dossier', async () => {
    const code = await asked('1.009664')
    await board.at('2026-09-30 09:00').act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    expect((await board.dossier(code)).state).toBe('in_process')
  })

  it('that never comes closes the dossier, but not within fifteen working days', async () => {
    const code = await asked('1.009664')
    for (const early of ['2026-08-20 09:00', '2026-08-25 17:00']) {
      await expect(board.at(early).act('head', 'close_unanswered', code)).rejects.toMatchObject({
        status: 409,
        code: 'still_time_to_answer',
      })
    }
    await board.at('2026-08-25 17:01').act('head', 'close_unanswered', code)
    expect(await board.dossier(code)).toMatchObject({
      state: 'closed_unanswered',
      end_ground: 'unanswered',
      ended_at: board.clock.now(),
    })
    expect((await listPassages(board.db, (await board.dossier(code)).id)).at(-1)).toMatchObject({
      outcome: 'closed_unanswered',
    })
  })
})

describe('the clock of a step', () => {
  /** Received, handed over and assigned on Monday 09:00; 6 days of appraisal from there: due Tuesday the 11th 09:00. */
  async function inAppraisal(): Promise<string> {
    return road.travelTo(board.at('2026-08-03 09:00'), 'appraisal')
  }

  it('stands with the legal one and goes on with what was left', async () => {
    const code = await inAppraisal()
    expect(localText((await board.dossier(code)).step_due_at)).toBe('2026-08-11 09:00')
    await road.pause(board.at('2026-08-05 10:00'), code)
    const paused = await board.dossier(code)
    expect(paused).toMatchObject({ state: 'paused', step_due_at: null, due_at: null, waiting_ground: 'site_check' })
    expect((await listPassages(board.db, paused.id)).at(-1)).toMatchObject({ due_at: null })
    await board.at('2026-08-12 10:00').act('specialist', 'resume', code)
    const resumed = await board.dossier(code)
    expect(resumed).toMatchObject({ state: 'in_process', waiting_ground: null })
    expect(localText(resumed.step_due_at)).toBe('2026-08-18 09:00')
    expect(localText(resumed.due_at)).toBe('2026-08-22 17:00')
    expect((await listPassages(board.db, resumed.id)).at(-1)).toMatchObject({ due_at: resumed.step_due_at })
  })

  it('of a step that was late stays late: a pause afterwards gives it no new date', async () => {
    const code = await inAppraisal()
    await road.pause(board.at('2026-08-12 09:00'), code)
    expect(localText((await board.dossier(code)).step_due_at)).toBe('2026-08-11 09:00')
    await board.at('2026-08-14 09:00').act('specialist', 'resume', code)
    expect(localText((await board.dossier(code)).step_due_at)).toBe('2026-08-11 09:00')
  })

  it('begins anew with its whole budget where a supplement makes the limit run again', async () => {
    board.at('2026-08-03 09:00')
    const { code } = await receiveVariant(RESTARTS)
    await toAppraisal(code)
    const budget = localText((await board.dossier(code)).step_due_at)
    await road.requestSupplement(board.at('2026-08-05 10:00'), code)
    await board.at('2026-08-10 09:00').act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    // Both times a Monday 09:00 with a plain week behind it: the same time, a week later.
    expect([budget, localText((await board.dossier(code)).step_due_at)]).toEqual([
      '2026-08-10 14:30',
      '2026-08-17 14:30',
    ])
  })

  it('goes on being that of the step when the work is given to somebody else', async () => {
    const code = await inAppraisal()
    await board.at('2026-08-05 09:00').act('head', 'assign', code, { officer_id: board.actor('specialist2').id })
    expect(localText((await board.dossier(code)).step_due_at)).toBe('2026-08-11 09:00')
  })

  it('begins anew when the work comes back', async () => {
    const code = await road.travelTo(board.at('2026-08-03 09:00'), 'review')
    await board.at('2026-08-05 09:00').act('head', 'send_back', code, { reason: 'Rà lại.' })
    const dossier = await board.dossier(code)
    expect(dossier.holder_name).toBe(board.actor('specialist').name)
    expect(localText(dossier.step_due_at)).toBe('2026-08-13 09:00')
  })

  it('never moves the legal clock', async () => {
    const code = await inAppraisal()
    for (const stage of [road.completeAppraisal, road.submitForSignature, road.approve, road.issue])
      await stage(board, code)
    expect(localText((await board.dossier(code)).due_at)).toBe('2026-08-17 17:00')
  })
})

describe('the end of the clock', () => {
  it('is the issue of the result, not the day on which somebody collects it', async () => {
    const code = await road.travelTo(board.at('2026-08-03 09:00'), 'issuing')
    await road.issue(board.at('2026-08-17 16:00'), code)
    await road.release(board, code)
    await road.returnResult(board.at('2026-08-28 09:00'), code)
    const dossier = await board.dossier(code)
    expect([localText(dossier.due_at), localText(dossier.resolved_at), localText(dossier.returned_at)]).toEqual([
      '2026-08-17 17:00',
      '2026-08-17 16:00',
      '2026-08-28 09:00',
    ])
    expect((await ledger(code)).legal?.map(([kind]) => kind)).toEqual(['start', 'stop'])
  })
})
