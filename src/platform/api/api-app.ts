import { OpenAPIHono, z } from '@hono/zod-openapi'
import { m } from '#words'
import type { Database } from '../database/database.ts'
import { filesApi } from '../files/files-api.ts'
import { draftsApi } from '../forms/drafts-api.ts'
import type { RequestScope } from '../http/request-context.ts'
import type { Module } from '../module.ts'
import { apiDocumentation } from './documentation.ts'
import type { ApiEnvironment } from './environment.ts'
import { problemResponse } from './problem.ts'

export interface ApiSettings {
  version: string
  modules: readonly Module[]
}

export type AnswerApi = (request: Request, scope: RequestScope) => Promise<Response>

/** Everything under /api/v1: the routes of every capability, the document that describes them, and a page to read it. */
export function apiApp({ version, modules }: ApiSettings): AnswerApi {
  const api = new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (!result.success) {
        const errors = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
        return problemResponse(422, 'form_problem', m.platform_form_problem({ count: errors.length }), { errors })
      }
      return undefined
    },
  })
  // Faults and refusals travel on to the one place that answers them (http-app.ts).
  api.onError((error) => {
    throw error
  })
  api.notFound(() => problemResponse(404, 'not_found', m.platform_error_404_text()))
  mountHealth(api, version)
  filesApi(api)
  draftsApi(api)
  for (const module of modules) module.api?.(api)
  apiDocumentation(api, version)
  const mounted = new OpenAPIHono<{ Bindings: { scope: RequestScope } } & ApiEnvironment>()
  mounted.use(async (context, next) => {
    context.set('scope', context.env.scope)
    await next()
  })
  mounted.onError((error) => {
    throw error
  })
  mounted.notFound(() => problemResponse(404, 'not_found', m.platform_error_404_text()))
  mounted.route('/api/v1', api)
  return async (request, scope) => mounted.fetch(request, { scope })
}

const Health = z
  .object({
    status: z.literal('ok'),
    version: z.string(),
    engine: z.enum(['embedded', 'postgres']).openapi({ description: 'Which database engine holds the data.' }),
    database: z.literal('ok'),
  })
  .openapi('Health')

function mountHealth(api: OpenAPIHono<ApiEnvironment>, version: string): void {
  api.openapi(
    {
      method: 'get',
      path: '/health',
      tags: ['health'],
      summary: 'Is the service able to work?',
      responses: {
        200: {
          description: 'The service and its database answer.',
          content: { 'application/json': { schema: Health } },
        },
        503: { description: 'The database does not answer.' },
      },
    },
    async (context) => {
      const { database } = context.var.scope.app
      if (!(await answers(database)))
        return problemResponse(503, 'database_unavailable', m.platform_database_unavailable()) as never
      return context.json({ status: 'ok' as const, version, engine: database.engine, database: 'ok' as const }, 200)
    },
  )
}

async function answers(database: Database): Promise<boolean> {
  return database.ping().then(
    () => true,
    () => false,
  )
}
