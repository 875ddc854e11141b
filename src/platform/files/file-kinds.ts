import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import { m } from '#words'
import { Refusal } from '../errors.ts'
import { checkZip } from './zip-check.ts'

/** What a dossier may hold (law.md: PDF, images, office documents, drawings, data); the word is what people call it. */
export const ALLOWED_KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/tiff': 'TIFF',
  'image/webp': 'WEBP',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/xml': 'XML',
  'application/json': 'JSON',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
  'image/vnd.dwg': 'DWG',
  'image/vnd.dxf': 'DXF',
  'application/zip': 'ZIP',
}

const ZIP_BASED = /zip|officedocument|opendocument/
const HEAD_BYTES = 65_536

/**
 * Says what the bytes are. The sender's word and the file's extension are not believed: only text without a signature is
 * told apart by its extension, and only into harmless kinds.
 * @throws Refusal 422 `file_kind_not_allowed`
 */
export async function findMediaType(path: string, name: string): Promise<string> {
  const head = await readHead(path)
  const known = (await fileTypeFromFile(path)) ?? (await fileTypeFromBuffer(head))
  const named = known && sameAs(known.mime)
  // XML is text like any other and may be a page in disguise.
  const mediaType = named && named !== 'application/xml' ? named : textKind(head, name)
  if (!mediaType || !Object.hasOwn(ALLOWED_KINDS, mediaType)) throw notAllowedKind()
  if (ZIP_BASED.test(mediaType)) await checkZip(path, mediaType, notAllowedKind)
  return mediaType
}

/** Several names for one kind. */
function sameAs(mime: string): string {
  if (mime === 'text/xml') return 'application/xml'
  // A calendar (.ics) is lines of text: read where days are imported, kept like any other text.
  if (mime === 'text/calendar') return 'text/plain'
  if (mime === 'application/x-dwg' || mime === 'application/acad') return 'image/vnd.dwg'
  return mime
}

function textKind(head: Uint8Array, name: string): string | undefined {
  const start = Buffer.from(head.subarray(0, 6)).toString('latin1')
  if (/^AC10\d\d/.test(start)) return 'image/vnd.dwg'
  const text = decodeText(head)
  if (text === undefined || looksExecutable(text)) return undefined
  const extension = extname(name).toLowerCase()
  if (extension === '.dxf' && /^\s*0\s*\r?\n\s*SECTION/.test(text)) return 'image/vnd.dxf'
  if (/^\s*<\?xml\b/.test(text)) return 'application/xml'
  if (extension === '.csv') return 'text/csv'
  if (extension === '.json') return /^\ufeff?\s*[[{]/.test(text) ? 'application/json' : undefined
  if (extension === '.ics') return /^\ufeff?\s*BEGIN:VCALENDAR/i.test(text) ? 'text/plain' : undefined
  return extension === '.txt' ? 'text/plain' : undefined
}

/** Pages and drawings that run scripts in a browser, and scripts that run on a machine. */
function looksExecutable(text: string): boolean {
  return (
    /^\s*#!/.test(text) ||
    /<\s*(!doctype\s+html|html|head|body|script|iframe|svg|object|embed)\b/i.test(text) ||
    /<\?(php|xml-stylesheet)/i.test(text) ||
    /www\.w3\.org\/(1999\/xhtml|2000\/svg)/i.test(text)
  )
}

/** UTF-8 (with or without mark) or UTF-16 with a mark; anything else with control characters is not text. */
function decodeText(head: Uint8Array): string | undefined {
  const utf16 =
    (head[0] === 0xff && head[1] === 0xfe && 'utf-16le') || (head[0] === 0xfe && head[1] === 0xff && 'utf-16be')
  try {
    // `stream`: the head may end in the middle of a letter.
    const text = new TextDecoder(utf16 || 'utf-8', { fatal: true }).decode(head, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function notAllowedKind(): Refusal {
  const kinds = [...new Set(Object.values(ALLOWED_KINDS))].join(', ')
  return new Refusal(422, 'file_kind_not_allowed', m.platform_file_kind_not_allowed({ kinds }), [
    m.platform_file_kind_instead(),
  ])
}
