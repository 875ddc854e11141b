import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actionRoute, problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { requireReading } from '#platform/http/request-context.ts'
import { m } from '#words'
import { changeUnit } from './actions/change-unit.ts'
import { closeUnit } from './actions/close-unit.ts'
import { createUnit } from './actions/create-unit.ts'
import { mergeUnits } from './actions/merge-units.ts'
import { moveUnit } from './actions/move-unit.ts'
import { renameUnit } from './actions/rename-unit.ts'
import { saveDesk } from './actions/save-desk.ts'
import { splitUnit } from './actions/split-unit.ts'
import { findUnit, listDesks, listHistory, listUnits } from './organisation-queries.ts'
import { mountOfficerApi } from './rest-officers.ts'

const tag = 'organisations'
const unitInPath = z.object({ unit_id: z.uuid() })
const Made = z.object({ id: z.uuid() })

const Unit = z
  .object({
    id: z.uuid(),
    code: z.string().openapi({ example: 'H62.015', description: 'Electronic identity code, QĐ 20/2020/QĐ-TTg.' }),
    old_code: z.string().nullable().openapi({ example: '000.00.15.H62' }),
    kind: z.string(),
    name: z.string(),
    short_name: z.string(),
    name_en: z.string(),
    parent_id: z.uuid().nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    valid_from: z.iso.date(),
    valid_to: z.iso.date().nullable().openapi({ description: 'Last day; null without end.' }),
    version: z.number().int(),
  })
  .openapi('Unit')

const Succession = z.object({
  kind: z.string(),
  on_date: z.iso.date(),
  basis: z.string(),
  before_id: z.uuid(),
  after_id: z.uuid(),
})
const Desk = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  name_en: z.string(),
  serves_unit_id: z.uuid().nullable(),
  active: z.boolean(),
})

export function mountOrganisationApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountUnits(api)
  mountUnit(api)
  mountUnitActs(api)
  mountReforms(api)
  mountOfficerApi(api)
}

function mountUnits(api: OpenAPIHono<ApiEnvironment>): void {
  const list = createRoute({
    method: 'get',
    path: '/units',
    tags: [tag],
    summary: 'Units that stood on a day, in order of their codes',
    request: { query: z.object({ on: z.iso.date().optional().openapi({ description: 'Today when left out.' }) }) },
    responses: {
      200: {
        description: 'All of them; `parent_id` makes the tree.',
        content: { 'application/json': { schema: z.object({ items: z.array(Unit) }) } },
      },
      403: problemAnswers[403],
    },
  })
  api.openapi(list, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'organisations.view', '/api/v1/units')
    const on = context.req.valid('query').on ?? legalDay(scope.app.clock.now())
    return context.json({ items: await listUnits(scope.app.database.db, on) }, 200)
  })
}

function mountUnit(api: OpenAPIHono<ApiEnvironment>): void {
  const one = createRoute({
    method: 'get',
    path: '/units/{unit_id}',
    tags: [tag],
    summary: 'One unit with its desks, forerunners and successors',
    request: { params: unitInPath },
    responses: {
      200: {
        description: 'The unit.',
        content: {
          'application/json': { schema: Unit.extend({ desks: z.array(Desk), history: z.array(Succession) }) },
        },
      },
      403: problemAnswers[403],
      404: problemAnswers[404],
    },
  })
  api.openapi(one, async (context) => {
    const { scope } = context.var
    await requireReading(scope, 'organisations.view', '/api/v1/units')
    const { db } = scope.app.database
    const unit = await findUnit(db, context.req.valid('param').unit_id)
    if (!unit) throw new Refusal(404, 'unit_not_found', m.organisations_unit_not_found())
    return context.json({ ...unit, desks: await listDesks(db, unit.id), history: await listHistory(db, unit.id) }, 200)
  })
}

function mountUnitActs(api: OpenAPIHono<ApiEnvironment>): void {
  actionRoute(api, {
    path: '/units',
    tag,
    summary: 'Add a unit that succeeds no other',
    action: createUnit,
    result: Made,
    status: 201,
  })
  actionRoute(api, {
    method: 'patch',
    path: '/units/{unit_id}',
    tag,
    summary: 'Change what needs no decision: address, contact, short and English name',
    action: changeUnit,
    params: unitInPath,
    result: Made,
  })
  actionRoute(api, {
    path: '/units/{unit_id}/close',
    tag,
    summary: 'End a unit without successor',
    action: closeUnit,
    params: unitInPath,
    result: Made,
  })
  actionRoute(api, {
    method: 'put',
    path: '/units/{unit_id}/desks',
    tag,
    summary: 'Add a desk to a centre, or change the one of this code',
    action: saveDesk,
    params: unitInPath,
    result: Made,
  })
}

function mountReforms(api: OpenAPIHono<ApiEnvironment>): void {
  actionRoute(api, {
    path: '/units/{unit_id}/rename',
    tag,
    summary: 'Rename: a successor takes over people, desks and units beneath',
    action: renameUnit,
    params: unitInPath,
    result: Made,
  })
  actionRoute(api, {
    path: '/units/{unit_id}/move',
    tag,
    summary: 'Move beneath another unit',
    action: moveUnit,
    params: unitInPath,
    result: Made,
  })
  actionRoute(api, {
    path: '/units/{unit_id}/split',
    tag,
    summary: 'Split into several; the first takes over people and desks',
    action: splitUnit,
    params: unitInPath,
    result: z.object({ ids: z.array(z.uuid()) }),
  })
  actionRoute(api, {
    path: '/units/merge',
    tag,
    summary: 'Merge several into a new one',
    action: mergeUnits,
    result: Made,
    status: 201,
  })
}
