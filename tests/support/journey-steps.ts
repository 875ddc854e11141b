import { constants, inflateSync } from 'node:zlib'
import type { APIResponse, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What people do in the journeys, said once. Everything goes through the pages as a person would. */

/** What somebody hands in at the counter. */
export interface Applicant {
  ownerNumber: string
  ownerName: string
  ownerAddress: string
  ownerPhone: string
  submitterNumber: string
  submitterName: string
  submitterPhone: string
  authorisation: string
}

export const DONG_HAI: Applicant = {
  ownerNumber: '2500987654',
  ownerName: 'Công ty TNHH Linh kiện chính xác Đông Hải Việt Nam',
  ownerAddress: 'Lô C3-2, Khu công nghiệp Tân Phú, xã Tân Phú, tỉnh An Bình',
  ownerPhone: '0912345678',
  submitterNumber: '025190001234',
  submitterName: 'Nguyễn Thị Hồng Nhung',
  submitterPhone: '0987654321',
  authorisation: 'Giấy ủy quyền số 12/UQ-ĐH ngày 20/10/2026',
}

/** Fills the reception page for one procedure and ticks all its papers; nothing is sent yet. */
export async function fillReception(page: Page, who: Applicant, procedure = 'gcn dkdt'): Promise<void> {
  await page.goto('/desk/reception')
  await discardDraft(page)
  const fields: Record<string, string> = {
    owner_identifier: who.ownerNumber,
    owner_name: who.ownerName,
    owner_address: who.ownerAddress,
    owner_phone: who.ownerPhone,
    submitter_identifier: who.submitterNumber,
    submitter_phone: who.submitterPhone,
    submitter_name: who.submitterName,
    authorisation: who.authorisation,
  }
  for (const [name, value] of Object.entries(fields)) await typeInto(page, name, value)
  await page.locator('[name=procedure_query]').fill(procedure)
  await page.locator('[role=option]').first().click()
  await page.locator('input[name=procedure_code]').waitFor({ state: 'attached' })
  const firstCase = page.locator('input[name=case_code][type=radio]').first()
  if (await firstCase.count()) await firstCase.check()
  await page.locator('[data-all-papers]').check()
}

/** Somebody before may have left a form unfinished. */
async function discardDraft(page: Page): Promise<void> {
  const discard = page.locator('button[name=intent][value=discard]')
  if (!(await discard.count())) return
  await discard.click()
  await discard.waitFor({ state: 'detached' })
}

/** A field that may be folded away: opens what it stands in first. */
async function typeInto(page: Page, name: string, value: string): Promise<void> {
  const field = page.locator(`form#reception [name=${name}]`)
  if (!(await field.isVisible())) await page.locator(`details:has([name=${name}]) > summary`).first().click()
  await field.fill(value)
}

/** The code in the address of the page that follows a reception. */
export function codeOf(page: Page): string {
  const code = /\/desk\/received\/([^/?]+)/.exec(page.url())?.[1]
  if (!code) throw new Error(`${page.url()} names no dossier`)
  return code
}

/** Sends the reception by its main act. */
export async function sendReception(page: Page): Promise<string> {
  await Promise.all([page.waitForURL('**/desk/received/**'), page.keyboard.press('Control+Enter')])
  return codeOf(page)
}

/** An act by its own page: opens it, fills it, sends it, and expects the dossier to say that it is done. */
export async function doAct(
  page: Page,
  code: string,
  act: string,
  fill: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`/dossiers/${code}/acts/${act}`)
  await fill(page)
  await sendAct(page)
  await page.waitForURL(`**/dossiers/${code}?done=${act}`)
}

/** Presses the act's button, and the second one where it asks twice. */
export async function sendAct(page: Page): Promise<void> {
  const form = page.locator('form#act')
  const asks = form.locator('details.confirm > summary')
  if (await asks.count()) await asks.click()
  await form.locator('button[type=submit]:visible').last().click()
}

/** An act that the dossier's page offers as its main one, by one press there. */
export async function pressMainAct(page: Page, code: string): Promise<void> {
  await page.goto(`/dossiers/${code}`)
  await Promise.all([
    page.waitForURL(`**/dossiers/${code}?done=*`),
    page.locator('.main-act button[type=submit]:visible').first().click(),
  ])
}

/** Chooses a file in the field and waits until its bytes have arrived. */
export async function attach(page: Page, field: string, name: string, bytes: Buffer): Promise<void> {
  await page
    .locator(`input[type=file][name="${field}~file"]`)
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes })
  await page.locator(`input[name="${field}.sha256"]`).waitFor({ state: 'attached' })
}

/** What the public sees of the dossier, in a browser without scripts: the page's text, and its whole HTML. */
export async function track(page: Page, code: string, digits: string): Promise<{ text: string; html: string }> {
  await page.goto('/tracking')
  await page.locator('main form [name=code]').first().fill(code)
  await page.locator('main form [name=digits]').first().fill(digits)
  await Promise.all([
    page.waitForURL(`**/tracking/${code}**`),
    page.locator('main form button[type=submit]').first().click(),
  ])
  return { text: await page.locator('main').innerText(), html: await page.content() }
}

/** Asks for a sheet and expects a PDF of at least so many bytes; returns how many pages it has. */
export async function expectPdf(answer: APIResponse, leastBytes = 10_000): Promise<number> {
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toMatch(/^application\/pdf/)
  const bytes = await answer.body()
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(leastBytes)
  return countPages(bytes)
}

/** Page objects, which a PDF of today keeps in compressed streams. */
function countPages(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: begin }) => {
    const from = index + begin.length
    try {
      return inflateSync(pdf.subarray(from, text.indexOf('endstream', from)), {
        finishFlush: constants.Z_SYNC_FLUSH,
      }).toString('latin1')
    } catch {
      return ''
    }
  })
  return ([text, ...streams].join('').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length
}

/** Links of the dossier's own sheets, in the order in which the page lists them. */
export async function listSheets(page: Page, code: string): Promise<string[]> {
  await page.goto(`/dossiers/${code}?tab=documents`)
  const links = await page
    .locator(`main a[href*="/dossiers/${code}/prints/"]`)
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  return [...new Set(links)]
}

export interface ApiDossier {
  state: string
  step_kind: string
  version: number
  acknowledged: boolean
  due_at: string | null
  due_original_at: string | null
  waiting_until: string | null
  holder_name: string | null
}

/** A request as the page's own script would send it: with the session, and saying from which site it comes. */
export function postAs(page: Page, path: string, data: object = {}): Promise<APIResponse> {
  return page.request.post(path, { data, headers: { origin: new URL(page.url()).origin } })
}

/** The dossier by REST, as the signed-in person of the page sees it. */
export async function readDossier(
  page: Page,
  code: string,
): Promise<ApiDossier & { documents: { id: string; form_code: string }[]; events: { type: string }[] }> {
  const answer = await page.request.get(`/api/v1/dossiers/${code}`)
  expect(answer.status()).toBe(200)
  const { dossier, ...rest } = await answer.json()
  return { ...dossier, ...rest }
}
