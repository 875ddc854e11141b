import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { notAllowed } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import { recordView } from '#platform/access/audit-store.ts'
import { actionRoute, problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { pageParameters, pageSchema } from '#platform/api/page-of.ts'
import { ACT_NAMES, ACT_RULES } from './act-rules.ts'
import { receive } from './actions/receive.ts'
import { refuseAtCounter } from './actions/refuse-at-counter.ts'
import { submit } from './actions/submit.ts'
import { supplementAtCounter } from './actions/supplement-at-counter.ts'
import { ACTS } from './acts.ts'
import { latenessOf } from './dossier.ts'
import { listDossierPage } from './dossier-lists.ts'
import { CLOCK_NAMES } from './dossier-tables.ts'
import { dossierView, viewDossier } from './dossier-view.ts'
import { explainDossier } from './explanation-queries.ts'

const Result = z.object({ code: z.string(), state: z.string(), version: z.number().int() }).openapi('ActResult')

const summaries: Record<(typeof ACT_NAMES)[number], string> = {
  accept: 'Accept a submitted dossier: the clock starts, the receipt is issued (form 01)',
  refuse: 'Refuse a submitted dossier (form 03)',
  request_supplement: 'Ask for a supplement, once (form 02)',
  supplement: 'Record the supplement of the applicant',
  close_unanswered: 'Close a dossier whose supplement did not come in time',
  hand_over: 'Hand the dossier over from the desk to the agency',
  acknowledge: 'Confirm that the dossier has arrived',
  assign: 'Assign or reassign the dossier to an officer',
  take_over: 'Take a dossier over from a leader or clerk who is away, with a reason',
  complete_step: 'Complete the present step',
  send_back: 'Send the dossier back to an earlier step, with a reason',
  submit_for_signature: 'Submit the draft of the result for signature',
  approve: 'Approve and sign',
  decline: 'Decline to sign, with a reason',
  issue: 'Issue the result: number, date, signer, file',
  release: 'Release the result to the desk',
  return_result: 'Return the result to the applicant',
  pause: 'Pause the legal clock on a ground of law',
  resume: 'Resume after a pause, or take a withdrawal back',
  ask_to_withdraw: 'Record that the applicant withdraws the dossier',
  stop: 'Stop the dossier for good (form 05)',
  apologise: 'Apologise and propose an extension, once (form 04)',
  correct: 'Correct a typing error, with a reason',
}

const tag = 'dossiers'

/** The ways in which a dossier comes into being. */
const handingIn = [
  { path: '/dossiers', summary: 'Receive a dossier at the counter or by post', action: receive },
  { path: '/submissions', summary: 'Submit a dossier online', action: submit },
  { path: '/dossiers/refused', summary: 'Refuse a dossier at the counter', action: refuseAtCounter },
  {
    path: '/dossiers/incomplete',
    summary: 'Ask for a supplement at the counter, before reception',
    action: supplementAtCounter,
  },
] as const

/** Second door to the same actions and queries as the pages. */
export function mountDossierApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountReading(api)
  mountClocks(api)
  for (const { path, summary, action } of handingIn) {
    actionRoute(api, { path, tag, summary, action, result: Result, status: 201 })
  }
  for (const name of ACT_NAMES) {
    actionRoute(api, {
      path: `/dossiers/{code}/${name.replaceAll('_', '-')}`,
      tag,
      summary: summaries[name],
      description: `Possible in: ${ACT_RULES[name].states.join(', ')}.`,
      action: ACTS[name],
      params: z.object({ code: z.string() }),
      result: Result,
    })
  }
}

