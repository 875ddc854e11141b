import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#platform/access/action.ts'
import { type Actor, noGrants } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { newId } from '#platform/ids.ts'
import { testApplication } from '#tests/support/application.ts'
import { useBoard } from '#tests/support/board.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import { createDraft } from './actions/create-draft.ts'
import { deleteDraft } from './actions/delete-draft.ts'
import { saveDraft } from './actions/save-draft.ts'
import { headOf, rowsOf } from './editor-form.ts'
import { found } from './findings.ts'
import * as annexPage from './pages/process-annex.ts'
import * as differencePage from './pages/process-difference.tsx'
import * as draftPage from './pages/process-draft.tsx'
import * as newPage from './pages/process-new.tsx'
import * as listPage from './pages/processes.tsx'
import type { InternalProcess } from './process.ts'
import { getDraft, listDrafts } from './process-queries.ts'
import { changed, days, richProcess, soundProcess } from './sample-processes.ts'
import { sheetOf } from './sample-tables.ts'

const board = useBoard()
let app: Application
let pages: PageServer
let head: Actor
let reader: Actor
let outsider: Actor

beforeAll(async () => {
  app = { ...(await testApplication(board.database)), clock: board.clock }
  pages = pageServer(app, {
    processes: listPage,
    'processes/new': newPage,
    'processes/:id': draftPage,
    'processes/:id/difference': differencePage,
    'processes/:id/annex/:format': annexPage,
  })
  head = officer('Nguyễn Thị Hạnh', 'H62.015.02', ['processes.view', 'processes.edit'])
  reader = officer('Lê Văn Đọc', 'H62.015.02', ['processes.view'])
  outsider = officer('Trần Văn Ngoài', 'H62.015.03', ['processes.view', 'processes.edit'])
})
afterAll(() => app.prints.close())

function officer(name: string, unit: string, permissions: readonly string[]): Actor {
  const unitId = board.unit(unit)
  return {
    kind: 'officer',
    id: newId(),
    name,
    unitId,
    grants: new Map(permissions.map((each) => [each, new Set([unitId])])),
  }
}

const create = (input: object, actor = head, requestId = newId()) =>
  perform(app, createDraft, input, { actor, requestId })
const save = (id: string, version: number, process: InternalProcess, actor = head, requestId = newId()) =>
  perform(app, saveDraft, { id, version, process }, { actor, requestId })
const read = async (id: string) => getDraft(board.db, id, head)
const refused = (status: number) => expect.objectContaining({ status })

