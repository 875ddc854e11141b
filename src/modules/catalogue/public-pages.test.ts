import { beforeAll, describe, expect, it } from 'vitest'
import { applicant } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { formOn, readForms } from '#platform/prints/forms.ts'
import { projectPath } from '#platform/project.ts'
import { testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import { importNationalList, importProcedures } from './catalogue-store.ts'
import { catalogue } from './module.ts'
import * as cataloguePage from './pages/catalogue.tsx'
import * as procedurePage from './pages/procedure.tsx'
import { composeProcedureGuide } from './prints/compose-procedure-guide.ts'
import { procedureGuideViewSchema } from './prints/procedure-guide.ts'
import { procedureGuide } from './procedure-guide-view.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'
import { findLatestVersion } from './version-queries.ts'

const { db, database } = useDatabase()
let app: Application
let pages: PageServer
const parsed = shippedCatalogue()

beforeAll(async () => {
  app = await testApplication(database)
  const listed = [
    {
      code: '9.999999',
      name: 'Cấp giấy phép chỉ có trong danh mục quốc gia',
      field: 'Hàng hải',
      agencies: ['Cục Hàng hải'],
      issuer: 'Bộ Xây dựng',
    },
  ]
  await db.transaction().execute(async (tx) => {
    await importProcedures(tx, parsed, app.clock.now())
    await importNationalList(tx, listed)
  })
  pages = pageServer(app, { catalogue: cataloguePage, 'catalogue/:code': procedurePage })
})

describe('the page of a procedure', () => {
  it('answers bring, time, money and where by case, and offers to hand in', async () => {
    const { status, html } = await pages.get('/catalogue/1.009664', applicant)
    expect(status).toBe(200)
    expect(html).toContain('Dự án không thuộc diện chấp thuận chủ trương đầu tư')
    expect(html).toMatch(/Mẫu I\.<span class="num">1\.1/)
    expect(html).toContain('/portal/submit/1.009664')
    expect(html).toContain('Nghị định số ')
  })

  it('is there in English, with the official name', async () => {
    const { html } = await pages.get('/catalogue/1.009664', applicant, 'en')
    expect(html).toContain('Issue of investment registration certificate')
    expect(html).toContain('Thủ tục cấp Giấy chứng nhận đăng ký đầu tư')
  })

  it('names the successors of a superseded procedure and does not offer to hand in', async () => {
    const gone = parsed.catalogue.procedures.find((each) => each.status === 'superseded' && each.successors.length > 0)
    const { html } = await pages.get(`/catalogue/${gone?.code}`, applicant)
    expect(html).toContain(`/catalogue/${gone?.successors[0]}`)
    expect(html).not.toContain('/portal/submit/')
  })

  it('says where a ministry takes it, and does not take it here', async () => {
    const { html } = await pages.get('/catalogue/1.000665', applicant)
    expect(html).toContain('eCoSys')
    expect(html).not.toContain('/portal/submit/')
  })

  it('shows what is only listed with the way to the national portal', async () => {
    const { status, html } = await pages.get('/catalogue/9.999999', applicant)
    expect(status).toBe(200)
    expect(html).toContain('https://dichvucong.gov.vn')
  })

  it('answers 404 for an unknown code or version', async () => {
    expect((await pages.get('/catalogue/0.000000', applicant)).status).toBe(404)
    expect((await pages.get('/catalogue/1.009664?version=99', applicant)).status).toBe(404)
  })
})

describe('the list', () => {
  it('opens a whole code at once and finds without diacritics', async () => {
    expect((await pages.get('/catalogue?q=1.009664', applicant)).location).toBe('/catalogue/1.009664')
    expect((await pages.get('/catalogue?q=gcn+dkdt', applicant)).html).toContain(
      'Thủ tục cấp Giấy chứng nhận đăng ký đầu tư',
    )
    expect((await pages.get('/catalogue?q=zzzz+zzzz', applicant)).html).toContain('Chưa tìm thấy')
  })

  it('pages by key until all procedures were there once', async () => {
    const seen: string[] = []
    let after = ''
    for (let page = 0; page < 20; page++) {
      const { html } = await pages.get(`/catalogue?x=1${after}`, applicant)
      seen.push(
        ...[...html.matchAll(/<li><a href="\/catalogue\/([^"]+)">/g)].map(([, code]) => decodeURIComponent(code ?? '')),
      )
      const next = /href="([^"]+)"[^>]*rel="next"/.exec(html)?.[1] ?? /rel="next"[^>]*href="([^"]+)"/.exec(html)?.[1]
      if (!next) break
      after = `&after=${new URL(next.replaceAll('&amp;', '&'), 'http://x').searchParams.get('after')}`
    }
    const current = parsed.catalogue.procedures.filter((each) => each.status === 'current').map((each) => each.code)
    expect(seen.toSorted()).toEqual(current.toSorted())
  })
})

describe('every shipped procedure', () => {
  it('can be shown and printed', { timeout: 60_000 }, async () => {
    const form = formOn(readForms(projectPath('data/forms/forms.json')), 'procedure_guide', '2026-11-23')
    const codes = parsed.catalogue.procedures.map((each) => each.code)
    expect(codes.length).toBeGreaterThan(100)
    for (const code of new Set(codes)) {
      const version = await findLatestVersion(db, code)
      if (!version) throw new Error(`no version of ${code}`)
      expect(procedureGuide(version, 'vi').cases.length, code).toBeGreaterThan(0)
      const view = runWithLocale('vi', () =>
        composeProcedureGuide(version, {
          form,
          board: undefined,
          now: app.clock.now(),
          address: 'http://x/catalogue',
          website: null,
        }),
      )
      expect(procedureGuideViewSchema.safeParse(view).error, code).toBeUndefined()
    }
  })
})

describe('REST', () => {
  const answer = apiApp({ version: '0', modules: [catalogue] })
  const get = async (path: string) => {
    const scope = { app, actor: applicant, locale: 'vi' as const, address: '' }
    const response = await answer(new Request(`http://here/api/v1${path}`), scope).catch((error: unknown) =>
      problemOf(error, 'test'),
    )
    return { status: response.status, body: await response.json() }
  }

  it('gives fields, pages of procedures, hits of a search and one procedure', async () => {
    expect((await get('/fields')).body.items.map((each: { code: string }) => each.code)).toContain('DT')
    const first = await get('/procedures?field=DT&status=current&limit=10')
    const second = await get(`/procedures?field=DT&status=current&limit=10&after=${first.body.next}`)
    expect(first.body.items).toHaveLength(10)
    expect(second.body.items[0].code > first.body.items[9].code).toBe(true)
    expect((await get('/procedures?search=gpxd')).body.items[0].name.vi).toMatch(/giấy phép xây dựng/i)
    const one = await get('/procedures/1.009664')
    expect(one.body).toMatchObject({ code: '1.009664', version: { cases: [{ code: '1' }, {}, {}, {}] } })
    expect((await get('/procedures/0.000000')).status).toBe(404)
    expect((await get('/procedures?after=nonsense')).status).toBe(422)
  })
})
