import type { FileStore, StoredFile } from './file-store.ts'

export interface FileResponseOptions {
  /** The name under which the person knows the file, Vietnamese letters and all. */
  name: string
  /** Shown in the page's viewer when the kind allows it; otherwise always a download. */
  inline?: boolean
}

/** Kinds that a browser shows and that cannot run anything in our origin. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain', 'text/csv'])

/**
 * The bytes of a stored file. There is no public address of files: the owning module checks who asks, logs the view, and
 * answers with this.
 * @throws Refusal 404 when the bytes are gone
 */
export async function fileResponse(
  store: FileStore,
  file: StoredFile,
  options: FileResponseOptions,
): Promise<Response> {
  const inline = options.inline === true && SHOWN.has(file.mediaType)
  const bytes = await store.open(file.sha256)
  return new Response(bytes as unknown as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: fileHeaders(file, options.name, inline),
  })
}

/** The same for bytes made just now, such as a printed form. */
export function pdfResponse(pdf: Uint8Array, name: string, inline = true): Response {
  const file = { mediaType: 'application/pdf', sizeBytes: pdf.byteLength }
  return new Response(new Uint8Array(pdf), { headers: fileHeaders(file, name, inline) })
}

function fileHeaders(file: Pick<StoredFile, 'mediaType' | 'sizeBytes'>, name: string, inline: boolean): Headers {
  return new Headers({
    'Content-Type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': contentDisposition(inline ? 'inline' : 'attachment', name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': policyOf(file.mediaType),
    'Cache-Control': 'private, no-store',
  })
}

/** Browsers refuse to show a PDF in a sandbox; its viewer is a plug-in that needs `object-src`. Everything else gets one. */
function policyOf(mediaType: string): string {
  if (mediaType === 'application/pdf')
    return "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
  return "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
}

/** RFC 6266: a plain name for old programs, the real one (RFC 5987) beside it. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const safe =
    name
      .normalize('NFC')
      .replaceAll(/[\p{Cc}/\\]/gu, '_')
      .slice(0, 180) || 'tep'
  const plain = safe
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^ -~]|["%;]/g, '_')
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
