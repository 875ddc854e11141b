import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openPage } from '../support/browser.ts'
import { expectPdf, track } from '../support/journey-steps.ts'
import { freePort, newDataFolder, type Product, runProduct, stopProduct, untilItAnswers } from '../support/product.ts'
import { signIn } from '../support/sign-in.ts'

/**
 * The administrator swaps a day and publishes; nothing moves. The leader sees the list, decides, and finds the new dates, their
 * reasons and the register; the applicant finds them in tracking. On a product of its own: it moves every date there is.
 */

const dataFolder = newDataFolder()
let product: Product
let browser: Browser
const people = {} as Record<'administrator' | 'leader' | 'applicant', Page>
const found = { code: '', before: '', after: '' }

beforeAll(async () => {
  product = await untilItAnswers(runProduct({ port: await freePort(), dataFolder }), 240_000)
  browser = await launch()
  const open = () => openPage(browser, { baseURL: product.address })
  people.administrator = await open()
  await signIn(people.administrator, 'quantri')
  people.leader = await open()
  await signIn(people.leader, 'lanhdao')
  people.applicant = await openPage(browser, { baseURL: product.address, javaScript: false })
}, 300_000)

afterAll(async () => {
  await browser?.close()
  if (product) await stopProduct(product)
  rmSync(dataFolder, { recursive: true, force: true })
})

const shown = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** A working day in a few days, and a Saturday of the week after it: neither has anything said of it yet. */
async function daysToSwap(): Promise<{ off: string; worked: string }> {
  const answer = await people.leader.request.get(`${product.address}/api/v1/calendars/vn`)
  const { items } = (await answer.json()) as { items: { definition: { exceptions: { date: string }[] } }[] }
  const special = new Set(items[0]?.definition.exceptions.map(({ date }) => date))
  const next = (from: number, fits: (weekday: number) => boolean) => {
    for (let at = from; ; at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      if (fits(new Date(at).getUTCDay()) && !special.has(day)) return day
    }
  }
  const off = next(Date.now() + 3 * 86_400_000, (weekday) => weekday >= 1 && weekday <= 5)
  return { off, worked: next(Date.parse(off) + 7 * 86_400_000, (weekday) => weekday === 6) }
}

test('the administrator swaps a day and publishes; the list is one link away', { timeout: 90_000 }, async () => {
  const page = people.administrator
  const { off, worked } = await daysToSwap()
  await page.goto('/calendar/day?code=vn&what=swap')
  await page.locator('[name=off]').fill(shown(off))
  await page.locator('[name=worked]').fill(shown(worked))
  await page.locator('[name=legal_basis]').fill('Thông báo số 12/TB-UBND')
  await Promise.all([page.waitForURL('**/calendar/draft**'), page.keyboard.press('Control+Enter')])
  await page.locator('[name=reason]').fill('Hoán đổi ngày làm việc theo thông báo của tỉnh')
  await page.locator('[name=document]').fill('12/TB-UBND')
  const publish = page.locator('form', { has: page.locator('[name=reason]') })
  const twice = publish.locator('details.confirm > summary')
  if (await twice.count()) await twice.click()
  await Promise.all([
    page.waitForURL('**/calendar/versions**'),
    publish.locator('button[type=submit]:visible').last().click(),
  ])
  await page.locator('a[href="/deadlines/recounts/new?calendar=vn"]').first().waitFor()
})

test('nothing has moved; the leader sees what would, whom to tell and why', { timeout: 60_000 }, async () => {
  const page = people.leader
  await page.goto('/deadlines/recounts')
  await page.locator('a[href="/deadlines/recounts/new?calendar=vn"]').first().click()
  await page.waitForURL('**/deadlines/recounts/new**')
  const row = page.locator('main tbody tr', { hasText: 'Hẹn trả' }).first()
  found.code = (await row.locator('a[href^="/dossiers/"]').getAttribute('href'))?.split('/').at(-1) ?? ''
  const dates =
    (await row.innerText()).replaceAll('\u00a0', ' ').match(/\d\d:\d\d \S+ (?:\S+ )?\d\d\/\d\d\/\d{4}/g) ?? []
  ;[found.before = '', found.after = ''] = dates
  expect(found.before).not.toBe(found.after)
  const dossier = await page.request.get(`${product.address}/api/v1/dossiers/${found.code}`)
  expect(((await dossier.json()) as { events: { type: string }[] }).events.map(({ type }) => type)).not.toContain(
    'recount',
  )
  await row.locator('a[href^="/deadlines/recounts/new/"]').click()
  await page.waitForURL('**/deadlines/recounts/new/**')
  expect(await page.locator('main').innerText()).toContain('hoán đổi')
})

test('the leader decides; dossier, reasons and register agree', { timeout: 90_000 }, async () => {
  const page = people.leader
  await page.goto('/deadlines/recounts/new?calendar=vn')
  expect(await page.locator('[name=reason]').inputValue()).toBe('Hoán đổi ngày làm việc theo thông báo của tỉnh')
  await page.locator('details.confirm > summary').click()
  await Promise.all([
    page.waitForURL(/\/deadlines\/recounts\/[0-9a-f]{8}-/),
    page.locator('.confirm-box button[type=submit]').click(),
  ])
  const act = new URL(page.url()).pathname
  await page.getByText('thực hiện đúng danh sách này').waitFor()
  expect(await page.locator('main').innerText()).toContain(found.code)
  await expectPdf(await page.request.get(`${act}/sheet.pdf`))
  await expectPdf(await page.request.get('/deadlines/recounts.pdf'))

  await page.goto(`/dossiers/${found.code}`)
  const text = (await page.locator('main').innerText()).replaceAll('\u00a0', ' ')
  expect(text).toContain(found.after)
  expect(text).toContain('Điều chỉnh thời hạn theo lịch')
  expect(await page.locator(`main a[href="${act}"]`).count()).toBe(1)
  await page.goto(`/dossiers/${found.code}/why`)
  expect(await page.locator('main').innerText()).toMatch(/hoán đổi/i)
  await page.goto('/deadlines/recounts')
  expect(await page.locator(`main a[href="${act}"]`).count()).toBe(1)
})

test('the applicant finds the new date and the reason', { timeout: 60_000 }, async () => {
  const answer = await people.leader.request.get(`${product.address}/api/v1/dossiers/${found.code}`)
  const { dossier } = (await answer.json()) as {
    dossier: { owner_phone: string | null; submitter_phone: string | null }
  }
  const phone = (dossier.owner_phone ?? dossier.submitter_phone ?? '').replaceAll(/\D/g, '')
  const { text } = await track(people.applicant, found.code, phone.slice(-4))
  const plain = text.replaceAll('\u00a0', ' ')
  expect(plain).toContain(`${found.before} → ${found.after}`)
  expect(plain).toContain('Hoán đổi ngày làm việc theo thông báo của tỉnh')
})
