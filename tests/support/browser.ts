import { existsSync } from 'node:fs'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'

/** The two widths that every page is looked at. */
export const PHONE = { width: 360, height: 800 }
export const DESK = { width: 1440, height: 900 }

/** Chromium out of an npm package: nothing is installed on the machine. Close it when the file is done. */
export async function launch(): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  // The package's own list is meant for tiny machines: one process (which ends with its first context) and no web security.
  const args = chromium.args.filter((each) => !/single-process|no-zygote|disable-web-security|isolat/i.test(each))
  return playwright.launch({
    executablePath,
    args: [...args, '--no-sandbox', '--force-color-profile=srgb'],
    headless: true,
  })
}

export interface PageOptions {
  /** Where relative addresses start: http://localhost:PORT */
  baseURL: string
  viewport?: typeof PHONE
  /** False: as somebody whose browser runs no scripts. */
  javaScript?: boolean
  dark?: boolean
  locale?: 'vi' | 'en'
}

export async function openPage(browser: Browser, options: PageOptions): Promise<Page> {
  const settings: BrowserContextOptions = {
    baseURL: options.baseURL,
    viewport: options.viewport ?? DESK,
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.dark ? 'dark' : 'light',
    timezoneId: 'Asia/Ho_Chi_Minh',
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  }
  const context = await browser.newContext(settings)
  // Long enough for a machine that does other things too; a page that hangs shall not hold up the others.
  context.setDefaultTimeout(20_000)
  if (options.locale) await context.addCookies([{ name: 'lang', value: options.locale, url: options.baseURL }])
  return context.newPage()
}

export interface AxeFinding {
  rule: string
  help: string
  /** Where, as CSS selectors with the offending element. */
  places: readonly string[]
}

/** What axe finds on the page as it is now (WCAG 2.2 A and AA and axe's best practices); nothing is excused. */
export async function axeFindings(page: Page): Promise<readonly AxeFinding[]> {
  // Not by a script element: the pages' own security policy rightly forbids that.
  await page.evaluate(`(() => { const module = undefined; ${axe.source} })()`)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run(document))
  return violations.map((each) => ({
    rule: each.id,
    help: each.help,
    places: each.nodes.map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  }))
}

/** True when something makes the page scroll sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
}

/** Whole page as PNG into a folder, for eyes; returns the path. */
export async function picture(page: Page, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true })
  if (!existsSync(path)) throw new Error(`no picture at ${path}`)
  return path
}
