import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { launch, openPage, type PageOptions } from './browser.ts'
import { untilAddressAnswers } from './product.ts'
import { signIn } from './sign-in.ts'

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

export { fromBase32, signIn, totp } from './sign-in.ts'
