import { beforeAll, describe, expect, test } from 'vitest'
import { officerWith, testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { type Actor, applicant } from '../access/actor.ts'
import { apiApp } from '../api/api-app.ts'
import { problemOf } from '../api/problem.ts'
import type { Application } from '../application.ts'
import type { SettableClock } from '../clock.ts'
import { newId } from '../ids.ts'
import { contentDisposition, fileResponse } from './file-response.ts'
import { exe, pdf } from './sample-files.ts'
import { findStoredFile } from './stored-file-store.ts'
import { issueReceipt } from './upload-receipt.ts'
import { issueUploadTicket } from './upload-ticket.ts'

const { database, db } = useDatabase()
const answer = apiApp({ version: '1', modules: [] })
let app: Application & { clock: SettableClock }

beforeAll(async () => {
  app = await testApplication(database, { MAX_UPLOAD_MB: '1' })
})

async function send(
  method: string,
  path: string,
  body?: Uint8Array,
  who: Actor = officerWith(),
  ticket?: string,
): Promise<Response> {
  const init = {
    method,
    headers: ticket ? { 'Upload-Ticket': ticket } : {},
    ...(body ? { body: new Uint8Array(body) } : {}),
  }
  try {
    return await answer(new Request(`http://localhost/api/v1/files${path}`, init), {
      app,
      actor: who,
      locale: 'vi',
      address: '',
    })
  } catch (error) {
    return problemOf(error, 'x')
  }
}

describe('in one piece', () => {
  test('stores, says what it is, and notes it in the database', async () => {
    const response = await send('POST', '?name=%C4%91%C6%A1n.pdf', pdf)
    expect(response.status).toBe(201)
    const stored = (await response.json()) as { sha256: string }
    const receipt = issueReceipt(app.config, stored.sha256)
    expect(stored).toMatchObject({ media_type: 'application/pdf', size_bytes: pdf.length, name: 'đơn.pdf', receipt })
    expect(await findStoredFile(db, stored.sha256)).toMatchObject({
      mediaType: 'application/pdf',
      sizeBytes: pdf.length,
    })
  })

  test('a program is refused with a sentence', async () => {
    expect(await (await send('POST', '?name=don.pdf', exe)).json()).toMatchObject({
      status: 422,
      code: 'file_kind_not_allowed',
      instead: [expect.stringContaining('PDF')],
    })
  })

  test('too large', async () => {
    expect(await (await send('POST', '?name=a.pdf', Buffer.alloc(1_048_577, 32))).json()).toMatchObject({
      status: 422,
      code: 'file_too_large',
    })
  })
})

describe('who may', () => {
  test('nobody without a ticket, anybody with one, nobody with an old or a forged one', async () => {
    const ticket = issueUploadTicket(app.config, app.clock.now())
    expect((await send('POST', '?name=a.pdf', pdf, applicant)).status).toBe(403)
    expect((await send('POST', '?name=a.pdf', pdf, applicant, ticket)).status).toBe(201)
    expect((await send('POST', '?name=a.pdf', pdf, applicant, `${ticket.slice(0, -2)}xx`)).status).toBe(403)
    app.clock.set('2026-11-23T08:00:01Z')
    expect((await send('POST', '?name=a.pdf', pdf, applicant, ticket)).status).toBe(403)
    app.clock.set('2026-11-23T02:00:00Z')
  })
})

describe('in pieces', () => {
  test('goes on where the line broke', async () => {
    const id = newId()
    expect(await (await send('PUT', `/uploads/${id}?offset=0`, pdf.subarray(0, 20))).json()).toEqual({ arrived: 20 })
    expect(await (await send('PUT', `/uploads/${id}?offset=10`, pdf.subarray(10))).json()).toMatchObject({
      status: 409,
      code: 'upload_offset',
    })
    expect(await (await send('GET', `/uploads/${id}`)).json()).toEqual({ arrived: 20 })
    expect(await (await send('PUT', `/uploads/${id}?offset=20`, pdf.subarray(20))).json()).toEqual({
      arrived: pdf.length,
    })
    expect(await (await send('POST', `/uploads/${id}/complete?name=a.pdf`)).json()).toMatchObject({
      media_type: 'application/pdf',
      size_bytes: pdf.length,
    })
    expect(await (await send('GET', `/uploads/${id}`)).json()).toEqual({ arrived: 0 })
  })

  test('an id is no path', async () => {
    expect((await send('GET', '/uploads/..%2f..%2fsecret')).status).toBe(404)
  })

  test('the limit holds over all pieces', async () => {
    const id = newId()
    await send('PUT', `/uploads/${id}?offset=0`, Buffer.alloc(1_000_000, 32))
    expect((await send('PUT', `/uploads/${id}?offset=1000000`, Buffer.alloc(100_000, 32))).status).toBe(422)
  })
})

test('a file is shown or saved under its Vietnamese name, and cannot run anything', async () => {
  const file = await app.files.put(
    (async function* () {
      yield pdf
    })(),
    'a.pdf',
  )
  const shown = await fileResponse(app.files, file, { name: 'Đề xuất dự án.pdf', inline: true })
  expect(shown.headers.get('Content-Disposition')).toBe(
    `inline; filename="De xuat du an.pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20xu%E1%BA%A5t%20d%E1%BB%B1%20%C3%A1n.pdf`,
  )
  expect(shown.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(shown.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  const saved = await fileResponse(
    app.files,
    { ...file, mediaType: 'application/xml' },
    { name: 'x.xml', inline: true },
  )
  expect(saved.headers.get('Content-Disposition')).toMatch(/^attachment/)
  expect(saved.headers.get('Content-Security-Policy')).toMatch(/^sandbox/)
  expect(contentDisposition('attachment', 'a"\r\nX: y/../b.pdf')).not.toMatch(/[\r\n]|filename="a"/)
})
