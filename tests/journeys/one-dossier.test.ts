import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'
import {
  attach,
  codeOf,
  DONG_HAI,
  doAct,
  expectPdf,
  fillReception,
  listSheets,
  pressMainAct,
  readDossier,
  sendReception,
  track,
} from '../support/journey-steps.ts'
import { DEMONSTRATION, useRunningProduct } from '../support/running-product.ts'

/**
 * One dossier of an enterprise for an investment registration certificate, from the counter to the returned result, with one
 * supplement and one apology on the way. Each person works in a browser of their own; the public follows without scripts.
 */

const product = useRunningProduct()
const people = {} as Record<'desk' | 'head' | 'specialist' | 'leader' | 'clerk' | 'supervisor' | 'applicant', Page>
const scan = readFileSync(projectPath('data/demo/tai-lieu-minh-hoa.pdf'))
let code = ''
let promised: string | null = null

beforeAll(async () => {
  people.desk = await product.signedIn(DEMONSTRATION.counter_officer)
  people.head = await product.signedIn(DEMONSTRATION.head)
  people.specialist = await product.signedIn(DEMONSTRATION.specialist)
  people.leader = await product.signedIn(DEMONSTRATION.leader)
  people.clerk = await product.signedIn(DEMONSTRATION.clerk)
  people.supervisor = await product.signedIn(DEMONSTRATION.supervisor)
  people.applicant = await product.open({ javaScript: false })
}, 120_000)

/** As the owner's phone number ends. What the page says must never be more than is on the receipt already. */
async function publicSees(state: RegExp): Promise<string> {
  const { text, html } = await track(people.applicant, code, '5678')
  expect(text).toMatch(state)
  for (const personal of [
    DONG_HAI.ownerName,
    'Đông Hải',
    DONG_HAI.ownerNumber,
    DONG_HAI.ownerPhone,
    DONG_HAI.submitterName,
    DONG_HAI.submitterNumber,
    'Lê Minh Châu',
    'Thùy Dương',
  ]) {
    expect(html, `the tracking page shows ${personal}`).not.toContain(personal)
  }
  return text
}

/** `11/12/2026` in Vietnam. */
const dayOf = (moment: string | null) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(moment ?? 0))

const state = () => readDossier(people.desk, code)

describe('from the counter to the returned result', { timeout: 60_000 }, () => {
  test('the counter officer receives it; the receipt is served at once (form 01)', async () => {
    await fillReception(people.desk, DONG_HAI)
    code = await sendReception(people.desk)
    expect(code).toBe(codeOf(people.desk))
    const dossier = await state()
    expect(dossier.state).toBe('received')
    expect(dossier.documents.map(({ form_code }) => form_code)).toEqual(['receipt'])
    promised = dossier.due_at
    expect(promised).not.toBeNull()
    const receipt = `/dossiers/${code}/prints/${dossier.documents[0]?.id}`
    expect(await people.desk.content()).toContain(receipt)
    expect(await expectPdf(await people.desk.request.get(receipt))).toBeGreaterThanOrEqual(1)
    await publicSees(/tiếp nhận/i)
  })

  test('the desk hands it over, the head acknowledges and assigns it', async () => {
    await pressMainAct(people.desk, code)
    expect((await state()).step_kind).toBe('assignment')
    await pressMainAct(people.head, code)
    await doAct(people.head, code, 'assign', async (page) => {
      await page.getByRole('radio', { name: /Nguyễn Thị Thùy Dương/ }).check()
    })
    const dossier = await state()
    expect([dossier.step_kind, dossier.holder_name]).toEqual(['appraisal', 'Nguyễn Thị Thùy Dương'])
    await publicSees(/đang|xử lý|giải quyết/i)
  })

  test('the specialist asks for a supplement, and the clock stands (form 02)', async () => {
    await doAct(people.specialist, code, 'request_supplement', async (page) => {
      await page.locator('input[type=checkbox][name^="paper.p"]').first().check()
      await page.locator('input[name^="paper.p"][name$=".note"]').first().fill('Thiếu trang 3 và chữ ký.')
      await page.locator('[name=reason]').fill('Đề xuất dự án chưa đủ nội dung theo quy định.')
    })
    const dossier = await state()
    expect(dossier.state).toBe('awaiting_supplement')
    expect(dossier.waiting_until).not.toBeNull()
    expect(dossier.documents.map(({ form_code }) => form_code)).toContain('supplement_request')
    await publicSees(/bổ sung/i)
  })

  test('the supplement comes to the desk, and the clock goes on', async () => {
    await doAct(people.desk, code, 'supplement', async (page) => {
      await page.locator('[name=note]').fill('Đã nộp lại Đề xuất dự án đủ trang, có chữ ký.')
      await attach(page, 'files.0', 'de-xuat-du-an.pdf', scan)
    })
    const dossier = await state()
    expect(dossier.state).toBe('in_process')
    expect(dossier.waiting_until).toBeNull()
    // It stood for seconds; the promise never comes sooner than it was.
    expect(Date.parse(dossier.due_at ?? '')).toBeGreaterThanOrEqual(Date.parse(promised ?? ''))
    promised = dossier.due_at
    await publicSees(/đang|xử lý|giải quyết/i)
  })

  test('the specialist apologises and proposes three more days, once (form 04)', async () => {
    await doAct(people.specialist, code, 'apologise', async (page) => {
      await page.locator('select[name=extension_days]').selectOption('3')
      await page.locator('input[name=cause]').first().check()
      await page.locator('[name=reason]').fill('Chờ ý kiến của Sở Tài chính về năng lực nhà đầu tư.')
    })
    const dossier = await state()
    expect(Date.parse(dossier.due_at ?? '')).toBeGreaterThan(Date.parse(promised ?? ''))
    expect(dossier.documents.map(({ form_code }) => form_code)).toContain('apology')
    expect(await publicSees(/đang|xử lý|giải quyết|hẹn/i), 'the new appointment').toContain(dayOf(dossier.due_at))
  })

  test('appraised, reviewed, submitted and signed', async () => {
    await doAct(people.specialist, code, 'complete_step', (page) =>
      page.locator('[name=note]').fill('Hồ sơ đủ điều kiện, kính trình.'),
    )
    expect((await state()).step_kind).toBe('review')
    const head = await state()
    if (!head.acknowledged) await pressMainAct(people.head, code)
    await doAct(people.head, code, 'submit_for_signature', async (page) => {
      await page.getByRole('radio', { name: /Phạm Đức Thịnh/ }).check()
      await attach(page, 'files.0', 'du-thao.pdf', scan)
    })
    expect((await state()).step_kind).toBe('signing')
    if (!(await state()).acknowledged) await doAct(people.leader, code, 'acknowledge')
    await doAct(people.leader, code, 'approve')
    expect((await state()).step_kind).toBe('issuing')
    await publicSees(/đang|xử lý|giải quyết|ký/i)
  })

  test('the clerk gives number, date and file, and releases it to the desk', async () => {
    if (!(await state()).acknowledged) await doAct(people.clerk, code, 'acknowledge')
    await doAct(people.clerk, code, 'issue', async (page) => {
      await page.locator('[name=result_number]').fill('2187654321')
      await attach(page, 'files.0', 'giay-chung-nhan.pdf', scan)
    })
    expect((await state()).state).toBe('resolved')
    await doAct(people.clerk, code, 'release')
    expect((await state()).step_kind).toBe('returning')
    await publicSees(/có kết quả|nhận kết quả/i)
  })

  test('the desk returns it to the person who shows the card', async () => {
    await people.desk.goto(`/desk/returns?q=${code}`)
    await people.desk.locator('a[data-main-act]').click()
    await people.desk.waitForURL(`**/dossiers/${code}/acts/return_result`)
    await doAct(people.desk, code, 'return_result', async (page) => {
      await page.locator('input[name=method][value=counter]').check()
      await page.locator('[name=receiver_name]').fill(DONG_HAI.submitterName)
      await page.locator('[name=receiver_identifier]').fill(DONG_HAI.submitterNumber)
    })
    expect((await state()).state).toBe('returned')
    await publicSees(/đã trả|trả kết quả/i)
  })
})

