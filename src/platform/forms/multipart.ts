/** One part of a multipart body: a typed value (`filename` absent) or a file. Its bytes must be read before the next part. */
export interface Part {
  name: string
  filename: string | undefined
  bytes: AsyncIterable<Uint8Array>
}

const CRLF2 = Buffer.from('\r\n\r\n')
const LONGEST_HEADERS = 8_192

/**
 * Reads multipart/form-data as it arrives; at no time is more than a boundary and one chunk in memory.
 * @throws Error when the body is not what its Content-Type says or ends too early
 */
export async function* readParts(request: Request): AsyncGenerator<Part> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(request.headers.get('content-type') ?? '')
  if (!boundary || !request.body) throw new MultipartError('no boundary')
  const source = new Source(
    request.body as unknown as AsyncIterable<Uint8Array>,
    Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`),
  )
  await source.skipPreamble()
  while (await source.nextPart()) {
    const headers = await source.readHeaders()
    const part: Part = { ...readDisposition(headers), bytes: source.readBody() }
    yield part
    for await (const _ of part.bytes) {
      // What the consumer did not want is passed over.
    }
  }
}

export class MultipartError extends Error {}

class Source {
  #chunks: AsyncIterator<Uint8Array>
  #delimiter: Buffer
  #buffer: Buffer = Buffer.from('\r\n')
  #ended = false
  #bodyDone = true

  constructor(body: AsyncIterable<Uint8Array>, delimiter: Buffer) {
    this.#chunks = body[Symbol.asyncIterator]()
    this.#delimiter = delimiter
  }

  /** The body starts with a delimiter without its line break, which the constructor has put in front. */
  async skipPreamble(): Promise<void> {
    for await (const _ of this.#until()) {
      // Nothing before the first delimiter means anything.
    }
  }

  /** After a delimiter: `--` ends the body, a line break starts a part. */
  async nextPart(): Promise<boolean> {
    while (this.#buffer.length < 2) await this.#more()
    const mark = this.#buffer.toString('latin1', 0, 2)
    this.#buffer = this.#buffer.subarray(2)
    if (mark === '--') return false
    if (mark !== '\r\n') throw new MultipartError('no line break after the boundary')
    return true
  }

  async readHeaders(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf(CRLF2)
      if (end >= 0) {
        const text = this.#buffer.toString('utf8', 0, end)
        this.#buffer = this.#buffer.subarray(end + CRLF2.length)
        return text
      }
      if (this.#buffer.length > LONGEST_HEADERS) throw new MultipartError('headers of a part are too long')
      await this.#more()
    }
  }

  readBody(): AsyncIterable<Uint8Array> {
    this.#bodyDone = false
    return this.#until()
  }

  async *#until(): AsyncGenerator<Uint8Array> {
    if (this.#bodyDone && this.#ended) return
    this.#bodyDone = false
    while (!this.#bodyDone) {
      const at = this.#buffer.indexOf(this.#delimiter)
      const upTo = at >= 0 ? at : Math.max(0, this.#buffer.length - this.#delimiter.length + 1)
      const piece = this.#buffer.subarray(0, upTo)
      this.#buffer = this.#buffer.subarray(at >= 0 ? at + this.#delimiter.length : upTo)
      if (at >= 0) this.#bodyDone = true
      if (piece.length > 0) yield piece
      if (at < 0) await this.#more()
    }
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next()
    if (next.done) {
      this.#ended = true
      throw new MultipartError('the body ended too early')
    }
    this.#buffer = Buffer.concat([this.#buffer, next.value])
  }
}

function readDisposition(headers: string): Pick<Part, 'name' | 'filename'> {
  const line = headers.split('\r\n').find((each) => /^content-disposition:/i.test(each)) ?? ''
  const name = /[;\s]name="((?:[^"\\]|\\.)*)"/i.exec(line)?.[1]
  if (name === undefined) throw new MultipartError('a part has no name')
  const filename = /[;\s]filename="((?:[^"\\]|\\.)*)"/i.exec(line)?.[1]
  return { name: unquote(name), filename: filename === undefined ? undefined : unquote(filename) }
}

/** Browsers write a quote as %22 and line breaks as %0D%0A in these names. */
function unquote(text: string): string {
  return text
    .replaceAll(/%22/g, '"')
    .replaceAll(/%0D%0A/gi, ' ')
    .replaceAll(/\\(.)/g, '$1')
}
