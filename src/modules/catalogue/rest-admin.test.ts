import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, applicant, noGrants } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { newId } from '#platform/ids.ts'
import { projectPath } from '#platform/project.ts'
import { testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { catalogue } from './module.ts'

const { database } = useDatabase()
const answer = apiApp({ version: '0', modules: [catalogue] })
const somebody: Actor = { kind: 'officer', id: newId(), name: 'Ai đó', unitId: null, grants: noGrants }
const administrator: Actor = {
  ...somebody,
  id: newId(),
  grants: new Map([['catalogue.manage', 'everywhere' as const]]),
}
let app: Application
beforeAll(async () => {
  app = await testApplication(database)
})

async function call(actor: Actor, method: 'GET' | 'POST', path: string, body?: unknown) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
  const scope = { app, actor, locale: 'vi' as const, address: '' }
  const response = await answer(new Request(`http://here/api/v1${path}`, init), scope).catch((error: unknown) =>
    problemOf(error, 'test'),
  )
  return { status: response.status, body: await response.json() }
}

const file = JSON.parse(readFileSync(projectPath('data/procedures/PHI.json'), 'utf8'))

describe('POST /catalogue/imports', () => {
  it('is for administrators', async () => {
    expect((await call(applicant, 'POST', '/catalogue/imports', file)).status).toBe(401)
    expect((await call(somebody, 'POST', '/catalogue/imports', file)).status).toBe(403)
  })

  it('answers with every error and its place', async () => {
    const bad = structuredClone(file)
    delete bad.procedures[0].name
    const { status, body } = await call(administrator, 'POST', '/catalogue/imports', bad)
    expect([status, body.errors.map((error: { path: string }) => error.path)]).toEqual([422, ['procedures[0].name']])
  })

  it('says what would change, then loads, then finds nothing to change', async () => {
    const codes = file.procedures.map((each: { code: string }) => each.code)
    expect((await call(administrator, 'POST', '/catalogue/imports?dry_run=true', file)).body).toMatchObject({
      loaded: false,
      added: codes,
    })
    expect((await call(administrator, 'POST', '/catalogue/imports', file)).body).toMatchObject({
      loaded: true,
      added: codes,
    })
    expect((await call(administrator, 'POST', '/catalogue/imports', file)).body).toMatchObject({
      added: [],
      unchanged: codes,
    })
    const { body } = await call(administrator, 'GET', '/catalogue/export')
    expect(body.procedures).toEqual(file.procedures)
  })
})

describe('flags', () => {
  it('are read and decided', async () => {
    expect((await call(somebody, 'GET', '/catalogue/flags')).status).toBe(403)
    const { items } = (await call(administrator, 'GET', '/catalogue/flags')).body
    const [flag] = items
    const decision = { outcome: 'data_is_right', decision: 'Đã đối chiếu với văn bản.' }
    const path = `/catalogue/flags/${flag.id}/decision`
    expect((await call(somebody, 'POST', path, decision)).status).toBe(403)
    expect(await call(administrator, 'POST', path, decision)).toEqual({ status: 200, body: { id: flag.id } })
    expect((await call(administrator, 'POST', path, decision)).status).toBe(409)
    const decided = await call(administrator, 'GET', '/catalogue/flags?state=decided')
    expect(decided.body.items).toMatchObject([{ id: flag.id, outcome: 'data_is_right' }])
  })
})
