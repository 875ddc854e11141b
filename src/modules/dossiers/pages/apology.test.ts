import { describe, expect, test } from 'vitest'
import { useBoard } from '#tests/support/board.ts'
import { dossierPages } from '#tests/support/dossier-pages.ts'
import { completeAppraisal, supplementItems, travelTo } from '#tests/support/dossier-road.ts'
import { formFields } from '#tests/support/form-fields.ts'
import { lookAhead } from '../../deadlines/risk-look-ahead.ts'
import { listDocuments } from '../dossier-queries.ts'

const board = useBoard()
const server = dossierPages(board)

/** Due Monday 17 August 17:00. */
const inAppraisal = () => travelTo(board.at('2026-08-03 09:00'), 'appraisal')
const open = (code: string, locale: 'vi' | 'en' = 'vi') =>
  server.get(`/dossiers/${code}/acts/apologise`, board.actor('head'), locale)

const openAt = (moment: string, code: string, locale: 'vi' | 'en' = 'vi') => {
  board.at(moment)
  return open(code, locale)
}

describe('the letter drafts itself from the ledger', () => {
  test('a step that lay too long: the cause is ours, with the time that it took and was given', async () => {
    const code = await inAppraisal()
    const { html } = await openAt('2026-08-14 15:00', code)
    const fields = formFields(html)
    const step = (await board.dossier(code)).process[2]
    expect(fields.cause).toBe('staff')
    expect(fields.reason).toContain(`Bước “${step?.name}” tại`)
    expect(fields.reason).toMatch(/đã kéo dài [\d,]+ ngày làm việc mà chưa xong, vượt [\d,]+ ngày làm việc/)
    expect(fields.reason).toContain('Hiện hồ sơ đang ở bước')
    expect(Number(fields.extension_days)).toBeGreaterThanOrEqual(1)
  })

  test('the extension is what such dossiers need, as it was foreseen', async () => {
    const code = await inAppraisal()
    await lookAhead(board.at('2026-08-14 15:00'), { all: true })
    const { id } = await board.dossier(code)
    const risk = await board.db
      .selectFrom('dossier_risk')
      .selectAll()
      .where('dossier_id', '=', id)
      .executeTakeFirstOrThrow()
    // Until Monday 17:00: two hours today, eight on Monday.
    expect(risk.left_minutes).toBe(600)
    const fields = formFields((await open(code)).html)
    expect(fields.extension_days).toBe(String(Math.max(1, Math.ceil((risk.need_most_minutes - 600) / 480))))
  })

  test('a site check that stopped the work is named before a step that took little more', async () => {
    const code = await inAppraisal()
    const ground = { ground: 'site_check', reason: 'Kiểm tra thực địa.' }
    await board.at('2026-08-03 10:00').act('specialist', 'pause', code, ground)
    await board.at('2026-08-10 10:00').act('specialist', 'resume', code)
    const fields = formFields((await open(code)).html)
    expect(fields.cause).toBe('site_check')
    expect(fields.reason).toContain('từ ngày 03/08/2026 đến ngày 10/08/2026')
  })

  test('waiting for the applicant is named only when nothing of ours explains it', async () => {
    const code = await inAppraisal()
    await board.at('2026-08-03 10:00').act('specialist', 'request_supplement', code, supplementItems)
    await board.at('2026-08-12 10:00').act('counterOfficer', 'supplement', code, { note: 'Đã nộp đủ.' })
    expect(formFields((await open(code)).html).cause).toBe('applicant')
    await openAt('2026-08-24 16:00', code)
    expect(formFields((await open(code)).html).cause).toBe('staff')
  })

  test('without anything in the ledger it says so and leaves the cause to a person', async () => {
    const { html } = await open(await inAppraisal())
    expect(html).toContain('Sổ thời hạn chưa cho thấy')
    expect(formFields(html).cause).toBe('other')
  })

  test('the letter is Vietnamese also for a reader of English', async () => {
    const code = await inAppraisal()
    const { html } = await openAt('2026-08-14 15:00', code, 'en')
    expect(html).toContain('has lasted')
    expect(formFields(html).reason).toContain('đã kéo dài')
  })
})

describe('once', () => {
  test('what drafted itself can be sent as it is, and says both dates on paper', async () => {
    const code = await inAppraisal()
    const drafted = formFields((await openAt('2026-08-14 15:00', code)).html)
    const sent = await server.post(`/dossiers/${code}/acts/apologise`, board.actor('head'), drafted)
    expect(sent.status).toBe(303)
    const dossier = await board.dossier(code)
    const letter = (await listDocuments(board.db, dossier.id)).find((each) => each.form_code === 'apology')
    expect(letter?.view).toMatchObject({
      due_before: '2026-08-17T10:00:00.000Z',
      due_after: dossier.due_at?.toISOString(),
      reason: drafted.reason?.replaceAll('\r\n', '\n'),
    })
    const path = `/dossiers/${code}/prints/${letter?.id}`
    const pdf = await server.get(path, board.actor('head'))
    expect(pdf.response.headers.get('Content-Type')).toBe('application/pdf')
  })

  test('the second is refused in words, on the page and when it is posted all the same', async () => {
    const code = await inAppraisal()
    const drafted = formFields((await openAt('2026-08-14 15:00', code)).html)
    await board.act('head', 'apologise', code, { cause: 'staff', reason: 'Cán bộ nghỉ ốm.', extension_days: 2 })
    await completeAppraisal(board, code)
    const words = 'pháp luật không cho xin lỗi, hẹn lại lần thứ hai'
    expect((await open(code)).html).toContain(words)
    const { version } = await board.dossier(code)
    const again = { ...drafted, version: String(version) }
    const posted = await server.post(`/dossiers/${code}/acts/apologise`, board.actor('head'), again)
    expect(posted.status).toBe(409)
    expect(posted.html).toContain(words)
    expect(await board.dossier(code)).toMatchObject({ apologies: 1, extensions: 1, version })
  })
})
