import { m } from '#words'
import type { Locale } from '../i18n/locale.ts'

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:17px/27px system-ui,sans-serif}main{max-width:44em;margin:0 auto;padding:72px 24px}h1{font-size:30px;line-height:42px;margin:0 0 12px}a{color:#127880}'

/** A page for when the real ones must not or cannot be rendered (too many requests, another site, a broken build). */
export function plainPage(
  locale: Locale,
  status: number,
  title: string,
  sentences: readonly string[],
  nonce: string,
): Response {
  const body = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style nonce="${escapeHtml(nonce)}">${STYLE}</style><main><h1>${escapeHtml(title)}</h1>${sentences.map((each) => `<p>${escapeHtml(each)}</p>`).join('')}
<p><a href="/">${escapeHtml(m.platform_error_home())}</a></p></main></html>`
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
