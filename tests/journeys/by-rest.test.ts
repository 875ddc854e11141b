import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { receiveInput } from '../support/board.ts'
import { expectPdf, postAs } from '../support/journey-steps.ts'
import { DEMONSTRATION, useRunningProduct } from '../support/running-product.ts'

/**
 * The same way as one-dossier.test.ts by REST alone: the desk by the token of another system, the agency by its people's
 * sessions. Every act carries an Idempotency-Key and the version that the caller has seen.
 */

const product = useRunningProduct()
const people = {} as Record<keyof typeof DEMONSTRATION, Page>
let token = ''
let code = ''

interface Answer {
  status: number
  type: string
  body: { code: string; state: string; version: number; detail?: string; instead?: string[]; [name: string]: unknown }
}

beforeAll(async () => {
  for (const [role, username] of Object.entries(DEMONSTRATION))
    people[role as keyof typeof people] = await product.signedIn(username)
}, 120_000)

/** As the other system: no cookie, only the token. */
async function asSystem(path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: (await answer.json()) as Answer['body'],
  }
}

async function as(role: keyof typeof people, path: string, data: object = {}): Promise<Answer> {
  const answer = await postAs(people[role], `/api/v1${path}`, data)
  return { status: answer.status(), type: answer.headers()['content-type'] ?? '', body: await answer.json() }
}

const version = async () => ((await asSystem(`/dossiers/${code}`)).body.dossier as { version: number }).version

async function act(role: keyof typeof people | 'system', name: string, input: object = {}): Promise<Answer> {
  const path = `/dossiers/${code}/${name}`
  const body = { ...input, version: await version() }
  const done = role === 'system' ? await asSystem(path, body) : await as(role, path, body)
  expect(done.status, `${name}: ${JSON.stringify(done.body)}`).toBe(200)
  return done
}

async function idOf(path: string, name: string): Promise<string> {
  const answer = await people.administrator.request.get(`/api/v1${path}`)
  const list = (await answer.json()) as { items?: { id: string; name: string }[] } & { id: string; name: string }[]
  const found = (list.items ?? list).find((each) => each.name === name)
  if (!found) throw new Error(`${path} has no ${name}`)
  return found.id
}

