import { m } from '#words'
import type { Application } from '../application.ts'
import { type FieldProblem, Refusal } from '../errors.ts'
import { recordStoredFile } from '../files/stored-file-store.ts'
import { BodyTooLarge, readLimitedText } from '../http/limited-body.ts'
import { NUMBER_FIELDS } from './form-data.ts'
import { MultipartError, type Part, readParts } from './multipart.ts'

const MOST_TEXT_BYTES = 2 * 1_048_576
const MOST_PARTS = 2_000

/** End of a file input's name; what is stored goes to `name.sha256`, `name.name`, `name.size_bytes`, `name.media_type`. */
export const FILE_INPUT = '~file'

export interface ReadForm {
  form: FormData
  /** Files that could not be taken, at their fields. */
  problems: readonly FieldProblem[]
}

/**
 * The submitted form. Files go straight to the store as they arrive and travel on as their hash, exactly as when the
 * page's script had uploaded them before; so a form that comes back with a problem still has its files.
 * @param acceptFiles false: files in the form are passed over (a page that asks for none)
 * @throws Refusal 422 `form_too_large` or `form_broken`
 */
export async function readForm(request: Request, app: Application, acceptFiles: boolean): Promise<ReadForm> {
  const type = request.headers.get('content-type') ?? ''
  if (/^multipart\/form-data/i.test(type)) return await readMultipart(request, app, acceptFiles)
  return { form: await readUrlEncoded(request), problems: [] }
}

async function readUrlEncoded(request: Request): Promise<FormData> {
  const form = new FormData()
  try {
    const text = await readLimitedText(request, MOST_TEXT_BYTES)
    for (const [name, value] of new URLSearchParams(text)) form.append(name, value)
    return form
  } catch (error) {
    throw error instanceof BodyTooLarge ? tooMuch() : error
  }
}

async function readMultipart(request: Request, app: Application, acceptFiles: boolean): Promise<ReadForm> {
  const form = new FormData()
  const problems: FieldProblem[] = []
  let parts = 0
  let textBytes = 0
  try {
    for await (const part of readParts(request)) {
      if (++parts > MOST_PARTS) throw tooMuch()
      if (part.filename === undefined) {
        const text = await readText(part, MOST_TEXT_BYTES - textBytes)
        textBytes += Buffer.byteLength(text)
        form.append(part.name, text)
      } else if (part.filename !== '' && acceptFiles) await storePart(app, form, problems, part, part.filename)
    }
  } catch (error) {
    if (error instanceof MultipartError) throw new Refusal(422, 'form_broken', m.platform_form_broken())
    throw error
  }
  return { form, problems }
}

async function readText(part: Part, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of part.bytes) {
    size += chunk.byteLength
    if (size > most) throw tooMuch()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function storePart(
  app: Application,
  form: FormData,
  problems: FieldProblem[],
  part: Part,
  filename: string,
): Promise<void> {
  const field = part.name.endsWith(FILE_INPUT) ? part.name.slice(0, -FILE_INPUT.length) : part.name
  try {
    const file = await app.files.put(part.bytes, filename)
    await recordStoredFile(app.database.db, file, app.clock.now())
    const name = freeName(form, field)
    form.set(`${name}.sha256`, file.sha256)
    form.set(`${name}.name`, filename.normalize('NFC').slice(0, 255))
    form.set(`${name}.size_bytes`, String(file.sizeBytes))
    form.set(`${name}.media_type`, file.mediaType)
    form.append(NUMBER_FIELDS, `${name}.size_bytes`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problems.push({ path: field, message: `${filename}: ${error.message}` })
  }
}

/** `files.#` stands for a list: the next free number. */
function freeName(form: FormData, field: string): string {
  if (!field.endsWith('.#')) return field
  const list = field.slice(0, -2)
  let index = 0
  while (form.has(`${list}.${index}.sha256`)) index++
  return `${list}.${index}`
}

function tooMuch(): Refusal {
  return new Refusal(422, 'form_too_large', m.platform_form_too_large())
}
