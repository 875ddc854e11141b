/** First and second start of the built server, memory at rest, and what a browser loads for the tracking page. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report, spreadOf } from './measure.ts'
import { runServer } from './running-server.ts'

const first: number[] = []
const second: number[] = []
const resident: number[] = []
let weight: Record<string, number> = {}
for (let turn = 0; turn < 5; turn += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const fresh = await runServer({ DATA_DIR: folder, DATABASE_URL: '' })
  first.push(fresh.startMilliseconds)
  await fresh.stop()
  const again = await runServer({ DATA_DIR: folder, DATABASE_URL: '' })
  second.push(again.startMilliseconds)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  resident.push(again.residentMegabytes())
  if (turn === 0) weight = await weightOf(again.address, '/tracking')
  await again.stop()
  rmSync(folder, { recursive: true, force: true })
}
report('start', { first_ms: spreadOf(first), second_ms: spreadOf(second), resident_mb: spreadOf(resident) })
report('tracking page', weight)

/** Bytes over the wire: the page, its style sheets, preloaded fonts, icon and scripts, as a browser asks for them. */
async function weightOf(address: string, path: string): Promise<Record<string, number>> {
  const page = await load(address + path)
  const links = [...page.text.matchAll(/<(?:link|script)[^>]*?(?:href|src)="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/canonical|alternate/.test(tag),
  )
  const parts: Record<string, number> = { html: page.bytes }
  for (const [tag, url] of links) {
    const kind = /font/.test(tag)
      ? 'fonts'
      : /stylesheet/.test(tag)
        ? 'css'
        : /<script|modulepreload/.test(tag)
          ? 'js'
          : 'icon'
    parts[kind] = (parts[kind] ?? 0) + (await load(new URL(url ?? '', address).href)).bytes
  }
  return { ...parts, total: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0) }
}

async function load(url: string): Promise<{ bytes: number; text: string }> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'Accept-Encoding': 'br, gzip' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', async () => {
        const body = Buffer.concat(chunks)
        const { brotliDecompressSync, gunzipSync } = await import('node:zlib')
        const encoding = answer.headers['content-encoding']
        const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
        resolve({ bytes: body.length, text: plain.toString() })
      })
    })
      .on('error', reject)
      .end()
  })
}