describe('a draft', () => {
  test('is written, read and saved by the right people of the unit', async () => {
    const { id } = await create({ process: richProcess() })
    expect((await read(id)).process).toEqual(richProcess())
    expect(await save(id, 1, soundProcess())).toEqual({ id, version: 2 })
    expect(await read(id)).toMatchObject({
      process: soundProcess(),
      version: 2,
      changed_by: 'Nguyễn Thị Hạnh',
      unit_id: head.unitId,
    })
    expect((await listDrafts(board.db, reader)).map((draft) => draft.id)).toContain(id)
  })

  test('is refused to the wrong role, and is not there for other units', async () => {
    await expect(create({ process: soundProcess() }, reader)).rejects.toEqual(refused(403))
    await expect(create({ process: soundProcess() }, { ...head, unitId: board.unit('H62.015.03') })).rejects.toEqual(
      refused(403),
    )
    await expect(create({ process: soundProcess() }, { ...head, unitId: null })).rejects.toEqual(refused(409))
    const { id } = await create({ process: soundProcess() })
    await expect(save(id, 1, soundProcess(), reader)).rejects.toEqual(refused(403))
    await expect(save(id, 1, soundProcess(), outsider)).rejects.toEqual(refused(404))
    await expect(save(newId(), 1, soundProcess())).rejects.toEqual(refused(404))
    await expect(perform(app, deleteDraft, { id, version: 1 }, { actor: reader, requestId: newId() })).rejects.toEqual(
      refused(403),
    )
    await expect(
      perform(app, deleteDraft, { id, version: 1 }, { actor: outsider, requestId: newId() }),
    ).rejects.toEqual(refused(404))
    expect((await listDrafts(board.db, outsider)).map((draft) => draft.id)).not.toContain(id)
    expect(await listDrafts(board.db, { ...head, grants: noGrants })).toEqual([])
  })

  test('sent twice is made and saved once', async () => {
    const requestId = newId()
    const [one, two] = await Promise.all([
      create({ process: soundProcess() }, head, requestId),
      create({ process: soundProcess() }, head, requestId),
    ])
    expect(two).toEqual(one)
    const again = newId()
    expect(await save(one.id, 1, richProcess(), head, again)).toEqual({ id: one.id, version: 2 })
    expect(await save(one.id, 1, richProcess(), head, again)).toEqual({ id: one.id, version: 2 })
    expect((await read(one.id)).version).toBe(2)
  })

  test('of two editors the second is told who was faster', async () => {
    const { id } = await create({ process: soundProcess() })
    const results = await Promise.allSettled([
      save(id, 1, changed({ b3: { budget: days(5) } })),
      save(id, 1, changed({ b3: { budget: days(4) } })),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(save(id, 1, soundProcess())).rejects.toMatchObject({
      status: 409,
      code: 'changed_meanwhile',
      message: expect.stringContaining('Nguyễn Thị Hạnh'),
    })
    await expect(perform(app, deleteDraft, { id, version: 1 }, { actor: head, requestId: newId() })).rejects.toEqual(
      refused(409),
    )
    expect(await perform(app, deleteDraft, { id, version: 2 }, { actor: head, requestId: newId() })).toEqual({ id })
    await expect(read(id)).rejects.toEqual(refused(404))
  })

  test('keeps what the reading did not understand until the row is changed', async () => {
    const reading = [
      found('time_not_understood', { step: 'b3', column: 'time', cell: 'S!D4' }, { number: '3', text: 'nhanh' }),
      found('column_not_understood', { cell: 'S!G1' }, { text: 'Căn cứ' }),
    ]
    const { id } = await create({ process: soundProcess(), reading })
    await save(id, 1, changed({ b2: { output: 'Phiếu giao việc' } }))
    expect((await read(id)).reading.map(({ rule }) => rule)).toEqual(['time_not_understood'])
    await save(id, 2, changed({ b3: { budget: days(2) } }))
    expect((await read(id)).reading).toEqual([])
  })

  test('that is no process is refused', async () => {
    await expect(create({ process: { ...soundProcess(), steps: [{}] } })).rejects.toThrow()
  })
})

describe('the pages', () => {
  const fieldsOf = (process: InternalProcess, version: number) => {
    const { number, date, agency, amends, ...lines } = headOf(process)
    const rows = rowsOf(process).flatMap((row, at) =>
      Object.entries(row).map(([field, text]) => [`rows.${at}.${field}`, text]),
    )
    const decision = {
      'decision.number': number,
      'decision.date': date,
      'decision.agency': agency,
      'decision.amends': amends,
    }
    return {
      version: String(version),
      ...lines,
      ...decision,
      ...Object.fromEntries(rows),
      _dates: 'effective_from',
    } as Record<string, string>
  }
  const made = async (process = soundProcess()) => (await create({ process })).id

  test('list drafts and the processes of the catalogue; who may not edit is offered nothing to press', async () => {
    const id = await made()
    const own = await pages.get('/processes', head)
    expect(own.html).toContain(`href="/processes/${id}"`)
    expect(own.html).toContain('M-IRC-10')
    expect(own.html).toContain('/processes/new')
    expect((await pages.get('/processes', reader)).html).not.toContain('/processes/new')
    expect((await pages.get(`/processes/${id}`, reader)).html).toMatch(/<fieldset disabled/)
    expect((await pages.get('/processes', { ...head, grants: noGrants })).status).toBe(403)
    expect((await pages.get(`/processes/${id}`, outsider)).status).toBe(404)
    expect((await pages.get('/processes/khong-co', head)).status).toBe(404)
  })

  test('a draft from a procedure’s process, compared with it', async () => {
    const begun = await pages.post('/processes/new', head, { intent: 'procedure', from: '1.009664 M-IRC-10' })
    expect(begun.status).toBe(303)
    const id = begun.location?.split('/').at(-1) ?? ''
    const { process, version } = await read(id)
    expect(process).toMatchObject({
      code: 'M-IRC-10',
      limit: { value: 10, unit: 'working_days' },
      serves: [{ procedure_code: '1.009664' }],
    })
    expect((await pages.get(`/processes/${id}/difference`, reader)).html).toContain('Hai bản giống nhau')
    const fields = { ...fieldsOf(process, version), 'rows.2.time': '5 ngày làm việc' }
    expect((await pages.post(`/processes/${id}`, head, fields)).status).toBe(303)
    const { html } = await pages.get(`/processes/${id}/difference`, reader)
    expect(html).toMatch(/<del>6 ngày làm việc<\/del> → <ins>5 ngày làm việc<\/ins>/)
    const orphan = await made(soundProcess({ serves: [] }))
    expect((await pages.get(`/processes/${orphan}/difference`, head)).html).toContain('Không có quy trình đang áp dụng')
  })

  test('from an empty table, without a name, without a choice', async () => {
    const begun = await pages.post('/processes/new', head, { intent: 'empty', name: 'Quy trình thử' })
    const { process } = await read(begun.location?.split('/').at(-1) ?? '')
    expect([process.name, process.steps.length]).toEqual(['Quy trình thử', 7])
    expect((await pages.post('/processes/new', head, { intent: 'empty', name: ' ' })).status).toBe(422)
    expect((await pages.post('/processes/new', head, { intent: 'procedure', from: '' })).status).toBe(422)
    expect((await pages.post('/processes/new', reader, { intent: 'empty', name: 'x' })).status).toBe(403)
  })

  test('from a spreadsheet: what was not understood is named with its cell', async () => {
    const rows = [
      ['Bước', 'Đơn vị/người thực hiện', 'Nội dung công việc', 'Thời gian', 'Kết quả'],
      ['1', 'Bộ phận Một cửa', 'Tiếp nhận hồ sơ', 'sớm nhất', 'Giấy tiếp nhận'],
      ['2', 'Chuyên viên', 'Thẩm định', '2 ngày', ''],
    ]
    const stored = await app.files.put(await stream(await sheetOf({ name: 'QT', rows })), 'bang.xlsx')
    const { recordStoredFile } = await import('#platform/files/stored-file-store.ts')
    await recordStoredFile(board.db, stored, board.clock.now())
    const begun = await pages.post('/processes/new', head, { intent: 'file', 'file.sha256': stored.sha256 })
    expect(begun.status).toBe(303)
    const { html } = await pages.get(begun.location ?? '', head)
    expect(html).toContain('QT!D2 (bước 1)')
    expect(html).toContain('không hiểu thời gian “sớm nhất”')
    const none = await pages.post('/processes/new', head, { intent: 'file', 'file.sha256': '' })
    expect([none.status, none.html.includes('Chọn tệp Word')]).toEqual([422, true])
  })

  test('rows are added, moved and removed by buttons, and saved on the way', async () => {
    const id = await made()
    const press = async (intent: string, change: Record<string, string> = {}) => {
      const { process, version } = await read(id)
      return pages.post(`/processes/${id}`, head, { ...fieldsOf(process, version), ...change, intent })
    }
    expect((await press('add:2')).location).toBe(`/processes/${id}#row-3`)
    expect((await read(id)).process.steps).toHaveLength(8)
    await press('save', {
      'rows.3.content': 'Lấy ý kiến\nGửi các sở',
      'rows.3.who': 'Chuyên viên',
      'rows.3.time': '½ ngày',
      'rows.3.flow': 'Bước 5',
    })
    expect((await read(id)).process.steps[3]).toMatchObject({
      number: '4',
      name: 'Lấy ý kiến',
      content: 'Gửi các sở',
      kind: 'consultation',
      budget: { value: 0.5 },
      flow: { kind: 'go', to: 'b5' },
    })
    expect((await press('up:3')).location).toBe(`/processes/${id}#row-2`)
    await press('remove:2')
    expect((await read(id)).process.steps.map(({ name }) => name)).toEqual(soundProcess().steps.map(({ name }) => name))
  })

  test('what cannot be read comes back as typed, at its input; nothing is saved', async () => {
    const id = await made()
    const fields = { ...fieldsOf(soundProcess(), 1), 'rows.2.time': 'mai mốt', limit: 'lâu', code: '' }
    const answer = await pages.post(`/processes/${id}`, head, fields)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('mai mốt')
    expect(answer.html).toMatch(/href="#f-rows-2-time"/)
    expect((await read(id)).version).toBe(1)
    const late = await pages.post(`/processes/${id}`, head, { ...fieldsOf(soundProcess(), 0), 'rows.2.time': '4 ngày' })
    expect([late.status, late.html.includes('vừa lưu dự thảo này'), late.html.includes('4 ngày')]).toEqual([
      409,
      true,
      true,
    ])
    expect((await pages.post(`/processes/${id}`, reader, fieldsOf(soundProcess(), 1))).status).toBe(403)
  })

  test.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['json', 'application/json'],
    ['bpmn', 'application/xml'],
    ['pdf', 'application/pdf'],
  ])('the annex as %s', async (format, type) => {
    const id = await made(richProcess())
    const { status, response } = await pages.get(`/processes/${id}/annex/${format}`, reader)
    expect([status, response.headers.get('content-type')?.startsWith(type)]).toEqual([200, true])
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
    expect((await pages.get(`/processes/${id}/annex/${format}`, outsider)).status).toBe(404)
  })

  test('another format is not there; a deleted draft neither', async () => {
    const id = await made()
    expect((await pages.get(`/processes/${id}/annex/exe`, head)).status).toBe(404)
    expect((await pages.post(`/processes/${id}`, head, { intent: 'delete', version: '1' })).location).toBe('/processes')
    expect((await pages.get(`/processes/${id}`, head)).status).toBe(404)
  })
})

async function stream(bytes: Uint8Array) {
  return new Blob([new Uint8Array(bytes)]).stream() as unknown as Parameters<Application['files']['put']>[0]
}
