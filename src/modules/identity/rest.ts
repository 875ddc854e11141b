import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actionRoute, problemAnswers, readBody } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { problemResponse } from '#platform/api/problem.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { createAccountWithPassword, createTokenWithText, resetPasswordOf } from './accounts.ts'
import { createAccount } from './actions/create-account.ts'
import { createToken } from './actions/create-token.ts'
import { deactivateAccount } from './actions/deactivate-account.ts'
import { reactivateAccount } from './actions/reactivate-account.ts'
import { resetSecondFactor } from './actions/reset-second-factor.ts'
import { revokeSessions } from './actions/revoke-sessions.ts'
import { revokeToken } from './actions/revoke-token.ts'
import { unlockAccount } from './actions/unlock-account.ts'
import { mountReading } from './rest-reading.ts'

const tag = 'accounts'
const account = z.object({ account_id: z.uuid() })
const Made = z.object({ id: z.uuid() })
const idempotency = z.object({ 'Idempotency-Key': z.string().min(8).max(100).optional() })

export function mountIdentityApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountReading(api)
  mountSecrets(api)
  mountActs(api)
}

function mountSecrets(api: OpenAPIHono<ApiEnvironment>): void {
  mountShownOnce(api, {
    path: '/accounts',
    summary: 'An account for an officer; its temporary password is shown once',
    permission: createAccount.permission,
    body: createAccount.input.omit({ password_hash: true }),
    result: Made.extend({ temporary_password: z.string() }),
    perform: createAccountWithPassword,
  })
  mountShownOnce(api, {
    path: '/accounts/{account_id}/password',
    summary: 'A new temporary password; every session ends',
    permission: createAccount.permission,
    params: account,
    body: z.object({}),
    result: Made.extend({ temporary_password: z.string() }),
    perform: resetPasswordOf,
  })
  mountShownOnce(api, {
    path: '/tokens',
    summary: 'An integration token; it is shown once',
    permission: createToken.permission,
    body: createToken.input.omit({ hash: true }),
    result: Made.extend({ token: z.string(), expires_at: z.iso.datetime() }),
    perform: createTokenWithText,
  })
}

function mountActs(api: OpenAPIHono<ApiEnvironment>): void {
  const acts = [
    ['unlock', 'Unlock before the time is over', unlockAccount],
    ['deactivate', 'No way in from now on; sessions end', deactivateAccount],
    ['reactivate', 'Let somebody back in', reactivateAccount],
    ['reset-second-factor', 'Forget a lost second factor; sessions end', resetSecondFactor],
  ] as const
  for (const [path, summary, action] of acts)
    actionRoute(api, { path: `/accounts/{account_id}/${path}`, tag, summary, action, params: account, result: Made })
  actionRoute(api, {
    path: '/accounts/{account_id}/sessions/end',
    tag,
    summary: 'Sign somebody out',
    action: revokeSessions,
    params: account,
    result: z.object({ ended: z.number().int() }),
  })
  actionRoute(api, {
    path: '/tokens/{token_id}/revoke',
    tag,
    summary: 'Refuse a token from now on',
    action: revokeToken,
    params: z.object({ token_id: z.uuid() }),
    result: Made,
  })
}

interface ShownOnce {
  path: `/${string}`
  summary: string
  permission: string
  params?: z.ZodObject
  body: z.ZodType
  result: z.ZodType
  perform: typeof createAccountWithPassword | typeof createTokenWithText | typeof resetPasswordOf
}

/** Acts whose answer holds a secret: it is made here, not by the caller, and never stored (accounts.ts). */
function mountShownOnce(api: OpenAPIHono<ApiEnvironment>, route: ShownOnce): void {
  const described = {
    method: 'post' as const,
    path: route.path,
    tags: [tag],
    summary: route.summary,
    'x-permission': route.permission,
    request: {
      ...(route.params ? { params: route.params } : {}),
      headers: idempotency,
      body: { required: true, content: { 'application/json': { schema: route.body } } },
    },
    responses: {
      201: {
        description: 'Done; the secret is not shown again.',
        content: { 'application/json': { schema: route.result } },
      },
      ...problemAnswers,
    },
  }
  api.openAPIRegistry.registerPath(createRoute(described as Parameters<typeof createRoute>[0]))
  api.post(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
    const { app, actor, address } = context.var.scope
    if (actor.kind === 'applicant') return problemResponse(401, 'not_signed_in', m.platform_not_signed_in())
    const input = { ...(await readBody(context.req.raw)), ...context.req.param() }
    const requestId = context.req.header('Idempotency-Key') ?? newId()
    return Response.json(await route.perform(app, input, { actor, requestId, address }), { status: 201 })
  })
}
