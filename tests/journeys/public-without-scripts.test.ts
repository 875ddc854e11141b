import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { axeFindings, DESK, PHONE, scrollsSideways } from '../support/browser.ts'
import { useRunningProduct } from '../support/running-product.ts'

/** What an enterprise does without an account, in a browser that runs no scripts. */

const product = useRunningProduct()
const scan = {
  name: 'giấy tờ.pdf',
  mimeType: 'application/pdf',
  buffer: readFileSync(projectPath('data/demo/tai-lieu-minh-hoa.pdf')),
}
const OWNER = 'Công ty TNHH Thử nghiệm Nộp trực tuyến'
let page: Page
let code = ''
let link = ''

beforeAll(async () => {
  page = await product.open({ javaScript: false, viewport: PHONE })
})

async function press(selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)])
}

describe('online, without an account and without scripts', { timeout: 60_000 }, () => {
  test('the home page finds a procedure and shows the figures of the month', async () => {
    await page.goto('/')
    expect(await page.locator('.fig-main, .empty').count()).toBe(1)
    await page.fill('[name=q]', 'giay chung nhan dang ky dau tu')
    await press('.bigsearch button')
    await press('a[href="/catalogue/1.009664"]')
    expect(await page.locator('h1').innerText()).toBe('Thủ tục cấp Giấy chứng nhận đăng ký đầu tư')
  })

  test('a dossier code typed there opens the look-up', async () => {
    await page.goto('/')
    await page.fill('[name=q]', 'h62.015-261109-0004')
    await press('.bigsearch button')
    expect(page.url()).toMatch(/\/tracking\?code=H62\.015-261109-0004$/)
  })

  test('nothing typed and no file is lost on the way to the dossier code', async () => {
    await page.goto('/catalogue/1.009664')
    await press('a.btn-primary[href="/portal/submit/1.009664"]')
    await press('.cases-links a >> nth=0')
    await page.fill('[name=owner_name]', OWNER)
    await page.setInputFiles('[name="components.0"]', scan)
    await press('button[value=check]')
    expect(await page.locator('.error-summary li').count()).toBe(5)
    expect(await page.inputValue('[name=owner_name]')).toBe(OWNER)
    expect(await page.locator('.kept li').count()).toBe(1)
    await page.fill('[name=owner_identifier]', '0101248141')
    await page.fill('[name=owner_phone]', '0912 345 678')
    for (const ordinal of [1, 2, 3]) await page.setInputFiles(`[name="components.${ordinal}"]`, scan)
    await press('button[value=check]')
    expect(await page.locator('main').innerText()).toContain(OWNER)
    await page.check('[name=declared]')
    await press('button[value=submit]')
    code = (await page.locator('.receipt-card .code').innerText()).trim()
    link = (await page.locator('.receipt-card a').getAttribute('href')) ?? ''
    expect(code).toMatch(/^H62\.015-\d{6}-\d{4}$/)
  })

  test('the link of the QR code and the second factor both show where it is, and nothing personal', async () => {
    await page.goto(link)
    expect(await page.locator('h1').innerText()).toBe('Hồ sơ đã nộp, đang chờ tiếp nhận')
    await page.goto('/tracking')
    await page.fill('[name=code]', code)
    await page.fill('[name=digits]', '1111')
    await press('main form.form button')
    expect(await page.locator('.error-summary').innerText()).toContain('chưa khớp')
    await page.fill('[name=digits]', '5678')
    await press('main form.form button')
    expect(page.url()).toBe(`${product.address}/tracking/${code}`)
    await page.reload()
    const html = await page.content()
    for (const personal of [OWNER, '0101248141', '0912']) expect(html).not.toContain(personal)
    expect(html).not.toContain('<script')
  })

  test('the applicant withdraws, asked twice', async () => {
    await press('a[href$="/withdraw"]')
    await page.fill('[name=reason]', 'Nộp nhầm trường hợp.')
    await page.click('.confirm summary')
    await press('.confirm-box button')
    expect(await page.locator('h1').innerText()).toBe('Yêu cầu rút hồ sơ đang được xử lý')
  })

  test('why a date is due, as a form that needs no script', async () => {
    await page.goto('/calendar/why')
    await page.fill('[name=on]', '23/11/2026')
    await page.fill('[name=at]', '09:00')
    await page.fill('[name=value]', '10')
    await press('main form button[type=submit]')
    expect(await page.locator('.answer h2').innerText()).toContain('17:00 thứ\u00a0Ba\u00a008/12/2026')
  })
})

describe('the tracking page', { timeout: 60_000 }, () => {
  test('costs less than 100 kB, all included, the first time', async () => {
    const fresh = await product.open({ javaScript: false })
    const session = await fresh.context().newCDPSession(fresh)
    await session.send('Network.enable')
    let bytes = 0
    const types = new Set<string>()
    session.on('Network.responseReceived', (event) => types.add(event.type))
    session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength))
    await fresh.goto(link, { waitUntil: 'networkidle' })
    expect([...types].sort()).not.toContain('Script')
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThan(100_000)
    console.log(`tracking page, first visit: ${(bytes / 1000).toFixed(1)} kB over the wire (${[...types].join(', ')})`)
  })

  test.each([
    ['vi', 'light'],
    ['en', 'dark'],
  ] as const)('is in order in %s, %s, on desk and phone, with every public page', async (locale, theme) => {
    const wrong: string[] = []
    const paths = [
      '/',
      '/catalogue',
      '/catalogue/1.009664',
      '/portal/submit',
      '/portal/submit/1.009664',
      '/portal/submit/1.009664?case=1',
      link.replace(/^https?:\/\/[^/]+/, ''),
      '/tracking',
      '/calendar/why?value=5&on=23/11/2026&at=09:00',
    ]
    for (const viewport of [DESK, PHONE]) {
      const looked = await product.open({ locale, viewport, dark: theme === 'dark' })
      for (const path of paths) {
        await looked.goto(path)
        for (const finding of await axeFindings(looked))
          wrong.push(`${path} ${viewport.width}: ${finding.rule} ${finding.places.join(' | ')}`)
        if (await scrollsSideways(looked)) wrong.push(`${path} ${viewport.width} scrolls sideways`)
      }
      await looked.context().close()
    }
    expect(wrong).toEqual([])
  })
})
