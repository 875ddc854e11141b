import { z } from '@hono/zod-openapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { officerWith, testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { defineAction } from '../access/action.ts'
import { type Actor, applicant } from '../access/actor.ts'
import type { Application } from '../application.ts'
import { Refusal } from '../errors.ts'
import { issueReceipt } from '../files/upload-receipt.ts'
import { newId } from '../ids.ts'
import { actionRoute } from './action-route.ts'
import { apiApp } from './api-app.ts'
import { decodeKey, pageOf } from './page-of.ts'
import { problemOf } from './problem.ts'

const { database } = useDatabase()
let app: Application
let times = 0

const file = defineAction({
  name: 'test.file',
  permission: 'test.file',
  input: z.object({ code: z.string(), pages: z.number().int().max(10), owner: z.object({ name: z.string().min(1) }) }),
  run: async (context, input) => {
    context.about(input.code)
    if (input.code === 'closed') throw new Refusal(409, 'already_closed', 'Hồ sơ đã đóng.', ['Mở hồ sơ khác.'])
    return { code: input.code, times: ++times }
  },
})

const answer = apiApp({
  version: '9.9.9',
  modules: [
    {
      name: 'test',
      permissions: [],
      api: (api) =>
        actionRoute(api, {
          path: '/tests/{code}/file',
          tag: 'tests',
          summary: 'File',
          action: file,
          params: z.object({ code: z.string() }),
          status: 201,
        }),
    },
  ],
})

beforeAll(async () => {
  app = await testApplication(database)
})

async function ask(
  path: string,
  body?: unknown,
  actor: Actor = officerWith('test.file'),
  headers: Record<string, string> = {},
): Promise<Response> {
  const init =
    body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers }
  try {
    return await answer(new Request(`http://localhost/api/v1${path}`, init), {
      app,
      actor,
      locale: 'vi',
      address: '10.0.0.1',
    })
  } catch (error) {
    return problemOf(error, 'abc')
  }
}

const good = { pages: 3, owner: { name: 'Hồng Lam' } }

describe('an action over REST', () => {
  test('acts, with the path in its input', async () => {
    const response = await ask('/tests/H62/file', good)
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ code: 'H62' })
  })

  test('the same Idempotency-Key acts once and answers the same', async () => {
    const key = newId()
    const first = await (await ask('/tests/H63/file', good, undefined, { 'Idempotency-Key': key })).json()
    const second = await (await ask('/tests/H63/file', good, undefined, { 'Idempotency-Key': key })).json()
    expect(second).toEqual(first)
  })

  test('nobody signed in: 401; signed in without the right: 403', async () => {
    expect((await ask('/tests/H62/file', good, applicant)).status).toBe(401)
    const denied = await ask('/tests/H62/file', good, officerWith('test.other'))
    expect(denied.status).toBe(403)
    expect(await denied.json()).toMatchObject({ code: 'not_allowed', type: '/api/v1/docs#problem-not_allowed' })
  })

  test('what cannot be accepted is named by its path, in Vietnamese', async () => {
    const response = await ask('/tests/H62/file', { pages: 11, owner: {} })
    expect(response.status).toBe(422)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      code: 'form_problem',
      errors: [
        { path: 'pages', message: 'Lớn nhất là 10.' },
        { path: 'owner.name', message: 'Xin điền mục này.' },
      ],
    })
  })

  test('a file is attached by its hash only with the receipt of who uploaded it', async () => {
    const sha256 = 'a'.repeat(64)
    const places = async (files: unknown) => {
      const response = await ask('/tests/H62/file', { ...good, files })
      if (response.status === 201) return []
      const { errors } = (await response.json()) as { errors: { path: string }[] }
      return [response.status, ...errors.map(({ path }) => path)]
    }
    const receipt = issueReceipt(app.config, sha256)
    expect(await places([{ sha256, receipt }])).toEqual([])
    expect(await places([{ sha256 }])).toEqual([422, 'files.0.receipt'])
    const another = issueReceipt(app.config, 'b'.repeat(64))
    expect(await places([{ sha256, receipt }, { inner: { sha256, receipt: another } }])).toEqual([
      422,
      'files.1.inner.receipt',
    ])
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown
    expect(await places(deep)).toEqual([])
  })

  test('a refusal says what may be done instead', async () => {
    const response = await ask('/tests/closed/file', good)
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({
      code: 'already_closed',
      detail: 'Hồ sơ đã đóng.',
      instead: ['Mở hồ sơ khác.'],
    })
  })

  test.each(['{', '[]', '"text"'])('a body that is no JSON object: %s', async (body) => {
    expect(await (await ask('/tests/H62/file', body)).json()).toMatchObject({ status: 422, code: 'body_not_json' })
  })
})

describe('the document', () => {
  test('OpenAPI 3.1 with the body’s fields, without what the path says, and the permission', async () => {
    const document = await (await ask('/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    const operation = document.paths['/tests/{code}/file'].post
    expect(Object.keys(operation.requestBody.content['application/json'].schema.properties)).toEqual(['pages', 'owner'])
    expect(operation['x-permission']).toBe('test.file')
    expect(operation.responses['409'].content['application/problem+json'].schema.$ref).toContain('Problem')
    expect(document.paths['/health'].get.responses['200']).toBeDefined()
  })

  test('the readable page shows every operation and loads nothing from elsewhere', async () => {
    const page = await (await ask('/docs')).text()
    expect(page).toContain('/tests/{code}/file')
    expect(page).toContain('owner.name')
    expect(page).not.toMatch(/<script|https?:\/\/(?!motcua)/)
  })
})

test('health says version, engine and database', async () => {
  expect(await (await ask('/health')).json()).toEqual({
    status: 'ok',
    version: '9.9.9',
    engine: database.engine,
    database: 'ok',
  })
})

test('an unknown address is a problem too', async () => {
  expect(await (await ask('/nothing')).json()).toMatchObject({ status: 404, code: 'not_found' })
})

test('pages by key: one row more than asked for says that there is a next page', () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 3 }]
  const page = pageOf(rows, 2, (row) => [row.id])
  expect(page.items).toEqual([{ id: 1 }, { id: 2 }])
  expect(decodeKey(page.next ?? '', z.tuple([z.number()]))).toEqual([2])
  expect(pageOf(rows, 3, (row) => [row.id]).next).toBeNull()
  expect(() => decodeKey('nonsense', z.tuple([z.number()]))).toThrow(Refusal)
})
