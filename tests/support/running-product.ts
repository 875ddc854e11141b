import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { demoPassword } from '#modules/identity/exports.ts'
import { launch, openPage, type PageOptions } from './browser.ts'
import { untilAddressAnswers } from './product.ts'

/** Accounts of the demonstration, one for each role. */
export const DEMONSTRATION = {
  counter_officer: 'tiepnhan',
  head: 'truongphong',
  specialist: 'chuyenvien',
  leader: 'lanhdao',
  clerk: 'vanthu',
  supervisor: 'giamsat',
  administrator: 'quantri',
} as const

/** What the demonstration shows an authenticator app; `motcua admin totp` prints its codes. */
const ADMINISTRATOR_SECRET = 'mot-cua-demonstration-only-26'

export interface RunningProduct {
  address: string
  browser: Browser
  /** A page of somebody's own browser: cookies are shared with nobody. */
  open(options?: Partial<PageOptions>): Promise<Page>
  /** The same, signed in. */
  signedIn(username: string, options?: Partial<PageOptions>): Promise<Page>
}

/** The product of this run with a browser for the file. It runs in its own process with the demonstration's data. */
export function useRunningProduct(): RunningProduct {
  const address = inject('productAddress')
  let browser: Browser | undefined
  beforeAll(async () => {
    await untilAddressAnswers(address)
    browser = await launch()
  }, 120_000)
  afterAll(() => browser?.close())
  const running: RunningProduct = {
    address,
    get browser() {
      if (!browser) throw new Error('the browser opens before the first test')
      return browser
    },
    open: (options = {}) => openPage(running.browser, { baseURL: address, ...options }),
    async signedIn(username, options) {
      const page = await running.open(options)
      await signIn(page, username)
      return page
    },
  }
  return running
}

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

const usedCodes = new Set<string>()

/** A code that this product has not seen yet: each opens once; the ones before and after the present half minute hold too. */
export async function freshCode(secret: Buffer, origin: string): Promise<string> {
  for (;;) {
    const now = Date.now()
    const codes = [now - 30_000, now, now + 30_000].map((at) => totp(secret, at))
    const fresh = codes.find((code) => !usedCodes.has(`${origin} ${code}`))
    if (fresh === undefined) await new Promise((resolve) => setTimeout(resolve, 1000))
    else {
      usedCodes.add(`${origin} ${fresh}`)
      return fresh
    }
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
