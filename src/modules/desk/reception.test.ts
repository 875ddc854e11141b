import { beforeAll, describe, expect, test } from 'vitest'
import { findDraft, saveDraft } from '#platform/forms/draft-store.ts'
import { newId } from '#platform/ids.ts'
import { testApplication } from '#tests/support/application.ts'
import { IRC, receiveInput, useBoard } from '#tests/support/board.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import * as desk from './pages/desk.tsx'
import * as handOverList from './pages/hand-over-list.ts'
import * as handedOver from './pages/handed-over.tsx'
import * as received from './pages/received.tsx'
import * as reception from './pages/reception.tsx'
import * as known from './pages/reception-known.ts'
import * as procedures from './pages/reception-procedures.ts'
import * as returns from './pages/returns.tsx'
import { receptionView } from './reception-view.ts'

const board = useBoard()
let pages: PageServer
const PAGE = '/desk/reception'

beforeAll(async () => {
  const app = await testApplication(board.database)
  pages = pageServer(
    { ...app, clock: board.clock },
    {
      desk,
      'desk/handed-over': handedOver,
      'desk/hand-over-list': handOverList,
      'desk/reception': reception,
      'desk/reception/known': known,
      'desk/reception/procedures': procedures,
      'desk/received/:code': received,
      'desk/returns': returns,
    },
  )
})

const officer = () => board.actor('counterOfficer')

/** May receive somewhere else, and has nothing to do with the dossiers of these desks. */
const stranger = () => ({
  ...board.actor('outsider'),
  grants: new Map([
    ['dossiers.receive', new Set<string>()],
    ['dossiers.view', new Set<string>()],
  ]),
})

/** A complete form as a browser without JavaScript sends it. */
function form(more: Record<string, string> = {}): Record<string, string> {
  const { components: _, ...given } = receiveInput() as unknown as Record<string, string>
  const papers = [0, 1, 2, 3].flatMap((ordinal) => [
    [`components.${ordinal}.ordinal`, String(ordinal)],
    [`components.${ordinal}.name`, `Giấy ${ordinal}`],
    [`components.${ordinal}.usual`, '1/0/0'],
    [`components.${ordinal}.here`, 'yes'],
  ])
  return { _request_id: newId(), intent: 'receive', ...given, ...Object.fromEntries(papers), ...more }
}

describe('who may', () => {
  test('a counter officer sees the page, others are refused', async () => {
    expect((await pages.get(PAGE, officer())).status).toBe(200)
    expect((await pages.get(PAGE, board.actor('specialist'))).status).toBe(403)
    expect((await pages.post(PAGE, board.actor('specialist'), form())).status).toBe(403)
    expect((await pages.post('/desk/reception/known', board.actor('specialist'), {})).status).toBe(403)
  })
})

