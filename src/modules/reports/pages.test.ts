import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { readConfig } from '#platform/config.ts'
import { openDiskFileStore } from '#platform/files/disk-file-store.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { type Part, useBoard } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import { issueReport } from './actions/issue-report.ts'
import { reports } from './module.ts'
import * as form06a from './pages/06a.tsx'
import * as cellDossiers from './pages/06a-dossiers.tsx'
import * as cellXlsx from './pages/06a-dossiers-xlsx.ts'
import * as file06a from './pages/06a-file.ts'
import * as form07b from './pages/07b.tsx'
import * as file07b from './pages/07b-file.ts'
import * as entries from './pages/entries.tsx'
import * as issued from './pages/issued.tsx'
import * as issuedFile from './pages/issued-file.ts'
import * as issuedReport from './pages/issued-report.tsx'
import * as index from './pages/reports.tsx'

const board = useBoard()
const JUNE = 'from=2026-06-01&to=2026-06-30'
let server: PageServer
let late = ''
const prints = createPrintService({
  templatesDir: projectPath('data/forms'),
  fontsDir: projectPath('node_modules/@expo-google-fonts/tinos'),
})
afterAll(() => prints.close())

/** The person with the rights that this capability gives the role, where the role reaches. */
function may(part: Part, role: (typeof reports.permissions)[number]['roles'][number]): Actor {
  const actor = board.actor(part)
  const units = actor.grants.get('dossiers.view') ?? new Set<string>()
  const own = reports.permissions.filter((each) => each.roles.includes(role)).map(({ code }) => [code, units] as const)
  return { ...actor, grants: new Map([...actor.grants, ...own]) }
}
const leader = () => may('leader', 'leader')

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-reports-'))
  const app: Application = {
    config: readConfig({ DATA_DIR: folder }, []),
    clock: board.clock,
    log: createLog({ level: 'error' }),
    database: board.database,
    files: await openDiskFileStore({ folder: join(folder, 'files'), limitBytes: 1_000_000 }),
    prints,
  }
  server = pageServer(app, {
    reports: index,
    'reports/06a': form06a,
    'reports/06a/dossiers': cellDossiers,
    'reports/06a/dossiers.xlsx': cellXlsx,
    'reports/06a.pdf': file06a,
    'reports/06a.xlsx': file06a,
    'reports/06a.csv': file06a,
    'reports/07b': form07b,
    'reports/07b.csv': file07b,
    'reports/issued': issued,
    'reports/issued/:id': issuedReport,
    'reports/issued/:id/:file': issuedFile,
    'reports/entries': entries,
  })
  late = await travelTo(board.at('2026-06-01 09:00'), 'appraisal')
  await travelTo(board.at('2026-06-22 10:00'), 'received', { channel: 'post', postmarked_on: '2026-06-18' })
  board.at('2026-06-23 10:00')
  await board.act('head', 'correct', late, { owner_name: 'Công ty TNHH Đông Hải', reason: 'Gõ sai tên.' })
})

