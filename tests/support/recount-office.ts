import { beforeAll, expect } from 'vitest'
import { recountDossiers } from '#modules/deadlines/actions/recount.ts'
import { previewRecount } from '#modules/deadlines/recount-preview.ts'
import { getRecount, previewReach } from '#modules/deadlines/recount-queries.ts'
import { runRecounts } from '#modules/deadlines/recount-run.ts'
import { listEvents } from '#modules/dossiers/dossier-queries.ts'
import { verifyChains, verifyDates } from '#modules/dossiers/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { silentLog } from '#platform/log.ts'
import type { Board, Part } from './board.ts'
import { publishPlain } from './calendar-versions.ts'
import * as road from './dossier-road.ts'
import { localText } from './instants.ts'

/** Dossiers begin on Monday 03/08/2026 at 09:00 with 10 working days: due on Monday 17/08 at 17:00. */
export const PAUSES = '9.910001'
export const RESTARTS = '9.910002'
export const onePaper = [{ ordinal: 0, originals: 1 }]

/** People who look at what a changed calendar moves, decide, and look again. */
export function recountOffice(board: Board) {
  beforeAll(async () => {
    await board.importVariant({ code: PAUSES, limit: { value: 10, unit: 'working_days' }, mode: 'PAUSE' })
    await board.importVariant({ code: RESTARTS, limit: { value: 10, unit: 'working_days' }, mode: 'RESTART' })
  })

  /** The person with the rights that this capability gives the role. */
  function may(part: Part, ...permissions: string[]): Actor {
    const actor = board.actor(part)
    const units = actor.grants.get('dossiers.view') ?? new Set<string>()
    return { ...actor, grants: new Map([...actor.grants, ...permissions.map((code) => [code, units] as const)]) }
  }
  const leader = () => may('leader', 'deadlines.view', 'deadlines.recount')

  const receive = (code = PAUSES) => board.receive({ procedure_code: code, case_code: null, components: onePaper })
  async function received(code?: string): Promise<string> {
    board.at('2026-08-03 09:00')
    await publishPlain(board)
    return (await receive(code)).code
  }
  async function inAppraisal(code?: string): Promise<string> {
    const dossier = await received(code)
    for (const stage of [road.handOver, road.acknowledge, road.assign]) await stage(board, dossier)
    return dossier
  }

  function preview(actor = leader()) {
    return previewRecount(board.db, 'vn', previewReach(actor), board.clock.now())
  }

  async function decide(more: object = {}, actor = leader(), requestId = newId()) {
    const seen = await preview(actor)
    const input = {
      calendar: 'vn',
      version: seen.version,
      listed_at: seen.at.toISOString(),
      listed_count: seen.rows.length,
      listed_digest: seen.digest,
      reason: 'Bão số 7, trụ sở đóng cửa',
      document: '05/CĐ-UBND',
      document_on: '2026-08-04',
    }
    return board.perform(recountDossiers, actor, { ...input, ...more }, requestId)
  }

  const run = () => runRecounts({ clock: board.clock, database: board.database, log: silentLog })
  async function recount(more: object = {}, actor = leader()) {
    const { id } = await decide(more, actor)
    await run()
    return getRecount(board.db, id)
  }

  async function dates(code: string) {
    const dossier = await board.dossier(code)
    return {
      due: localText(dossier.due_at),
      original: localText(dossier.due_original_at),
      first: localText(dossier.due_first_at),
      step: localText(dossier.step_due_at),
      until: localText(dossier.waiting_until),
      version: dossier.calendar_version,
    }
  }
  const eventsOf = async (code: string) => listEvents(board.db, (await board.dossier(code)).id)
  async function sound(code: string) {
    expect((await verifyChains(board.db, { code })).faults).toEqual([])
    expect(await verifyDates(board.db, { code })).toEqual([])
  }

  return { may, leader, received, inAppraisal, preview, decide, run, recount, dates, eventsOf, sound }
}
