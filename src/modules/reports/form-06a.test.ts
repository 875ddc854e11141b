import { describe, expect, it } from 'vitest'
import { legalDay } from '#platform/clock.ts'
import { useBoard } from '#tests/support/board.ts'
import {
  approve,
  askToWithdraw,
  completeAppraisal,
  pause,
  release,
  returnResult,
  stop,
  submitForSignature,
  travelTo,
} from '#tests/support/dossier-road.ts'
import { instant } from '#tests/support/instants.ts'
import { countReport } from './count-report.ts'
import { catchUpFacts, rebuildFacts } from './fact-store.ts'
import { type Figures, identitiesOf, type ReportQuestion } from './form-06a.ts'
import { type CellDossier, listCellDossiers } from './form-06a-queries.ts'

const board = useBoard()
const EVERYTHING = { unitIds: null, visibleIds: null }
/** The result bears the day on which it is issued. */
const issue = async (_: typeof board, code: string) =>
  board.act('clerk', 'issue', code, {
    result_number: '12/GCN',
    result_on: legalDay(board.clock.now()),
    result_signer: board.actor('leader').name,
    files: [await board.file('giay-chung-nhan.pdf')],
  })
const RESULT = [completeAppraisal, submitForSignature, approve, issue]

function ask(from: string, to: string, more: Partial<ReportQuestion> = {}): ReportQuestion {
  return {
    unit_id: null,
    from,
    to,
    by: 'field',
    field: null,
    procedure: null,
    as_of: instant('2030-01-01 00:00'),
    ...more,
  }
}

/** Each dossier is looked at alone: its own resolving unit would be too much, so its code narrows the list. */
async function cellsOf(code: string, question: ReportQuestion): Promise<string[]> {
  const { totals } = await countReport(board.db, question, EVERYTHING)
  const cells: string[] = []
  for (const cell of Object.keys(totals) as (keyof Figures)[]) {
    const found = await listCellDossiers(board.db, question, EVERYTHING, { cell, key: null })
    expect(found, cell).toHaveLength(totals[cell])
    if (found.some((each: CellDossier) => each.code === code)) cells.push(cell)
  }
  return cells.filter((cell) => !cell.endsWith('_total') && !cell.startsWith('renewed_'))
}

async function drive(
  code: string,
  at: string,
  stages: readonly ((b: typeof board, code: string) => Promise<unknown>)[],
) {
  board.at(at)
  for (const stage of stages) await stage(board, code)
}

const june = ask('2026-06-01', '2026-06-30')
const july = ask('2026-07-01', '2026-07-31')

