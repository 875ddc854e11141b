import { randomBytes } from 'node:crypto'

/**
 * A new UUID version 7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter, then 62 random bits. Ids made by this
 * process never go backwards, so an index on them grows at its end and their order is the order of making.
 */
export const newId = idSource(Date.now, randomBytes)

/** For tests: ids from a given clock and a given source of chance. */
export function idSource(now: () => number, random: (size: number) => Uint8Array): () => string {
  let last = 0
  let counter = 0
  return () => {
    const at = now()
    if (at > last) {
      last = at
      // Starts low, so that 2,048 more ids at least fit into the same millisecond.
      counter = ((random(2)[0] ?? 0) << 3) & 0x7ff
    } else if (++counter > 0xfff) {
      last += 1
      counter = 0
    }
    return format(last, counter, random(8))
  }
}

function format(milliseconds: number, counter: number, random: Uint8Array): string {
  const time = milliseconds.toString(16).padStart(12, '0')
  const version = (0x7000 | counter).toString(16)
  const tail = Uint8Array.from(random)
  tail[0] = 0x80 | ((tail[0] ?? 0) & 0x3f)
  const end = Buffer.from(tail).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${end.slice(0, 4)}-${end.slice(4)}`
}

/** Could the text be one of our ids? What comes out of an address is asked first: the database refuses other text with an error. */
export function isId(text: string | null | undefined): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