describe('without JavaScript', () => {
  test('a complete form is received and leads to its receipt', async () => {
    const answer = await pages.post(PAGE, officer(), form())
    expect(answer.status).toBe(303)
    const code = answer.location?.split('/').at(-1) ?? ''
    expect(await board.dossier(code)).toMatchObject({
      state: 'received',
      channel: 'counter',
      submitter_name: 'Nguyễn Thị Hồng Nhung',
    })
    const page = await pages.get(`/desk/received/${code}`, officer())
    expect(page.html).toMatch(new RegExp(`/dossiers/${code}/prints/[0-9a-f-]{36}`))
  })

  test('what is wrong comes back at its field with everything typed, the papers and the date', async () => {
    const answer = await pages.post(
      PAGE,
      officer(),
      form({
        owner_identifier: '123',
        summary: 'Nhà máy pin',
        'components.2.here': '',
        'components.2.note': 'hẹn mang sau',
      }),
    )
    expect(answer.status).toBe(422)
    for (const kept of ['Nhà máy pin', 'value="123"', 'hẹn mang sau', 'Đề xuất dự án đầu tư'])
      expect(answer.html).toContain(kept)
    expect(answer.html).toMatch(/f-owner_identifier-problem/)
  })

  test('a number is looked up, a procedure found by initials, and nothing typed is lost', async () => {
    const { procedure_code: _, ...rest } = form()
    const answer = await pages.post(PAGE, officer(), {
      ...rest,
      intent: 'look',
      owner_identifier: '2500 987 654',
      owner_name: '',
      case_code: '',
      summary: 'Nhà máy pin',
      procedure_query: 'gcn dkdt',
    })
    expect(answer.status).toBe(200)
    expect(answer.html).toContain('Công ty TNHH Linh kiện chính xác Đông Hải Việt Nam')
    expect(answer.html).toContain('Dự án không thuộc diện chấp thuận chủ trương đầu tư')
    expect(answer.html).toContain('Nhà máy pin')
  })

  test('a card fills the submitter, or the owner who is a person; what is no card says so', async () => {
    const card = '025190004321|123456789|Lê Văn Tám|02031990|Nam|Xã Tân Phú, tỉnh An Bình|01012022'
    const submitter = await pages.post(PAGE, officer(), { intent: 'look', owner_kind: 'enterprise', card })
    expect(submitter.html).toMatch(/name="submitter_name"[^>]*value="Lê Văn Tám"/)
    const owner = await pages.post(PAGE, officer(), { intent: 'look', owner_kind: 'person', card })
    expect(owner.html).toMatch(/name="owner_name"[^>]*value="Lê Văn Tám"/)
    expect(owner.html).toMatch(/name="owner_address"[^>]*value="Xã Tân Phú, tỉnh An Bình"/)
    const wrong = await pages.post(PAGE, officer(), { intent: 'look', card: 'https://example.vn' })
    expect(wrong.html).toContain('f-card-problem')
  })

  test('missing papers: form 02 is issued and nothing is received', async () => {
    const answer = await pages.post(
      PAGE,
      officer(),
      form({
        intent: 'supplement',
        _lists: 'lacking',
        lacking: '3',
        supplement_reason: 'Thiếu đề xuất dự án',
        'components.3.here': '',
      }),
    )
    expect(answer.status).toBe(303)
    const code = answer.location?.split('/').at(-1) ?? ''
    expect(await board.dossier(code)).toMatchObject({ state: 'awaiting_supplement', received_at: null })
    const empty = await pages.post(PAGE, officer(), form({ intent: 'supplement', lacking: '3' }))
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('f-supplement_reason-problem')
  })

  test('a refusal ends the dossier with form 03; without a reason it asks for one and keeps the rest', async () => {
    const asked = await pages.post(PAGE, officer(), form({ intent: 'refuse', guidance: 'Nộp tại Sở Xây dựng' }))
    expect(asked.status).toBe(422)
    expect(asked.html).toContain('Nộp tại Sở Xây dựng')
    const answer = await pages.post(
      PAGE,
      officer(),
      form({ intent: 'refuse', refusal_reason: 'Không thuộc thẩm quyền' }),
    )
    const code = answer.location?.split('/').at(-1) ?? ''
    expect(await board.dossier(code)).toMatchObject({ state: 'refused', end_ground: 'refused' })
    expect((await pages.get(`/desk/received/${code}`, officer())).html).toContain('Đã từ chối tiếp nhận')
  })

  test('the same form twice receives one dossier', async () => {
    const once = form({ owner_identifier: '2500987111' })
    const [first, second] = [await pages.post(PAGE, officer(), once), await pages.post(PAGE, officer(), once)]
    expect(second.location).toBe(first.location)
  })
})

describe('drafts and repetition', () => {
  test('what was left unfinished comes back, and is gone when it was received or thrown away', async () => {
    const owner = officer().id as string
    const keep = () =>
      saveDraft(board.db, owner, 'desk.reception', { owner_name: ['Công ty dở dang'] }, board.clock.now())
    await keep()
    expect((await pages.get(PAGE, officer())).html).toContain('Công ty dở dang')
    expect(
      (await pages.get(`${PAGE}?procedure=${IRC}`, officer())).html,
      'a particular wish starts anew',
    ).not.toContain('Công ty dở dang')
    await pages.post(PAGE, officer(), form({ _draft: 'desk.reception' }))
    expect(await findDraft(board.db, owner, 'desk.reception')).toBeUndefined()
    await keep()
    expect((await pages.post(PAGE, officer(), { intent: 'discard', _draft: 'desk.reception' })).status).toBe(303)
    expect(await findDraft(board.db, owner, 'desk.reception')).toBeUndefined()
  })

  test('another dossier of the same owner starts with owner and submitter', async () => {
    const { code } = await board.receive()
    const { html } = await pages.get(`${PAGE}?same=${code}`, officer())
    expect(html).toMatch(/name="owner_name"[^>]*value="Công ty TNHH Linh kiện chính xác Đông Hải Việt Nam"/)
    expect(html).toMatch(/name="submitter_name"[^>]*value="Nguyễn Thị Hồng Nhung"/)
    expect((await pages.get(`${PAGE}?same=${code}`, stranger())).status).toBe(404)
  })
})

