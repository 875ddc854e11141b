import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { notAllowed, perform } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import { problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { recountDossiers } from './actions/recount.ts'
import { readPreview } from './recount-page.ts'
import { type PreviewRow, summaryOf } from './recount-preview.ts'
import { getRecount, listRecounts } from './recount-queries.ts'
import { startRecounts } from './recount-run.ts'
import type { Recount } from './recount-store.ts'

const tag = 'deadlines'
const instant = z.iso.datetime()

const Act = z
  .object({
    id: z.uuid(),
    number: z.string().openapi({ example: '3/2026' }),
    calendar: z.string(),
    version: z.int(),
    reason: z.string(),
    document: z.string().nullable(),
    document_on: z.iso.date().nullable(),
    with_overdue: z.boolean(),
    decided_at: instant,
    decided_by: z.string(),
    listed: z.int(),
    looked_at: z.int(),
    moved_later: z.int(),
    moved_earlier: z.int(),
    kept: z.int(),
    as_listed: z.boolean().nullable().openapi({ description: 'Exactly the list that was seen; null while it runs.' }),
    finished_at: instant.nullable(),
  })
  .openapi('Recount')

const Preview = z
  .object({
    calendar: z.string(),
    version: z.int(),
    listed_at: instant,
    listed_count: z.int(),
    listed_digest: z.string(),
    summary: z.record(z.string(), z.int()),
    dossiers: z.array(
      z.object({
        code: z.string(),
        direction: z.enum(['later', 'earlier']),
        concern: z.enum(['would_be_late', 'was_late']).nullable(),
        moves: z.array(
          z.object({
            clock: z.enum(['legal', 'committed', 'answer', 'step']),
            before: instant.nullable(),
            after: instant.nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('RecountPreview')

const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } })

const readRegister = createRoute({
  method: 'get',
  path: '/deadlines/recounts',
  tags: [tag],
  summary: 'Register of the acts that moved dates after a change of the calendar, newest first',
  request: { query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }) },
  responses: {
    200: { description: 'The acts.', ...json(z.object({ items: z.array(Act) })) },
    403: problemAnswers[403],
  },
})

const readAct = createRoute({
  method: 'get',
  path: '/deadlines/recounts/{id}',
  tags: [tag],
  summary: 'One act and how far it has come',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: { description: 'The act.', ...json(Act) }, 403: problemAnswers[403], 404: problemAnswers[404] },
})

const preview = createRoute({
  method: 'post',
  path: '/deadlines/recounts/preview',
  tags: [tag],
  summary: 'What would move if the open dossiers of a calendar went over to its newest version now; nothing is written',
  request: { body: { required: true, ...json(z.object({ calendar: z.string().openapi({ example: 'vn' }) })) } },
  responses: {
    200: { description: 'The list, with what the act must name.', ...json(Preview) },
    403: problemAnswers[403],
    404: problemAnswers[404],
  },
})

const KEY = 'Idempotency-Key'
const decide = createRoute({
  method: 'post',
  path: '/deadlines/recounts',
  tags: [tag],
  summary: 'Moves the dates of the open dossiers of a calendar, as previewed',
  description: 'Carried out in the background; GET /deadlines/recounts/{id} says how far it has come.',
  request: {
    headers: z.object({ [KEY]: z.string().min(8).max(100).optional() }),
    body: { required: true, ...json(z.record(z.string(), z.unknown()).and(recountDossiers.input)) },
  },
  responses: {
    201: { description: 'Decided.', ...json(z.object({ id: z.uuid(), number: z.int(), year: z.int() })) },
    ...problemAnswers,
  },
})

export function mountRecountApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readRegister, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'deadlines.view', '/api/v1/deadlines/recounts')
    const { from, to } = context.req.valid('query')
    const filter = { limit: 1_000, ...(from ? { from } : {}), ...(to ? { to } : {}) }
    const items = (await listRecounts(scope.app.database.db, filter)).map(actOf)
    return context.json({ items }, 200)
  })
  api.openapi(readAct, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'deadlines.view', '/api/v1/deadlines/recounts')
    return context.json(actOf(await getRecount(scope.app.database.db, context.req.valid('param').id)), 200)
  })
  mountDecision(api)
}

function mountDecision(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(preview, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'deadlines.view', '/api/v1/deadlines/recounts/preview')
    const found = await readPreview(scope, context.req.valid('json').calendar)
    return context.json(
      {
        calendar: found.calendar.code,
        version: found.version,
        listed_at: found.at.toISOString(),
        listed_count: found.rows.length,
        listed_digest: found.digest,
        summary: { ...summaryOf(found) },
        dossiers: found.rows.map(lineOf),
      },
      200,
    )
  })
  api.openapi(decide, async (context) => {
    const { app, actor, address } = context.var.scope
    if (!can(actor, 'deadlines.view') && actor.kind === 'applicant') throw notAllowed()
    const requestId = context.req.header(KEY) ?? newId()
    const done = await perform(app, recountDossiers, await context.req.json(), { actor, requestId, address })
    startRecounts(app)
    return context.json(done, 201)
  })
}

function lineOf({ dossier, finding }: PreviewRow) {
  return {
    code: dossier.code,
    direction: finding.direction,
    concern: finding.concern?.ground ?? null,
    moves: finding.moves.map(({ clock, before, after }) => ({
      clock,
      before: before?.toISOString() ?? null,
      after: after?.toISOString() ?? null,
    })),
  }
}

function actOf(row: Recount) {
  return {
    id: row.id,
    number: `${row.number}/${row.year}`,
    calendar: row.calendar_code,
    version: row.to_version,
    reason: row.reason,
    document: row.document,
    document_on: row.document_on,
    with_overdue: row.with_overdue,
    decided_at: row.decided_at.toISOString(),
    decided_by: row.actor_name,
    listed: row.listed_count,
    looked_at: row.looked_at,
    moved_later: row.moved_later,
    moved_earlier: row.moved_earlier,
    kept: row.kept,
    as_listed: row.finished_at === null ? null : row.found_digest === row.listed_digest,
    finished_at: row.finished_at?.toISOString() ?? null,
  }
}
