/** Vietnamese as people and word processors write it: two ways of composing letters, odd spaces, marks left out. Pure. */

/** Composed letters, single spaces, lines kept. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Small letters without marks; a letter for a letter, so that places in the text stay the same. Give it tidied text. */
export function fold(text: string): string {
  let folded = ''
  for (const letter of text) {
    // Only letters: `≠` is composed too, and without its stroke it would say the opposite.
    const plain = /\p{L}/u.test(letter) ? (letter.normalize('NFD')[0] ?? letter).toLowerCase() : letter
    const base = plain === 'đ' ? 'd' : plain
    folded += base.length === letter.length ? base : letter
  }
  return folded
}

/** Folded words only: what headers and names are compared by. */
export function words(text: string): string {
  return fold(tidy(text))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Parts of a text between separators that stand outside of quotes and brackets. `separator` is matched on the folded text. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const folded = fold(text)
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    if ('"“”'.includes(letter)) quoted = letter === '“' ? true : letter === '”' ? false : !quoted
    else if (!quoted && '([{'.includes(letter)) depth++
    else if (!quoted && ')]}'.includes(letter)) depth--
    if (quoted || depth !== 0) continue
    separator.lastIndex = at
    const match = separator.exec(folded)
    if (match?.index !== at || match[0] === '') continue
    parts.push(text.slice(from, at))
    from = at + match[0].length
    at = from - 1
  }
  return [...parts, text.slice(from)].map((part) => part.trim())
}
