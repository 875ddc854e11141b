import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { receiveInput } from '../support/board.ts'
import {
  codeOf,
  DONG_HAI,
  doAct,
  expectPdf,
  fillReception,
  listSheets,
  postAs,
  pressMainAct,
  readDossier,
  sendAct,
  track,
} from '../support/journey-steps.ts'
import { DEMONSTRATION, useRunningProduct } from '../support/running-product.ts'

/** Dossiers that end otherwise than with a result, and two people who act on one at the same moment. */

const product = useRunningProduct()
const people = {} as Record<'desk' | 'desk2' | 'head' | 'specialist' | 'applicant', Page>

beforeAll(async () => {
  people.desk = await product.signedIn(DEMONSTRATION.counter_officer)
  people.desk2 = await product.signedIn('tiepnhan2')
  people.head = await product.signedIn(DEMONSTRATION.head)
  people.specialist = await product.signedIn(DEMONSTRATION.specialist)
  people.applicant = await product.open({ javaScript: false })
}, 120_000)

/** Received by the desk and already on its way: the part that other journeys look at. */
async function received(): Promise<string> {
  const answer = await postAs(people.desk, '/api/v1/dossiers', receiveInput())
  expect(answer.status()).toBe(201)
  return (await answer.json()).code
}

async function inAppraisal(): Promise<string> {
  const code = await received()
  await pressMainAct(people.desk, code)
  await pressMainAct(people.head, code)
  await doAct(people.head, code, 'assign', (page) => page.getByRole('radio', { name: /Nguyễn Thị Thùy Dương/ }).check())
  return code
}

describe('other ends', { timeout: 60_000 }, () => {
  test('refused at the counter, with the sheet that says why (form 03)', async () => {
    const { desk } = people
    await fillReception(desk, DONG_HAI)
    await desk.locator('.other-act:has([name=refusal_reason]) > summary').click()
    await desk.locator('[name=refusal_reason]').fill('Thủ tục không thuộc thẩm quyền giải quyết của Ban Quản lý.')
    await desk.locator('[name=guidance]').fill('Đề nghị nộp tại Sở Tài chính.')
    await Promise.all([
      desk.waitForURL('**/desk/received/**'),
      desk.locator('button[name=intent][value=refuse]').click(),
    ])
    const dossier = await readDossier(desk, codeOf(desk))
    expect(dossier.state).toBe('refused')
    expect(dossier.due_at).toBeNull()
    const sheet = dossier.documents.find(({ form_code }) => form_code === 'refusal')
    await expectPdf(await desk.request.get(`/dossiers/${codeOf(desk)}/prints/${sheet?.id}`))
  })

  test('not complete at the counter: asked for a supplement before it is received (form 02)', async () => {
    const { desk } = people
    await fillReception(desk, DONG_HAI)
    await desk.locator('.other-act:has([name=supplement_reason]) > summary').click()
    await desk.locator('[name=lacking_other]').fill('Báo cáo tài chính 02 năm gần nhất của nhà đầu tư')
    await desk.locator('[name=supplement_reason]').fill('Chưa có tài liệu chứng minh năng lực tài chính.')
    await Promise.all([
      desk.waitForURL('**/desk/received/**'),
      desk.locator('button[name=intent][value=supplement]').click(),
    ])
    const dossier = await readDossier(desk, codeOf(desk))
    expect(dossier.state).toBe('awaiting_supplement')
    expect(dossier.documents.map(({ form_code }) => form_code)).toContain('supplement_request')
  })

  test('stopped because the applicant asks for it (form 05)', async () => {
    const code = await inAppraisal()
    await doAct(people.desk, code, 'ask_to_withdraw', (page) =>
      page.locator('[name=reason]').fill('Nhà đầu tư điều chỉnh quy mô dự án.'),
    )
    expect((await readDossier(people.desk, code)).state).toBe('withdrawal_requested')
    await doAct(people.desk, code, 'stop', (page) => page.locator('[name=reason]').fill('Chủ hồ sơ đề nghị rút hồ sơ.'))
    const dossier = await readDossier(people.desk, code)
    expect(dossier.state).toBe('stopped')
    expect(dossier.documents.map(({ form_code }) => form_code)).toContain('stop_notice')
    for (const sheet of await listSheets(people.desk, code)) await expectPdf(await people.desk.request.get(sheet))
    expect((await track(people.applicant, code, '5678')).text).toMatch(/dừng/i)
  })

  test('unanswered: not to be closed while the applicant still has time', async () => {
    const code = await inAppraisal()
    await doAct(people.specialist, code, 'request_supplement', async (page) => {
      await page.locator('[name="other.p0"]').fill('Báo cáo tài chính')
      await page.locator('[name=reason]').fill('Thiếu tài liệu.')
    })
    await people.head.goto(`/dossiers/${code}/acts/close_unanswered`)
    expect(await people.head.locator('form#act').count()).toBe(0)
    const early = await postAs(people.head, `/api/v1/dossiers/${code}/close-unanswered`, {
      version: (await readDossier(people.head, code)).version,
    })
    expect(early.status()).toBe(409)
    expect((await readDossier(people.head, code)).state).toBe('awaiting_supplement')
  })

  test('two officers at once: one succeeds, the other sees what happened and keeps what was typed', async () => {
    const code = await received()
    const typed = 'Nhà đầu tư xin rút để điều chỉnh tổng vốn đầu tư.'
    for (const page of [people.desk, people.desk2]) {
      await page.goto(`/dossiers/${code}/acts/ask_to_withdraw`)
      await page.locator('[name=reason]').fill(typed)
    }
    const outcomes = await Promise.all(
      [people.desk, people.desk2].map(async (page) => {
        await sendAct(page)
        await Promise.race([page.waitForURL('**?done=ask_to_withdraw'), page.locator('.error-summary').waitFor()])
        return page.url().includes('?done=') ? 'done' : 'refused'
      }),
    )
    expect(outcomes.sort()).toEqual(['done', 'refused'])
    const other = [people.desk, people.desk2].find((page) => !page.url().includes('?done=')) as Page
    expect(await other.locator('[name=reason]').inputValue()).toBe(typed)
    expect(await other.locator('.error-summary').innerText()).toMatch(/\S/)
    const { events } = await readDossier(people.desk, code)
    expect(events.filter(({ type }) => type === 'ask_to_withdraw')).toHaveLength(1)
  })
})
