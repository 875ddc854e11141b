import { describe, expect, test } from 'vitest'
import { applicant } from '#platform/access/actor.ts'
import { ACT_SAMPLES } from '#tests/support/act-samples.ts'
import { useBoard } from '#tests/support/board.ts'
import { dossierPages } from '#tests/support/dossier-pages.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { formFields } from '#tests/support/form-fields.ts'
import { m } from '#words'
import { ACT_NAMES } from '../act-rules.ts'
import { listComponents, listEvents } from '../dossier-queries.ts'
import { actLabel, eventLabel } from '../dossier-words.ts'

const board = useBoard()
const server = dossierPages(board)

describe.each(ACT_NAMES)('the form of %s', (name) => {
  const { place, by, without } = ACT_SAMPLES[name]

  test('opens where the act is possible, with code, version and its own button', async () => {
    const code = await travelTo(board, place)
    const { status, html } = await server.get(`/dossiers/${code}/acts/${name}`, board.actor(by))
    expect(status).toBe(200)
    const { version } = await board.dossier(code)
    if (name === 'close_unanswered') return expect(html).toContain('class="notice notice-warning"')
    expect(formFields(html)).toMatchObject({ code, version: String(version) })
    expect(html).toMatch(/<button type="submit"/)
  })

  test('is refused to whoever lacks the right, and hidden from other units', async () => {
    const code = await travelTo(board, place)
    expect((await server.get(`/dossiers/${code}/acts/${name}`, board.actor(without))).status).toBe(403)
    expect((await server.post(`/dossiers/${code}/acts/${name}`, board.actor(without), {})).status).toBe(403)
    const outsider = await server.get(`/dossiers/${code}/acts/${name}`, board.actor('outsider'))
    expect([403, 404]).toContain(outsider.status)
    expect(outsider.html).not.toContain('Đông Hải')
    expect((await server.get(`/dossiers/${code}/acts/${name}`, applicant)).status).toBe(302)
  })
})

test('whoever sees the dossier but holds the right in another unit only may not act here', async () => {
  const code = await travelTo(board, 'appraisal')
  const elsewhere = new Set([board.unit('H62.015.03')])
  const actor = {
    ...board.actor('supervisor'),
    grants: new Map([...board.actor('supervisor').grants, ['dossiers.process', elsewhere] as const]),
  }
  expect((await server.get(`/dossiers/${code}`, actor)).status).toBe(200)
  expect((await server.get(`/dossiers/${code}/acts/complete_step`, actor)).status).toBe(403)
  expect((await server.post(`/dossiers/${code}/acts/complete_step`, actor, {})).status).toBe(403)
})

test('the letter of apology opens, and says that it was written, when the extension was already given', async () => {
  const code = await travelTo(board, 'appraisal')
  const path = `/dossiers/${code}/acts/apologise`
  const form = formFields((await server.get(path, board.actor('specialist'))).html)
  const sent = { ...form, cause: 'staff', reason: 'Cần thêm thời gian thẩm định.', extension_days: '3' }
  expect((await server.post(path, board.actor('specialist'), sent)).status).toBe(303)
  const again = await server.get(path, board.actor('specialist'))
  expect(again.status).toBe(200)
  expect(again.html).toContain('class="notice notice-warning"')
})

describe('sending a form without JavaScript', () => {
  test('does the act and goes to the dossier', async () => {
    const code = await travelTo(board, 'appraisal')
    const path = `/dossiers/${code}/acts/complete_step`
    const form = formFields((await server.get(path, board.actor('specialist'))).html)
    const done = await server.post(path, board.actor('specialist'), { ...form, note: 'Đủ điều kiện cấp.' })
    expect([done.status, done.location]).toEqual([303, `/dossiers/${code}?done=complete_step`])
    expect((await board.dossier(code)).step_kind).toBe('review')
    const opinions = await server.get(`/dossiers/${code}?tab=opinions`, board.actor('head'))
    expect(opinions.html).toContain('Đủ điều kiện cấp.')
  })

  test('sent twice it acts once', async () => {
    const code = await travelTo(board, 'received')
    const path = `/dossiers/${code}/acts/hand_over`
    const form = formFields((await server.get(path, board.actor('counterOfficer'))).html)
    const [first, again] = [
      await server.post(path, board.actor('counterOfficer'), form),
      await server.post(path, board.actor('counterOfficer'), form),
    ]
    expect([first.status, again.status]).toEqual([303, 303])
    const events = await listEvents(board.db, (await board.dossier(code)).id)
    expect(events.filter((event) => event.type === 'hand_over')).toHaveLength(1)
  })

  test('a problem comes back at its field with everything typed', async () => {
    const code = await travelTo(board, 'appraisal')
    const path = `/dossiers/${code}/acts/pause`
    const form = formFields((await server.get(path, board.actor('specialist'))).html)
    const back = await server.post(path, board.actor('specialist'), {
      ...form,
      ground: 'site_check',
      document: '215/TB-CT',
      reason: '',
    })
    expect(back.status).toBe(422)
    expect(back.html).toContain(m.dossiers_reason_missing())
    expect(formFields(back.html)).toMatchObject({ ground: 'site_check', document: '215/TB-CT', version: form.version })
  })

  test('somebody was faster: says who did what, keeps what was typed, and can be sent again', async () => {
    const code = await travelTo(board, 'appraisal')
    const path = `/dossiers/${code}/acts/complete_step`
    const form = formFields((await server.get(path, board.actor('specialist'))).html)
    await board.act('counterOfficer', 'correct', code, { owner_phone: '0909 000 111', reason: 'Gõ nhầm số.' })
    const told = await server.post(path, board.actor('specialist'), { ...form, note: 'Ý kiến dài, không được mất.' })
    expect(told.status).toBe(409)
    expect(told.html).toContain(board.actor('counterOfficer').name)
    expect(told.html).toContain(eventLabel('correct'))
    const second = formFields(told.html)
    expect(second.note).toBe('Ý kiến dài, không được mất.')
    expect(Number(second.version)).toBe(Number(form.version) + 1)
    expect((await server.post(path, board.actor('specialist'), second)).status).toBe(303)
  })

  test('a problem in between does not hide that somebody was faster', async () => {
    const code = await travelTo(board, 'appraisal')
    const path = `/dossiers/${code}/acts/pause`
    const form = formFields((await server.get(path, board.actor('specialist'))).html)
    await board.act('counterOfficer', 'correct', code, { owner_phone: '0909 000 222', reason: 'Gõ nhầm số.' })
    const problem = await server.post(path, board.actor('specialist'), { ...form, ground: 'site_check', reason: '' })
    expect(problem.status).toBe(422)
    const again = await server.post(path, board.actor('specialist'), {
      ...formFields(problem.html),
      reason: 'Phải kiểm tra thực địa.',
    })
    expect(again.status).toBe(409)
  })

  test('an act that is no longer possible says what is, without a button to press', async () => {
    const code = await travelTo(board, 'review')
    const { status, html } = await server.get(`/dossiers/${code}/acts/acknowledge`, board.actor('head'))
    expect(status).toBe(200)
    expect(html).toContain(actLabel('submit_for_signature'))
    expect(html).not.toContain('data-main-act')
    expect((await server.get(`/dossiers/${code}/acts/fly`, board.actor('head'))).status).toBe(404)
  })
})

