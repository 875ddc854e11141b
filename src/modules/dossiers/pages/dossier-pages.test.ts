import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { applicant } from '#platform/access/actor.ts'
import { anybody, receiveInput, useBoard } from '#tests/support/board.ts'
import { dossierPages } from '#tests/support/dossier-pages.ts'
import { completeAppraisal, requestSupplement, travelTo } from '#tests/support/dossier-road.ts'
import { m } from '#words'
import { ACT_NAMES } from '../act-rules.ts'
import { submit } from '../actions/submit.ts'
import { listDocuments, listFiles } from '../dossier-queries.ts'
import { actLabel, stateLabel } from '../dossier-words.ts'

const board = useBoard()
const server = dossierPages(board)
const owner = 'Công ty TNHH Linh kiện chính xác Đông Hải Việt Nam'

let code: string
beforeAll(async () => {
  code = await travelTo(board, 'appraisal')
})

async function views(subject: string): Promise<number> {
  const rows = await board.db
    .selectFrom('audit_entry')
    .select('id')
    .where('subject', '=', subject)
    .where('outcome', '=', 'viewed')
    .execute()
  return rows.length
}

describe('the page of a dossier', () => {
  test('says what it is, whose, how it stands, who has it, and offers the main act', async () => {
    const { status, html } = await server.get(`/dossiers/${code}`, board.actor('specialist'))
    expect(status).toBe(200)
    for (const words of [code, owner, m.dossiers_doing_appraisal(), board.actor('specialist').name])
      expect(html).toContain(words)
    expect(html).toContain('17:00')
    expect(html).toMatch(new RegExp(`href="/dossiers/${code}/acts/complete_step"[^>]*data-main-act`))
  })

  test('offers nothing to whoever may only look', async () => {
    const { status, html } = await server.get(`/dossiers/${code}`, board.actor('supervisor'))
    expect(status).toBe(200)
    for (const name of ACT_NAMES) expect(html).not.toContain(`/acts/${name}`)
  })

  test('a dossier of other units looks like one that does not exist', async () => {
    const foreign = await server.get(`/dossiers/${code}`, board.actor('outsider'))
    const missing = await server.get('/dossiers/H62.015-260803-9999', board.actor('outsider'))
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect(foreign.html.replaceAll(code, 'X')).toBe(missing.html.replaceAll('H62.015-260803-9999', 'X'))
  })

  test('whoever is not signed in signs in first and comes back', async () => {
    const { status, location } = await server.get(`/dossiers/${code}?tab=log`, applicant)
    expect(status).toBe(302)
    expect(location).toBe(`/login?next=${encodeURIComponent(`/dossiers/${code}?tab=log`)}`)
  })

  test('every look is logged, a refused one is not a look', async () => {
    const before = await views(code)
    await server.get(`/dossiers/${code}`, board.actor('head'))
    await server.get(`/dossiers/${code}`, board.actor('outsider'))
    expect(await views(code)).toBe(before + 1)
  })

  test.each([
    ['opinions', m.dossiers_opinions_none],
    ['documents', m.dossiers_document_receipt],
    ['result', m.dossiers_result_none],
    ['particulars', () => 'Giấy ủy quyền số 12/UQ-ĐH ngày 20/7/2026'],
    ['log', m.dossiers_log_intact],
  ])('its part %s is an address of its own, without JavaScript', async (tab, words) => {
    const { status, html } = await server.get(`/dossiers/${code}?tab=${tab}`, board.actor('specialist'))
    expect(status).toBe(200)
    expect(html).toContain(words())
    expect(html).toMatch(new RegExp(`href="\\?tab=${tab}"[^>]*aria-current="page"`))
  })

  test('speaks English from end to end', async () => {
    const { html } = await server.get(`/dossiers/${code}`, board.actor('specialist'), 'en')
    expect(html).toContain('Under appraisal')
    expect(html).toContain('Monday')
    expect(html).not.toContain('thứ Hai')
  })

  test('a waiting dossier shows the request, the pause and that the applicant has it', async () => {
    const waiting = await travelTo(board, 'appraisal')
    await requestSupplement(board, waiting)
    const { html } = await server.get(`/dossiers/${waiting}`, board.actor('specialist'))
    for (const words of [
      stateLabel('awaiting_supplement'),
      m.dossiers_state_paused_clock(),
      m.dossiers_story_only_once(),
    ])
      expect(html).toContain(words)
    expect(html).toMatch(/class="who">[\s\S]{0,200}ĐH|class="who">[\s\S]{0,400}Đông Hải/)
  })

  test('a dossier that was only submitted has no clock to explain', async () => {
    const { code: fresh } = await board.perform(submit, anybody, { ...receiveInput(), channel: 'online' })
    const page = await server.get(`/dossiers/${fresh}?tab=documents`, board.actor('counterOfficer'))
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('deadline_explanation')
    expect((await server.get(`/dossiers/${fresh}`, board.actor('counterOfficer'))).html).toContain(actLabel('accept'))
  })

  test('a log that was tampered with is called so', async () => {
    const broken = await travelTo(board, 'received')
    const { id } = await board.dossier(broken)
    await board.db
      .updateTable('dossier')
      .set({ last_hash: 'f'.repeat(64) })
      .where('id', '=', id)
      .execute()
    const { html } = await server.get(`/dossiers/${broken}?tab=log`, board.actor('counterOfficer'))
    expect(html).toContain(m.dossiers_log_broken())
  })

  test('what was just done is said once, with its sheet', async () => {
    const received = await travelTo(board, 'submitted')
    await board.act('counterOfficer', 'accept', received)
    const done = await server.get(`/dossiers/${received}?done=accept`, board.actor('counterOfficer'))
    expect(done.html).toContain(m.dossiers_done_print({ document: m.dossiers_document_receipt() }))
    await board.act('counterOfficer', 'hand_over', received)
    const later = await server.get(`/dossiers/${received}?done=accept`, board.actor('counterOfficer'))
    expect(later.html).not.toContain(m.dossiers_done_notice({ act: actLabel('accept') }))
  })
})

