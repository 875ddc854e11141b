import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Actor, noGrants } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { savedTemplates } from '#platform/prints/print-template-queries.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { printTemplates } from './module.ts'
import { templatesDir } from './template-list.ts'

const { database } = useDatabase()
const answer = apiApp({ version: '0', modules: [printTemplates] })
const somebody: Actor = { kind: 'officer', id: newId(), name: 'Ai đó', unitId: null, grants: noGrants }
const administrator: Actor = { ...somebody, id: newId(), grants: new Map([['prints.manage', 'everywhere' as const]]) }
let app: Application
beforeAll(async () => {
  const made = await testApplication(database)
  const fontsDir = projectPath('node_modules/@expo-google-fonts/tinos')
  app = {
    ...made,
    prints: createPrintService({ templatesDir, fontsDir, saved: savedTemplates(database.db, made.clock) }),
  }
})
afterAll(() => app.prints.close())

async function call(actor: Actor, method: 'GET' | 'POST', path: string, body?: unknown) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
  const scope = { app, actor, locale: 'vi' as const, address: '' }
  const response = await answer(new Request(`http://here/api/v1${path}`, init), scope).catch((error: unknown) =>
    problemOf(error, 'test'),
  )
  return { status: response.status, body: await response.json() }
}

it('a template is read, changed, refused when it fails, and put back', async () => {
  const path = '/print-templates/01-giay-tiep-nhan'
  expect((await call(somebody, 'GET', '/print-templates')).status).toBe(403)
  expect((await call(somebody, 'POST', `${path}/versions`, {})).status).toBe(403)
  expect((await call(administrator, 'GET', '/print-templates/khong-co')).status).toBe(404)
  const { items } = (await call(administrator, 'GET', '/print-templates')).body
  expect(items).toContainEqual(expect.objectContaining({ template: '01-giay-tiep-nhan', version: null }))
  const { source } = (await call(administrator, 'GET', path)).body
  const version = { valid_from: legalDay(app.clock.now()), note: 'Sửa lời văn' }
  const bad = await call(administrator, 'POST', `${path}/versions`, { ...version, source: `${source}#nonsense()` })
  expect([bad.status, bad.body.errors[0].path]).toEqual([422, 'source'])
  expect(await call(administrator, 'POST', `${path}/versions`, { ...version, source: `${source}\nThêm` })).toEqual({
    status: 200,
    body: { version: 1 },
  })
  expect((await call(administrator, 'GET', path)).body.source).toBe(`${source}\nThêm`)
  expect(await call(administrator, 'POST', `${path}/shipped`, {})).toEqual({ status: 200, body: { version: 2 } })
  expect((await call(administrator, 'GET', path)).body.source).toBe(source)
})
