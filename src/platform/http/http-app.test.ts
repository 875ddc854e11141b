import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { type Actor, applicant } from '../access/actor.ts'
import { apiApp } from '../api/api-app.ts'
import type { Application } from '../application.ts'
import { httpApp } from './http-app.ts'
import { RateLimiter, rateRules } from './rate-limit.ts'

const { database } = useDatabase()
const origin = 'https://motcua.example.vn'
let app: Application
let signedIn: Actor
let ask: (path: string, init?: RequestInit) => Promise<Response>
const lines: { message: string; fields: unknown }[] = []

beforeAll(async () => {
  app = await testApplication(database, { PUBLIC_URL: origin, TRUST_PROXY: '1' })
})

beforeEach(() => {
  signedIn = applicant
  lines.length = 0
  const log = {
    ...app.log,
    info: (message: string, fields?: object) => void lines.push({ message, fields }),
    error: (message: string, fields?: object) => void lines.push({ message, fields }),
  }
  const answer = httpApp({
    app: { ...app, log },
    development: false,
    limits: new RateLimiter(rateRules(60)),
    serveStatic: async () => undefined,
    authenticate: async () => signedIn,
    api: apiApp({ version: '9.9.9', modules: [] }),
    renderPage: async (request, scope, render) => {
      if (new URL(request.url).pathname === '/broken') throw new Error('the innards')
      if (new URL(request.url).pathname === '/hung-up')
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
      return new Response(`<p lang="${scope.locale}" nonce="${render.nonce}">${render.theme} ${request.url}</p>`, {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      })
    },
  })
  ask = (path, init) => answer(new Request(new URL(path, 'http://inside:3000'), init), {})
})

describe('requests of other sites', () => {
  test.each([
    ['another origin', { Origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { Origin: 'null' }, 403],
    ['cross-site without origin', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a cookie and no word about where from', { Cookie: 'motcua.session_token=x' }, 403],
    ['our own page', { Origin: origin, Cookie: 'motcua.session_token=x' }, 200],
    ['our own page by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'same-origin', Cookie: 'a=b' }, 200],
    ['a program with a token', { Authorization: 'Bearer abc', Cookie: 'a=b' }, 200],
    ['a program without cookies', {}, 200],
  ])('%s: POST answers %3$s', async (_, headers, status) => {
    expect((await ask('/desk', { method: 'POST', headers })).status).toBe(status)
  })

  test('reading is not hindered', async () => {
    expect(
      (await ask('/desk', { headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' } })).status,
    ).toBe(200)
  })

  test('the API says it as a problem', async () => {
    const response = await ask('/api/v1/health', { method: 'POST', headers: { Origin: 'https://evil.example' } })
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 403, code: 'other_site' })
  })
})

describe('too many requests', () => {
  test('the page and the API answer 429 with Retry-After, other addresses are not touched', async () => {
    const from = (address: string, path = '/') => ask(path, { headers: { 'X-Forwarded-For': `1.1.1.1, ${address}` } })
    for (let index = 0; index < 60; index++) expect((await from('10.0.0.1')).status).toBe(200)
    const page = await from('10.0.0.1')
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
    expect(await page.text()).toContain('Yêu cầu quá nhiều trong một lúc')
    const api = await from('10.0.0.1', '/api/v1/health')
    expect(await api.json()).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect((await from('10.0.0.2')).status).toBe(200)
  })

  test('somebody signed in is counted as a person, not as the address of the office', async () => {
    signedIn = { ...applicant, kind: 'officer', id: 'an-officer' }
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => (await ask('/', { headers: { 'X-Forwarded-For': '10.0.0.3' } })).status),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
  })
})

describe('every answer', () => {
  test('carries a policy with the nonce of its page, and the rest of the guards', async () => {
    const response = await ask('/')
    const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1]
    const policy = response.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(response.headers.get('Strict-Transport-Security')).toContain('max-age=')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(response.headers.get('Permissions-Policy')).toContain('camera=()')
    expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f]{10}$/)
  })

  test('the public address replaces the inner one, so links and origins are right behind a proxy', async () => {
    expect(await (await ask('/tracking?x=1')).text()).toContain(`${origin}/tracking?x=1`)
  })

  test('the log line has neither query nor address nor name', async () => {
    await ask('/tracking?code=H62.015&phone=4417', { headers: { 'X-Forwarded-For': '10.9.9.9' } })
    expect(JSON.stringify(lines)).toContain('"/tracking"')
    expect(JSON.stringify(lines)).not.toMatch(/4417|10\.9\.9\.9/)
  })
})

describe('language and brightness', () => {
  test('Vietnamese, whatever the browser prefers', async () => {
    expect(await (await ask('/', { headers: { 'Accept-Language': 'en-US' } })).text()).toContain('lang="vi"')
  })

  test('the address decides and is remembered, then the cookie', async () => {
    const chosen = await ask('/?lang=en&theme=dark')
    expect(await chosen.text()).toMatch(/lang="en".*>dark /)
    expect(chosen.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^lang=en; .*SameSite=Lax; Secure$/),
      expect.stringMatching(/^theme=dark; /),
    ])
    const later = await ask('/', { headers: { Cookie: 'lang=en; theme=light' } })
    expect(await later.text()).toMatch(/lang="en".*>light /)
    expect(later.headers.getSetCookie()).toEqual([])
  })

  test('an unknown language is Vietnamese', async () => {
    const response = await ask('/?lang=xx')
    expect(await response.text()).toContain('lang="vi"')
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

test('a fault shows its id and not its innards; the log has both', async () => {
  const response = await ask('/broken')
  const id = response.headers.get('X-Request-Id') ?? 'none'
  const page = await response.text()
  expect(response.status).toBe(500)
  expect(page).toContain(id)
  expect(page).not.toContain('innards')
  expect(lines).toContainEqual({ message: 'fault', fields: { id, path: '/broken' } })
})

test('a caller who went away is no fault', async () => {
  await ask('/hung-up')
  expect(lines.filter((line) => line.message === 'fault')).toEqual([])
})

test('well-known addresses', async () => {
  const security = await (await ask('/.well-known/security.txt')).text()
  expect(security).toMatch(/^Contact: https:\/\/motcua\.example\.vn\/$/m)
  expect(security).toMatch(/^Expires: 2027-05-25T/m)
  expect(await (await ask('/robots.txt')).text()).toContain('Disallow: /api/')
})
