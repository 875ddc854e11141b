import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { m } from '#words'
import { parseInput } from '../access/action.ts'
import { problemAnswers, readBody } from '../api/action-route.ts'
import type { ApiEnvironment } from '../api/environment.ts'
import { Refusal } from '../errors.ts'
import type { RequestScope } from '../http/request-context.ts'
import { DraftBody, removeDraft, saveDraft } from './draft-store.ts'

const Saved = z.object({ saved_at: z.string() })
const params = z.object({ key: z.string().max(200) })

/** Where a form keeps what is typed while it is typed. */
export function draftsApi(api: OpenAPIHono<ApiEnvironment>): void {
  const register = (route: object) =>
    api.openAPIRegistry.registerPath(createRoute({ tags: ['drafts'], ...route } as Parameters<typeof createRoute>[0]))
  register({
    method: 'put',
    path: '/drafts/{key}',
    summary: 'Keep what is typed in a form',
    request: { params, body: { content: { 'application/json': { schema: DraftBody } } } },
    responses: { 200: { description: 'Kept.', content: { 'application/json': { schema: Saved } } }, ...problemAnswers },
  })
  register({
    method: 'delete',
    path: '/drafts/{key}',
    summary: 'Throw a draft away',
    request: { params },
    responses: { 204: { description: 'Gone.' }, ...problemAnswers },
  })
  api.put('/drafts/:key', async (context) => {
    const { app, ownerId } = owner(context.var.scope)
    const { values } = parseInput(DraftBody, await readBody(context.req.raw))
    const now = app.clock.now()
    await saveDraft(app.database.db, ownerId, context.req.param('key').slice(0, 200), values, now)
    return context.json({ saved_at: now.toISOString() })
  })
  api.delete('/drafts/:key', async (context) => {
    const { app, ownerId } = owner(context.var.scope)
    await removeDraft(app.database.db, ownerId, context.req.param('key'))
    return context.body(null, 204)
  })
}

/** @throws Refusal 403 for anybody but an officer */
function owner({ app, actor }: RequestScope) {
  if (actor.kind !== 'officer' || !actor.id) throw new Refusal(403, 'not_signed_in', m.platform_not_signed_in())
  return { app, ownerId: actor.id }
}
