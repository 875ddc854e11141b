import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { modules } from '../src/modules.ts'
import { axeFindings, DESK, PHONE, scrollsSideways } from './support/browser.ts'
import { listRoutes, PAGES, type PageRule, type Samples } from './support/page-list.ts'
import { findSamples } from './support/page-samples.ts'
import { DEMONSTRATION, useRunningProduct } from './support/running-product.ts'

/** Every page of every role: who may open it, and what a person, a screen reader and a phone find there. */

const product = useRunningProduct()
type Role = keyof typeof DEMONSTRATION
const roles = Object.keys(DEMONSTRATION) as Role[]
const pages = new Map<Role, Page>()
let samples: Samples

beforeAll(async () => {
  for (const role of roles) pages.set(role, await product.signedIn(DEMONSTRATION[role]))
  const pageOf = (role: Role) => pages.get(role) as Page
  samples = await findSamples({
    desk: pageOf('counter_officer'),
    specialist: pageOf('specialist'),
    administrator: pageOf('administrator'),
    address: product.address,
  })
}, 120_000)

/** An administrator's session locks after five idle minutes, and the roles before may take longer than that. */
async function staySignedIn(role: Role): Promise<void> {
  const page = pages.get(role)
  if ((await page?.request.get('/account', { maxRedirects: 0 }))?.status() === 200) return
  await page?.context().close()
  pages.set(role, await product.signedIn(DEMONSTRATION[role]))
}

test('every route of src/routes.ts is looked at', () => {
  const listed = listRoutes()
  expect(
    listed.filter((path) => !(path in PAGES)),
    'without a line in tests/support/page-list.ts',
  ).toEqual([])
  expect(
    Object.keys(PAGES).filter((path) => !listed.includes(path)),
    'no route any more',
  ).toEqual([])
})

test('somebody who is not signed in sees the public pages and is sent to the sign-in by all others', async () => {
  const wrong: string[] = []
  for (const [pattern, rule, address] of visits()) {
    const answer = await fetch(product.address + address, { redirect: 'manual' })
    const to = answer.headers.get('location') ?? ''
    const right =
      rule.needs === 'public'
        ? answer.status === 200 || ((rule.passes || rule.redirects) && answer.status < 400)
        : answer.status === 302 && /^\/login(\?next=|$)/.test(to)
    if (!right) wrong.push(`${pattern}: ${answer.status} ${to}`)
  }
  expect(wrong).toEqual([])
})

describe.each(roles)('%s', (role) => {
  beforeAll(() => staySignedIn(role), 60_000)

  test('gets what the role may see and is refused the rest', async () => {
    const cookie = await cookieOf(pages.get(role) as Page)
    const wrong: string[] = []
    for (const [, rule, address] of visits()) {
      const answer = await fetch(product.address + address, { redirect: 'manual', headers: { cookie } })
      const allowed = may(role, rule.needs)
      const right = allowed
        ? answer.status === 200 || ((rule.passes || rule.redirects) && answer.status < 400)
        : answer.status === 403
      // A permission may hold in other units than those of the sample; then the act, not the page, is refused.
      if (!right && !(allowed && answer.status === 403 && address.includes('/acts/')))
        wrong.push(`${address}: ${answer.status}`)
      const type = answer.headers.get('content-type') ?? ''
      if (answer.status === 200 && rule.file && !type.startsWith(rule.file)) wrong.push(`${address}: ${type}`)
      await answer.arrayBuffer()
    }
    expect(wrong).toEqual([])
  })

  test('finds every page in order, at the desk and on the phone', { timeout: 300_000 }, async () => {
    const page = pages.get(role) as Page
    const wrong: string[] = []
    for (const [, , address] of visits().filter(([, rule]) => isLookedAt(rule) && may(role, rule.needs))) {
      // The page of an act is the same for everybody who may do it: it is looked at in English, by one of them.
      if (!address.includes('/acts/')) wrong.push(...(await lookAt(page, address)))
    }
    expect(wrong).toEqual([])
  })
})

test('the public pages are in order, without scripts too', { timeout: 120_000 }, async () => {
  const wrong: string[] = []
  for (const locale of ['vi', 'en'] as const) {
    const page = await product.open({ locale })
    for (const [, , address] of visits().filter(
      ([, rule]) => rule.needs === 'public' && !rule.file && !rule.redirects,
    )) {
      wrong.push(...(await lookAt(page, address, { locale, axe: locale === 'vi' ? 'desk' : 'phone' })))
    }
    await page.context().close()
  }
  expect(wrong).toEqual([])
})

test('every page speaks English', { timeout: 400_000 }, async () => {
  const wrong: string[] = []
  for (const role of roles) await staySignedIn(role)
  for (const role of roles)
    await (pages.get(role) as Page).context().addCookies([{ name: 'lang', value: 'en', url: product.address }])
  for (const [, rule, address] of visits().filter(([, rule]) => isLookedAt(rule))) {
    const role = await whoMay(rule, address)
    const axe = address.includes('/acts/') ? 'both' : 'phone'
    if (role) wrong.push(...(await lookAt(pages.get(role) as Page, address, { locale: 'en', axe })))
  }
  for (const role of roles)
    await (pages.get(role) as Page).context().addCookies([{ name: 'lang', value: 'vi', url: product.address }])
  expect(wrong).toEqual([])
})