/** The bytes through the door of uploads; what the acts then name. */
async function upload(name: string): Promise<{ sha256: string; receipt: string; name: string; component: null }> {
  const sent = await fetch(`${product.address}/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
    body: readFileSync(projectPath('data/demo/tai-lieu-minh-hoa.pdf')),
  })
  expect(sent.status).toBeLessThan(300)
  const { sha256, receipt } = (await sent.json()) as { sha256: string; receipt: string }
  return { sha256, receipt, name, component: null }
}

describe('by REST', { timeout: 60_000 }, () => {
  test('the administrator gives another system a token with the desk’s scopes', async () => {
    const unit_id = await idOf('/units', 'Trung tâm Phục vụ hành chính công tỉnh An Bình').catch(() =>
      idOf('/units', 'Trung tâm Phục vụ hành chính công'),
    )
    const scopes = ['dossiers.view', 'dossiers.receive', 'dossiers.return']
    const made = await as('administrator', '/tokens', {
      name: `Hệ thống một cửa xã ${Date.now()}`,
      scopes,
      unit_id,
      days: 30,
    })
    expect(made.status, JSON.stringify(made.body)).toBeLessThan(300)
    token = String(made.body.token)
    expect(token.length).toBeGreaterThan(30)
  })

  test('it receives a dossier; the same key again gives the same answer', async () => {
    const headers = { 'Idempotency-Key': `tests-${Date.now()}` }
    const first = await asSystem('/dossiers', receiveInput(), headers)
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    const again = await asSystem('/dossiers', receiveInput(), headers)
    expect(again.body).toEqual(first.body)
    code = first.body.code
    expect(first.body.state).toBe('received')
  })

  test('what is missing or wrong is said field by field, as problem+json', async () => {
    const wrong = await asSystem('/dossiers', { ...receiveInput(), owner_name: '', owner_identifier: 'abc' })
    expect([wrong.status, wrong.type.split(';')[0]]).toEqual([422, 'application/problem+json'])
    expect(JSON.stringify(wrong.body)).toContain('owner_name')
  })

  test('it may not do what its scopes do not say', async () => {
    const refused = await asSystem(`/dossiers/${code}/assign`, {
      version: await version(),
      officer_id: '00000000-0000-7000-8000-000000000000',
    })
    expect([refused.status, refused.type.split(';')[0]]).toEqual([403, 'application/problem+json'])
  })

  test('the whole way, each by who is responsible', async () => {
    await act('system', 'hand-over')
    await act('head', 'acknowledge')
    await act('head', 'assign', { officer_id: await officerId('Nguyễn Thị Thùy Dương') })
    await act('specialist', 'request-supplement', {
      items: [{ name: 'Đề xuất dự án', note: 'Thiếu trang 3' }],
      reason: 'Chưa đủ nội dung.',
    })
    await act('system', 'supplement', { note: 'Đã nộp lại.', files: [await upload('de-xuat.pdf')] })
    await act('specialist', 'apologise', {
      cause: 'waiting_for_agency',
      reason: 'Chờ ý kiến của Sở.',
      extension_days: 3,
    })
    await act('specialist', 'complete-step', { note: 'Đủ điều kiện.' })
    await act('head', 'submit-for-signature', { signer_id: await officerId('Phạm Đức Thịnh') })
    await act('leader', 'approve')
    const result = {
      result_number: '2112345678',
      result_on: legalToday(),
      result_signer: 'Phạm Đức Thịnh',
      files: [await upload('ket-qua.pdf')],
    }
    await act('clerk', 'issue', result)
    await act('clerk', 'release')
    const returned = await act('system', 'return-result', {
      method: 'counter',
      receiver_name: 'Nguyễn Thị Hồng Nhung',
      receiver_identifier: '025190001234',
    })
    expect(returned.body.state).toBe('returned')
  })

  test('an act that is no longer possible says why, and what may be done instead', async () => {
    const late = await asSystem(`/dossiers/${code}/hand-over`, { version: await version() })
    expect([late.status, late.type.split(';')[0]]).toEqual([409, 'application/problem+json'])
    expect(late.body.detail).toMatch(/\S/)
  })

  test('its sheets and the register are there as well', async () => {
    const { documents } = (await asSystem(`/dossiers/${code}`)).body as unknown as {
      documents: { id: string; form_code: string }[]
    }
    expect(documents.map(({ form_code }) => form_code).sort()).toEqual([
      'apology',
      'receipt',
      'return_slip',
      'supplement_request',
    ])
    for (const { id } of documents)
      await expectPdf(await people.counter_officer.request.get(`/dossiers/${code}/prints/${id}`))
    const register = await people.supervisor.request.get(
      `/api/v1/reports/register?from=${legalToday()}&to=${legalToday()}`,
    )
    expect(register.status()).toBe(200)
    expect(await register.text()).toContain(code)
  })

  test('a revoked token opens nothing', async () => {
    const list = await (await people.administrator.request.get('/api/v1/tokens')).json()
    const mine = (list.items ?? list).find((each: { name: string; id: string }) =>
      each.name.startsWith('Hệ thống một cửa xã'),
    )
    expect((await as('administrator', `/tokens/${mine.id}/revoke`)).status).toBeLessThan(300)
    expect((await asSystem(`/dossiers/${code}`)).status).toBeGreaterThanOrEqual(401)
  })
})

async function officerId(name: string): Promise<string> {
  const page = people.head
  await page.goto(`/dossiers/${code}/acts/${name === 'Phạm Đức Thịnh' ? 'submit_for_signature' : 'assign'}`)
  return (await page.getByRole('radio', { name: new RegExp(name) }).getAttribute('value')) ?? ''
}

function legalToday(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
}