describe('what follows from the choice', () => {
  const ask = {
    procedure: IRC,
    case: '1',
    channel: 'counter' as const,
    postmark: '',
    ownerKind: 'enterprise',
    ownerNumber: '',
  }
  const view = (more = {}) =>
    receptionView({ db: board.db, actor: officer(), now: board.clock.now(), locale: 'vi' }, { ...ask, ...more })

  test('the promised date is the one that the dossier gets', async () => {
    board.at('2026-11-23 09:00')
    const promised = (await view()).promise
    const { code } = await board.receive({ owner_identifier: '2500987222' })
    expect(promised?.dueAt).toBe('2026-12-08T17:00:00+07:00')
    expect((await board.dossier(code)).due_at?.toISOString()).toBe(new Date(promised?.dueAt ?? '').toISOString())
    expect(promised?.days.find((day) => day.on === '2026-11-24')?.kind, 'Ngày Văn hóa Việt Nam').toBe('off')
    expect(promised?.days.at(-1)).toMatchObject({ on: '2026-12-08', kind: 'due', mark: 10 })
    expect(promised?.law).toContain('Bộ luật Dân sự 2015')
  })

  test('without a case there are no papers and no date, but every case says its limit', async () => {
    const found = await view({ case: '' })
    expect(found).toMatchObject({ caseCode: null, papers: [], promise: null })
    expect(found.cases.map((each) => each.limit)).toEqual([
      '10 ngày làm việc',
      '5 ngày làm việc',
      '5 ngày làm việc',
      '10 ngày làm việc',
    ])
  })

  test('an open dossier of the same owner and procedure is named', async () => {
    const { code } = await board.receive({ owner_identifier: '2500987333' })
    expect((await view({ ownerNumber: '2500987333' })).open.map((each) => each.code)).toEqual([code])
    expect((await view({ ownerNumber: '2500987444' })).open).toEqual([])
  })

  test('a procedure that is not in force says so', async () => {
    expect((await view({ procedure: '9.999999' })).problem).toContain('9.999999')
  })
})

describe('handing over', () => {
  test('the list prints for whoever takes the dossiers; what somebody else has moved meanwhile is named', async () => {
    const { code } = await board.receive({ owner_identifier: '2500987666' })
    const { version } = await board.dossier(code)
    const stale = await pages.post('/desk', officer(), { dossier: `${code}@${version + 1}`, _request_id: newId() })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain(code)

    const done = await pages.post('/desk', officer(), { dossier: `${code}@${version}`, _request_id: newId() })
    expect(done.location).toBe(`/desk/handed-over?code=${code}`)
    expect((await board.dossier(code)).state).toBe('in_process')
    const page = await pages.get(done.location ?? '', officer())
    expect(page.html).toContain('Phòng Quản lý đầu tư')
    const address = /src="([^"]+hand-over-list[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const pdf = await pages.get(address, officer())
    expect(pdf.response.headers.get('content-type')).toBe('application/pdf')
    expect((await pages.get(address, stranger())).status).toBe(404)
  })

  test('nothing chosen is said, not done', async () => {
    expect((await pages.post('/desk', officer(), { _request_id: newId() })).status).toBe(422)
  })
})

describe('giving results back', () => {
  test('the text of a receipt finds the dossier; one of others looks like none', async () => {
    const { code } = await board.receive({ owner_identifier: '2500987555' })
    const scanned = `/desk/returns?q=${encodeURIComponent(`https://motcua.example/tracking/${code}?k=abc`)}`
    expect((await pages.get(scanned, officer())).html).toContain('Chưa có kết quả')
    expect((await pages.get(scanned, stranger())).html).not.toContain('Chưa có kết quả')
  })
})
