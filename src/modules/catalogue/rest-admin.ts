import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { perform } from '#platform/access/action.ts'
import { actionRoute, problemAnswers, readBody } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { pageParameters, pageSchema } from '#platform/api/page-of.ts'
import { problemResponse } from '#platform/api/problem.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { commitToLimit } from './actions/commit-to-limit.ts'
import { decideFlagAction } from './actions/decide-flag.ts'
import { endPromise } from './actions/end-committed-limit.ts'
import { importProceduresAction, MANAGE_CATALOGUE } from './actions/import-procedures.ts'
import { listFlagLines } from './admin-queries.ts'
import { describeFlag } from './catalogue-words.ts'
import { exportCatalogue } from './export-queries.ts'
import { previewImportBatch, readImportBatch } from './import-batch.ts'
import { knownFields } from './import-file.ts'
import { printCatalogue } from './procedure-file.ts'

const tags = ['catalogue']
const tag = 'catalogue'
const FLAG_STATES = ['open', 'decided', 'resolved'] as const

const Flag = z
  .object({
    id: z.uuid(),
    procedure_code: z.string().openapi({ description: '`*` stands for all procedures.' }),
    procedure_name: z.string().nullable(),
    path: z.string().openapi({ example: 'cases[0].limit' }),
    rule: z.string(),
    message: z.string().openapi({ description: 'What is doubtful, in the language of the request.' }),
    state: z.enum(FLAG_STATES),
    outcome: z.string().nullable(),
    decision: z.string().nullable(),
    found_at: z.iso.datetime({ offset: true }),
  })
  .openapi('DataQualityFlag')

const Codes = z.array(z.string())
const Summary = z
  .object({
    loaded: z.boolean(),
    added: Codes,
    changed: Codes,
    dated: Codes,
    unchanged: Codes,
    flags: z.object({ raised: z.number().int(), resolved: z.number().int(), open: z.number().int() }),
    listed: z.number().int(),
  })
  .openapi('ImportSummary')

/** What administrators do to the catalogue: the second door to the same actions. */
export function mountCatalogueAdminApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountFlags(api)
  mountImport(api)
  mountExport(api)
  actionRoute(api, {
    path: '/catalogue/flags/{flag_id}/decision',
    tag,
    summary: 'Decide about a defect of the data',
    action: decideFlagAction,
    params: z.object({ flag_id: z.uuid() }),
    result: z.object({ id: z.uuid() }),
  })
  actionRoute(api, {
    path: '/catalogue/committed-limits',
    tag,
    summary: 'Promise a shorter limit than the law, by a decision of the board, from a day on',
    action: commitToLimit,
    result: z.object({ id: z.uuid() }),
    status: 201,
  })
  actionRoute(api, {
    path: '/catalogue/committed-limits/{id}/end',
    tag,
    summary: 'Let a promised limit end on a day',
    action: endPromise,
    params: z.object({ id: z.uuid() }),
    result: z.object({ id: z.uuid() }),
  })
}

function mountFlags(api: OpenAPIHono<ApiEnvironment>): void {
  const query = pageParameters.extend({
    state: z.enum(FLAG_STATES).default('open'),
    field: z.string().max(20).optional(),
  })
  const flags = createRoute({
    method: 'get',
    path: '/catalogue/flags',
    tags,
    summary: 'Defects of official data, by procedure',
    request: { query },
    responses: {
      200: { description: 'One page.', content: { 'application/json': { schema: pageSchema(Flag) } } },
      403: problemAnswers[403],
    },
  })
  api.openapi(flags, async (context) => {
    const { scope } = context.var
    await requireReading(scope, MANAGE_CATALOGUE, '/api/v1/catalogue/flags')
    const { rows, next } = await listFlagLines(scope.app.database.db, context.req.valid('query'))
    const items = rows.map((row) => ({
      id: row.id,
      procedure_code: row.procedure_code,
      procedure_name: row.procedure_name,
      path: row.path,
      rule: row.rule,
      message: describeFlag(row),
      state: row.state,
      outcome: row.outcome,
      decision: row.decision,
      found_at: row.found_at.toISOString(),
    }))
    return context.json({ items, next }, 200)
  })
}

const imports = createRoute({
  method: 'post',
  path: '/catalogue/imports',
  tags,
  summary: 'Import procedures, all or nothing',
  description:
    'The body is a file in the format `motcua.procedures/1`, or one record of the national portal. Every error is answered with its place.',
  request: {
    query: z.object({
      dry_run: z.enum(['true', 'false']).default('false').openapi({ description: 'Only say what would change.' }),
    }),
    headers: z.object({ 'Idempotency-Key': z.string().min(8).max(100).optional() }),
    body: { required: true, content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } } },
  },
  responses: {
    200: { description: 'What became of each procedure.', content: { 'application/json': { schema: Summary } } },
    ...problemAnswers,
  },
})

function mountImport(api: OpenAPIHono<ApiEnvironment>): void {
  api.openAPIRegistry.registerPath(imports)
  // Not `api.openapi`: its reading of the body has no limit and no place for our own errors.
  api.post('/catalogue/imports', async (context) => {
    const { scope } = context.var
    const { app, actor, address } = scope
    if (actor.kind === 'applicant') return problemResponse(401, 'not_signed_in', m.platform_not_signed_in())
    await requireReading(scope, MANAGE_CATALOGUE, '/api/v1/catalogue/imports')
    const bytes = Buffer.from(JSON.stringify(await readBody(context.req.raw)))
    const batch = await readImportBatch([{ name: 'body.json', bytes }], await knownFields(app.database.db))
    const dryRun = context.req.query('dry_run') === 'true' && batch.errors.length === 0
    if (dryRun)
      return Response.json({ loaded: false, ...(await previewImportBatch(app.database.db, batch, app.clock.now())) })
    const requestId = context.req.header('Idempotency-Key') ?? newId()
    const summary = await perform(
      app,
      importProceduresAction,
      { file_name: 'API', batch },
      { actor, requestId, address },
    )
    return Response.json({ loaded: true, ...summary })
  })
}

function mountExport(api: OpenAPIHono<ApiEnvironment>): void {
  const exported = createRoute({
    method: 'get',
    path: '/catalogue/export',
    tags,
    summary: 'The catalogue as an import takes it back',
    request: { query: z.object({ field: z.string().max(20).optional() }) },
    responses: {
      200: {
        description: 'Fields, sources, procedures.',
        content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
      },
      403: problemAnswers[403],
    },
  })
  api.openapi(exported, async (context) => {
    const { scope } = context.var
    await requireReading(scope, MANAGE_CATALOGUE, '/api/v1/catalogue/export')
    const catalogue = await exportCatalogue(scope.app.database.db, context.req.valid('query').field)
    return context.json(JSON.parse(printCatalogue(catalogue)) as Record<string, unknown>, 200)
  })
}
