import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actionRoute, problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { m } from '#words'
import { changeParameter } from './actions/change-parameter.ts'
import { listParameterHistory, listParameters } from './parameter-queries.ts'

const tag = 'parameters'
const Parameter = z
  .object({
    key: z.string().openapi({ example: 'supplement.closeAfterWorkingDays' }),
    value: z.unknown(),
    unit: z.string().nullable(),
    valid_from: z.iso.date(),
    valid_to: z.iso.date().nullable().openapi({ description: 'Last day; null without end.' }),
    legal_basis: z.string(),
    confidence: z
      .enum(['V', 'P', 'U'])
      .openapi({ description: 'V: read in the text; P: seen in practice; U: to be confirmed by the unit.' }),
    note_vi: z.string().nullable(),
    note_en: z.string().nullable(),
  })
  .openapi('LegalParameter')
const list = { content: { 'application/json': { schema: z.object({ items: z.array(Parameter) }) } } }

const readParameters = createRoute({
  method: 'get',
  path: '/parameters',
  tags: [tag],
  summary: 'Legal numbers in force on a day',
  request: {
    query: z.object({
      on: z.iso.date().optional().openapi({ description: 'Today when left out.' }),
      prefix: z.string().max(60).optional(),
    }),
  },
  responses: { 200: { description: 'One row per key.', ...list }, 403: problemAnswers[403] },
})

const readParameter = createRoute({
  method: 'get',
  path: '/parameters/{key}',
  tags: [tag],
  summary: 'Every value of readParameter number, newest first',
  request: { params: z.object({ key: z.string().max(100) }) },
  responses: { 200: { description: 'Its values.', ...list }, 403: problemAnswers[403], 404: problemAnswers[404] },
})

export function mountParameterApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readParameters, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'parameters.view', '/api/v1/parameters')
    const { on, prefix } = context.req.valid('query')
    const items = await listParameters(scope.app.database.db, on ?? legalDay(scope.app.clock.now()), prefix)
    return context.json({ items }, 200)
  })
  api.openapi(readParameter, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'parameters.view', '/api/v1/parameters')
    const { key } = context.req.valid('param')
    const items = await listParameterHistory(scope.app.database.db, key)
    if (items.length === 0) throw new Refusal(404, 'no_such_parameter', m.parameters_not_found({ key }))
    return context.json({ items }, 200)
  })
  actionRoute(api, {
    path: '/parameters/{key}/values',
    tag,
    summary: 'A new value from a day on',
    action: changeParameter,
    params: z.object({ key: z.string() }),
    result: z.object({ id: z.uuid() }),
    status: 201,
  })
}
