import { html, raw } from 'hono/html'
import { m } from '#words'
import type { Locale } from '../i18n/locale.ts'
import type { ApiField, ApiOperation } from './api-document.ts'

const STYLE = `
:root{color-scheme:light dark;--ink:#10262a;--ink3:#586c71;--line:#dfe6e6;--bg:#fff;--soft:#f5f7f6;--brand:#0b6168}
@media(prefers-color-scheme:dark){:root{--ink:#e8efee;--ink3:#93a5a8;--line:#24363a;--bg:#0c1719;--soft:#122023;--brand:#7fd0d2}}
body{margin:0;font:15px/24px system-ui,sans-serif;color:var(--ink);background:var(--bg)}main{max-width:1000px;margin:0 auto;padding:32px 16px 96px}
a{color:var(--brand)}h1{font-size:30px;line-height:42px;margin:0}h2{margin:48px 0 8px;font-size:22px;border-bottom:2px solid var(--line);padding-bottom:6px}
.op{border:1px solid var(--line);border-radius:8px;margin:12px 0;background:var(--soft)}.op>summary{padding:10px 16px;cursor:pointer;display:flex;gap:12px;flex-wrap:wrap;align-items:baseline}
.op>div{padding:0 16px 16px;background:var(--bg);border-top:1px solid var(--line);border-radius:0 0 8px 8px;overflow-x:auto}
code{font:13px/20px ui-monospace,monospace;overflow-wrap:anywhere}.m{font-weight:700;min-width:52px}.s{color:var(--ink3)}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--ink3);font-weight:500}
h3{font-size:15px;margin:16px 0 4px}nav ul{columns:3 180px;padding-left:18px}`

/** The whole API on one page, made from the document itself; no script, nothing from elsewhere. */
export function documentationPage(operations: readonly ApiOperation[], locale: Locale) {
  const tags = [...new Set(operations.map((each) => each.tag))].sort()
  return html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${m.platform_api_title()}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/api/v1/docs.css"></head><body><main>
<p><a href="/">${m.platform_home()}</a> · <a href="/api/v1/docs?lang=vi" lang="vi">Tiếng Việt</a> · <a href="/api/v1/docs?lang=en" lang="en">English</a></p><h1>${m.platform_api_title()}</h1><p>${m.platform_api_intro()} <a href="/api/v1/openapi.json">openapi.json</a></p>
<ul><li>${m.platform_api_idempotency()}</li><li>${m.platform_api_pages()}</li><li>${m.platform_api_errors()}</li><li>${m.platform_api_times()}</li></ul>
<nav aria-label="${m.platform_api_title()}"><ul>${tags.map((tag) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}</ul></nav>
${tags.map((tag) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${tag}</h2>${operations.filter((each) => each.tag === tag).map(operationPart)}</section>`)}
</main></body></html>`
}

export function documentationStyle(): string {
  return STYLE
}

function operationPart(operation: ApiOperation) {
  return html`<details class="op" id="${operation.id}"><summary><code class="m">${operation.method}</code><code>${operation.path}</code><span class="s">${operation.summary}</span></summary><div>
${operation.description ? html`<p>${operation.description}</p>` : ''}
${operation.permission ? html`<p>${m.platform_api_permission()} <code>${operation.permission}</code></p>` : ''}
${fieldTable(m.platform_api_parameters(), operation.parameters)}${fieldTable(m.platform_api_body(), operation.body)}
<h3>${m.platform_api_answers()}</h3>${operation.answers.map((answer) => html`<p><code class="m">${answer.status}</code> ${answer.description}</p>${answer.status.startsWith('2') ? fieldTable('', answer.fields) : ''}`)}
</div></details>`
}

function fieldTable(title: string, fields: readonly ApiField[]) {
  if (fields.length === 0) return raw('')
  return html`${title ? html`<h3>${title}</h3>` : ''}<table><thead><tr><th>${m.platform_api_name()}</th><th>${m.platform_api_type()}</th><th>${m.platform_api_meaning()}</th></tr></thead><tbody>
${fields.map((field) => html`<tr><td><code>${field.name}</code>${field.required ? ' *' : ''}${field.place === 'body' ? '' : html` <span class="s">${field.place}</span>`}</td><td><code>${field.type}</code></td><td>${field.description}</td></tr>`)}</tbody></table>`
}
