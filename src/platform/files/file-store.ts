import type { ReadableStream } from 'node:stream/web'

/** What is known of stored bytes; `stored_file` holds the same. */
export interface StoredFile {
  /** Lower-case hexadecimal; also the file's name in the store. */
  sha256: string
  sizeBytes: number
  /** Found in the bytes, never what the sender claimed. */
  mediaType: string
}

/** Content-addressed: the same bytes are kept once, and what is kept never changes. */
export interface FileStore {
  /**
   * Takes bytes as they arrive and keeps them only when they are complete and allowed; an interrupted or refused upload
   * leaves nothing behind. `name` helps to tell formats apart that have no signature (csv, txt); it is not kept.
   * @throws Refusal 422 `file_too_large`, `file_empty`, `file_kind_not_allowed`
   */
  put(bytes: AsyncIterable<Uint8Array>, name: string): Promise<StoredFile>
  /** @throws Refusal 404 when the bytes are not in the store */
  open(sha256: string): Promise<ReadableStream<Uint8Array>>
  /** Whole content, for mails and packages; the same error. */
  read(sha256: string): Promise<Uint8Array>
  has(sha256: string): Promise<boolean>
  /** Throws away bytes that nobody refers to, unless they were put again within `fresh` milliseconds. False: kept. */
  discard(sha256: string, fresh: number): Promise<boolean>
}
