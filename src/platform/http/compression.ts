import { Duplex } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { chooseEncoding } from './static-files.ts'

const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|javascript|xml|manifest\+json)|image\/svg)/

/** Level 4 costs about as much as gzip and gives a sixth less; the levels above are for the build. */
const BROTLI_QUALITY = 4

const DYNAMIC = new Set(['br', 'gzip'] as const)

/** Compresses what was made for this request; flushes with every piece, so that a streamed page still streams. */
export function compressed(request: Request, response: Response): Response {
  const type = response.headers.get('Content-Type') ?? ''
  if (!response.body || response.headers.has('Content-Encoding') || !COMPRESSIBLE.test(type)) return response
  const headers = new Headers(response.headers)
  headers.append('Vary', 'Accept-Encoding')
  const encoding = chooseEncoding(request.headers.get('accept-encoding'), DYNAMIC)
  if (!encoding) return new Response(response.body, { status: response.status, headers })
  headers.set('Content-Encoding', encoding)
  headers.delete('Content-Length')
  const { BROTLI_OPERATION_FLUSH, BROTLI_PARAM_QUALITY, Z_SYNC_FLUSH } = constants
  const squeeze =
    encoding === 'br'
      ? createBrotliCompress({ flush: BROTLI_OPERATION_FLUSH, params: { [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : createGzip({ flush: Z_SYNC_FLUSH })
  const body = response.body.pipeThrough(
    Duplex.toWeb(squeeze) as unknown as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>,
  )
  return new Response(body, { status: response.status, headers })
}
