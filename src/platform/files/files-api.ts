import { join } from 'node:path'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { m } from '#words'
import { problemAnswers } from '../api/action-route.ts'
import type { ApiEnvironment } from '../api/environment.ts'
import type { Application } from '../application.ts'
import { Refusal } from '../errors.ts'
import type { RequestScope } from '../http/request-context.ts'
import { type PartialUploads, partialUploads } from './partial-uploads.ts'
import { recordStoredFile } from './stored-file-store.ts'
import { issueReceipt } from './upload-receipt.ts'
import { isUploadTicket } from './upload-ticket.ts'

export const UPLOAD_TICKET = 'Upload-Ticket'

const Stored = z
  .object({
    sha256: z.string(),
    receipt: z.string().openapi({ description: 'Goes with the hash wherever the file is attached by REST.' }),
    size_bytes: z.number().int(),
    media_type: z.string(),
    name: z.string(),
  })
  .openapi('StoredFile')

const query = z.object({
  name: z.string().min(1).max(255).openapi({ description: 'The name of the file as people know it.' }),
})
const uploadId = z.object({ id: z.uuid().openapi({ description: 'A UUID version 7 chosen by the caller.' }) })
const bytes = { 'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } }
const stored = { description: 'Kept.', content: { 'application/json': { schema: Stored } } }
const arrived = {
  description: 'Bytes that have arrived.',
  content: { 'application/json': { schema: z.object({ arrived: z.number().int() }) } },
}

/** Files arrive here before the act that needs them; they travel on as their hash. Reading one is the owning module's matter. */
export function filesApi(api: OpenAPIHono<ApiEnvironment>): void {
  describe(api)
  api.post('/files', async (context) => {
    const scope = allowed(context.var.scope, context.req.raw)
    return context.json(await keep(scope.app, bodyOf(context.req.raw), context.req.query('name') ?? ''), 201)
  })
  api.get('/files/uploads/:id', async (context) => {
    const scope = allowed(context.var.scope, context.req.raw)
    return context.json({ arrived: await uploadsOf(scope.app).size(context.req.param('id')) })
  })
  api.put('/files/uploads/:id', async (context) => {
    const scope = allowed(context.var.scope, context.req.raw)
    const offset = Number(context.req.query('offset') ?? 0)
    return context.json({
      arrived: await uploadsOf(scope.app).append(context.req.param('id'), offset, bodyOf(context.req.raw)),
    })
  })
  api.post('/files/uploads/:id/complete', async (context) => {
    const scope = allowed(context.var.scope, context.req.raw)
    const uploads = uploadsOf(scope.app)
    const id = context.req.param('id')
    try {
      return context.json(await keep(scope.app, uploads.read(id), context.req.query('name') ?? ''), 201)
    } finally {
      await uploads.remove(id)
    }
  })
}

function describe(api: OpenAPIHono<ApiEnvironment>): void {
  const common = { tags: ['files'] }
  const register = (route: object) =>
    api.openAPIRegistry.registerPath(createRoute({ ...common, ...route } as Parameters<typeof createRoute>[0]))
  register({
    method: 'post',
    path: '/files',
    summary: 'Store a file in one piece',
    request: { query, body: { content: bytes } },
    description:
      'The kind is found in the bytes; programs, scripts and pages are refused. Signed in, or with an Upload-Ticket.',
    responses: { 201: stored, ...problemAnswers },
  })
  register({
    method: 'get',
    path: '/files/uploads/{id}',
    summary: 'How much of an upload has arrived',
    request: { params: uploadId },
    responses: { 200: arrived, ...problemAnswers },
  })
  register({
    method: 'put',
    path: '/files/uploads/{id}',
    summary: 'Add a piece at the end of an upload',
    request: {
      params: uploadId,
      query: z.object({ offset: z.coerce.number().int().min(0) }),
      body: { content: bytes },
    },
    responses: { 200: arrived, ...problemAnswers },
  })
  register({
    method: 'post',
    path: '/files/uploads/{id}/complete',
    summary: 'Store what has arrived',
    request: { params: uploadId, query },
    responses: { 201: stored, ...problemAnswers },
  })
}

/** @throws Refusal 403 when nobody is signed in and no valid ticket came along */
function allowed(scope: RequestScope, request: Request): RequestScope {
  const ticket = request.headers.get(UPLOAD_TICKET) ?? ''
  if (scope.actor.kind !== 'applicant' || isUploadTicket(scope.app.config, ticket, scope.app.clock.now())) return scope
  throw new Refusal(403, 'upload_not_allowed', m.platform_upload_not_allowed())
}

async function keep(app: Application, content: AsyncIterable<Uint8Array>, name: string) {
  const file = await app.files.put(content, name)
  await recordStoredFile(app.database.db, file, app.clock.now())
  return {
    sha256: file.sha256,
    receipt: issueReceipt(app.config, file.sha256),
    size_bytes: file.sizeBytes,
    media_type: file.mediaType,
    name: name.normalize('NFC'),
  }
}

async function* bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body) yield* request.body as unknown as AsyncIterable<Uint8Array>
}

function uploadsOf(app: Application): PartialUploads {
  return partialUploads(join(app.config.dataFolder, 'files', 'incoming'), app.config.uploadLimitBytes)
}
