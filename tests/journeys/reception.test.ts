import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPassword } from '#modules/identity/exports.ts'
import { axeFindings, DESK, scrollsSideways } from '../support/browser.ts'
import { codeOf } from '../support/journey-steps.ts'
import { DEMONSTRATION, useRunningProduct } from '../support/running-product.ts'

/** Reception of a real procedure at the counter: by keyboard alone, and in a browser that runs no scripts. */

const product = useRunningProduct()

/** An enterprise and a person of the demonstration, as they stand before the officer. */
const OWNER = { number: '2399987614', name: 'Công ty Cổ phần Thiết bị Năng lượng Hồng Lam' }
const CARD = '030080100000||Vũ Hải Yến|01012000|Nữ|KCN Đồng Sậy, tỉnh An Bình|01012021'
const MOST_KEYS = 40
const MOST_MS = 60_000

test('by keyboard alone, in under a minute, on one screen', { timeout: 120_000 }, async () => {
  const page = await product.signedIn(DEMONSTRATION.counter_officer)
  await page.goto('/desk/reception?fresh=1')
  await page.waitForLoadState('networkidle')
  const hands = handsOn(page)
  const started = performance.now()

  await hands.type(OWNER.number)
  await hands.press('Enter')
  await hands.isAt('procedure_query')
  expect(await page.inputValue('[name=owner_name]')).toBe(OWNER.name)

  await hands.press('F2')
  await hands.isAt('card')
  await page.keyboard.insertText(CARD) // the reader types, not the officer
  await hands.press('Enter')
  await hands.isAt('authorisation')
  await hands.type('GUQ 12')
  await hands.press('Enter')
  await hands.isAt('procedure_query')

  await hands.type('gcn dkdt')
  await hands.press('Enter')
  await hands.isAt('case_code')
  await hands.press('Space')
  await page.locator('.promise time').first().waitFor()
  for (const _ of ['channel', 'return_method', 'papers']) await hands.press('Tab')
  await hands.isAt('all_papers')
  await hands.press('Space')
  expect(await page.evaluate(() => document.documentElement.scrollHeight), 'fits the screen').toBeLessThanOrEqual(
    DESK.height,
  )
  await hands.press('Control+Enter')
  await page.waitForURL('**/desk/received/**')

  const seconds = Math.round((performance.now() - started) / 100) / 10
  console.log(`reception by keyboard: ${hands.keys()} keys, ${seconds} s`)
  expect(hands.keys()).toBeLessThanOrEqual(MOST_KEYS)
  expect(performance.now() - started).toBeLessThan(MOST_MS)
  expect(codeOf(page)).toMatch(/^H62\.015-\d{6}-\d{4}$/)
  const sheet = await page.locator('iframe').getAttribute('src')
  const printed = await page.request.get(sheet ?? '')
  expect(printed.headers()['content-type']).toBe('application/pdf')
  expect(await axeFindings(page)).toEqual([])
  await hands.press('n')
  await page.waitForURL('**/desk/reception')
  await page.context().close()
})

test('in a browser without scripts: the same by plain submits, with a scan, and nothing typed is lost', {
  timeout: 120_000,
}, async () => {
  const page = await product.signedIn(DEMONSTRATION.counter_officer, { javaScript: false })
  await page.goto('/desk/reception?fresh=1')
  await page.fill('[name=owner_identifier]', OWNER.number)
  await submitted(page, () => page.keyboard.press('Enter'))
  expect(await page.inputValue('[name=owner_name]')).toBe(OWNER.name)

  await page.fill('[name=procedure_query]', 'gcn dkdt')
  await submitted(page, () => page.keyboard.press('Enter'))
  await page.check('[name=procedure_code][value="1.009664"]')
  await submitted(page, () => page.click('.rc-search button'))
  await page.fill('[name=summary]', 'Nhà máy pin')
  await page.check('[name=case_code][value="1"]')
  await submitted(page, () => page.locator('[name=summary]').press('Enter'))
  expect(await page.inputValue('[name=summary]')).toBe('Nhà máy pin')
  expect(await page.locator('.promise').innerText()).toMatch(/Hẹn trả \d\d:\d\d/)
  expect(await scrollsSideways(page)).toBe(false)

  for (const ordinal of [0, 1, 2]) await page.check(`[name="components.${ordinal}.here"]`)
  const scan = {
    name: 'de-xuat.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF'),
  }
  await page.setInputFiles('[name="scans.p3.#~file"]', scan)
  await page.fill('[name=sets]', 'hai')
  await submitted(page, () => page.click('.promise button[type=submit]'))
  expect(page.url()).toContain('/desk/reception')
  expect(await page.locator('.error-summary').innerText()).not.toBe('')
  expect(await page.locator('main').innerText(), 'the scan was kept').toContain('de-xuat.pdf')

  await page.fill('[name=sets]', '2')
  await submitted(page, () => page.click('.promise button[type=submit]'))
  expect(codeOf(page)).toMatch(/^H62\.015-\d{6}-\d{4}$/)
  await page.context().close()
})

test('a session that has ended leads through the sign-in back to the form, and nothing typed is lost', {
  timeout: 120_000,
}, async () => {
  const page = await product.signedIn('tiepnhan3')
  await page.goto('/desk/reception')
  await page.waitForLoadState('networkidle')
  const kept = page.waitForResponse((answer) => answer.url().includes('/api/v1/drafts/') && answer.ok())
  await page.fill('[name=owner_name]', 'Công ty Dở Dang')
  await kept
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/login?next=%2Fdesk%2Freception')
  await page.fill('[name=username]', 'tiepnhan3')
  await page.fill('[name=password]', demoPassword)
  await Promise.all([page.waitForURL('**/desk/reception'), page.locator('main button[type=submit]').first().click()])
  expect(await page.inputValue('[name=owner_name]')).toBe('Công ty Dở Dang')
  await page.locator('button[value=discard]').click()
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=owner_name]')?.value === '')
  await page.context().close()
})

async function submitted(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForNavigation(), act()])
}

/** Ten fingers: every key is counted, and where they are is asked, never set. */
function handsOn(page: Page) {
  let keys = 0
  return {
    keys: () => keys,
    async press(key: string) {
      keys += 1
      await page.keyboard.press(key)
    },
    async type(text: string) {
      keys += text.length
      await page.keyboard.type(text)
    },
    isAt: (name: string) =>
      page.waitForFunction((wanted) => (document.activeElement as HTMLInputElement | null)?.name === wanted, name, {
        timeout: 10_000,
      }),
  }
}
