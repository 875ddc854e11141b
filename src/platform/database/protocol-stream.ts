import { Duplex } from 'node:stream'

/** Runs whole messages of the PostgreSQL wire protocol and gives the answer's bytes. */
export type RunProtocol = (request: Uint8Array) => Promise<Uint8Array>

/**
 * A socket for the `pg` driver whose other end is the embedded engine instead of the network. Both engines thereby share
 * the driver, its types, its errors and Kysely's PostgreSQL dialect.
 */
export class ProtocolStream extends Duplex {
  #run: RunProtocol
  #pending: Buffer = Buffer.alloc(0)
  #started = false

  constructor(run: RunProtocol) {
    super()
    this.#run = run
  }

  connect(): this {
    setImmediate(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#accept(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#accept(Buffer.concat(chunks.map((entry) => entry.chunk)), done)
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    done(error)
  }

  #accept(chunk: Buffer, done: () => void): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    if (!this.#awaitsAnswer()) {
      done()
      return
    }
    const request = this.#pending
    this.#pending = Buffer.alloc(0)
    // Not waiting for the answer: the driver may send the next statement already, and answers come in order.
    this.#run(request).then(
      (answer) => this.#give(answer),
      (error: Error) => this.destroy(error),
    )
    done()
  }

  #give(answer: Uint8Array): void {
    if (this.destroyed || this.readableEnded || answer.length === 0) return
    this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
  }

  /** True when the last complete message obliges the server to answer: start-up, Query, Sync, Flush, Terminate, copy end. */
  #awaitsAnswer(): boolean {
    const bytes = this.#pending
    let at = 0
    if (!this.#started) {
      if (bytes.length < 4 || bytes.length < bytes.readInt32BE(0)) return false
      this.#started = true
      at = bytes.readInt32BE(0)
    }
    let last = ''
    while (at + 5 <= bytes.length) {
      last = String.fromCharCode(bytes[at] ?? 0)
      at += 1 + bytes.readInt32BE(at + 1)
    }
    return at === bytes.length && (last === '' || 'QSHXcf'.includes(last))
  }
}
