import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { projectPath } from '#platform/project.ts'

/** The built product in a process of its own, as `npm start` runs it. */
export interface Product {
  /** http://localhost:PORT */
  address: string
  dataFolder: string
  process: ChildProcess
  /** What it has written so far. */
  output(): string
  /** Resolves with the exit code, or the name of the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

export interface ProductSettings {
  port: number
  dataFolder: string
  env?: Record<string, string>
  options?: readonly string[]
}

/** Runs build/server/index.js and does not wait for anything. */
export function runProduct({ port, dataFolder, env = {}, options = [] }: ProductSettings): Product {
  const child = spawn(process.execPath, [projectPath('build/server/index.js'), ...options], {
    cwd: projectPath('.'),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      TZ: 'UTC',
      PORT: String(port),
      DATA_DIR: dataFolder,
      // Everybody comes from one address here; the limits have a test of their own.
      RATE_LIMIT_PER_MINUTE: '100000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (written += text))
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 0)),
  )
  return { address: `http://localhost:${port}`, dataFolder, process: child, output: () => written, ended }
}

/** Waits until the product answers; throws with all it wrote when it ends instead. */
export async function untilItAnswers(product: Product, withinMs = 90_000): Promise<Product> {
  let gone: number | NodeJS.Signals | undefined
  void product.ended.then((code) => (gone = code))
  await untilAddressAnswers(product.address, withinMs, () => {
    if (gone !== undefined) throw new Error(`the product ended with ${gone}:\n${product.output()}`)
  })
  return product
}

export async function untilAddressAnswers(address: string, withinMs = 90_000, check = () => {}): Promise<void> {
  const until = performance.now() + withinMs
  while (performance.now() < until) {
    check()
    const health = await fetch(`${address}/api/v1/health`).catch(() => undefined)
    if (health?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`nothing answers at ${address} after ${withinMs / 1000} s`)
}

export async function stopProduct(product: Product): Promise<number | NodeJS.Signals> {
  product.process.kill('SIGTERM')
  return product.ended
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'motcua-product-'))
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
