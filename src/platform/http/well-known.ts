import type { Application } from '../application.ts'

/** Addresses that other programs look for. `undefined` when the path is none of them. */
export function wellKnown(url: URL, app: Application): Response | undefined {
  if (url.pathname === '/robots.txt')
    return text('User-agent: *\nDisallow: /api/\nDisallow: /tracking\nDisallow: /login\n')
  if (url.pathname === '/.well-known/security.txt') return text(securityText(url, app))
  if (url.pathname === '/favicon.ico') return new Response(null, { status: 301, headers: { Location: '/favicon.svg' } })
  return undefined
}

/** RFC 9116; the date of expiry is always half a year ahead, because the page is written by the running program. */
function securityText(url: URL, app: Application): string {
  const expires = new Date(app.clock.now().getTime() + 183 * 86_400_000)
  const contact = app.config.securityContact ?? `${url.origin}/`
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: vi, en',
    `Canonical: ${url.origin}${url.pathname}`,
  ]
  return `${lines.join('\n')}\n`
}

function text(body: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
