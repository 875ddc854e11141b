/** Nothing comes from elsewhere: no CDN, no analytics, no frames of others. The nonce is for the page's own inline scripts. */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Widths of bars and positions in day grids are style attributes; style elements need the nonce (Vite's need more).
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

const HSTS_SECONDS = 31_536_000

/** Sets what is missing; a handler that answers with a file has already said what holds for it. */
export function setSecurityHeaders(
  headers: Headers,
  options: { nonce: string; https: boolean; development: boolean },
): void {
  const set = (name: string, value: string) => void (headers.has(name) || headers.set(name, value))
  set('Content-Security-Policy', contentSecurityPolicy(options.nonce, options.development))
  set('X-Content-Type-Options', 'nosniff')
  set('Referrer-Policy', 'same-origin')
  set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  set('Cross-Origin-Opener-Policy', 'same-origin')
  set('Cross-Origin-Resource-Policy', 'same-origin')
  if (options.https) set('Strict-Transport-Security', `max-age=${HSTS_SECONDS}`)
}
