import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { ACCEPTANCE_FIGURES } from './acceptance-figures.ts'
import { acceptanceList, acceptanceView, readAcceptanceQuestion } from './acceptance-view.ts'

const Counts = z.object(Object.fromEntries(ACCEPTANCE_FIGURES.map((name) => [name, z.number().int()])))
const days = { from: z.iso.date().optional(), to: z.iso.date().optional(), unit: z.uuid().optional() }
const Line = z.object({ unit_id: z.uuid(), unit: z.string(), counts: Counts, share: z.number().nullable() })

const reportRoute = createRoute({
  method: 'get',
  path: '/reports/acceptance',
  tags: ['reports'],
  summary: 'Online dossiers: told within 2, answered within 8 working hours, closed without an answer',
  request: { query: z.object(days) },
  responses: {
    200: {
      description: 'The figures by receiving unit.',
      content: {
        'application/json': {
          schema: z.object({
            question: z.object({ from: z.iso.date(), to: z.iso.date(), unit_id: z.uuid().nullable() }),
            rows: z.array(Line),
            total: Counts,
            share: z.number().nullable(),
          }),
        },
      },
    },
    ...problemAnswers,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/reports/acceptance/{figure}',
  tags: ['reports'],
  summary: 'The arrivals behind one figure of the acceptance report',
  request: { params: z.object({ figure: z.enum(ACCEPTANCE_FIGURES) }), query: z.object(days) },
  responses: {
    200: {
      description: 'At most 500.',
      content: { 'application/json': { schema: z.array(z.record(z.string(), z.unknown())) } },
    },
    ...problemAnswers,
  },
})

export function mountAcceptanceApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(reportRoute, async (c) => {
    const { scope } = c.var
    const question = readAcceptanceQuestion(scope, new URL(c.req.url).searchParams)
    return c.json(await acceptanceView(scope, question), 200)
  })
  api.openapi(listRoute, async (c) => {
    const { scope } = c.var
    const question = readAcceptanceQuestion(scope, new URL(c.req.url).searchParams)
    const list = await acceptanceList(scope, question, c.req.valid('param').figure)
    return c.json(list as unknown as Record<string, unknown>[], 200)
  })
}
