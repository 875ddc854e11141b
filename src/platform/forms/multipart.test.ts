import { expect, test } from 'vitest'
import { MultipartError, readParts } from './multipart.ts'

/** The body arrives in pieces of any size, so a boundary may be cut anywhere. */
function request(body: Uint8Array, contentType: string, pieces: number): Request {
  const stream = new ReadableStream({
    start(controller) {
      for (let at = 0; at < body.length; at += pieces) controller.enqueue(body.slice(at, at + pieces))
      controller.close()
    },
  })
  return new Request('http://localhost/', {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { 'Content-Type': contentType },
  } as RequestInit)
}

async function read(message: Request) {
  const found: { name: string; filename: string | undefined; text: string }[] = []
  for await (const part of readParts(message)) {
    const chunks: Uint8Array[] = []
    for await (const chunk of part.bytes) chunks.push(chunk)
    found.push({ name: part.name, filename: part.filename, text: Buffer.concat(chunks).toString() })
  }
  return found
}

test.each([1, 2, 7, 64, 100_000])('what a browser sends, in pieces of %i bytes', async (pieces) => {
  const form = new FormData()
  form.append('owner.name', 'Công ty Hồng Lam')
  form.append('note', '--not-a-boundary\r\n--\r\n')
  form.append('paper~file', new File(['%PDF\r\n\r\n--bytes'], 'Đề "xuất".pdf'))
  form.append('empty', '')
  const encoded = new Response(form)
  const body = new Uint8Array(await encoded.clone().arrayBuffer())
  expect(await read(request(body, encoded.headers.get('Content-Type') ?? '', pieces))).toEqual([
    { name: 'owner.name', filename: undefined, text: 'Công ty Hồng Lam' },
    { name: 'note', filename: undefined, text: '--not-a-boundary\r\n--\r\n' },
    { name: 'paper~file', filename: 'Đề "xuất".pdf', text: '%PDF\r\n\r\n--bytes' },
    { name: 'empty', filename: undefined, text: '' },
  ])
})

test('a part whose bytes nobody wants is passed over', async () => {
  const form = new FormData()
  form.append('a', 'x'.repeat(100_000))
  form.append('b', 'y')
  const encoded = new Response(form)
  const names: string[] = []
  for await (const part of readParts(
    request(new Uint8Array(await encoded.clone().arrayBuffer()), encoded.headers.get('Content-Type') ?? '', 1_000),
  ))
    names.push(part.name)
  expect(names).toEqual(['a', 'b'])
})

test.each([
  ['breaks off', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
  ['has a part without a name', '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--'],
  ['has no boundary at all', 'nothing'],
])('a body that %s', async (_, body) => {
  await expect(read(request(Buffer.from(body), 'multipart/form-data; boundary=b', 10))).rejects.toThrow(MultipartError)
})
