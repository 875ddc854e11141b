import { createHmac, timingSafeEqual } from 'node:crypto'
import process from 'node:process'
import { m } from '#words'
import type { Application } from '../application.ts'
import { readSecret } from '../config.ts'
import { type FieldProblem, Refusal } from '../errors.ts'
import { recordStoredFile } from '../files/stored-file-store.ts'
import { MultipartError, type Part, readParts } from './multipart.ts'

/**
 * Files of public forms: nobody is signed in and no script runs, so a form that comes back must bring its files along. They
 * are in the store already; the page gets a signed note of each, which only this installation can write. Without the
 * signature anybody could attach a stranger's file by its hash.
 */
export interface KeptFile {
  /** Input for which it was chosen. */
  field: string
  sha256: string
  name: string
  sizeBytes: number
  mediaType: string
}

/** Hidden inputs with the notes, and the check boxes that say which files to leave out. */
export const KEPT = 'kept'
export const DROPPED = 'dropped'

export interface UploadLimits {
  /** Files in one form, those kept from before included. */
  files: number
  /** Bytes of one request. */
  bytes: number
}

export interface UploadForm {
  form: FormData
  files: KeptFile[]
  problems: FieldProblem[]
}

const MOST_TEXT_BYTES = 256 * 1024

/**
 * The form with its files, new ones stored as they arrive.
 * @throws Refusal 422 `form_too_large`, `form_broken`
 */
export async function readUploadForm(request: Request, app: Application, limits: UploadLimits): Promise<UploadForm> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bytes) throw tooLarge()
  const read: UploadForm = { form: new FormData(), files: [], problems: [] }
  try {
    for await (const part of readParts(limited(request, limits.bytes))) {
      if (part.filename === undefined) read.form.append(part.name, await readText(part))
      else if (part.filename !== '') await store(app, read, part, part.filename, limits)
    }
  } catch (error) {
    if (error instanceof MultipartError) throw new Refusal(422, 'form_broken', m.platform_form_broken())
    throw error
  }
  const dropped = new Set(read.form.getAll(DROPPED))
  const before = read.form
    .getAll(KEPT)
    .flatMap((note) => (dropped.has(note) ? [] : (openNote(app, String(note)) ?? [])))
  return { ...read, files: [...before, ...read.files].slice(0, limits.files) }
}

/** The note of a file for the page. */
export function sealNote(app: Pick<Application, 'config'>, file: KeptFile): string {
  const body = Buffer.from(JSON.stringify(file)).toString('base64url')
  return `${body}.${sign(app, body)}`
}

function openNote(app: Pick<Application, 'config'>, note: string): KeptFile | undefined {
  const [body = '', signature = ''] = note.split('.')
  const [expected, given] = [Buffer.from(sign(app, body)), Buffer.from(signature)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as KeptFile
}

const secrets = new WeakMap<Application['config'], string>()

function sign({ config }: Pick<Application, 'config'>, body: string): string {
  const secret = secrets.get(config) ?? readSecret(config, process.env)
  secrets.set(config, secret)
  return createHmac('sha256', secret).update(`kept file ${body}`).digest('base64url')
}

async function store(
  app: Application,
  read: UploadForm,
  part: Part,
  filename: string,
  limits: UploadLimits,
): Promise<void> {
  const name = filename.normalize('NFC').slice(0, 255)
  if (read.files.length + read.form.getAll(KEPT).length >= limits.files) {
    read.problems.push({ path: part.name, message: m.platform_files_too_many({ limit: limits.files }) })
    return
  }
  try {
    const file = await app.files.put(part.bytes, filename)
    await recordStoredFile(app.database.db, file, app.clock.now())
    read.files.push({
      field: part.name,
      sha256: file.sha256,
      name,
      sizeBytes: file.sizeBytes,
      mediaType: file.mediaType,
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'form_too_large') throw error
    read.problems.push({ path: part.name, message: `${name}: ${error.message}` })
  }
}

async function readText(part: Part): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of part.bytes) {
    size += chunk.byteLength
    if (size > MOST_TEXT_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Whatever the caller's Content-Length says. */
function limited(request: Request, most: number): Request {
  if (!request.body) return request
  let arrived = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        arrived += chunk.byteLength
        if (arrived > most) controller.error(tooLarge())
        else controller.enqueue(chunk as Uint8Array<ArrayBuffer>)
      },
    }),
  )
  return new Request(request.url, {
    method: 'POST',
    headers: request.headers,
    body: counted,
    duplex: 'half',
  } as RequestInit)
}

function tooLarge(): Refusal {
  return new Refusal(422, 'form_too_large', m.platform_form_too_large())
}
