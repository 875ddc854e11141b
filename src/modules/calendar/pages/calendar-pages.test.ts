import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, applicant } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { newId } from '#platform/ids.ts'
import { useBoard } from '#tests/support/board.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import { currentCalendarVersion, findDraft, workingCalendar } from '../calendar-queries.ts'
import { writeDayCsv } from '../day-csv.ts'
import { readIcs } from '../day-ics.ts'
import { isWorkingDay } from '../working-calendar.ts'
import * as calendar from './calendar.tsx'
import * as calendarFile from './calendar-file.ts'
import * as dayPage from './day.tsx'
import * as draft from './draft.tsx'
import * as hours from './hours.tsx'
import * as importPage from './import.tsx'
import * as template from './import-template.ts'
import * as newPage from './new.tsx'
import * as pack from './pack.tsx'
import * as units from './units.tsx'
import * as versions from './versions.tsx'

const board = useBoard()
const kept = new Map<string, Uint8Array>()
/** Uploads of this test, kept in memory: the pages only read what was stored before. */
const files = { read: async (sha256: string) => kept.get(sha256) } as unknown as FileStore

function keep(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  kept.set(sha256, bytes)
  return sha256
}

let pages: PageServer
beforeAll(() => {
  const app = { clock: board.clock, database: board.database, files } as unknown as Application
  pages = pageServer(app, {
    calendar,
    'calendar/day': dayPage,
    'calendar/draft': draft,
    'calendar/hours': hours,
    'calendar/import': importPage,
    'calendar/import/:file': template,
    'calendar/new': newPage,
    'calendar/pack': pack,
    'calendar/units': units,
    'calendar/versions': versions,
    'calendar/:file': calendarFile,
  })
})

/** As it is read: without the marks around numbers. */
const words = ({ html }: { html: string }) => html.replaceAll(/<!--.*?-->|<[^>]*>/g, '')

const administrator: Actor = {
  kind: 'officer',
  id: newId(),
  name: 'Tạ Xuân Hiếu',
  unitId: null,
  grants: new Map([
    ['calendar.change', 'everywhere'],
    ['calendar.view', 'everywhere'],
  ]),
}
/** Holds no more than every officer does. */
const reader: Actor = { ...administrator, id: newId(), grants: new Map([['calendar.view', 'everywhere']]) }
/** A form sends the names of its date fields; what they hold may also be an ISO date. */
const swap = {
  what: 'swap',
  off: '17/08/2026',
  worked: '2026-08-15',
  _dates: 'off',
  legal_basis: 'Công văn 9/VPCP',
  confidence: 'V',
}

describe('who sees what', () => {
  test('an officer reads the year and the versions, without a way to change them', async () => {
    const year = await pages.get('/calendar?year=2026', reader)
    expect(year.status).toBe(200)
    expect(year.html).toContain('Ngày Văn hóa Việt Nam')
    expect(year.html).not.toContain('/calendar/day')
    expect((await pages.get('/calendar/versions', reader)).status).toBe(200)
    for (const path of ['day', 'draft', 'hours', 'import', 'new', 'pack', 'import/template.csv']) {
      expect((await pages.get(`/calendar/${path}`, reader)).status, path).toBe(403)
    }
  })

  test('what is not certain is marked in the picture and in the list', async () => {
    const { html } = await pages.get('/calendar?year=2027', reader)
    expect(html).toMatch(/yr-holiday yr-doubt[^>]*title="Giỗ Tổ Hùng Vương"/)
    expect(html).not.toMatch(/yr-doubt[^>]*title="Tết Nguyên đán"/)
    expect(html).toContain('Tính trước, chờ thông báo')
  })

  test('an unknown calendar is not found', async () => {
    expect((await pages.get('/calendar?code=none', administrator)).status).toBe(404)
    expect((await pages.get('/calendar/none.ics', applicant)).status).toBe(404)
    expect((await pages.get('/calendar/vn.exe', applicant)).status).toBe(404)
  })
})