describe('form 06a on the screen', () => {
  it('shows the table of the officer’s unit with numbers that open to their dossiers', async () => {
    const page = await server.get(`/reports/06a?${JUNE}`, leader())
    expect(page.status).toBe(200)
    expect(page.html).toContain('Ban Quản lý các khu công nghiệp tỉnh An Bình')
    const link = /href="(\/reports\/06a\/dossiers\?[^"]*cell=in_process_late(?![^"]*row)[^"]*)"/.exec(page.html)?.[1]
    const list = await server.get((link ?? '').replaceAll('&amp;', '&'), leader())
    expect(list.status).toBe(200)
    expect(list.html).toContain(`href="/dossiers/${late}"`)
    expect(list.html).toContain('Quá hạn: 1 hồ sơ')
  })

  it('says what is wrong with the question and still answers', async () => {
    const page = await server.get('/reports/06a?from=31/02/2026', leader())
    expect(page.status).toBe(200)
    expect(page.html).toContain('không phải là một ngày')
    expect((await server.get('/reports/06a?from=2026-06-10&to=2026-06-01', leader())).html).toContain('Ngày đầu kỳ')
  })

  it('explains an empty period', async () => {
    const page = await server.get('/reports/06a?from=2025-01-01&to=2025-01-31', leader())
    expect(page.html).toContain('Không có hồ sơ nào trong kỳ này')
  })

  it('is there in English', async () => {
    const page = await server.get(`/reports/06a?${JUNE}&compare=1`, leader(), 'en')
    expect(page.html).toContain('Results of resolving procedures')
    expect(page.html).toContain('A year before')
  })

  it('hides units that are not the reader’s, and what lies outside of his units', async () => {
    const outsider = may('outsider', 'head')
    const foreign = await server.get(`/reports/06a?${JUNE}&unit=${board.unit('H62.015')}`, outsider)
    expect(foreign.status).toBe(404)
    const all = await server.get(`/reports/06a?${JUNE}&unit=all`, outsider)
    expect(all.html).toContain('Không có hồ sơ nào trong kỳ này')
    const cell = await server.get(`/reports/06a/dossiers?${JUNE}&unit=all&cell=received_total`, outsider)
    expect(cell.html).not.toContain(late)
  })

  it('is refused to whoever may not read reports', async () => {
    for (const path of [
      '/reports',
      '/reports/06a',
      '/reports/07b',
      '/reports/issued',
      '/reports/entries',
      '/reports/06a.pdf',
    ]) {
      expect((await server.get(path, board.actor('specialist'))).status, path).toBe(403)
    }
  })
})

describe('form 06a as files', () => {
  it('is a PDF, a spreadsheet in the official layout, and plain figures', async () => {
    const pdf = await server.get(`/reports/06a.pdf?${JUNE}&by=procedure`, leader())
    expect(pdf.response.headers.get('Content-Type')).toBe('application/pdf')
    const csv = await server.get(`/reports/06a.csv?${JUNE}`, leader())
    const lines = (await csv.response.text()).trim().split('\r\n')
    expect(lines[1]).toBe('DT,Đầu tư tại Việt Nam,2,0,2,0,0,0,0,0,2,1,1,0')
    const xlsx = await server.get(`/reports/06a.xlsx?${JUNE}`, leader())
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await xlsx.response.arrayBuffer())
    const texts = workbook.worksheets[0]?.getSheetValues().flat() ?? []
    expect(texts).toEqual(
      expect.arrayContaining(['Số lượng hồ sơ tiếp nhận', '(13)', 'Tổng số', 'Trực tiếp, bưu chính']),
    )
    expect(workbook.worksheets[0]?.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9 })
  })

  it('lists the dossiers behind a number as a spreadsheet', async () => {
    const xlsx = await server.get(`/reports/06a/dossiers.xlsx?${JUNE}&unit=all&cell=in_process_total`, leader())
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await xlsx.response.arrayBuffer())
    expect(workbook.worksheets[0]?.getCell(2, 1).value).toBe(late)
    expect(workbook.worksheets[0]?.rowCount).toBe(3)
  })
})