const listRoute = createRoute({
  method: 'get',
  path: '/dossiers',
  tags: ['dossiers'],
  summary: 'Dossiers of the units that the caller may see, newest first',
  request: { query: pageParameters.extend({ q: z.string().max(200).optional(), state: z.string().optional() }) },
  responses: {
    200: {
      description: 'One page.',
      content: { 'application/json': { schema: pageSchema(z.record(z.string(), z.unknown())) } },
    },
    ...problemAnswers,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/dossiers/{code}',
  tags: ['dossiers'],
  summary: 'One dossier with its components, files, clock, steps and log',
  request: { params: z.object({ code: z.string() }) },
  responses: {
    200: {
      description: 'The dossier.',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
    ...problemAnswers,
  },
})

const Mark = z.object({
  at: z.string(),
  says: z.string().openapi({ description: 'What happened, in the language of the request.' }),
  document: z.string().nullable(),
  author: z.string().nullable(),
  calendar_version: z.number().int(),
})
const Line = z.object({
  from: z.number().int().openapi({ description: 'Milliseconds since 1970-01-01T00:00:00Z.' }),
  to: z.number().int(),
  kind: z.enum(['start', 'counted', 'off', 'paused', 'due']),
  span: z.string(),
  says: z.string(),
  law: z.string(),
  tally: z.string().nullable().openapi({ example: '3/5 working days' }),
})
const ClockAnswer = z
  .object({
    key: z.string().openapi({ example: 'step-4' }),
    clock: z.enum([...CLOCK_NAMES, 'acceptance']),
    title: z.string(),
    state: z.enum(['running', 'paused', 'stopped']),
    received_at: z.string(),
    start_at: z.string(),
    due_at: z.string().nullable(),
    first_due_at: z.string().nullable(),
    original_due_at: z.string().nullable(),
    limit: z.string(),
    limit_source: z.string(),
    used: z.string(),
    days: z.array(z.record(z.string(), z.unknown())),
    lines: z.array(Line),
    marks: z.array(Mark),
    calendar: z.object({
      code: z.string(),
      name: z.string(),
      version: z.number().int(),
      source: z.string().nullable(),
    }),
  })
  .openapi('DossierClock')

const clocksRoute = createRoute({
  method: 'get',
  path: '/dossiers/{code}/clocks',
  tags: ['dossiers'],
  summary: 'Every clock of a dossier with its ledger and why its date is what it is',
  request: { params: z.object({ code: z.string() }) },
  responses: {
    200: {
      description: 'The clocks that have begun.',
      content: { 'application/json': { schema: z.object({ items: z.array(ClockAnswer) }) } },
    },
    ...problemAnswers,
  },
})

function mountClocks(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(clocksRoute, async (c) => {
    const { app, actor, address, locale } = c.var.scope
    const { db } = app.database
    const dossier = await viewDossier(db, actor, c.req.valid('param').code)
    const now = app.clock.now()
    await recordView(db, actor, dossier.code, now, address)
    const items = await explainDossier(db, dossier, { now, locale, audience: 'officer' })
    return c.json({ items: items as unknown as z.infer<typeof ClockAnswer>[] }, 200)
  })
}

function mountReading(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(listRoute, async (c) => {
    const { app, actor } = c.var.scope
    if (!can(actor, 'dossiers.view')) throw notAllowed()
    const { q, state, after, limit } = c.req.valid('query')
    const page = await listDossierPage(app.database.db, actor, {
      limit,
      ...(q ? { text: q } : {}),
      ...(state ? { state } : {}),
      ...(after ? { after } : {}),
    })
    const now = app.clock.now()
    const items = page.items.map((row) => ({ ...row, ...latenessOf(row, now) }))
    return c.json({ items: items as unknown as Record<string, unknown>[], next: page.next }, 200)
  })
  api.openapi(oneRoute, async (c) => {
    const { app, actor, address } = c.var.scope
    const dossier = await viewDossier(app.database.db, actor, c.req.valid('param').code)
    await recordView(app.database.db, actor, dossier.code, app.clock.now(), address)
    return c.json(
      (await dossierView(app.database.db, dossier, app.clock.now())) as unknown as Record<string, unknown>,
      200,
    )
  })
}
