import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actionRoute, problemAnswers, readBody } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { problemResponse } from '#platform/api/problem.ts'
import { legalDay } from '#platform/clock.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { restoreShippedTemplate } from './actions/restore-shipped-template.ts'
import { templateInput } from './actions/save-template.ts'
import { MANAGE_PRINTS } from './permission.ts'
import { saveCheckedTemplate } from './save-checked-template.ts'
import { getTemplate, listTemplateHeads } from './template-list.ts'

const tag = 'prints'
const template = z.string().max(100).openapi({ example: '01-giay-tiep-nhan' })

const Template = z
  .object({
    template,
    title: z.string(),
    prescribed: z.string().nullable(),
    version: z
      .object({ number: z.number().int(), from: z.iso.date(), by: z.string() })
      .nullable()
      .openapi({ description: 'Null: as shipped.' }),
  })
  .openapi('PrintTemplate')

const readTemplates = createRoute({
  method: 'get',
  path: '/print-templates',
  tags: [tag],
  summary: 'Templates of the printed forms',
  responses: {
    200: {
      description: 'All of them.',
      content: { 'application/json': { schema: z.object({ items: z.array(Template) }) } },
    },
    403: problemAnswers[403],
  },
})

const readTemplate = createRoute({
  method: 'get',
  path: '/print-templates/{template}',
  tags: [tag],
  summary: 'One template with its Typst source in force today',
  request: { params: z.object({ template }) },
  responses: {
    200: {
      description: 'The template.',
      content: { 'application/json': { schema: Template.extend({ source: z.string() }) } },
    },
    403: problemAnswers[403],
    404: problemAnswers[404],
  },
})

const saveVersion = createRoute({
  method: 'post',
  path: '/print-templates/{template}/versions',
  tags: [tag],
  summary: 'Save a new version; it is laid out with its samples first',
  request: {
    params: z.object({ template }),
    headers: z.object({ 'Idempotency-Key': z.string().min(8).max(100).optional() }),
    body: { required: true, content: { 'application/json': { schema: templateInput.omit({ template: true }) } } },
  },
  responses: {
    200: {
      description: 'Its number.',
      content: { 'application/json': { schema: z.object({ version: z.number().int() }) } },
    },
    ...problemAnswers,
  },
})

export function mountPrintTemplateApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readTemplates, async (context) => {
    const { scope } = context.var
    await requireReading(scope, MANAGE_PRINTS, '/api/v1/print-templates')
    const items = await listTemplateHeads(scope.app.database.db, legalDay(scope.app.clock.now()))
    return context.json({ items }, 200)
  })
  api.openapi(readTemplate, async (context) => {
    const { scope } = context.var
    await requireReading(scope, MANAGE_PRINTS, '/api/v1/print-templates')
    const today = legalDay(scope.app.clock.now())
    const { versions: _, ...found } = await getTemplate(
      scope.app.database.db,
      context.req.valid('param').template,
      today,
    )
    return context.json(found, 200)
  })
  api.openAPIRegistry.registerPath(saveVersion)
  // Not `actionRoute`: a template is laid out before it is saved.
  api.post('/print-templates/:template/versions', async (context) => {
    const { scope } = context.var
    const { app, actor, address } = scope
    if (actor.kind === 'applicant') return problemResponse(401, 'not_signed_in', m.platform_not_signed_in())
    await requireReading(scope, MANAGE_PRINTS, '/api/v1/print-templates')
    const input = { ...(await readBody(context.req.raw)), template: context.req.param('template') }
    const requestId = context.req.header('Idempotency-Key') ?? newId()
    return Response.json(await saveCheckedTemplate(app, input, { actor, requestId, address }))
  })
  actionRoute(api, {
    path: '/print-templates/{template}/shipped',
    tag,
    summary: 'Go back to the template that ships with the product',
    action: restoreShippedTemplate,
    params: z.object({ template }),
    result: z.object({ version: z.number().int() }),
  })
}