test('what is refused, missing or unknown says so on a page in order', async () => {
  const wrong: string[] = []
  const specialist = pages.get('specialist') as Page
  for (const [address, status] of [
    ['/identity/users', 403],
    ['/dossiers/H62.015-000101-0001', 404],
    ['/no-such-page', 404],
  ] as const) {
    wrong.push(...(await lookAt(specialist, address, { status, axe: 'both' })))
  }
  expect(wrong).toEqual([])
})

function* each(): Generator<[string, PageRule, string]> {
  for (const [pattern, rule] of Object.entries(PAGES)) {
    for (const address of rule.at?.(samples) ?? [pattern]) yield [pattern, rule, address]
  }
}

function visits(): [string, PageRule, string][] {
  return [...each()]
}

function may(role: Role, needs: string): boolean {
  if (needs === 'public' || needs === 'session') return true
  return modules.some((module) =>
    module.permissions.some(({ code, roles: holders }) => code === needs && holders.includes(role)),
  )
}

function isLookedAt(rule: PageRule): boolean {
  return rule.needs !== 'public' && !rule.file && !rule.passes && !rule.redirects
}

interface Look {
  locale?: 'vi' | 'en'
  status?: number
  /** At which width axe is asked. Every page is at the desk's in Vietnamese and at the phone's in English. */
  axe?: 'desk' | 'phone' | 'both'
}

/** A role that really gets the page: a permission may hold in other units than those of the sample. */
async function whoMay(rule: PageRule, address: string): Promise<Role | undefined> {
  for (const role of roles.filter((each) => may(each, rule.needs))) {
    if (!address.includes('/acts/') || (await (pages.get(role) as Page).request.get(address)).status() === 200)
      return role
  }
  return undefined
}

/** Everything that is wrong with the page, each as `address: sentence`. */
async function lookAt(
  page: Page,
  address: string,
  { locale = 'vi', status = 200, axe = 'desk' }: Look = {},
): Promise<string[]> {
  const wrong: string[] = []
  const note = (sentence: string) => wrong.push(`${address}: ${sentence}`)
  const hear = (message: { type(): string; text(): string }) => {
    // The browser writes down the status of a page that refuses on purpose.
    if (message.type() === 'error' && !(status !== 200 && message.text().includes(`status of ${status}`)))
      note(`console: ${message.text()}`)
  }
  const fail = (error: Error) => note(`script: ${error.message}`)
  page.on('console', hear).on('pageerror', fail)
  await page.setViewportSize(DESK)
  const answer = await page.goto(address, { waitUntil: 'load' })
  if (answer?.status() !== status) note(`status ${answer?.status()}`)
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
  }))
  if (seen.lang !== locale) note(`lang is ${seen.lang}`)
  if (!/\S/.test(seen.title)) note('no title')
  if (seen.headings !== 1) note(`${seen.headings} h1`)
  const isNew = await isFirstTime(page)
  if (isNew && axe !== 'phone')
    for (const found of await axeFindings(page)) note(`${found.rule} at ${found.places.slice(0, 2).join(' | ')}`)
  await page.setViewportSize(PHONE)
  // A page needs a moment to settle after the window has changed.
  if ((await scrollsSideways(page)) && (await stillScrollsSideways(page)))
    note(`scrolls sideways at 360 px: ${await widestPlace(page)}`)
  if (isNew && axe !== 'desk')
    for (const found of await axeFindings(page)) note(`phone: ${found.rule} at ${found.places.slice(0, 2).join(' | ')}`)
  page.off('console', hear).off('pageerror', fail)
  return wrong
}

async function stillScrollsSideways(page: Page): Promise<boolean> {
  await page.waitForTimeout(300)
  return scrollsSideways(page)
}

/** The innermost element that reaches beyond the window, as a beginning of its HTML. */
function widestPlace(page: Page): Promise<string> {
  return page.evaluate(() => {
    const beyond = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > innerWidth + 1,
    )
    return (beyond.at(-1)?.outerHTML ?? '').slice(0, 200)
  })
}

const contents = new Set<string>()
const framed = new WeakSet<Page>()

/**
 * Whether axe has not seen this yet: what stands in <main> is often the same for several roles, down to the ids of its
 * forms. The frame around it is the same on all pages of a person; it is looked at on the first one.
 */
async function isFirstTime(page: Page): Promise<boolean> {
  const content = await page.evaluate(
    () => document.documentElement.lang + (document.querySelector('main') ?? document.body).innerHTML,
  )
  const key = content.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'id')
  const isNew = !contents.has(key) || !framed.has(page)
  contents.add(key)
  framed.add(page)
  return isNew
}

async function cookieOf(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}
