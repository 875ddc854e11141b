import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actionRoute, problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { Refusal } from '#platform/errors.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { m } from '#words'
import { appoint } from './actions/appoint.ts'
import { changeOfficer } from './actions/change-officer.ts'
import { createOfficer } from './actions/create-officer.ts'
import { endPost } from './actions/end-post.ts'
import { moveOfficer } from './actions/move-officer.ts'
import { recallOfficer } from './actions/recall-officer.ts'
import { secondOfficer } from './actions/second-officer.ts'
import { findOfficer, listPostHistory, listSecondments } from './officer-queries.ts'

const tag = 'officers'
const officerInPath = z.object({ officer_id: z.uuid() })
const postInPath = z.object({ post_id: z.uuid() })
const Made = z.object({ id: z.uuid() })

const Post = z.object({
  id: z.uuid(),
  role: z.string(),
  title: z.string(),
  title_en: z.string(),
  unit_id: z.uuid(),
  unit_name: z.string(),
  valid_from: z.iso.date(),
  valid_to: z.iso.date().nullable(),
})
const Secondment = z.object({
  id: z.uuid(),
  decision_number: z.string(),
  from_unit_id: z.uuid(),
  to_unit_id: z.uuid(),
  desk_id: z.uuid().nullable(),
  starts_on: z.iso.date(),
  ends_on: z.iso.date(),
  recalled_on: z.iso.date().nullable(),
})
const Officer = z
  .object({
    id: z.uuid(),
    full_name: z.string(),
    born_on: z.iso.date().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    active: z.boolean(),
    version: z.number().int(),
    posts: z.array(Post),
    secondments: z.array(Secondment),
  })
  .openapi('Officer')

/** People, their posts and secondments. */
export function mountOfficerApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountOfficer(api)
  mountPersonActs(api)
  mountPostActs(api)
}

function mountPersonActs(api: OpenAPIHono<ApiEnvironment>): void {
  actionRoute(api, {
    path: '/officers',
    tag,
    summary: 'Enter a person; rights come with posts',
    action: createOfficer,
    result: Made,
    status: 201,
  })
  actionRoute(api, {
    method: 'patch',
    path: '/officers/{officer_id}',
    tag,
    summary: 'Change name and contact',
    action: changeOfficer,
    params: officerInPath,
    result: Made,
  })
  actionRoute(api, {
    path: '/officers/{officer_id}/posts',
    tag,
    summary: 'Give a post, and with it the rights of its role',
    action: appoint,
    params: officerInPath,
    result: Made,
    status: 201,
  })
  actionRoute(api, {
    path: '/officers/{officer_id}/secondments',
    tag,
    summary: 'Second to a centre for 12 to 36 months',
    action: secondOfficer,
    params: officerInPath,
    result: Made.extend({ post_id: z.uuid() }),
    status: 201,
  })
}

function mountPostActs(api: OpenAPIHono<ApiEnvironment>): void {
  actionRoute(api, {
    path: '/posts/{post_id}/end',
    tag,
    summary: 'The last day of a post',
    action: endPost,
    params: postInPath,
    result: Made,
  })
  actionRoute(api, {
    path: '/posts/{post_id}/move',
    tag,
    summary: 'Exchange a post for another in one act',
    action: moveOfficer,
    params: postInPath,
    result: Made,
  })
  actionRoute(api, {
    path: '/secondments/{secondment_id}/recall',
    tag,
    summary: 'End a secondment before its term',
    action: recallOfficer,
    params: z.object({ secondment_id: z.uuid() }),
    result: Made,
  })
}

const readOfficer = createRoute({
  method: 'get',
  path: '/officers/{officer_id}',
  tags: [tag],
  summary: 'One person with posts and secondments of all times',
  request: { params: officerInPath },
  responses: {
    200: { description: 'The person.', content: { 'application/json': { schema: Officer } } },
    403: problemAnswers[403],
    404: problemAnswers[404],
  },
})

function mountOfficer(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(readOfficer, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'organisations.manage_officers', '/api/v1/officers')
    const { db } = scope.app.database
    const officer = await findOfficer(db, context.req.valid('param').officer_id)
    if (!officer) throw new Refusal(404, 'officer_not_found', m.organisations_officer_not_found())
    const posts = await listPostHistory(db, officer.id)
    return context.json({ ...officer, posts, secondments: await listSecondments(db, { officerId: officer.id }) }, 200)
  })
}
