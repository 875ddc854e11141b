import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Application } from '#platform/application.ts'
import { type Part, useBoard } from '../../../../tests/support/board.ts'
import { travelTo } from '../../../../tests/support/dossier-road.ts'
import { type Page, type PageServer, pageServer } from '../../../../tests/support/page-server.tsx'
import { lookAhead } from '../risk-look-ahead.ts'
import * as atRisk from './at-risk.tsx'
import * as atRiskXlsx from './at-risk-xlsx.ts'
import * as method from './method.tsx'

const board = useBoard()
let server: PageServer

beforeAll(() => {
  const app = { clock: board.clock, database: board.database } as unknown as Application
  server = pageServer(app, {
    'deadlines/at-risk': atRisk,
    'deadlines/at-risk.xlsx': atRiskXlsx,
    'deadlines/method': method,
  })
})

const get = (part: Part, search = '', locale: 'vi' | 'en' = 'vi'): Promise<Page> =>
  server.get(`/deadlines/at-risk${search}`, board.actor(part), locale)

/** In the specialist's hands since 3 August, its appointment on Monday 17 August at 17:00. */
async function sleeping(overrides: object = {}): Promise<string> {
  return travelTo(board.at('2026-08-03 09:00'), 'appraisal', overrides)
}

describe('who sees which dossiers', () => {
  test('the head those of the unit, the leader those of the agency, the specialist the own ones', async () => {
    const code = await sleeping()
    const atDesk = await travelTo(board, 'received')
    await lookAhead(board, { all: true })
    for (const part of ['head', 'leader', 'specialist'] as const) expect((await get(part)).html, part).toContain(code)
    // The investment division handles it, so its head sees it before it arrives.
    expect((await get('head')).html).toContain(atDesk)
    expect((await get('specialist')).html).not.toContain(atDesk)
    for (const part of ['specialist2', 'outsider'] as const) expect((await get(part)).html, part).not.toContain(code)
  })

  test('the desk has no such list', async () => {
    expect((await get('counterOfficer')).status).toBe(403)
    expect((await server.get('/deadlines/method', board.actor('counterOfficer'))).status).toBe(403)
    expect((await server.get('/deadlines/at-risk.xlsx', board.actor('counterOfficer'))).status).toBe(403)
  })

  test('filters narrow it, and say so when nothing is left', async () => {
    const code = await sleeping()
    await lookAhead(board, { all: true })
    expect((await get('leader', '?field=DT')).html).toContain(code)
    const { html } = await get('leader', '?field=XD')
    expect(html).not.toContain(code)
    expect(html).toContain('Không có hồ sơ nào theo các điều kiện đã chọn')
    expect((await get('leader', `?holder=${board.actor('specialist2').id}`)).html).not.toContain(code)
    expect((await get('leader', `?unit=${board.unit('H62.015.02')}`)).html).toContain(code)
  })
})

describe('what a line says', () => {
  test('the chance as number and word, the step with its usual time, what is left', async () => {
    const code = await sleeping()
    await lookAhead(board.at('2026-08-14 16:00'), { all: true })
    const { html } = await get('head')
    const risk = await board.db
      .selectFrom('dossier_risk')
      .selectAll()
      .where('dossier_id', '=', (await board.dossier(code)).id)
      .executeTakeFirstOrThrow()
    expect(risk.chance).toBeGreaterThan(0.8)
    expect(html).toContain('rất có thể trễ')
    expect(html).toContain(`Bước “${risk.step_name}” thường mất`)
    expect(html).toMatch(/đến hẹn trả còn 1,1 ngày làm việc/)
    expect((await get('head', '', 'en')).html).toContain('very likely late')
  })

  test('on the last day the apology is one step away; after it, no longer', async () => {
    const code = await sleeping()
    const link = `/dossiers/${code}/acts/apologise`
    for (const [moment, due] of [
      ['2026-08-12 09:00', false],
      ['2026-08-13 09:00', true],
      ['2026-08-14 09:00', true],
      ['2026-08-17 09:00', false],
    ] as const) {
      await lookAhead(board.at(moment), { all: true })
      expect((await get('head', '?list=apologise')).html.includes(link), moment).toBe(due)
    }
    await lookAhead(board.at('2026-08-18 09:00'), { all: true })
    expect((await get('head')).html).not.toContain(code)
    expect((await get('head', '?list=overdue')).html).toContain(code)
  })

  test('whoever has apologised is not asked again', async () => {
    const code = await sleeping()
    await lookAhead(board.at('2026-08-14 09:00'), { all: true })
    const input = { cause: 'staff', reason: 'Cán bộ thụ lý nghỉ ốm.', extension_days: 2 }
    await board.act('head', 'apologise', code, input)
    await lookAhead(board, { all: true })
    expect((await get('head', '?list=apologise')).html).not.toContain(code)
  })
})

test('the spreadsheet has the lines of the screen, chances as numbers', async () => {
  const code = await sleeping()
  await lookAhead(board.at('2026-08-14 16:00'), { all: true })
  const { response } = await server.get('/deadlines/at-risk.xlsx?field=DT', board.actor('head'))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await response.arrayBuffer())
  const rows = workbook.worksheets[0]?.getRows(2, 500) ?? []
  const row = rows.find((each) => each.getCell(3).value === code)
  expect(row?.getCell(1).value).toBeGreaterThan(0.8)
  expect(row?.getCell(2).value).toBe('rất có thể trễ')
})

test('the method is told before and after the first night', async () => {
  const { html } = await server.get('/deadlines/method', board.actor('head'))
  expect(html).toContain('Chưa đủ dữ liệu')
  expect(html).toContain('Kaplan–Meier')
  await board.db.deleteFrom('risk_model').execute()
  expect((await server.get('/deadlines/method', board.actor('head'), 'en')).html).toContain(
    'the first night has not come',
  )
})
