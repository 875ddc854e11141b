import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { postAs } from '../support/journey-steps.ts'
import { DEMONSTRATION, fromBase32, signIn, totp, useRunningProduct } from '../support/running-product.ts'

/** How people come in: the first day of a new officer, the administrator’s second factor, and the lock after wrong tries. */

const product = useRunningProduct()
const LONG = 'Cây cầu bắc qua sông 2026'
let administrator: Page

beforeAll(async () => {
  administrator = await product.signedIn(DEMONSTRATION.administrator)
}, 60_000)

interface NewAccount {
  username: string
  password: string
}

/** As the administrator: a person, a post and an account with its temporary password. */
async function newOfficer(role: 'specialist' | 'administrator'): Promise<NewAccount> {
  const username = `thu.${role.slice(0, 4)}.${Date.now().toString(36).slice(-6)}`
  const made = async (path: string, data: object) => {
    const answer = await postAs(administrator, `/api/v1${path}`, data)
    expect(answer.status(), await answer.text()).toBe(201)
    return answer.json()
  }
  const { items, ...rest } = await (await administrator.request.get('/api/v1/units')).json()
  const units = (items ?? rest) as { id: string; code: string }[]
  const unit = Object.values(units).find(({ code }) => code === (role === 'administrator' ? 'H62' : 'H62.015.02'))
  const officer = await made('/officers', { full_name: 'Nguyễn Thử Việc' })
  const post = { unit_id: unit?.id, role, title: 'Chuyên viên', title_en: 'Specialist', valid_from: '2026-01-01' }
  await made(`/officers/${officer.id}/posts`, post)
  const { temporary_password } = await made('/accounts', { officer_id: officer.id, username })
  return { username, password: temporary_password }
}

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main button[type=submit]:visible').first().click()])
}

async function chooseNewPassword(page: Page, password: string, repeated = password): Promise<void> {
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=repeated]').fill(repeated)
  await submit(page)
}

describe('signing in', { timeout: 60_000 }, () => {
  test('the first time a new password is demanded, by the rules, before anything else', async () => {
    const account = await newOfficer('specialist')
    const page = await product.open({ javaScript: false })
    await signIn(page, account.username, account.password)
    expect(page.url()).toContain('/login/new-password')
    await page.goto('/workspace')
    expect(page.url(), 'work before the new password').toContain('/login')
    await page.goto('/login/new-password')
    await chooseNewPassword(page, 'ngan')
    expect(await page.locator('[role=alert]').innerText()).toMatch(/\S/)
    await chooseNewPassword(page, LONG, `${LONG}!`)
    expect(page.url()).toContain('/login/new-password')
    await chooseNewPassword(page, LONG)
    expect(page.url()).toMatch(/\/workspace$/)
    const again = await product.open({ javaScript: false })
    await signIn(again, account.username, account.password)
    expect(again.url(), 'the temporary password opens nothing any more').toContain('/login')
    await signIn(again, account.username, LONG)
    expect(again.url()).toMatch(/\/workspace$/)
  })

  test('an administrator must enrol a second factor, and is asked for it from then on', async () => {
    const account = await newOfficer('administrator')
    const page = await product.open({ javaScript: false })
    await signIn(page, account.username, account.password)
    await chooseNewPassword(page, LONG)
    expect(page.url()).toContain('/login/enrol')
    await page.locator('[name=password]').fill(LONG)
    await submit(page)
    const shown = (await page.locator('main p > b.num').first().innerText()).replaceAll(/\s/g, '')
    const secret = fromBase32(shown)
    expect(await page.locator('main ul.num li').count()).toBeGreaterThanOrEqual(5)
    await page.locator('[name=code]').fill('000000')
    await submit(page)
    expect(page.url(), 'a wrong code enrols nothing').toContain('/login/enrol')
    const enrolledBy = totp(secret)
    await page.locator('[name=code]').fill(enrolledBy)
    await submit(page)
    await page.goto('/identity/users')
    expect(page.url()).toMatch(/\/identity\/users$/)

    const again = await product.open({ javaScript: false })
    await again.goto('/login')
    await again.locator('[name=username]').fill(account.username)
    await again.locator('[name=password]').fill(LONG)
    await submit(again)
    expect(again.url()).toContain('/login/second-factor')
    await again.goto('/identity/users')
    expect(again.url(), 'the password alone opens nothing').toContain('/login')
    await again.goto('/login/second-factor')
    await again.locator('[name=code]').fill(enrolledBy)
    await submit(again)
    expect(again.url(), 'the code with which it was enrolled opens nothing again').toContain('/login')
    await again.locator('[name=code]').fill(totp(secret, Date.now() + 30_000))
    await submit(again)
    expect(again.url()).not.toContain('/login')
  })

  test('five wrong tries lock the account, and the right password is refused like a wrong one', async () => {
    const account = await newOfficer('specialist')
    const page = await product.open({ javaScript: false })
    const sentences = new Set<string>()
    for (let wrong = 1; wrong <= 5; wrong++) {
      await signIn(page, account.username, 'sai mật khẩu')
      sentences.add(await page.locator('[role=alert]').innerText())
    }
    await signIn(page, account.username, account.password)
    expect(page.url()).toContain('/login')
    sentences.add(await page.locator('[role=alert]').innerText())
    await signIn(page, 'khong.co.ai', 'sai mật khẩu')
    sentences.add(await page.locator('[role=alert]').innerText())
    expect([...sentences], 'locked, wrong and unknown say the same').toHaveLength(1)

    await administrator.goto('/identity/users?state=locked')
    expect(await administrator.locator('main').innerText()).toContain(account.username)
    const list = await (await administrator.request.get('/api/v1/accounts?state=locked')).json()
    const locked = (list.items as { account_id: string; username: string }[]).find(
      ({ username }) => username === account.username,
    )
    expect((await postAs(administrator, `/api/v1/accounts/${locked?.account_id}/unlock`)).ok()).toBe(true)
    await signIn(page, account.username, account.password)
    expect(page.url()).toContain('/login/new-password')
  })

  test('signing out ends the session on the server, not only in the browser', async () => {
    const page = await product.signedIn('chuyenvien2')
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const ask = async () =>
      (await fetch(`${product.address}/workspace`, { headers: { cookie }, redirect: 'manual' })).status
    expect(await ask()).toBe(200)
    await page
      .locator('form[action="/logout"] button, a[href="/logout"]')
      .first()
      .evaluate((element) => (element as HTMLElement).click())
    await page.waitForURL((url) => !url.pathname.startsWith('/workspace'))
    expect(await ask()).toBe(302)
  })
})