describe('an issued report', () => {
  const input = () => ({ unit_id: board.unit('H62.015'), from: '2026-06-01', to: '2026-06-30', by: 'field' })

  it('is kept by whoever may issue it, once per request', async () => {
    board.at('2026-06-24 17:00')
    const requestId = newId()
    const first = await board.perform(issueReport, leader(), input(), requestId)
    expect(await board.perform(issueReport, leader(), input(), requestId)).toEqual(first)
    await expect(board.perform(issueReport, may('supervisor', 'supervisor'), input())).rejects.toMatchObject({
      status: 403,
    })
    await expect(board.perform(issueReport, may('outsider', 'head'), input())).rejects.toMatchObject({ status: 403 })
    await expect(
      board.perform(issueReport, leader(), { ...input(), from: '2026-07-01', to: '2026-07-31' }),
    ).rejects.toThrow()
    await expect(board.perform(issueReport, leader(), { ...input(), unit_id: '' })).rejects.toThrow()
    const list = await server.get('/reports/issued', leader())
    expect(list.html.match(/\/reports\/issued\/[0-9a-f-]{36}/g)).toHaveLength(1)
    await expect(
      board.db.updateTable('issued_report').set({ note: 'khác' }).where('id', '=', first.id).execute(),
    ).rejects.toThrow()
  })

  it('is issued from the page and says that it still holds', async () => {
    const posted = await server.post(`/reports/06a?${JUNE}&unit=${board.unit('H62.015')}`, leader(), {
      note: 'Gửi Văn phòng',
    })
    expect(posted.status).toBe(303)
    const page = await server.get(posted.location ?? '', leader())
    expect(page.html).toContain('khớp hoàn toàn')
    expect(page.html).toContain('Gửi Văn phòng')
    expect(page.html).toContain('Đến nay không có gì thay đổi')
    expect((await server.get(`${posted.location}/bieu.pdf`, leader())).response.headers.get('Content-Type')).toBe(
      'application/pdf',
    )
    expect((await server.get(`${posted.location}/khac.pdf`, leader())).status).toBe(404)
    expect((await server.get(posted.location ?? '', may('outsider', 'head'))).status).toBe(404)
  })

  it('names the dossiers and acts by which the period differs today, and holds nevertheless', async () => {
    const { id } = await board.perform(issueReport, leader(), input())
    board.at('2026-06-26 09:00')
    await board.act('counterOfficer', 'ask_to_withdraw', late, { reason: 'Nhà đầu tư điều chỉnh.' })
    await board.act('counterOfficer', 'stop', late, { ground: 'applicant_request', reason: 'Chủ hồ sơ đề nghị.' })
    board.at('2026-08-01 09:00')
    const { html } = await server.get(`/reports/issued/${id}`, leader())
    expect(html).toContain('khớp hoàn toàn')
    expect(html).toContain('Sau mốc của báo cáo')
    expect(html).toContain(late)
    expect(html).toContain('Dừng giải quyết')
    expect(html).toContain('Rút, trả lại')
  })

  it('raises its voice when the log no longer says the same', async () => {
    const { id } = await board.perform(issueReport, leader(), input())
    // Nobody can do this through the product: a row that reports count was changed behind its back.
    await board.db.updateTable('report_fact').set({ channel: 'online' }).where('code', '=', late).execute()
    expect((await server.get(`/reports/issued/${id}`, leader())).html).toContain('ra số khác')
    await board.db.updateTable('report_fact').set({ channel: 'counter' }).where('code', '=', late).execute()
  })
})

describe('other pages', () => {
  it('lists what was entered late and what was corrected', async () => {
    const { html } = await server.get(`/reports/entries?${JUNE}`, leader())
    expect(html).toContain('18/06/2026')
    expect(html).toContain('Gõ sai tên.')
    expect(html).not.toContain('Công ty TNHH Đông Hải')
    expect((await server.get('/reports/entries?from=2025-01-01&to=2025-01-31', leader())).html).toContain(
      'Không có trong kỳ này',
    )
  })

  it('counts procedures and internal processes', async () => {
    const csv = await server.get('/reports/07b.csv?on=2026-06-01', leader())
    const line = (await csv.response.text()).trim().split('\r\n').at(-1)?.split(',') ?? []
    expect(line[0]).toBe('H62.015')
    expect(Number(line[2])).toBeGreaterThan(0)
    expect(Number(line[3]) + Number(line[4])).toBeLessThanOrEqual(Number(line[2]))
    expect((await server.get('/reports/07b?on=khong', leader())).html).toContain('không phải là một ngày')
  })

  it('names every report', async () => {
    const { html } = await server.get('/reports', leader())
    for (const path of ['06a', '07b', 'register', 'issued', 'entries', 'acceptance'])
      expect(html).toContain(`/reports/${path}`)
  })
})
