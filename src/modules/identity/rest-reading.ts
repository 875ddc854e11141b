import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { decodeKey, pageOf, pageParameters, pageSchema } from '#platform/api/page-of.ts'
import { legalDay } from '#platform/clock.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { listAccounts, listTokens } from './account-queries.ts'
import { auditReach, listAudit, outcomes } from './audit-queries.ts'

const moment = z.iso.datetime().nullable()

/** Who I am; accounts; tokens; the audit log. */
export function mountReading(api: OpenAPIHono<ApiEnvironment>): void {
  mountMe(api)
  mountAccounts(api)
  mountTokens(api)
  mountAudit(api)
}

const Me = z
  .object({
    kind: z.enum(['officer', 'applicant', 'integration', 'system']),
    id: z.string().nullable(),
    name: z.string(),
    unit_id: z.string().nullable(),
    permissions: z.array(z.string()),
  })
  .openapi('Me')

const readMe = createRoute({
  method: 'get',
  path: '/me',
  tags: ['accounts'],
  summary: 'Whom the session or token stands for, and what it may do somewhere',
  responses: {
    200: { description: '`applicant` when nobody is signed in.', content: { 'application/json': { schema: Me } } },
  },
})

function mountMe(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readMe, (context) => {
    const { actor } = context.var.scope
    return context.json(
      {
        kind: actor.kind,
        id: actor.id,
        name: actor.name,
        unit_id: actor.unitId,
        permissions: [...actor.grants.keys()].sort(),
      },
      200,
    )
  })
}

const Account = z
  .object({
    officer_id: z.uuid(),
    full_name: z.string(),
    email: z.string().nullable(),
    account_id: z.uuid().nullable(),
    username: z.string().nullable(),
    second_factor: z.boolean(),
    locked_until: moment,
    deactivated_at: moment,
    last_active_at: moment,
    posts: z.array(
      z.object({ role: z.string(), title: z.string(), title_en: z.string(), unit: z.string(), unit_en: z.string() }),
    ),
  })
  .openapi('Account')

const readAccounts = createRoute({
  method: 'get',
  path: '/accounts',
  tags: ['accounts'],
  summary: 'Officers and their accounts, by name',
  request: {
    query: pageParameters.extend({
      search: z.string().max(200).optional(),
      state: z.enum(['locked', 'deactivated', 'without_account']).optional(),
    }),
  },
  responses: {
    200: { description: 'One page.', content: { 'application/json': { schema: pageSchema(Account) } } },
    403: problemAnswers[403],
    422: problemAnswers[422],
  },
})

function mountAccounts(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readAccounts, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'identity.manage_accounts', '/api/v1/accounts')
    const { search, state, after, limit } = context.req.valid('query')
    const [name, id] = after ? decodeKey(after, z.tuple([z.string(), z.uuid()])) : []
    const now = scope.app.clock.now()
    const rows = await listAccounts(scope.app.database.db, {
      limit: limit + 1,
      on: legalDay(now),
      now,
      ...(search ? { text: search } : {}),
      ...(state ? { state } : {}),
      ...(name !== undefined && id ? { after: { name, id } } : {}),
    })
    const page = pageOf(rows, limit, (row) => [row.full_name, row.officer_id])
    const items = page.items.map(
      ({
        two_factor_enabled,
        locked_until,
        deactivated_at,
        last_active_at,
        active: _active,
        phone: _phone,
        ...row
      }) => ({
        ...row,
        second_factor: two_factor_enabled === true,
        locked_until: text(locked_until),
        deactivated_at: text(deactivated_at),
        last_active_at: text(last_active_at),
      }),
    )
    return context.json({ items, next: page.next }, 200)
  })
}

const Token = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.string()),
    unit_id: z.uuid(),
    created_at: moment,
    expires_at: moment,
    last_used_at: moment,
    revoked_at: moment,
  })
  .openapi('IntegrationToken')

const readTokens = createRoute({
  method: 'get',
  path: '/tokens',
  tags: ['accounts'],
  summary: 'Integration tokens, newest first; never the tokens themselves',
  responses: {
    200: {
      description: 'All of them.',
      content: { 'application/json': { schema: z.object({ items: z.array(Token) }) } },
    },
    403: problemAnswers[403],
  },
})

function mountTokens(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readTokens, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'identity.manage_tokens', '/api/v1/tokens')
    const items = (await listTokens(scope.app.database.db)).map((row) => ({
      id: row.id,
      name: row.name,
      scopes: row.scopes,
      unit_id: row.unit_id,
      created_at: text(row.created_at),
      expires_at: text(row.expires_at),
      last_used_at: text(row.last_used_at),
      revoked_at: text(row.revoked_at),
    }))
    return context.json({ items }, 200)
  })
}

const Line = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor_kind: z.string(),
    actor_id: z.string().nullable(),
    actor_name: z.string(),
    action: z.string(),
    subject: z.string().nullable(),
    outcome: z.enum(outcomes),
    address: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .openapi('AuditLine')

const readAudit = createRoute({
  method: 'get',
  path: '/audit',
  tags: ['audit'],
  summary: 'The audit log, newest first, as far as the reader’s units reach',
  request: {
    query: pageParameters.extend({
      person: z.string().max(200).optional().openapi({ description: 'Officer’s id, or part of a name.' }),
      subject: z.string().max(200).optional(),
      action: z.string().max(100).optional().openapi({ description: 'Whole name or its beginning: `dossiers.`' }),
      outcome: z.enum(outcomes).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
  },
  responses: {
    200: { description: 'One page.', content: { 'application/json': { schema: pageSchema(Line) } } },
    403: problemAnswers[403],
    422: problemAnswers[422],
  },
})

function mountAudit(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readAudit, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'identity.view_audit', '/api/v1/audit')
    const { db } = scope.app.database
    const { after, limit, ...asked } = context.req.valid('query')
    const [at, id] = after ? decodeKey(after, z.tuple([z.iso.datetime(), z.uuid()])) : []
    const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
    const reach = await auditReach(db, scope.actor, 'identity.view_audit')
    const rows = await listAudit(db, filter, { reach, limit: limit + 1, ...(at && id ? { after: { at, id } } : {}) })
    const page = pageOf(rows, limit, (row) => [row.at.toISOString(), row.id])
    const items = page.items.map(({ unit_name: _unit, unit_name_en: _unitEn, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
    }))
    return context.json({ items, next: page.next }, 200)
  })
}

function text(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