describe('what is left of it', { timeout: 60_000 }, () => {
  test('every sheet prints: forms 01, 02, 04, 06 and the slips', async () => {
    const sheets = await listSheets(people.desk, code)
    const { documents } = await state()
    expect(documents.map(({ form_code }) => form_code).sort()).toEqual([
      'apology',
      'receipt',
      'return_slip',
      'supplement_request',
    ])
    expect(sheets.filter((href) => href.endsWith('/control_slip'))).toHaveLength(1)
    expect(sheets.length).toBeGreaterThanOrEqual(documents.length + 1)
    for (const sheet of sheets)
      expect(await expectPdf(await people.desk.request.get(sheet)), sheet).toBeGreaterThanOrEqual(1)
  })

  test('the register of the day has it, as PDF and as a spreadsheet (form 07)', async () => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
    await people.desk.goto(`/reports/register?from=${day}&to=${day}`)
    expect(await people.desk.locator('main').innerText()).toContain(code)
    await expectPdf(await people.desk.request.get(`/reports/register.pdf?from=${day}&to=${day}`))
    const xlsx = await people.desk.request.get(`/reports/register.xlsx?from=${day}&to=${day}`)
    expect(xlsx.status()).toBe(200)
    expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK')
  })

  test('the log names every act and who looked at it', async () => {
    const { events } = await state()
    expect(events.map(({ type }) => type).filter((type) => type !== 'acknowledge')).toEqual([
      'receive',
      'hand_over',
      'assign',
      'request_supplement',
      'supplement',
      'apologise',
      'complete_step',
      'submit_for_signature',
      'approve',
      'issue',
      'release',
      'return_result',
    ])
    await people.supervisor.goto(`/dossiers/${code}?tab=log`)
    const log = await people.supervisor.locator('main').innerText()
    for (const name of ['Lê Minh Châu', 'Đỗ Quang Khải', 'Nguyễn Thị Thùy Dương', 'Phạm Đức Thịnh', 'Trần Thị Hậu'])
      expect(log).toContain(name)
  })

  test('nothing more can be done to it, and the page says so instead of offering it', async () => {
    await people.desk.goto(`/dossiers/${code}/acts/hand_over`)
    expect(await people.desk.locator('form#act').count()).toBe(0)
    expect(await people.desk.locator('main .notice').first().innerText()).toMatch(/\S/)
  })
})
