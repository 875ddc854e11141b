import { createHmac, timingSafeEqual } from 'node:crypto'
import { trackingSecret } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { readCookies } from '#platform/http/preferences.ts'
import { passesKey } from './second-factor.ts'

/**
 * Whoever gave code and digits may look at that one dossier for a while: a signed note in a cookie that only tracking pages
 * get, so that a reload works and no address that opens the dossier is left in the browser's history.
 */

const COOKIE = 'tracking'
const VALID_SECONDS = 30 * 60

/** `Set-Cookie` after the second factor. */
export function accessCookie(app: Pick<Application, 'config'>, code: string, now: Date, https: boolean): string {
  const until = Math.floor(now.getTime() / 1000) + VALID_SECONDS
  const value = `${encodeURIComponent(code)}.${until}.${sign(app, code, until)}`
  return `${COOKIE}=${value}; Path=/tracking; Max-Age=${VALID_SECONDS}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
}

export type Access = 'key' | 'cookie'

/** How the request may see the dossier: by the link of the QR code (`?k=`), by the cookie, or not at all. */
export function findAccess(
  app: Pick<Application, 'config'>,
  request: Request,
  code: string,
  now: Date,
): Access | undefined {
  const key = new URL(request.url).searchParams.get('k')
  if (key !== null && passesKey(app, code, key)) return 'key'
  const value = readCookies(request.headers.get('cookie'))[COOKIE] ?? ''
  const [, until, signature] = /^(\S+)\.(\d+)\.([\w-]+)$/.exec(value)?.slice(1) ?? []
  if (until === undefined || signature === undefined) return undefined
  const expected = Buffer.from(sign(app, code, Number(until)))
  const given = Buffer.from(signature)
  const valid = given.length === expected.length && timingSafeEqual(given, expected)
  return valid && Number(until) > now.getTime() / 1000 ? 'cookie' : undefined
}

function sign(app: Pick<Application, 'config'>, code: string, until: number): string {
  return createHmac('sha256', trackingSecret(app)).update(`tracking access ${code} ${until}`).digest('base64url')
}
