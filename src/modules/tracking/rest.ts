import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  askToWithdrawOnline,
  onlineApplicant,
  supplementOnline,
  trackingKey,
  trackingSecret,
} from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { problemAnswers, readBody } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { normalCode, passesKey, passesSecondFactor } from './second-factor.ts'
import { type TrackingAnswer, trackingAnswer } from './tracking-answer.ts'
import { readTracking } from './tracking-record.ts'

const tags = ['tracking']
const states = z.enum(['done', 'here', 'later'])

const Answer = z
  .object({
    code: z.string(),
    state: z.string(),
    state_words: z.string(),
    title: z.string().openapi({ description: 'The answer as a sentence, in the language of the request.' }),
    line: z.string().nullable(),
    due_at: z.string().nullable(),
    todo: z
      .object({
        until: z.string(),
        items: z.array(z.object({ name: z.string(), note: z.string().nullable() })),
        new_due: z.string().nullable(),
      })
      .nullable(),
    steps: z.array(z.object({ step: z.string(), title: z.string(), when: z.string().nullable(), state: states })),
    why: z.array(z.object({ text: z.string(), law: z.string() })),
    key: z.string().openapi({ description: 'For the acts below; the same as in the QR code of the receipt.' }),
  })
  .openapi('TrackingAnswer')

const lookRoute = createRoute({
  method: 'get',
  path: '/tracking',
  tags,
  summary: 'How far a dossier is, without personal data',
  description:
    'By the code and the last four digits of a phone number of the dossier, or by the signed key of the receipt.',
  request: {
    query: z.object({
      code: z.string().max(60),
      phone: z.string().max(20).optional().openapi({ description: 'Its last four digits are compared.' }),
      key: z.string().max(100).optional(),
    }),
  },
  responses: {
    200: { description: 'The answer.', content: { 'application/json': { schema: Answer } } },
    404: { ...problemAnswers[404], description: 'Code and factor do not match any dossier.' },
    429: problemAnswers[429],
  },
})

/** Public. Wrong code and wrong factor are one and the same answer. */
export function mountTrackingApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(lookRoute, async (context) => {
    const { scope } = context.var
    const { code: typed, phone, key } = context.req.valid('query')
    const code = normalCode(typed)
    const passes =
      key === undefined ? await passesSecondFactor(scope.app, code, phone ?? '') : passesKey(scope.app, code, key)
    const record = passes ? await readTracking(scope, code) : undefined
    if (!record) throw new Refusal(404, 'not_matching', m.tracking_not_found())
    const answer = asJson(trackingAnswer(record), trackingKey(code, trackingSecret(scope.app)))
    return context.json(answer, 200, { 'Cache-Control': 'no-store' })
  })
  mountActs(api)
}

function asJson(answer: TrackingAnswer, key: string): z.infer<typeof Answer> {
  const { code, state, title, line, due_at, todo, steps, why } = answer
  return {
    code,
    state,
    state_words: answer.stateWords,
    title,
    line,
    due_at,
    todo: todo && { until: todo.until, items: todo.items, new_due: todo.newDue },
    steps: steps.map((step) => ({ step: step.station, title: step.title, when: step.when, state: step.state })),
    why: why.find((each) => each.clock === 'legal')?.lines ?? [],
    key,
  }
}

const acts = [
  { path: '/tracking/{code}/supplement', summary: 'Answer a request for a supplement', make: supplementOnline },
  { path: '/tracking/{code}/withdrawal', summary: 'Ask to withdraw the dossier', make: askToWithdrawOnline },
] as const

const Result = z.object({ code: z.string(), state: z.string(), version: z.number().int() })

/** The applicant's acts; `key` in the body stands for the second factor. */
function mountActs(api: OpenAPIHono<ApiEnvironment>): void {
  for (const { path, summary, make } of acts) {
    const body = z.object(make('').input.shape).omit({ code: true })
    const described = createRoute({
      method: 'post',
      path,
      tags,
      summary,
      request: {
        params: z.object({ code: z.string() }),
        body: { required: true, content: { 'application/json': { schema: body } } },
      },
      responses: {
        200: { description: 'Done.', content: { 'application/json': { schema: Result } } },
        404: problemAnswers[404],
        409: problemAnswers[409],
        422: problemAnswers[422],
        429: problemAnswers[429],
      },
    })
    api.openAPIRegistry.registerPath(described)
    api.post(path.replace('{code}', ':code'), async (context) => {
      const { app, address } = context.var.scope
      const input = { ...(await readBody(context.req.raw)), code: normalCode(context.req.param('code') ?? '') }
      const requestId = context.req.header('Idempotency-Key') ?? newId()
      return Response.json(
        await perform(app, make(trackingSecret(app)), input, { actor: onlineApplicant, requestId, address }),
      )
    })
  }
}
