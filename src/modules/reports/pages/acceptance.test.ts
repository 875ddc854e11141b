import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { markOfficerTold, submit } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { anybody, type Part, receiveInput, useBoard } from '#tests/support/board.ts'
import { askToWithdraw, supplementItems } from '#tests/support/dossier-road.ts'
import { instant } from '#tests/support/instants.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import { type AcceptanceFigure, addCounts, NO_ARRIVALS, shareInTime } from '../acceptance-figures.ts'
import { acceptanceView } from '../acceptance-view.ts'
import * as acceptance from './acceptance.tsx'
import * as acceptanceFile from './acceptance-file.ts'

const board = useBoard()
let server: PageServer
let app: Application
const codes = new Map<string, string>()

async function arrived(name: string, at: string): Promise<string> {
  board.at(at)
  const { code } = await board.perform(submit, anybody, { ...receiveInput(), channel: 'online' })
  codes.set(name, code)
  return code
}

/** One of each, all on Monday 3 August at 09:00: told by 11:00, answered by Tuesday 09:00. */
beforeAll(async () => {
  const desk = 'counterOfficer'
  const accepted = await arrived('accepted', '2026-08-03 09:00')
  await board.at('2026-08-03 10:00').act(desk, 'accept', accepted)
  const asked = await arrived('asked', '2026-08-03 09:00')
  await board.at('2026-08-04 09:00').act(desk, 'request_supplement', asked, supplementItems)
  const refused = await arrived('refused', '2026-08-03 09:00')
  await board.at('2026-08-03 16:00').act(desk, 'refuse', refused, { reason: 'Không thuộc thẩm quyền.' })
  const late = await arrived('late', '2026-08-03 09:00')
  await board.at('2026-08-04 09:01').act(desk, 'accept', late)
  const withdrawn = await arrived('withdrawn', '2026-08-03 09:00')
  await askToWithdraw(board.at('2026-08-03 10:00'), withdrawn)
  const overdue = await arrived('overdue', '2026-08-03 09:00')
  await markOfficerTold(board.db, (await board.dossier(overdue)).id, instant('2026-08-03 11:00'))
  await arrived('waiting', '2026-08-04 16:00')
  await arrived('next month', '2026-09-01 00:10')
  board.at('2026-08-05 08:00')
  app = { clock: board.clock, database: board.database } as unknown as Application
  server = pageServer(app, { 'reports/acceptance': acceptance, 'reports/acceptance.xlsx': acceptanceFile })
})

const AUGUST = 'from=2026-08-01&to=2026-08-31'
const view = (part: Part, unit_id: string | null = null) => {
  const scope = { app, actor: board.actor(part), locale: 'vi' as const, address: '' }
  return acceptanceView(scope as never, { from: '2026-08-01', to: '2026-08-31', unit_id })
}

test('each arrival counts where it belongs, to the minute', async () => {
  expect((await view('counterOfficer')).total).toEqual({
    received: 7,
    acknowledged: 7,
    // Told by their own act within two hours: the accepted and the withdrawn one; told in the last minute: the overdue one.
    told_in_time: 3,
    told_late: 3,
    accepted: 1,
    supplement: 1,
    refused: 1,
    other: 1,
    late: 1,
    waiting: 1,
    overdue: 1,
    closed_unanswered: 0,
  })
})

test('the share in time leaves out what is not due and what was withdrawn', async () => {
  expect((await view('counterOfficer')).share).toBe(3 / 5)
  expect(shareInTime(NO_ARRIVALS)).toBeNull()
  expect(addCounts({ ...NO_ARRIVALS, late: 2 }, { ...NO_ARRIVALS, late: 3 }).late).toBe(5)
})

describe('who reads it', () => {
  test('the desk, and the agency for which the desk receives; not another division', async () => {
    expect((await view('leader')).total.received).toBe(7)
    expect((await view('head')).total.received).toBe(7)
    await expect(view('specialist')).rejects.toMatchObject({ status: 403 })
    expect((await server.get('/reports/acceptance', board.actor('specialist'))).status).toBe(403)
    expect((await server.get('/reports/acceptance.xlsx', board.actor('outsider'))).status).toBe(403)
  })

  test('a unit is asked for by its id; one without arrivals has none', async () => {
    expect((await view('counterOfficer', board.unit('H62.001'))).total.received).toBe(7)
    expect((await view('counterOfficer', board.unit('H62.005'))).rows).toEqual([])
  })
})

test.each([
  ['overdue', 'overdue'],
  ['late', 'late'],
  ['refused', 'refused'],
  ['waiting', 'waiting'],
] satisfies [AcceptanceFigure, string][])('the number of %s opens to its dossiers', async (figure, name) => {
  const page = await server.get(`/reports/acceptance?${AUGUST}&show=${figure}`, board.actor('counterOfficer'))
  expect(page.html).toContain(`show=${figure}#behind`)
  const shown = page.html.slice(page.html.indexOf('id="behind"'))
  for (const [each, code] of codes) expect(shown.includes(code), each).toBe(each === name)
})

test('what was closed without an answer is counted by the day of closing', async () => {
  const code = codes.get('asked') ?? ''
  const until = (await board.dossier(code)).waiting_until as Date
  board.clock.set(new Date(until.getTime() + 60_000))
  await board.act('head', 'close_unanswered', code)
  const page = await server.get(`/reports/acceptance?${AUGUST}&show=closed_unanswered`, board.actor('leader'))
  expect(page.html.slice(page.html.indexOf('id="behind"'))).toContain(code)
  board.at('2026-08-05 08:00')
})

test('the spreadsheet has the same numbers', async () => {
  const { response } = await server.get(`/reports/acceptance.xlsx?${AUGUST}`, board.actor('counterOfficer'))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await response.arrayBuffer())
  const sheet = workbook.worksheets[0]
  const last = sheet?.lastRow
  expect(last?.getCell(1).value).toBe('Tổng số')
  expect(last?.getCell(2).value).toBe(7)
  expect(last?.getCell(14).value).toBe(0.6)
})

test('a month without arrivals says so, a period that ends before it begins is refused', async () => {
  const empty = await server.get('/reports/acceptance?from=2025-01-01&to=2025-01-31', board.actor('leader'), 'en')
  expect(empty.html).toContain('Nothing arrived online')
  expect((await server.get('/reports/acceptance?from=2026-08-02&to=2026-08-01', board.actor('leader'))).status).toBe(
    422,
  )
})