describe('files and prints', () => {
  test('a file opens for whoever sees the dossier, and the opening is logged', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\n%%EOF\n')
    const stored = await server.files().put(chunks(bytes), 'ho-so.pdf')
    await board.db
      .insertInto('stored_file')
      .values({
        sha256: stored.sha256,
        size_bytes: stored.sizeBytes,
        media_type: 'application/pdf',
        stored_at: board.clock.now(),
      })
      .execute()
    const { code: own } = await board.receive({
      files: [{ component: 0, sha256: stored.sha256, name: 'Hồ sơ dự án.pdf' }],
    })
    const [file] = await listFiles(board.db, (await board.dossier(own)).id)
    const path = `/dossiers/${own}/files/${file?.id}`
    const shown = await server.get(path, board.actor('counterOfficer'))
    expect(shown.status).toBe(200)
    expect(new Uint8Array(await shown.response.arrayBuffer())).toEqual(bytes)
    expect(shown.response.headers.get('Content-Disposition')).toMatch(/^inline/)
    expect(await views(`${own}/files/${file?.id}`)).toBe(1)
    expect(
      (await server.get(`${path}?download`, board.actor('counterOfficer'))).response.headers.get('Content-Disposition'),
    ).toMatch(/^attachment/)
    expect((await server.get(path, board.actor('outsider'))).status).toBe(404)
    expect((await server.get(`/dossiers/${code}/files/${file?.id}`, board.actor('specialist'))).status).toBe(404)
    expect((await server.get(`/dossiers/${own}/files/nothing`, board.actor('counterOfficer'))).status).toBe(404)
    const page = await server.get(`/dossiers/${own}`, board.actor('counterOfficer'))
    expect(page.html).toContain(`<iframe`)
    expect(page.html).toContain(m.dossiers_papers_seen({ seen: 1, count: 1 }))
  })

  test('issued sheets and live ones are PDF; those of other units are not there', async () => {
    const [receipt] = await listDocuments(board.db, (await board.dossier(code)).id)
    for (const what of [receipt?.id, 'control_slip', 'deadline_explanation']) {
      const { status, response } = await server.get(`/dossiers/${code}/prints/${what}`, board.actor('specialist'))
      expect(status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe('application/pdf')
    }
    expect((await server.get(`/dossiers/${code}/prints/control_slip`, board.actor('outsider'))).status).toBe(404)
    expect((await server.get(`/dossiers/${code}/prints/nothing`, board.actor('specialist'))).status).toBe(404)
  })
})