describe('definitions of form 06a (law.md §5.6)', () => {
  it('counts what came at 00:00 of the first day as received, one moment before as carried over', async () => {
    const first = await travelTo(board.at('2026-07-01 00:00'), 'received')
    board.clock.set(new Date(instant('2026-07-01 00:00').getTime() - 1))
    const before = await travelTo(board, 'received')
    expect(await cellsOf(first, july)).toEqual(['received_direct_post', 'in_process_late'])
    expect(await cellsOf(before, july)).toEqual(['carried_over', 'in_process_late'])
    expect(await cellsOf(before, june)).toEqual(['received_direct_post', 'in_process_within'])
    expect(await cellsOf(first, june)).toEqual([])
  })

  it('counts a result in the period of its issue, not of its return', async () => {
    const code = await travelTo(board.at('2026-06-22 09:00'), 'appraisal')
    await drive(code, '2026-06-30 16:00', RESULT)
    await drive(code, '2026-07-02 09:00', [release, returnResult])
    expect(await cellsOf(code, june)).toEqual(['received_direct_post', 'resolved_early'])
    expect(await cellsOf(code, july)).toEqual([])
  })

  it('tells early, on time and late by the day, not by the hour', async () => {
    // Ten working days from Monday 1 June: until Monday 15 June, 17:00.
    const made = async () => travelTo(board.at('2026-06-01 09:00'), 'appraisal')
    const [early, punctual, late] = [await made(), await made(), await made()]
    expect((await board.dossier(early)).due_at).toEqual(instant('2026-06-15 17:00'))
    await drive(early, '2026-06-12 16:59', RESULT)
    await drive(punctual, '2026-06-15 22:00', RESULT)
    await drive(late, '2026-06-16 00:00', RESULT)
    expect(await cellsOf(early, june)).toEqual(['received_direct_post', 'resolved_early'])
    expect(await cellsOf(punctual, june)).toEqual(['received_direct_post', 'resolved_on_time'])
    expect(await cellsOf(late, june)).toEqual(['received_direct_post', 'resolved_late'])
  })

  it('keeps what was paused at the end in process, within its limit', async () => {
    const code = await travelTo(board.at('2026-06-24 09:00'), 'appraisal')
    await drive(code, '2026-06-29 09:00', [pause])
    expect(await cellsOf(code, june)).toEqual(['received_direct_post', 'in_process_within'])
    expect(await cellsOf(code, ask('2026-06-01', '2026-08-31'))).toEqual(['received_direct_post', 'in_process_within'])
  })

  it('counts what the applicant took back apart, and before the end as in process', async () => {
    const code = await travelTo(board.at('2026-06-24 09:00'), 'appraisal')
    await drive(code, '2026-07-03 09:00', [askToWithdraw, stop])
    expect(await cellsOf(code, june)).toEqual(['received_direct_post', 'in_process_within'])
    expect(await cellsOf(code, july)).toEqual(['carried_over', 'withdrawn_or_returned'])
  })

  it('counts an extended dossier as late against its original appointment and on time against the renewed one', async () => {
    const code = await travelTo(board.at('2026-06-01 09:00'), 'appraisal')
    board.at('2026-06-10 09:00')
    await board.act('leader', 'apologise', code, { cause: 'staff', reason: 'Thiếu người.', extension_days: 5 })
    expect(await cellsOf(code, ask('2026-06-01', '2026-06-15'))).toEqual(['received_direct_post', 'in_process_late'])
    await drive(code, '2026-06-18 10:00', RESULT)
    expect(await cellsOf(code, june)).toEqual(['received_direct_post', 'resolved_late'])
    const renewed = await listCellDossiers(board.db, june, EVERYTHING, { cell: 'renewed_resolved_early', key: null })
    expect(renewed.map((each) => each.code)).toContain(code)
  })

  it('does not know what was only submitted or was refused', async () => {
    const submitted = await travelTo(board.at('2026-06-02 09:00'), 'submitted')
    const refused = await travelTo(board, 'refused')
    expect(await cellsOf(submitted, june)).toEqual([])
    expect(await cellsOf(refused, june)).toEqual([])
    board.at('2026-06-03 09:00')
    await board.act('counterOfficer', 'accept', submitted)
    expect(await cellsOf(submitted, june)).toEqual(['received_online', 'in_process_late'])
  })

  it('tells of a moment within the period what the log knew then', async () => {
    const code = await travelTo(board.at('2026-06-03 09:00'), 'appraisal')
    await drive(code, '2026-06-09 09:00', RESULT)
    const then = { ...june, as_of: instant('2026-06-09 08:59') }
    expect(await cellsOf(code, then)).toEqual(['received_direct_post', 'in_process_within'])
    expect(await cellsOf(code, { ...june, as_of: instant('2026-06-03 08:00') })).toEqual([])
    const now = await countReport(board.db, june, EVERYTHING)
    const later = await countReport(board.db, { ...june, as_of: instant('2031-01-01 00:00') }, EVERYTHING)
    expect(later.hash).toBe(now.hash)
    expect((await countReport(board.db, then, EVERYTHING)).hash).not.toBe(now.hash)
  })

  it('fulfils its identities, and the next period takes over what this one left', async () => {
    for (const by of ['field', 'procedure', 'agency', 'division', 'receiver'] as const) {
      const one = await countReport(board.db, { ...june, by }, EVERYTHING)
      const next = await countReport(board.db, { ...july, by }, EVERYTHING)
      expect(identitiesOf(one.totals).filter((identity) => !identity.holds)).toEqual([])
      expect(next.totals.carried_over).toBe(one.totals.in_process_total)
      expect(one.totals.received_total).toBeGreaterThan(5)
    }
  })

  it('makes the same rows again from the whole log', async () => {
    await catchUpFacts(board.db)
    const read = async () => [
      await board.db.selectFrom('report_fact').selectAll().orderBy('code').execute(),
      await board.db.selectFrom('report_due_move').selectAll().orderBy('dossier_id').orderBy('seq').execute(),
    ]
    const before = await read()
    expect(before[0]?.length).toBeGreaterThan(8)
    expect(before[1]?.length).toBeGreaterThan(2)
    await rebuildFacts(board.db)
    expect(await read()).toEqual(before)
  })

  it('narrows to a unit of either kind, and to what the reader may see', async () => {
    const all = await countReport(board.db, june, EVERYTHING)
    const at = async (code: string) =>
      (await countReport(board.db, june, { unitIds: [board.unit(code)], visibleIds: null })).totals.received_total
    expect(await at('H62.001')).toBe(all.totals.received_total)
    expect(await at('H62.015')).toBe(all.totals.received_total)
    expect(await at('H62.015.03')).toBe(0)
    const visible = { unitIds: null, visibleIds: [board.unit('H62.015.03')] }
    expect((await countReport(board.db, june, visible)).totals.received_total).toBe(0)
  })
})
