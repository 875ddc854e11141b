import { createHmac } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { demoPassword } from '#modules/identity/exports.ts'

/** What the demonstration shows an authenticator app; `motcua admin totp` prints its codes. */
const ADMINISTRATOR_SECRET = 'mot-cua-demonstration-only-26'

/** Through the real pages, with the second factor where one is asked for. */
export async function signIn(page: Page, username: string, password = demoPassword): Promise<void> {
  await page.goto('/login')
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await submit(page)
  if (!page.url().includes('/login/second-factor')) return
  await page.locator('[name=code]').fill(await freshCode(Buffer.from(ADMINISTRATOR_SECRET), new URL(page.url()).origin))
  await submit(page)
}

/** A code that this product has not seen yet: each opens once; the ones before and after the present half minute hold too. */
export async function freshCode(secret: Buffer, origin: string): Promise<string> {
  for (;;) {
    const now = Date.now()
    const fresh = [now - 30_000, now, now + 30_000].map((at) => totp(secret, at)).find((code) => claim(origin, code))
    if (fresh !== undefined) return fresh
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** False when it was taken before: a file for each, because the test files run in several processes. */
function claim(origin: string, code: string): boolean {
  const folder = join(tmpdir(), `motcua-codes-${new URL(origin).port}`)
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, code), '', { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main button[type=submit]').first().click()])
}

/** RFC 6238 as authenticator apps do it: SHA-1, six digits, half minutes. */
export function totp(secret: Buffer, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

export function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
