/** More arrived than the reader wanted. */
export class BodyTooLarge extends Error {}

/**
 * The whole body as text. `Content-Length` is not believed: what counts is what arrives.
 * @throws BodyTooLarge beyond `most` bytes; the rest is not read
 */
export async function readLimitedText(request: Request, most: number): Promise<string> {
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > most) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
