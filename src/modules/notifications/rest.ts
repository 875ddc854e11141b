import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actionRoute, problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { pageParameters, pageSchema } from '#platform/api/page-of.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { markAllRead, markOneRead, ownId } from './actions/mark-read.ts'
import { saveRule } from './actions/save-rule.ts'
import { countUnread, listPage, listUnread } from './notification-queries.ts'
import { kindLabel, notificationLines } from './notification-words.ts'
import { listRules, type RuleRow, toRule } from './rule-queries.ts'

const tag = 'notifications'

const Notification = z
  .object({
    id: z.uuid(),
    kind: z.string().openapi({ example: 'reminder' }),
    label: z.string().openapi({ description: 'The kind in the language of the request.' }),
    text: z.array(z.string()).openapi({ description: 'Sentences in the language of the request.' }),
    dossier_code: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()),
    created_at: z.iso.datetime(),
    read_at: z.iso.datetime().nullable(),
  })
  .openapi('Notification')

const readNotifications = createRoute({
  method: 'get',
  path: '/notifications',
  tags: [tag],
  summary: 'My notifications, newest first',
  request: {
    query: pageParameters.extend({
      unread: z.enum(['true', 'false']).default('false').openapi({ description: 'Only what I have not read.' }),
      kind: z.string().max(40).optional(),
    }),
  },
  responses: {
    200: {
      description: 'One page of mine.',
      content: { 'application/json': { schema: pageSchema(Notification).extend({ unread: z.number().int() }) } },
    },
    403: problemAnswers[403],
    404: problemAnswers[404],
  },
})

const Rule = z
  .object({
    key: z.string(),
    version: z.number().int(),
    clock: z.string(),
    moment: z.string(),
    amount: z.number(),
    unit: z.string().nullable(),
    audiences: z.array(z.string()),
    by_system: z.boolean(),
    by_email: z.boolean(),
    active: z.boolean(),
    valid_from: z.iso.date(),
    valid_to: z.iso.date().nullable(),
    legal_basis: z.string().nullable(),
  })
  .openapi('ReminderRule')

const readRules = createRoute({
  method: 'get',
  path: '/notifications/rules',
  tags: [tag],
  summary: 'Reminder and escalation rules',
  responses: {
    200: {
      description: 'The rules as they are now.',
      content: { 'application/json': { schema: z.object({ items: z.array(Rule) }) } },
    },
    403: problemAnswers[403],
  },
})

function described(row: RuleRow) {
  const { version, active, valid_from, valid_to, legal_basis } = row
  return { ...toRule(row), audiences: [...row.audiences], version, active, valid_from, valid_to, legal_basis }
}

export function mountNotificationApi(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readNotifications, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'notifications.view', '/api/v1/notifications')
    const officerId = ownId(scope.actor.kind, scope.actor.id)
    const { limit, after, kind, unread } = context.req.valid('query')
    const { db } = scope.app.database
    const page =
      unread === 'true'
        ? { items: await listUnread(db, { officerId, kind, limit }), next: null }
        : await listPage(db, { officerId, kind, limit, after, all: true })
    const items = page.items.map((row) => ({
      id: row.id,
      kind: row.kind,
      label: kindLabel(row.kind),
      text: notificationLines(row.kind, row.facts),
      dossier_code: row.dossier_code,
      facts: row.facts,
      created_at: row.created_at.toISOString(),
      read_at: row.read_at?.toISOString() ?? null,
    }))
    return context.json({ items, next: page.next, unread: await countUnread(db, officerId) }, 200)
  })
  api.openapi(readRules, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'notifications.manage', '/api/v1/notifications/rules')
    const items = (await listRules(scope.app.database.db)).map(described)
    return context.json({ items }, 200)
  })
  mountActs(api)
}

function mountActs(api: OpenAPIHono<ApiEnvironment>): void {
  const result = z.object({ read: z.number().int() })
  actionRoute(api, {
    path: '/notifications/{id}/read',
    tag,
    summary: 'Mark one of my notifications as read',
    action: markOneRead,
    params: z.object({ id: z.uuid() }),
    result,
  })
  actionRoute(api, {
    path: '/notifications/read-all',
    tag,
    summary: 'Mark all my notifications as read, or all of one kind',
    action: markAllRead,
    result,
  })
  actionRoute(api, {
    method: 'put',
    path: '/notifications/rules/{key}',
    tag,
    summary: 'Change a reminder rule',
    action: saveRule,
    params: z.object({ key: z.string() }),
    result: z.object({ key: z.string(), version: z.number().int() }),
  })
  actionRoute(api, {
    path: '/notifications/rules',
    tag,
    summary: 'A new reminder rule',
    action: saveRule,
    result: z.object({ key: z.string(), version: z.number().int() }),
    status: 201,
  })
}
