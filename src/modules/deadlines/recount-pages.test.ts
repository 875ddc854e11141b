import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { testApplication } from '#tests/support/application.ts'
import { type Part, useBoard } from '#tests/support/board.ts'
import { off, publishDays } from '#tests/support/calendar-versions.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import * as recount from './pages/recount.tsx'
import * as files from './pages/recount-files.ts'
import * as recountNew from './pages/recount-new.tsx'
import * as why from './pages/recount-why.tsx'
import * as recounts from './pages/recounts.tsx'
import { runRecounts } from './recount-run.ts'

const board = useBoard()
let pages: PageServer
let code = ''

beforeAll(async () => {
  const app = { ...(await testApplication(board.database)), clock: board.clock }
  pages = pageServer(app, {
    'deadlines/recounts': recounts,
    'deadlines/recounts/new': recountNew,
    'deadlines/recounts/new/:code': why,
    'deadlines/recounts/:id': recount,
    'deadlines/recounts.xlsx': files,
    'deadlines/recounts/new.xlsx': { loader: files.loader },
    'deadlines/recounts/:id/list.xlsx': { loader: files.loader },
    'deadlines/recounts/:id/sheet.pdf': { loader: files.loader },
  })
  board.at('2026-08-03 09:00')
  code = (await board.receive()).code
  await publishDays(board, off('2026-08-07'))
})

const NEW = '/deadlines/recounts/new?calendar=vn'
const OWNER = 'Đông Hải'

function may(part: Part, ...permissions: string[]): Actor {
  const actor = board.actor(part)
  const units = actor.grants.get('dossiers.view') ?? new Set<string>()
  return { ...actor, grants: new Map([...actor.grants, ...permissions.map((each) => [each, units] as const)]) }
}
const leader = () => may('leader', 'deadlines.view', 'deadlines.recount')
const words = ({ html }: { html: string }) => html.replaceAll(/<!--.*?-->|<[^>]*>/g, '').replaceAll('\u00a0', ' ')
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function decision(html: string, more: Record<string, string> = {}) {
  const seen = ['calendar', 'version', 'listed_at', 'listed_count', 'listed_digest'].map((name) => [
    name,
    hidden(html, name),
  ])
  return { _request_id: newId(), ...Object.fromEntries(seen), reason: 'Bão số 7, trụ sở đóng cửa', ...more }
}

test('the register says which calendar waits for a decision', async () => {
  const page = await pages.get('/deadlines/recounts', leader())
  expect(words(page)).toContain('đã có phiên bản 2')
  expect(page.html).toContain('/deadlines/recounts/new?calendar=vn')
  expect((await pages.get('/deadlines/recounts', board.actor('specialist'))).status).toBe(403)
})

test('a head sees the list of the own dossiers without the form, whoever sees no dossiers no names', async () => {
  const head = await pages.get(NEW, may('head', 'deadlines.view'))
  expect(head.html).toContain(code)
  expect(words(head)).toContain(OWNER)
  expect(head.html).not.toContain('listed_digest')
  const units = board.actor('leader').grants.get('dossiers.view') ?? new Set<string>()
  const administrator: Actor = {
    ...board.actor('leader'),
    grants: new Map([
      ['deadlines.view', units],
      ['deadlines.recount', units],
    ]),
  }
  const page = await pages.get(NEW, administrator)
  expect(page.html).toContain(code)
  expect(words(page)).not.toContain(OWNER)
  expect(page.html).not.toContain(`/dossiers/${code}`)
  const stranger: Actor = { ...board.actor('leader'), grants: new Map([['deadlines.view', new Set([newId()])]]) }
  expect((await pages.get(NEW, stranger)).html).not.toContain(code)
  expect((await pages.get(`/deadlines/recounts/new/${code}?calendar=vn`, stranger)).status).toBe(404)
})

test('why a date would move: the new way of counting and the present one', async () => {
  const page = await pages.get(`/deadlines/recounts/new/${code}?calendar=vn`, leader())
  expect(words(page)).toContain('Đóng cửa do bão')
  expect(words(page)).toContain('Theo lịch mới')
})

test('a decision without a reason keeps what was typed; with one it leads to its page, its paper and its spreadsheet', async () => {
  const { html } = await pages.get(NEW, leader())
  const wrong = await pages.post(NEW, leader(), await decision(html, { reason: '', document: '05/CĐ-UBND' }))
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="05/CĐ-UBND"')
  expect((await pages.post(NEW, may('head', 'deadlines.view'), await decision(html))).status).toBe(403)

  const done = await pages.post(
    NEW,
    leader(),
    await decision(html, { document: '05/CĐ-UBND', document_on: '04/08/2026', _dates: 'document_on' }),
  )
  expect(done.status).toBe(303)
  await runRecounts({ clock: board.clock, database: board.database, log: (await testApplication(board.database)).log })
  const act = done.location ?? ''
  const page = await pages.get(act, leader())
  expect(words(page)).toContain('05/CĐ-UBND ngày 04/08/2026')
  expect(words(page)).toContain('thực hiện đúng danh sách này')
  expect(page.html).toContain(code)
  expect((await pages.get(`${act}?show=kept`, leader())).status).toBe(200)
  const pdf = await pages.get(`${act}/sheet.pdf`, leader())
  expect(pdf.response.headers.get('content-type')).toBe('application/pdf')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await (await pages.get(`${act}/list.xlsx`, leader())).response.arrayBuffer())
  expect(workbook.worksheets[0]?.getColumn(1).values).toContain(code)
  expect(words(await pages.get('/deadlines/recounts', leader(), 'en'))).toContain('Bão số 7')
})

test('an act that is not there, a calendar that is not there', async () => {
  expect((await pages.get(`/deadlines/recounts/${newId()}`, leader())).status).toBe(404)
  expect((await pages.get('/deadlines/recounts/x', leader())).status).toBe(404)
  expect((await pages.get('/deadlines/recounts/new?calendar=xx', leader())).status).toBe(404)
})
