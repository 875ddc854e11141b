import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actionRoute, problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { issueReport } from './actions/issue-report.ts'
import { CELLS, GROUPINGS } from './form-06a.ts'
import { getIssuedReport, listIssuedReports, recompute } from './issued-queries.ts'
import { ROUNDINGS } from './rate.ts'
import { json06a, sheetOf06a } from './report-06a.ts'
import { readReportRequest } from './report-request.ts'

const tags = ['reports']

const Figures = z
  .object(Object.fromEntries(CELLS.map((cell) => [cell, z.int()])) as Record<(typeof CELLS)[number], z.ZodInt>)
  .openapi('ReportFigures')

const share = { on_time: z.string().nullable(), late: z.string().nullable() }

const Report = z
  .object({
    report: z.literal('06a'),
    definition_version: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    cut_off: z.iso.datetime(),
    unit: z.string().nullable(),
    by: z.enum(GROUPINGS),
    rows: z.array(Figures.extend({ key: z.string(), code: z.string().nullable(), name: z.string() })),
    totals: Figures,
    rates: z.object({
      original: z.object(share),
      renewed: z.object(share),
      whole: z.int(),
      rounding: z.enum(ROUNDINGS),
    }),
    identities: z.array(z.object({ key: z.string(), left: z.int(), right: z.array(z.int()), holds: z.boolean() })),
    hash: z.string(),
  })
  .openapi('Report06a')

const counted = createRoute({
  method: 'get',
  path: '/reports/06a',
  tags,
  summary: 'Form II.06a: dossiers received, resolved, in process',
  description:
    'Counted from the log as it was known at `as_of`. Lateness is against the original appointment; the figures named `renewed_…` are against the renewed one.',
  request: {
    query: z.object({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      period: z.string().optional().openapi({ example: 'cutoff-quarter-2026-1' }),
      as_of: z.iso.datetime({ offset: true }).optional(),
      unit: z.string().optional().openapi({ description: 'Id or identity code; `all`: everything that may be seen' }),
      by: z.enum(GROUPINGS).optional(),
      field: z.string().optional(),
      procedure: z.string().optional(),
      rounding: z.enum(ROUNDINGS).optional(),
    }),
  },
  responses: {
    200: { description: 'The report.', content: { 'application/json': { schema: Report } } },
    ...problemAnswers,
  },
})

const issued = createRoute({
  method: 'get',
  path: '/reports/issued',
  tags,
  summary: 'Reports as they were issued, newest first',
  request: {
    query: z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
  },
  responses: {
    200: {
      description: 'A page of reports.',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() }),
        },
      },
    },
    ...problemAnswers,
  },
})

const again = createRoute({
  method: 'get',
  path: '/reports/issued/{id}',
  tags,
  summary: 'An issued report, counted again',
  description:
    '`same`: the log still gives the same hash. `differs` and `moved`: what later acts have changed in the period.',
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: {
      description: 'The report and what the log says of it today.',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
    ...problemAnswers,
  },
})

export function mountReport06aApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(counted, async (c) => {
    const { scope } = c.var
    const { app, actor } = scope
    await requireReading(scope, 'reports.view', '/api/v1/reports/06a')
    const asked = await readReportRequest(app.database.db, actor, new URL(c.req.url).searchParams, app.clock.now())
    return c.json(json06a(await sheetOf06a(app.database.db, asked), asked.question), 200)
  })
  api.openapi(issued, async (c) => {
    const { scope } = c.var
    await requireReading(scope, 'reports.view', '/api/v1/reports/issued')
    const { after, limit = 50 } = c.req.valid('query')
    const page = await listIssuedReports(scope.app.database.db, scope.actor, { limit, ...(after ? { after } : {}) })
    return c.json(page as unknown as { items: Record<string, unknown>[]; next: string | null }, 200)
  })
  api.openapi(again, async (c) => {
    const { scope } = c.var
    const { app, actor } = scope
    await requireReading(scope, 'reports.view', '/api/v1/reports/issued')
    const report = await getIssuedReport(app.database.db, actor, c.req.valid('param').id)
    const { same, changed, differs, moved } = await recompute(app.database.db, report, app.clock.now())
    return c.json({ ...report, same, changed, differs, moved }, 200)
  })
  actionRoute(api, {
    path: '/reports/issued',
    tag: 'reports',
    summary: 'Issue form II.06a: its figures are kept for good',
    action: issueReport,
    status: 201,
  })
}
