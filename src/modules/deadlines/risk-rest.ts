import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { notAllowed } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import { problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { pageParameters, pageSchema } from '#platform/api/page-of.ts'
import { findModel, RISK_LISTS } from './risk-queries.ts'
import { readRiskFilter, riskList } from './risk-view.ts'

const Item = z
  .object({
    code: z.string(),
    procedure: z.string(),
    owner: z.string(),
    percent: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Chance of being late; null: the appointment has passed.' }),
    word: z.string(),
    tone: z.string(),
    reason: z.string(),
    unit: z.string(),
    holder: z.string().nullable(),
    due_at: z.iso.datetime(),
    waits: z.string().nullable(),
    propose_by: z.iso
      .date()
      .nullable()
      .openapi({ description: 'Last day for an apology with an extension, when near.' }),
  })
  .openapi('DossierAtRisk')

const listRoute = createRoute({
  method: 'get',
  path: '/deadlines/at-risk',
  tags: ['deadlines'],
  summary: 'Open dossiers with their chance of being late, the likeliest first',
  request: {
    query: pageParameters.extend({
      list: z.enum(RISK_LISTS).optional(),
      unit: z.uuid().optional(),
      field: z.string().max(20).optional(),
      holder: z.uuid().optional(),
    }),
  },
  responses: {
    200: { description: 'One page.', content: { 'application/json': { schema: pageSchema(Item) } } },
    ...problemAnswers,
  },
})

const methodRoute = createRoute({
  method: 'get',
  path: '/deadlines/method',
  tags: ['deadlines'],
  summary: 'What the chances stand on, and the back-test on held-out data',
  responses: {
    200: { description: 'The latest.', content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } } },
    ...problemAnswers,
  },
})

export function mountRiskApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(listRoute, async (c) => {
    const { scope } = c.var
    if (!can(scope.actor, 'deadlines.view_risks')) throw notAllowed()
    const filter = readRiskFilter(new URL(c.req.url).searchParams, c.req.valid('query').limit)
    const { items, next } = await riskList(scope, filter)
    return c.json({ items, next }, 200)
  })
  api.openapi(methodRoute, async (c) => {
    const { app, actor } = c.var.scope
    if (!can(actor, 'deadlines.view_risks')) throw notAllowed()
    const model = await findModel(app.database.db)
    if (!model) return c.json({ fitted_at: null }, 200)
    const { times: _, ...rest } = model
    return c.json(rest as unknown as Record<string, unknown>, 200)
  })
}
