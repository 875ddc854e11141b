/** The letter's text as simple HTML: paragraphs, lines and links, nothing fetched from anywhere. Pure. */
export function letterHtml(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 14px">${linked(escaped(paragraph)).replaceAll('\n', '<br>')}</p>`)
  return [
    '<!doctype html><html lang="vi"><body style="margin:0;padding:16px;',
    'font:16px/24px Arial,Helvetica,sans-serif;color:#1b2733;background:#ffffff">',
    `<div style="max-width:640px">${paragraphs.join('')}</div></body></html>`,
  ].join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function linked(html: string): string {
  return html.replaceAll(/https?:\/\/[^\s<]+[^\s<.,;)]/g, (address) => `<a href="${address}">${address}</a>`)
}
