import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

type Encoding = 'br' | 'gzip'

interface StaticFile {
  mediaType: string
  /** Its name carries the hash of its content, so it never changes. */
  immutable: boolean
  encodings: ReadonlySet<Encoding>
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const SUFFIX: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' }

export type ServeStatic = (request: Request, path: string) => Promise<Response | undefined>

/**
 * Serves the built client files, compressed beforehand by the build. The list is read once at start: what is not in it is
 * not a file, so no path of a request ever reaches the file system.
 */
export async function staticFiles(folder: string): Promise<ServeStatic> {
  const files = await listFiles(folder)
  const read = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  const bytesOf = (path: string) => {
    const known = read.get(path) ?? readFile(join(folder, path)).then((buffer) => new Uint8Array(buffer))
    read.set(path, known)
    return known
  }
  return async (request, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const file = files.get(path)
    if (!file) return undefined
    const encoding = chooseEncoding(request.headers.get('accept-encoding'), file.encodings)
    const headers = new Headers({
      'Content-Type': file.mediaType,
      'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    })
    if (file.encodings.size > 0) headers.set('Vary', 'Accept-Encoding')
    if (encoding) headers.set('Content-Encoding', encoding)
    const bytes = await bytesOf(encoding ? path + SUFFIX[encoding] : path)
    headers.set('Content-Length', String(bytes.byteLength))
    return new Response(request.method === 'HEAD' ? null : bytes, { headers })
  }
}

export function chooseEncoding(accepted: string | null, available: ReadonlySet<Encoding>): Encoding | undefined {
  const tokens = (accepted ?? '').split(',').map((part) => part.trim())
  const takes = (name: Encoding) =>
    tokens.some((token) => token === name || (token.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(token)))
  return (['br', 'gzip'] as const).find((name) => available.has(name) && takes(name))
}

async function listFiles(folder: string): Promise<Map<string, StaticFile>> {
  const found = new Map<string, StaticFile>()
  if (!existsSync(folder)) return found
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
  const all = new Set(paths)
  for (const path of paths) {
    const mediaType = MEDIA_TYPES[extname(path)]
    if (!mediaType) continue
    const encodings = new Set((['br', 'gzip'] as const).filter((name) => all.has(path + SUFFIX[name])))
    found.set(path, { mediaType, immutable: path.startsWith('/assets/'), encodings })
  }
  return found
}
