import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { notAllowed } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import { problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { listReportUnits, readRegisterRequest, registerView } from './register-request.ts'
import { mountReport06aApi } from './rest-06a.ts'

const route = createRoute({
  method: 'get',
  path: '/reports/register',
  tags: ['reports'],
  summary: 'Dossier register (form 07) of a unit and a period',
  request: {
    query: z.object({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      unit: z.uuid().optional(),
      field: z.string().optional(),
    }),
  },
  responses: {
    200: {
      description: 'The register.',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
    ...problemAnswers,
  },
})

export function mountReportsApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountReport06aApi(api)
  api.openapi(route, async (c) => {
    const { scope } = c.var
    if (!can(scope.actor, 'reports.view')) throw notAllowed()
    const units = await listReportUnits(scope)
    const request = readRegisterRequest(scope, new URL(c.req.url).searchParams, units)
    return c.json((await registerView(scope, request)) as unknown as Record<string, unknown>, 200)
  })
}
