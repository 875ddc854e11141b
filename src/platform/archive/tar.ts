/**
 * The part of the tar format (POSIX ustar) that a backup needs: plain files with short names. An administrator can look
 * into a backup with any tar program.
 */

const BLOCK = 512
/** More than eleven octal digits: the size is then written in base 256, as GNU tar does. */
const OCTAL_LIMIT = 0o77777777777

export interface TarEntry {
  /** At most 100 bytes. */
  name: string
  size: number
  modifiedAt: Date
  /** Exactly `size` bytes; when reading, they must be taken before the next entry is asked for. */
  bytes: AsyncIterable<Uint8Array>
}

/** An archive that is damaged or no archive at all. */
export class TarError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TarError'
  }
}

/** @throws TarError when an entry has another size than it says, or a name that does not fit */
export async function* packTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield headerOf(entry)
    let written = 0
    for await (const chunk of entry.bytes) {
      written += chunk.byteLength
      yield chunk
    }
    if (written !== entry.size) throw new TarError(`${entry.name} has ${written} bytes, not ${entry.size}`)
    yield Buffer.alloc(padding(entry.size))
  }
  yield Buffer.alloc(2 * BLOCK)
}

/** Entries in the order of the archive. @throws TarError when it is damaged or breaks off */
export async function* unpackTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const source = new BlockSource(chunks)
  for (;;) {
    const header = await source.take(BLOCK)
    if (header.every((byte) => byte === 0)) return
    const entry = readHeader(header)
    let left = entry.size
    async function* bytes() {
      while (left > 0) {
        const chunk = await source.takeUpTo(left)
        left -= chunk.byteLength
        yield chunk
      }
    }
    const body = bytes()
    yield { ...entry, bytes: body }
    // What the reader did not want is passed over.
    while (left > 0) left -= (await source.takeUpTo(left)).byteLength
    await source.take(padding(entry.size))
  }
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

function headerOf({ name, size, modifiedAt }: TarEntry): Buffer {
  if (Buffer.byteLength(name) > 100) throw new TarError(`the name ${name} is too long`)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0)
  // A backup holds personal data and the installation's secret: only the owner may read what is unpacked.
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  writeSize(header, size)
  header.write(`${octal(Math.floor(modifiedAt.getTime() / 1000), 11)}\0`, 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\0' + '00', 257)
  header.write(`${octal(checksum(header), 6)}\0 `, 148)
  return header
}

function writeSize(header: Buffer, size: number): void {
  if (size <= OCTAL_LIMIT) header.write(`${octal(size, 11)}\0`, 124)
  else {
    header.writeUInt8(0x80, 124)
    header.writeBigUInt64BE(BigInt(size), 128)
  }
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

/** Sum of all bytes, the field of the sum itself counted as blanks. */
function checksum(header: Buffer): number {
  let sum = 0
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte
  return sum
}

function readHeader(header: Buffer): Omit<TarEntry, 'bytes'> {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '').trim()
  const number = (from: number, to: number) => Number.parseInt(text(from, to) || '0', 8)
  if (number(148, 156) !== checksum(header)) throw new TarError('a header is damaged, or this is no tar archive')
  const size = header.readUInt8(124) & 0x80 ? Number(header.readBigUInt64BE(128)) : number(124, 136)
  const prefix = text(345, 500)
  return {
    name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100),
    size,
    modifiedAt: new Date(number(136, 148) * 1000),
  }
}

/** Cuts arriving chunks into the pieces that are asked for. */
class BlockSource {
  #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Exactly so many bytes. */
  async take(count: number): Promise<Buffer> {
    while (this.#rest.byteLength < count) this.#rest = Buffer.concat([this.#rest, await this.#next()])
    const piece = this.#rest.subarray(0, count)
    this.#rest = this.#rest.subarray(count)
    return piece
  }

  /** At least one byte, at most so many. */
  async takeUpTo(most: number): Promise<Buffer> {
    if (this.#rest.byteLength === 0) this.#rest = await this.#next()
    return this.take(Math.min(most, this.#rest.byteLength))
  }

  async #next(): Promise<Buffer> {
    for (;;) {
      const { done, value } = await this.#chunks.next()
      if (done) throw new TarError('the archive breaks off before its end')
      if (value.byteLength > 0) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    }
  }
}
