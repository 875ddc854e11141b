import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { m } from '#words'
import type { Actor } from '../access/actor.ts'
import { problemOf, problemResponse } from '../api/problem.ts'
import type { Application } from '../application.ts'
import { isMeantForPeople } from '../errors.ts'
import { type Locale, runWithLocale } from '../i18n/locale.ts'
import { compressed } from './compression.ts'
import { isCrossSite } from './cross-site.ts'
import type { RenderPage } from './pages.ts'
import { plainPage } from './plain-page.ts'
import { readPreferences } from './preferences.ts'
import type { Counted, RateLimiter } from './rate-limit.ts'
import type { RequestScope } from './request-context.ts'
import { setSecurityHeaders } from './security-headers.ts'
import type { ServeStatic } from './static-files.ts'
import { wellKnown } from './well-known.ts'

export interface HttpParts {
  app: Application
  development: boolean
  limits: RateLimiter
  serveStatic: ServeStatic
  /** Who makes the request; `applicant` when nobody is signed in. */
  authenticate(request: Request): Promise<Actor>
  /** Everything under /api, incl. what the sign-in library answers. */
  api(request: Request, scope: RequestScope): Promise<Response>
  renderPage: RenderPage
}

/** One request's way through the house: static file → language → limits → same site → who → API or page → headers → log line. */
export function httpApp(parts: HttpParts): (request: Request, bindings: Partial<HttpBindings>) => Promise<Response> {
  return async (raw, bindings) => {
    const started = performance.now()
    const request = withOwnAddress(raw, parts.app)
    const url = new URL(request.url)
    const file = await parts.serveStatic(request, url.pathname)
    if (file) return file
    const visit: Visit = {
      request,
      url,
      address: callerAddress(request, bindings, parts.app),
      id: shortId(),
      nonce: randomBytes(16).toString('base64'),
    }
    const { locale, theme, cookies } = readPreferences(url, request.headers.get('cookie'))
    const response = await runWithLocale(locale, () => answer(parts, visit, locale, theme))
    const finished = finish(parts, visit, response, cookies)
    const ms = Math.round(performance.now() - started)
    parts.app.log.info('request', {
      id: visit.id,
      method: request.method,
      path: url.pathname,
      status: finished.status,
      ms,
    })
    return finished
  }
}

interface Visit {
  request: Request
  url: URL
  address: string
  id: string
  nonce: string
}

async function answer(
  parts: HttpParts,
  visit: Visit,
  locale: Locale,
  theme: 'light' | 'dark' | 'auto',
): Promise<Response> {
  const { request, url, address } = visit
  const isApi = url.pathname.startsWith('/api/')
  try {
    const known = wellKnown(url, parts.app)
    if (known) return known
    const early = spend(parts, visit, 'gate', address)
    if (early > 0) return tooMany(isApi, locale, early, visit.nonce)
    if (isCrossSite(request, url.origin)) return otherSite(isApi, locale, visit.nonce)
    const actor = await parts.authenticate(request)
    const wait = actor.id === null ? spend(parts, visit, 'anonymous', address) : spend(parts, visit, 'person', actor.id)
    if (wait > 0) return tooMany(isApi, locale, wait, visit.nonce)
    const scope: RequestScope = { app: parts.app, actor, locale, address }
    if (isApi) return await parts.api(request, scope)
    return await parts.renderPage(request, scope, { nonce: visit.nonce, theme, requestId: visit.id })
  } catch (error) {
    if (!isMeantForPeople(error) && !hasHungUp(request, error)) {
      parts.app.log.error('fault', { id: visit.id, path: url.pathname }, error)
    }
    if (isApi) return problemOf(error, visit.id)
    return plainPage(locale, 500, m.platform_error_500_title(), [m.platform_fault({ id: visit.id })], visit.nonce)
  }
}

/** The caller went away in the middle: a broken line, not a fault. */
function hasHungUp(request: Request, error: unknown): boolean {
  return request.signal.aborted || (error instanceof Error && 'code' in error && error.code === 'ECONNRESET')
}

function spend(parts: HttpParts, { request, url }: Visit, counted: Counted, who: string): number {
  return parts.limits.take(counted, who, request.method, url, parts.app.clock.now().getTime())
}

function tooMany(isApi: boolean, locale: Locale, seconds: number, nonce: string): Response {
  const detail = m.platform_error_429_text({ seconds })
  const response = isApi
    ? problemResponse(429, 'too_many_requests', detail)
    : plainPage(locale, 429, m.platform_error_429_title(), [detail], nonce)
  response.headers.set('Retry-After', String(seconds))
  return response
}

function otherSite(isApi: boolean, locale: Locale, nonce: string): Response {
  const detail = m.platform_error_other_site()
  return isApi
    ? problemResponse(403, 'other_site', detail)
    : plainPage(locale, 403, m.platform_error_403_title(), [detail], nonce)
}

function finish(parts: HttpParts, visit: Visit, response: Response, cookies: readonly string[]): Response {
  const squeezed = compressed(visit.request, response)
  const headers = new Headers(squeezed.headers)
  const https = visit.url.protocol === 'https:'
  setSecurityHeaders(headers, { nonce: visit.nonce, https, development: parts.development })
  for (const cookie of cookies) headers.append('Set-Cookie', https ? `${cookie}; Secure` : cookie)
  headers.set('X-Request-Id', visit.id)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  return new Response(squeezed.body, { status: squeezed.status, headers })
}

/** Behind a proxy the request arrives as http://inside:3000; people and cookies know the public address. */
function withOwnAddress(request: Request, app: Application): Request {
  if (!app.config.publicUrl) return request
  const { pathname, search } = new URL(request.url)
  return new Request(new URL(pathname + search, app.config.publicUrl), request)
}

function callerAddress(request: Request, bindings: Partial<HttpBindings>, app: Application): string {
  const direct = bindings.incoming?.socket.remoteAddress ?? 'unknown'
  if (!app.config.trustProxy) return direct
  // The last entry is the one our own proxy wrote; the ones before it are whatever the caller claims.
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || direct
}

function shortId(): string {
  return randomBytes(5).toString('hex')
}