describe('the list', () => {
  test('a whole code opens the dossier; the code of another unit opens nothing', async () => {
    const typed = await server.get(`/dossiers?q=${code.toLowerCase()}`, board.actor('specialist'))
    expect([typed.status, typed.location]).toEqual([302, `/dossiers/${code}`])
    const foreign = await server.get(`/dossiers?q=${code}`, board.actor('outsider'))
    expect(foreign.html).toContain(m.dossiers_list_none_found())
  })

  test('finds words without diacritics and keeps the state filter', async () => {
    const found = await server.get('/dossiers?q=dong+hai&state=in_process', board.actor('specialist'))
    expect(found.html).toContain(owner)
    expect(found.html).not.toContain(`>${stateLabel('awaiting_supplement')}</span></td>`)
    const none = await server.get('/dossiers?q=khong+co+gi', board.actor('specialist'))
    expect(none.html).toContain(m.dossiers_list_none_found())
  })

  test('the spreadsheet has the rows of the list', async () => {
    await completeAppraisal(board, code)
    const { response } = await server.get('/dossiers.xlsx?state=in_process', board.actor('head'))
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await response.arrayBuffer())
    const sheet = workbook.worksheets[0]
    const codes = sheet?.getColumn(1).values ?? []
    expect(codes).toContain(code)
    expect(sheet?.getRow(1).getCell(1).value).toBe(m.dossiers_page_code())
  })

  test('needs the right to look', async () => {
    expect((await server.get('/dossiers', { ...board.actor('specialist'), grants: new Map() })).status).toBe(403)
    expect((await server.get('/dossiers', applicant)).status).toBe(302)
  })
})

async function* chunks(bytes: Uint8Array) {
  yield bytes
}

describe('why a date is what it is', () => {
  test('is a page of its own for each clock, reached from the date', async () => {
    const code = await travelTo(board, 'appraisal')
    const page = await server.get(`/dossiers/${code}`, board.actor('specialist'))
    for (const clock of ['legal', 'step-4']) expect(page.html).toContain(`/dossiers/${code}/why?clock=${clock}`)
    const why = await server.get(`/dossiers/${code}/why?clock=step-4`, board.actor('specialist'))
    expect(why.status).toBe(200)
    for (const words of [m.dossiers_why_ledger(), m.dossiers_mark_start_step(), board.actor('head').name])
      expect(why.html).toContain(words)
    expect((await server.get(`/dossiers/${code}/why`, board.actor('specialist'))).html).toContain('Bộ luật Dân sự')
  })

  test('is for whoever may see the dossier; the view is recorded', async () => {
    const before = await views(code)
    expect((await server.get(`/dossiers/${code}/why`, board.actor('outsider'))).status).toBe(404)
    expect(await views(code)).toBe(before)
    await server.get(`/dossiers/${code}/why`, board.actor('supervisor'))
    expect(await views(code)).toBe(before + 1)
  })

  test('of a dossier that never began says so', async () => {
    const refused = await travelTo(board, 'refused')
    const { status, html } = await server.get(`/dossiers/${refused}/why`, board.actor('counterOfficer'))
    expect([status, html.includes(m.dossiers_why_none())]).toEqual([200, true])
  })
})
