import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { m } from '#words'
import { type Action, perform } from '../access/action.ts'
import { Refusal } from '../errors.ts'
import { requireReceipts } from '../files/upload-receipt.ts'
import { readLimitedText } from '../http/limited-body.ts'
import { newId } from '../ids.ts'
import type { ApiEnvironment } from './environment.ts'
import { problemResponse } from './problem.ts'

export interface ActionRouteOptions<Schema extends z.ZodType, Result, Params extends z.ZodObject> {
  method?: 'post' | 'put' | 'patch' | 'delete'
  /** Under /api/v1, with OpenAPI braces: `/dossiers/{code}/supplement-request`. */
  path: `/${string}`
  tag: string
  summary: string
  description?: string
  action: Action<Schema, Result>
  /** Path parameters; they are added to the body before the action's own schema checks everything. */
  params?: Params
  /** Schema of the answer; without it the answer is the action's result, undescribed. */
  result?: z.ZodType
  status?: 200 | 201
}

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    instead: z.array(z.string()).optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    fault: z.string().optional(),
  })
  .openapi('Problem')

const problemContent = { content: { 'application/problem+json': { schema: Problem } } }

/** Answers that every route can give. */
export const problemAnswers = {
  401: { description: 'Nobody is signed in.', ...problemContent },
  403: { description: 'The caller may not do this; the attempt is logged.', ...problemContent },
  404: { description: 'There is no such thing, or it is not the caller’s to see.', ...problemContent },
  409: {
    description: 'The state does not allow it, or somebody was faster; `instead` says what may be done.',
    ...problemContent,
  },
  422: { description: 'What was sent cannot be accepted; `errors` names each field.', ...problemContent },
  429: { description: 'Too many requests; see Retry-After.', ...problemContent },
}

const IDEMPOTENCY_KEY = 'Idempotency-Key'

/** A second door to an action: permission, input, transaction and idempotency are the action's own. */
export function actionRoute<Schema extends z.ZodType, Result, Params extends z.ZodObject>(
  api: OpenAPIHono<ApiEnvironment>,
  options: ActionRouteOptions<Schema, Result, Params>,
): void {
  const { action, status = 200 } = options
  api.openAPIRegistry.registerPath(createRoute(describe(options) as Parameters<typeof createRoute>[0]))
  const path = options.path.replaceAll(/\{(\w+)\}/g, ':$1')
  api.on((options.method ?? 'post').toUpperCase(), path, async (context) => {
    const { app, actor, address } = context.var.scope
    if (actor.kind === 'applicant' && !action.open)
      return problemResponse(401, 'not_signed_in', m.platform_not_signed_in())
    const body = await readBody(context.req.raw)
    requireReceipts(app.config, body)
    const input = { ...body, ...context.req.param() }
    const requestId = context.req.header(IDEMPOTENCY_KEY) ?? newId()
    const result = await perform(app, action, input, { actor, requestId, address })
    return Response.json(result ?? null, { status })
  })
}

function describe<Schema extends z.ZodType, Result, Params extends z.ZodObject>(
  options: ActionRouteOptions<Schema, Result, Params>,
) {
  const { action, params, status = 200 } = options
  const key = z
    .string()
    .min(8)
    .max(100)
    .optional()
    .openapi({ description: 'Chosen by the caller; the same key never acts twice.' })
  return {
    method: options.method ?? 'post',
    path: options.path,
    tags: [options.tag],
    summary: options.summary,
    ...(options.description ? { description: options.description } : {}),
    'x-permission': action.open ? undefined : action.permission,
    request: {
      ...(params ? { params } : {}),
      headers: z.object({ [IDEMPOTENCY_KEY]: key }),
      body: { required: true, content: { 'application/json': { schema: bodySchema(action.input, params) } } },
    },
    responses: {
      [status]: { description: 'Done.', content: { 'application/json': { schema: options.result ?? z.unknown() } } },
      ...problemAnswers,
    },
  }
}

/** The body describes what the path does not already say. */
function bodySchema(input: z.ZodType, params: z.ZodObject | undefined): z.ZodType {
  if (!params || !(input instanceof z.ZodObject)) return input
  const inPath = Object.keys(params.shape).filter((name) => name in input.shape)
  const rest = Object.entries(input.shape).filter(([name]) => !inPath.includes(name))
  return z.object(Object.fromEntries(rest))
}

const MOST_BODY_BYTES = 2 * 1_048_576

/** @throws Refusal 422 when the body is no JSON object or is too large */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readLimitedText(request, MOST_BODY_BYTES).catch(() => undefined)
  if (text === '') return {}
  const value = text && parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(422, 'body_not_json', m.platform_body_not_json())
  }
  return value as Record<string, unknown>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
