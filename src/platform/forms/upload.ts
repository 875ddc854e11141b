/** What the store says about an uploaded file (POST /api/v1/files). */
export interface UploadedFile {
  sha256: string
  size_bytes: number
  media_type: string
  name: string
}

export interface UploadOptions {
  /** Of the public form; officers need none. */
  ticket?: string | undefined
  signal: AbortSignal
  /** 0 to 1; `undefined` while the line is down and the upload waits to go on. */
  onProgress(share: number | undefined): void
}

/** The server said no; trying again would not help. */
export class UploadRefused extends Error {}

const PIECE_BYTES = 2 * 1_048_576
const MOST_TRIES = 8

/**
 * Sends a file in pieces. After a dropped connection it asks how much has arrived and goes on from there, with growing
 * pauses; it gives up after eight tries in a row without a byte.
 * @throws UploadRefused with the server's sentence
 */
export async function uploadFile(file: File, options: UploadOptions): Promise<UploadedFile> {
  const address = `/api/v1/files/uploads/${uuidV7()}`
  let arrived = 0
  let tries = 0
  options.onProgress(0)
  while (arrived < file.size) {
    try {
      arrived = await sendPiece(address, file, arrived, options)
      tries = 0
    } catch (error) {
      if (error instanceof UploadRefused || options.signal.aborted || ++tries >= MOST_TRIES) throw error
      options.onProgress(undefined)
      await pause(Math.min(30_000, 500 * 2 ** tries), options.signal)
      arrived = await askArrived(address, arrived, options)
    }
  }
  return (await ask(`${address}/complete?name=${encodeURIComponent(file.name)}`, 'POST', options)) as UploadedFile
}

/** XMLHttpRequest, because fetch cannot say how much of a body has left. */
function sendPiece(address: string, file: File, from: number, options: UploadOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const piece = file.slice(from, from + PIECE_BYTES)
    const request = new XMLHttpRequest()
    request.open('PUT', `${address}?offset=${from}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    if (options.ticket) request.setRequestHeader('Upload-Ticket', options.ticket)
    request.upload.onprogress = (event) => options.onProgress((from + event.loaded) / file.size)
    request.onerror = () => reject(new Error('connection lost'))
    request.onabort = request.onerror
    request.onload = () => {
      if (request.status === 200) resolve((JSON.parse(request.responseText) as { arrived: number }).arrived)
      else if (request.status === 409 || request.status >= 500 || request.status === 429)
        reject(new Error(`status ${request.status}`))
      else reject(new UploadRefused(sentenceOf(request.responseText)))
    }
    options.signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(piece)
  })
}

async function askArrived(address: string, known: number, options: UploadOptions): Promise<number> {
  try {
    return ((await ask(address, 'GET', options)) as { arrived: number }).arrived
  } catch (error) {
    if (error instanceof UploadRefused) throw error
    return known
  }
}

async function ask(address: string, method: string, options: UploadOptions): Promise<unknown> {
  const headers = options.ticket ? { 'Upload-Ticket': options.ticket } : undefined
  const response = await fetch(address, { method, signal: options.signal, ...(headers ? { headers } : {}) })
  if (response.ok) return await response.json()
  if (response.status >= 500) throw new Error(`status ${response.status}`)
  throw new UploadRefused(sentenceOf(await response.text()))
}

function sentenceOf(body: string): string {
  try {
    const { detail, instead } = JSON.parse(body) as { detail: string; instead?: readonly string[] }
    return [detail, ...(instead ?? [])].join(' ')
  } catch {
    return body.slice(0, 200)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    addEventListener('online', done)
    signal.addEventListener('abort', done, { once: true })
  })
}

function uuidV7(): string {
  const random = crypto.getRandomValues(new Uint8Array(10))
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}
