import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { compressed } from './compression.ts'
import { type ServeStatic, staticFiles } from './static-files.ts'

const css = 'a{color:teal}'.repeat(200)
let serve: ServeStatic

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-static-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/site-abc123.css'), css)
  writeFileSync(join(folder, 'assets/site-abc123.css.br'), brotliCompressSync(css))
  writeFileSync(join(folder, 'assets/site-abc123.css.gz'), gzipSync(css))
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
  serve = await staticFiles(folder)
})

const get = (path: string, accept = '', method = 'GET') =>
  serve(new Request(`http://localhost${path}`, { method, headers: { 'Accept-Encoding': accept } }), path)
const bytes = async (response: Response | undefined) => Buffer.from(await (response ?? new Response()).arrayBuffer())

test('the best encoding that the browser takes, made beforehand', async () => {
  const br = await get('/assets/site-abc123.css', 'gzip, deflate, br')
  expect(br?.headers.get('Content-Encoding')).toBe('br')
  expect(brotliDecompressSync(await bytes(br)).toString()).toBe(css)
  const gzip = await get('/assets/site-abc123.css', 'gzip;q=0.8')
  expect(gzip?.headers.get('Content-Encoding')).toBe('gzip')
  expect(gunzipSync(await bytes(gzip)).toString()).toBe(css)
  const plain = await get('/assets/site-abc123.css', 'br;q=0, identity')
  expect(plain?.headers.get('Content-Encoding')).toBeNull()
  expect(plain?.headers.get('Vary')).toBe('Accept-Encoding')
})

test('files named by their content are kept for ever, others for an hour', async () => {
  expect((await get('/assets/site-abc123.css'))?.headers.get('Cache-Control')).toBe(
    'public, max-age=31536000, immutable',
  )
  expect((await get('/favicon.svg'))?.headers.get('Cache-Control')).toBe('public, max-age=3600')
})

test('only what was listed at the start: no way out of the folder', async () => {
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets',
    '/assets/site-abc123.css.br',
    '/nothing.css',
  ])
    expect(await get(path)).toBeUndefined()
  expect(await get('/favicon.svg', '', 'POST')).toBeUndefined()
})

test('a page made now is compressed as it streams; images and compressed answers are left alone', async () => {
  const html = '<p>Hồ sơ</p>'.repeat(500)
  const request = new Request('http://localhost/', { headers: { 'Accept-Encoding': 'br' } })
  const page = compressed(request, new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }))
  const small = await bytes(page)
  expect(page.headers.get('Content-Encoding')).toBe('br')
  expect(small.length).toBeLessThan(html.length / 10)
  expect(brotliDecompressSync(small).toString()).toBe(html)
  const image = compressed(request, new Response('PNG', { headers: { 'Content-Type': 'image/png' } }))
  expect(image.headers.get('Content-Encoding')).toBeNull()
})
