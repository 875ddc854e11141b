import { expect, test } from 'vitest'
import { axeFindings, DESK, PHONE } from '../support/browser.ts'
import { useRunningProduct } from '../support/running-product.ts'

/**
 * An administrator makes a calendar for a unit and swaps a day of 2026 in it. In a calendar of its own: the journeys beside
 * this one count by the State's.
 */
const running = useRunningProduct()

test('a swapped day: drafted, published, shown in the year, with a phone and without a mouse', async () => {
  const page = await running.signedIn('quantri', { viewport: DESK })
  await page.goto('/calendar/new')
  await page.locator('[name=name]').fill('Trung tâm, có sáng thứ Bảy')
  await page.locator('[name=name_en]').fill('Centre, with Saturday mornings')
  await page.locator('[name=code]').fill('hanh-trinh')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/calendar/hours?code=hanh-trinh')

  await page.goto('/calendar?code=hanh-trinh&year=2026')
  await page.locator('a[href="/calendar/day?code=hanh-trinh&on=2026-12-12"]').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**on=2026-12-12')
  await page.locator('a[href$="what=swap"]').click()
  await page.locator('[name=off]').fill('14/12/2026')
  await page.locator('[name=legal_basis]').fill('Công văn 1/UBND ngày 01/12/2026')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/calendar/draft?code=hanh-trinh')
  await page.locator('td', { hasText: 'Nghỉ hoán đổi (làm bù 12/12)' }).waitFor()
  expect(await axeFindings(page)).toEqual([])

  await page.locator('[name=reason]').fill('Hoán đổi ngày làm việc tháng 12')
  await page.locator('button', { hasText: 'Ban hành phiên bản lịch' }).click()
  await page.waitForURL('**published=2')
  await page.locator('a[href="/deadlines/recounts/new?calendar=hanh-trinh"]').waitFor()
  expect(await axeFindings(page)).toEqual([])

  await page.setViewportSize(PHONE)
  await page.goto('/calendar?code=hanh-trinh&year=2026')
  expect(await page.locator('li[title="Làm bù cho ngày 14/12"] .num').innerText()).toBe('12')
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  expect(await axeFindings(page)).toEqual([])

  // One sheet of paper, across.
  const sheet = await page.pdf({ preferCSSPageSize: true })
  expect(sheet.toString('latin1').match(/\/MediaBox\s*\[[^\]]*\]/)?.[0]).toMatch(/0 0 84[12][.\d]* 59[45]/)
  await page.context().close()
}, 240_000)

test('the demonstration has a centre with Saturday mornings', async () => {
  const page = await running.signedIn('truongphong')
  await page.goto('/calendar/units')
  expect(await page.locator('main').innerText()).toContain('Trung tâm xã, có sáng thứ Bảy')
  await page.context().close()
}, 120_000)

test('without scripts the same pages do', async () => {
  const page = await running.signedIn('quantri', { javaScript: false })
  await page.goto('/calendar/day?code=vn&what=closure')
  await page.locator('[name=from]').fill('40/12/2026')
  await page.locator('button', { hasText: 'Đưa vào bản nháp' }).click()
  expect(await page.locator('.error-summary').innerText()).toContain('Ngày không đúng.')
  expect(await page.locator('[name=from]').inputValue()).toBe('40/12/2026')
  await page.context().close()
}, 120_000)