describe('forms that are more than their fields', () => {
  test('ticked papers and other papers become the request', async () => {
    const code = await travelTo(board, 'appraisal')
    const path = `/dossiers/${code}/acts/request_supplement`
    const form = formFields((await server.get(path, board.actor('specialist'))).html)
    const nothing = await server.post(path, board.actor('specialist'), { ...form, reason: 'Thiếu căn cứ.' })
    expect(nothing.status).toBe(422)
    expect(nothing.html).toContain(m.dossiers_items_missing())
    const [paper] = await listComponents(board.db, (await board.dossier(code)).id)
    const asked = {
      ...form,
      reason: 'Thiếu căn cứ.',
      'paper.p0.name': paper?.name ?? '',
      'paper.p0.note': 'Thiếu chữ ký',
      'other.p0': 'Bản vẽ tổng mặt bằng',
    }
    expect((await server.post(path, board.actor('specialist'), asked)).status).toBe(303)
    const events = await listEvents(board.db, (await board.dossier(code)).id)
    expect(events.at(-1)?.payload.items).toEqual([paper?.name, 'Bản vẽ tổng mặt bằng'])
  })

  test('an unchanged count is no supplement; a changed one is counted again', async () => {
    const code = await travelTo(board, 'awaiting_supplement')
    const path = `/dossiers/${code}/acts/supplement`
    const form = formFields((await server.get(path, board.actor('counterOfficer'))).html)
    expect((await server.post(path, board.actor('counterOfficer'), form)).status).toBe(422)
    const brought = { ...form, 'components.p1.copies': '2' }
    expect((await server.post(path, board.actor('counterOfficer'), brought)).status).toBe(303)
    const papers = await listComponents(board.db, (await board.dossier(code)).id)
    expect(papers.find((paper) => paper.ordinal === 1)).toMatchObject({ originals: 1, copies: 2 })
  })

  test('a particular that was emptied is emptied, the others stay', async () => {
    const code = await travelTo(board, 'received')
    const path = `/dossiers/${code}/acts/correct`
    const form = formFields((await server.get(path, board.actor('counterOfficer'))).html)
    expect(form.owner_email).toBe('phaply@donghai-vn.example')
    const done = await server.post(path, board.actor('counterOfficer'), {
      ...form,
      owner_email: '',
      reason: 'Không có thư điện tử.',
    })
    expect(done.status).toBe(303)
    expect(await board.dossier(code)).toMatchObject({ owner_email: null, owner_phone: '0912 345 678' })
  })

  test('an extension is chosen with the appointment that it gives', async () => {
    const code = await travelTo(board, 'appraisal')
    const path = `/dossiers/${code}/acts/apologise`
    const page = await server.get(path, board.actor('specialist'))
    const offered = /<option value="3">3 ngày làm việc – hẹn trả mới ([^<]+)</.exec(page.html)?.[1]
    const form = { ...formFields(page.html), cause: 'staff', reason: 'Người phụ trách nghỉ ốm.', extension_days: '3' }
    expect((await server.post(path, board.actor('specialist'), form)).status).toBe(303)
    const { html } = await server.get(`/dossiers/${code}`, board.actor('specialist'))
    expect(html).toContain(offered)
    expect(html).not.toContain('(extension)')
  })

  test('officers are offered with what they have in hand', async () => {
    const code = await travelTo(board, 'assignment')
    const { html } = await server.get(`/dossiers/${code}/acts/assign`, board.actor('head'))
    expect(html).toContain(board.actor('specialist').name)
    expect(html).toMatch(/đang giữ \d+ hồ sơ/)
    expect(html).not.toContain(board.actor('outsider').name)
  })
})
