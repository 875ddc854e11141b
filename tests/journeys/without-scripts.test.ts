import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { DEMONSTRATION, useRunningProduct } from '../support/running-product.ts'

/** What works in a browser that runs no scripts, and what a public page costs. */

const product = useRunningProduct()
const MOST_BYTES = 100_000

describe('a public page', () => {
  test.each(['/', '/tracking', '/catalogue', '/catalogue/1.009664'])(
    '%s loads no script and weighs less than 100 kB with its fonts',
    async (path) => {
      const page = await product.open()
      const weight = await weigh(page, path)
      expect(weight.scripts).toEqual([])
      expect(weight.bytes).toBeLessThan(MOST_BYTES)
      await page.context().close()
    },
  )
})

describe('a form without scripts', () => {
  test('the sign-in keeps the name and says what is wrong', async () => {
    const page = await product.open({ javaScript: false })
    await page.goto('/login')
    await page.locator('[name=username]').fill('tiepnhan')
    await page.locator('[name=password]').fill('sai-mat-khau')
    await page.locator('main button[type=submit]').first().click()
    await page.waitForLoadState()
    expect(await page.locator('[name=username]').inputValue()).toBe('tiepnhan')
    expect(await page.locator('[name=password]').inputValue()).toBe('')
    expect(await page.locator('[role=alert]').innerText()).not.toBe('')
    await page.context().close()
  })

  test('reception comes back with everything typed and each problem at its field', { timeout: 60_000 }, async () => {
    const page = await product.signedIn(DEMONSTRATION.counter_officer, { javaScript: false })
    await page.goto('/desk/reception?procedure=1.009664')
    const typed = await typeEverywhere(page)
    expect(Object.keys(typed).length).toBeGreaterThan(2)
    await page.locator('main button[type=submit][data-main-act]').first().click()
    await page.waitForLoadState()
    expect(await page.locator('[role=alert]').count()).toBeGreaterThan(0)
    for (const [name, text] of Object.entries(typed))
      expect([name, await page.locator(`main [name="${name}"]`).first().inputValue()]).toEqual([name, text])
    await page.context().close()
  })
})

/** A scan is read at once into the other fields, so its own field starts anew. */
const CONSUMED = ['card']

/** Something of its own in every text field that can be seen. */
async function typeEverywhere(page: Page): Promise<Record<string, string>> {
  const typed: Record<string, string> = {}
  for (const field of await page
    .locator('main form[method=post] input[type=text]:visible, main form[method=post] input:not([type]):visible')
    .all()) {
    const name = await field.getAttribute('name')
    if (!name || name.includes('~') || CONSUMED.includes(name) || !(await field.isEditable())) continue
    typed[name] = `giữ lại ${Object.keys(typed).length}`
    await field.fill(typed[name])
    typed[name] = await field.inputValue()
  }
  return typed
}

async function weigh(page: Page, path: string): Promise<{ bytes: number; scripts: string[] }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts: string[] = []
  let bytes = 0
  session.on('Network.responseReceived', ({ type, response }) => void (type === 'Script' && scripts.push(response.url)))
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  return { bytes, scripts }
}