describe('a swapped day, without scripts', () => {
  test('a press on a Saturday asks for the right thing; what is wrong comes back as typed', async () => {
    const asked = await pages.get('/calendar/day?on=2026-08-15', administrator)
    expect(asked.html).toContain('name="hours_of"')
    const form = await pages.post('/calendar/day?code=vn', administrator, { ...swap, worked: '2026-08-18' })
    expect(form.status).toBe(422)
    expect(form.html).toContain('17/08/2026')
    expect(form.html).toContain('Ngày này vốn đã làm việc.')
  })

  test('goes into the draft, is shown with its difference, and is published with its reason', async () => {
    const posted = await pages.post('/calendar/day?code=vn', administrator, { ...swap, draft_version: '0' })
    expect([posted.status, posted.location]).toEqual([303, '/calendar/draft?code=vn'])
    const shown = await pages.get('/calendar/draft?code=vn', administrator)
    expect(words(shown)).toContain('Làm bù cho ngày 17/08')
    expect(words(shown)).toMatch(/Ngày làm việc năm 2026249 ngày, không đổi/)
    const year = await pages.get('/calendar?year=2026', administrator)
    expect(year.html).toContain('Có thay đổi chưa ban hành, Tạ Xuân Hiếu sửa lần cuối.')
    expect((await pages.get('/calendar?year=2026&view=draft', administrator)).html).toContain(
      'title="Làm bù cho ngày 17/08"',
    )
    const late = await pages.post('/calendar/day?code=vn', administrator, { ...swap, draft_version: '0' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('Tạ Xuân Hiếu vừa sửa bản nháp này.')
    expect(late.html).toMatch(/name="draft_version" value="1"/)
    const empty = await pages.post('/calendar/draft?code=vn', administrator, { intent: 'publish', draft_version: '1' })
    expect(empty.status).toBe(422)
    const done = await pages.post('/calendar/draft?code=vn', administrator, {
      intent: 'publish',
      draft_version: '1',
      reason: 'Hoán đổi dịp 17/8',
      document: 'Công văn 9/VPCP ngày 1/8/2026',
    })
    expect([done.status, done.location]).toEqual([303, '/calendar/versions?code=vn&published=2'])
    expect(isWorkingDay(await workingCalendar(board.db, 'vn'), '2026-08-15')).toBe(true)
  })

  test('the history says who, why, and what differs; it leads to the dossiers that would move', async () => {
    const history = await pages.get('/calendar/versions?code=vn&published=2', administrator)
    expect(words(history)).toContain('Tạ Xuân Hiếu')
    expect(words(history)).toContain('Hoán đổi dịp 17/8')
    expect(history.html).toContain('href="/deadlines/recounts/new?calendar=vn"')
    expect(words(history)).toContain('Nghỉ hoán đổi (làm bù 15/08)')
    const back = await pages.get('/calendar/versions?code=vn&from=2&to=2', administrator)
    expect(back.html).toContain('Không có gì khác.')
    expect((await pages.get('/calendar?version=1&year=2026', reader)).html).not.toContain('Làm bù cho ngày 17/08')
  })
})

describe('hours', () => {
  test('a typing error is told at its weekday; the season takes days as people write them', async () => {
    const wrong = await pages.post('/calendar/hours?code=vn', administrator, {
      intent: 'hours',
      draft_version: '0',
      'weekly.mon': '17:00–13:00',
      'weekly.tue': '07:30–11:30',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('giờ đóng cửa phải sau giờ mở cửa')
    const saved = await pages.post('/calendar/hours?code=vn', administrator, {
      intent: 'season',
      draft_version: '0',
      name: 'Mùa hè',
      from: '16/4',
      to: '15/10',
      'weekly.mon': '6h30-11h00, 13h30-17h',
    })
    expect(saved.status).toBe(303)
    expect((await findDraft(board.db, 'vn'))?.definition).toMatchObject({
      seasons: [
        {
          name: 'Mùa hè',
          from: '04-16',
          to: '10-15',
          weekly: {
            mon: [
              ['06:30', '11:00'],
              ['13:30', '17:00'],
            ],
          },
        },
      ],
    })
    await pages.post('/calendar/draft?code=vn', administrator, { intent: 'discard', draft_version: '1' })
    expect(await findDraft(board.db, 'vn')).toBeUndefined()
  })
})

describe('the yearly notice', () => {
  const csv = 'Ngày,Loại,Tên,Căn cứ\n31/12/2027,cơ quan nghỉ,Nghỉ cuối năm,QĐ 7\n02/09/2027,nghỉ lễ,Quốc khánh,QĐ 7\n'
  const at = (text: string, name: string) => `/calendar/import?code=vn&file=${keep(text)}&name=${name}`

  test('is previewed, taken into the draft, and nothing before', async () => {
    const preview = await pages.get(at(csv, 'nghi.csv'), administrator)
    expect(preview.html).toContain('Nghỉ cuối năm')
    expect(await findDraft(board.db, 'vn')).toBeUndefined()
    const fields = { intent: 'load', sha256: keep(csv), name: 'nghi.csv', draft_version: '0' }
    expect((await pages.post('/calendar/import?code=vn', administrator, fields)).status).toBe(303)
    expect((await findDraft(board.db, 'vn'))?.version).toBe(1)
    await pages.post('/calendar/draft?code=vn', administrator, { intent: 'discard', draft_version: '1' })
  })

  test('a file with one fault takes nothing over, also when somebody presses on', async () => {
    const bad = `${csv}30/02/2027,nghỉ lễ,Không có,QĐ 7\n`
    const preview = await pages.get(at(bad, 'sai.csv'), administrator)
    expect(preview.html).toMatch(/>4<\/span>.*Ngày/s)
    expect(preview.html).not.toContain('Nghỉ cuối năm')
    const fields = { intent: 'load', sha256: keep(bad), name: 'sai.csv', draft_version: '0' }
    expect((await pages.post('/calendar/import?code=vn', administrator, fields)).status).toBe(422)
    expect(await findDraft(board.db, 'vn')).toBeUndefined()
  })

  test('what is no table is told', async () => {
    const { html } = await pages.get(at('BEGIN:VCALENDAR\nhỏng', 'x.ics'), administrator)
    expect(html).toContain('x.ics')
    expect((await pages.get('/calendar/import?code=vn&file=abc&name=x', administrator)).html).toContain(
      'Không còn tệp này',
    )
    expect(
      (await pages.get('/calendar/import/template.csv', administrator)).response.headers.get('Content-Type'),
    ).toMatch('text/csv')
    expect((await pages.get('/calendar/import/template.xlsx', administrator)).status).toBe(200)
  })
})

describe('files for everybody', () => {
  test('iCalendar without signing in, cached until the next version', async () => {
    const first = await pages.get('/calendar/vn.ics', applicant)
    expect(first.status).toBe(200)
    expect(first.response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(first.response.headers.get('Cache-Control')).toContain('public')
    const days = readIcs(await first.response.text()).days
    expect(days.map(({ date }) => date)).toContain('2026-08-17')
    expect(first.response.headers.get('ETag')).toMatch(/^"[0-9a-f-]{36}"$/)
  })

  test('CSV as the import reads it, and JSON as a preview takes it', async () => {
    const csv = await (await pages.get('/calendar/vn.csv', applicant)).response.text()
    const { exceptions = [] } = (await workingCalendar(board.db, 'vn')).versions.at(-1) ?? {}
    expect(csv).toBe(writeDayCsv(exceptions).replace(/^\ufeff/, ''))
    const json = (await (await pages.get('/calendar/vn.json', applicant)).response.json()) as { version: number }
    expect(json.version).toBe(await currentCalendarVersion(board.db, 'vn'))
    expect((await pages.get('/calendar/vn.xlsx', applicant)).status).toBe(200)
  })
})

describe('calendars of units', () => {
  test('one that shares the days off is made, given Saturdays, and given to a unit', async () => {
    const made = await pages.post('/calendar/new', administrator, {
      way: 'based',
      from: 'vn',
      code: 'trung-tam',
      name: 'Trung tâm',
      name_en: 'Centre',
    })
    expect([made.status, made.location]).toEqual([303, '/calendar/hours?code=trung-tam'])
    const assigned = await pages.post('/calendar/units?code=vn', administrator, {
      unit_id: board.unit('H62.001'),
      code: 'trung-tam',
      valid_from: '01/09/2026',
      _dates: 'valid_from',
    })
    expect(assigned.status).toBe(303)
    const { html } = await pages.get('/calendar/units', reader)
    expect(html).toContain('01/09/2026')
    expect(html).toContain('Trung tâm Phục vụ hành chính công')
    expect((await pages.get('/calendar?code=trung-tam&year=2026', reader)).html).toContain('Quốc khánh')
  })
})
