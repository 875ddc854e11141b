import type { Page } from 'playwright-core'
import { ACT_NAMES, ACT_RULES } from '#modules/dossiers/act-rules.ts'
import { type Dossier, legalDay } from '#modules/dossiers/dossier.ts'
import { receiveInput } from './board.ts'
import { postAs } from './journey-steps.ts'
import type { Samples } from './page-list.ts'

interface Visitors {
  desk: Page
  specialist: Page
  administrator: Page
  address: string
}

/** Looks through the demonstration for one of each, and adds the few states that it does not have. */
export async function findSamples(who: Visitors): Promise<Samples> {
  const get = async (page: Page, path: string) => (await page.request.get(`${who.address}/api/v1${path}`)).json()
  const mine = await listInvestment(who)
  await addStates(who, mine)
  const { items } = (await get(who.desk, '/dossiers?limit=200')) as { items: Dossier[] }
  const investment = items.filter((each) => each.field_code === 'DT' && isSettled(each))
  const handled = investment.find(({ state }) => state === 'returned') ?? investment[0]
  if (!handled) throw new Error('the demonstration has no dossier of the investment division')
  const full = (await get(who.desk, `/dossiers/${handled.code}`)) as {
    files: { id: string }[]
    documents: { id: string }[]
  }
  return {
    dossier: handled.code,
    handedOver: investment.find(({ state }) => state === 'in_process')?.code ?? '',
    file: full.files[0]?.id ?? '',
    sheet: full.documents[0]?.id ?? '',
    act: Object.fromEntries(
      ACT_NAMES.map((name) => [name, investment.find((each) => fits(name, each))?.code ?? handled.code]),
    ),
    officer: await firstLink(who.administrator, '/identity/users', /^\/identity\/users\/([0-9a-f-]{36})$/),
    unit: await linkOf(who.administrator, '/organisations', 'Phòng Quản lý đầu tư'),
    centre: await linkOf(who.administrator, '/organisations', 'Trung tâm Phục vụ hành chính công'),
    parameter: await firstLink(who.administrator, '/parameters', /^\/parameters\/([\w.]+)$/),
    recount: await recountOf(who.administrator),
  }
}

async function listInvestment({ specialist, address }: Visitors): Promise<Dossier[]> {
  const { items } = (await (await specialist.request.get(`${address}/api/v1/dossiers?limit=200`)).json()) as {
    items: Dossier[]
  }
  return items
}

/** One that was sent in online, and one whose clock stands. */
async function addStates({ desk, specialist }: Visitors, mine: readonly Dossier[]): Promise<void> {
  await postAs(desk, `/api/v1/submissions`, { ...receiveInput(), channel: 'online' })
  const appraised = mine.filter(
    (each) => isSettled(each) && each.state === 'in_process' && each.step_kind === 'appraisal' && each.acknowledged,
  )
  const [paused, withdrawn] = appraised
  if (paused) {
    await postAs(specialist, `/api/v1/dossiers/${paused.code}/pause`, {
      version: paused.version,
      ground: 'site_check',
      reason: 'Kiểm tra thực địa.',
    })
  }
  if (withdrawn) {
    await postAs(desk, `/api/v1/dossiers/${withdrawn.code}/ask-to-withdraw`, {
      version: withdrawn.version,
      reason: 'Nhà đầu tư đổi kế hoạch.',
    })
  }
}

/** Not received today: such a dossier may be in the hands of a journey that runs beside this test. */
function isSettled({ received_at }: Dossier): boolean {
  return received_at === null || legalDay(new Date(received_at)) !== legalDay(new Date())
}

function fits(name: (typeof ACT_NAMES)[number], dossier: Dossier): boolean {
  const { states, steps } = ACT_RULES[name]
  return states.includes(dossier.state) && (!steps || steps.includes(dossier.step_kind))
}

/** An act that moves nothing, because nothing has changed: its page is there. */
async function recountOf(administrator: Page): Promise<string> {
  const path = '/api/v1/deadlines/recounts'
  const seen = await (await postAs(administrator, `${path}/preview`, { calendar: 'vn' })).json()
  const { calendar, version, listed_at, listed_count, listed_digest } = seen
  const decision = { calendar, version, listed_at, listed_count, listed_digest, reason: 'Không có ngày nào đổi.' }
  return (await (await postAs(administrator, path, decision)).json()).id
}

async function firstLink(page: Page, path: string, pattern: RegExp): Promise<string> {
  await page.goto(path)
  const links = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  const found = links.map((href) => pattern.exec(href)?.[1]).find((id) => id !== undefined)
  if (found === undefined) throw new Error(`${path} leads to nothing like ${pattern}`)
  return found
}

async function linkOf(page: Page, path: string, text: string): Promise<string> {
  await page.goto(path)
  const href = await page.locator('main a', { hasText: text }).first().getAttribute('href')
  return href?.split('/').at(-1) ?? ''
}
