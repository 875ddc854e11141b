import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { demoPassword } from '#modules/identity/exports.ts'
import { receiveInput } from './support/board.ts'
import { freePort, newDataFolder, type Product, runProduct, stopProduct, untilItAnswers } from './support/product.ts'

/**
 * The whole product is killed (SIGKILL) while dossiers are received over HTTP, and started again on the same folder: every
 * code that a caller was told is there, no serial twice, and the chain of events is whole. The engine alone is killed twenty
 * times in src/platform/database/embedded.test.ts.
 */

const TIMES = 3
const WRITERS = 4
const dataFolder = newDataFolder()
let product: Product | undefined

afterAll(async () => {
  product?.process.kill('SIGKILL')
  rmSync(dataFolder, { recursive: true, force: true })
})

test('nothing that was acknowledged is lost', { timeout: 240_000 }, async () => {
  const told: string[] = []
  for (let time = 0; time < TIMES; time++) {
    product = await start()
    const cookie = await signIn(product.address)
    const writers = Array.from({ length: WRITERS }, () => writeUntilItEnds(product as Product, cookie, told))
    await new Promise((resolve) => setTimeout(resolve, 700 + 400 * time))
    const before = told.length
    product.process.kill('SIGKILL')
    await product.ended
    await Promise.all(writers)
    expect(before, 'it was written while the kill came').toBeGreaterThan(0)
  }
  product = await start()
  const cookie = await signIn(product.address)
  const missing = []
  for (const code of told)
    if ((await fetch(`${product.address}/api/v1/dossiers/${code}`, { headers: { cookie } })).status !== 200)
      missing.push(code)
  expect(missing).toEqual([])
  expect(new Set(told).size).toBe(told.length)
  expect(await serialsOf(product.address, cookie)).toEqual([])
  expect(await stopProduct(product)).toBe(0)
  console.log(`killed ${TIMES} times, ${told.length} acknowledged receptions, all there`)
})

async function start(): Promise<Product> {
  return untilItAnswers(runProduct({ port: await freePort(), dataFolder }))
}

async function signIn(address: string): Promise<string> {
  const body = new URLSearchParams({ username: 'tiepnhan', password: demoPassword })
  const answer = await fetch(`${address}/login`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: address },
  })
  expect(answer.status).toBe(303)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Receives dossiers one after the other and notes each code that was answered, until nobody answers any more. */
async function writeUntilItEnds({ address }: Product, cookie: string, told: string[]): Promise<void> {
  const headers = { 'content-type': 'application/json', cookie, origin: address }
  try {
    for (;;) {
      const answer = await fetch(`${address}/api/v1/dossiers`, {
        method: 'POST',
        headers,
        body: JSON.stringify(receiveInput()),
      })
      const { code } = (await answer.json()) as { code?: string }
      if (answer.status !== 201 || !code) return
      told.push(code)
    }
  } catch {
    // The connection broke: the kill.
  }
}

/** Serials of today that are missing between 1 and the greatest. */
async function serialsOf(address: string, cookie: string): Promise<number[]> {
  const serials: number[] = []
  let after = ''
  do {
    const answer = await fetch(
      `${address}/api/v1/dossiers?limit=100${after && `&after=${encodeURIComponent(after)}`}`,
      { headers: { cookie } },
    )
    const { items, next } = (await answer.json()) as { items: { code: string }[]; next: string | null }
    const today = items.map(({ code }) => code.split('-')).filter(([, day]) => day === legalDay())
    serials.push(...today.map(([, , serial]) => Number(serial)))
    after = next ?? ''
  } while (after)
  return Array.from({ length: Math.max(0, ...serials) }, (_, index) => index + 1).filter(
    (serial) => !serials.includes(serial),
  )
}

function legalDay(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' })
    .format(new Date())
    .replaceAll('-', '')
    .slice(2)
}
