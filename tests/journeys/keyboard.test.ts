import { describe, expect, test } from 'vitest'
import { DEMONSTRATION, useRunningProduct } from '../support/running-product.ts'

/** The officer pages without a mouse, and what keeps itself while it is typed. */

const product = useRunningProduct()

describe('the keyboard', () => {
  test('/ searches, ? shows the keys, arrows and Enter open a dossier', { timeout: 60_000 }, async () => {
    const page = await product.signedIn(DEMONSTRATION.specialist)
    await page.goto('/workspace', { waitUntil: 'networkidle' })
    await page.keyboard.press('?')
    expect(await page.locator('#keys').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('#keys').isVisible()).toBe(false)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[data-row].cur').count()).toBe(1)
    const code = await page.locator('[data-row].cur a.cd').getAttribute('title')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/dossiers/${code}`)
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search')
    await page.keyboard.type('n?')
    expect(await page.locator('#search').inputValue()).toBe('n?')
    await page.context().close()
  })

  test('n starts a reception from anywhere', { timeout: 60_000 }, async () => {
    const page = await product.signedIn(DEMONSTRATION.counter_officer)
    await page.goto('/dossiers', { waitUntil: 'networkidle' })
    await page.keyboard.press('n')
    await page.waitForURL('**/desk/reception')
    await page.context().close()
  })
})

test('what is typed at reception keeps itself and is there again after the window was closed', {
  timeout: 60_000,
}, async () => {
  const page = await product.signedIn(DEMONSTRATION.counter_officer)
  await page.goto('/desk/reception?procedure=1.009664', { waitUntil: 'networkidle' })
  const field = page.locator('main input[name$="name"]:visible').first()
  const name = await field.getAttribute('name')
  await field.fill('Công ty Bản Nháp')
  await page.locator('.draft-line', { hasText: /\d\d:\d\d/ }).waitFor()
  await page.goto('/desk', { waitUntil: 'networkidle' })
  await page.goto('/desk/reception', { waitUntil: 'networkidle' })
  expect(await page.locator(`main [name="${name}"]`).first().inputValue()).toBe('Công ty Bản Nháp')
  await page.context().close()
})
