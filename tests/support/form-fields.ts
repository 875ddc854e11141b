/** What a browser would send of the page's last form, as it stands in the HTML: for posting it without JavaScript. */
export function formFields(html: string): Record<string, string> {
  const form = /<form[^>]*id="act"[\s\S]*?<\/form>/.exec(html)?.[0]
  if (!form) throw new Error('the page has no form of an act')
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    const name = attribute(tag, 'name')
    if (!name || type === 'file') continue
    if ((type === 'checkbox' || type === 'radio') && !/\schecked(=""|\s|>|\/)/.test(tag)) continue
    fields[name] = attribute(tag, 'value') ?? ''
  }
  for (const [, attributes = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    fields[attribute(attributes, 'name') ?? ''] = plain(text)
  }
  for (const [, attributes = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option\b[^>]*>/g)].find(([tag]) => /\sselected(=""|\s|>)/.test(tag))?.[0]
    fields[attribute(attributes, 'name') ?? ''] = chosen ? (attribute(chosen, 'value') ?? '') : ''
  }
  return fields
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${tag}`)?.[1]
  return found === undefined ? undefined : plain(found)
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}
