import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { problemAnswers, readBody } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { problemResponse } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { type CalendarVersion, getCalendarVersions, listCalendars, workingCalendar } from './calendar-queries.ts'
import { previewAnswerSchema, previewDeadline, previewRequestSchema, requestedCalendarCode } from './preview.ts'
import { mountCalendarChanges } from './rest-changes.ts'
import type { WorkingCalendar } from './working-calendar.ts'

const tags = ['calendar']

/** What is read is public: nothing here is about a person. */
export function mountCalendarApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountPreview(api)
  mountCalendars(api)
  mountCalendarChanges(api)
}

/** `POST /deadlines/preview` of design/deadlines.md; its own reader names each wrong field as `pauses[0].to`. */
function mountPreview(api: OpenAPIHono<ApiEnvironment>): void {
  const described = createRoute({
    method: 'post',
    path: '/deadlines/preview',
    tags,
    summary: 'When is it due, and why: line by line',
    description:
      'The amounts of the explanation add up to the limit. `calendar` is the code of a calendar or one given in place.',
    request: { body: { required: true, content: { 'application/json': { schema: previewRequestSchema } } } },
    responses: {
      200: {
        description: 'Start, due date, explanation.',
        content: { 'application/json': { schema: previewAnswerSchema } },
      },
      422: problemAnswers[422],
      429: problemAnswers[429],
    },
  })
  api.openAPIRegistry.registerPath(described)
  api.post('/deadlines/preview', async (context) => {
    const { app, locale } = context.var.scope
    const body = await readBody(context.req.raw)
    const calendar = await findCalendar(app, requestedCalendarCode(body))
    const result = previewDeadline(body, () => calendar, locale)
    if (result.ok) return Response.json(result.answer)
    const errors = result.faults
    return problemResponse(422, 'form_problem', m.platform_form_problem({ count: errors.length }), { errors })
  })
}

/** Undefined for a code that no calendar has: the request is then wrong at its field `calendar`, not the address. */
async function findCalendar(app: Application, code: string | undefined): Promise<WorkingCalendar | undefined> {
  if (code === undefined) return undefined
  return workingCalendar(app.database.db, code).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  })
}

const CalendarHead = z
  .object({ code: z.string(), version: z.number().int(), name: z.string(), name_en: z.string() })
  .openapi('CalendarHead')
const CalendarWhole = CalendarHead.extend({
  definition: z
    .record(z.string(), z.unknown())
    .openapi({ description: 'As a preview request takes it under `calendar`.' }),
}).openapi('Calendar')

function versionAnswer(row: CalendarVersion): z.infer<typeof CalendarWhole> {
  const { code, version, name, name_en } = row
  return { code, version, name, name_en, definition: row.definition as Record<string, unknown> }
}

const listRoute = createRoute({
  method: 'get',
  path: '/calendars',
  tags,
  summary: 'Working calendars, newest version of each first',
  responses: {
    200: {
      description: 'All calendars.',
      content: { 'application/json': { schema: z.object({ items: z.array(CalendarHead) }) } },
    },
    429: problemAnswers[429],
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/calendars/{code}',
  tags,
  summary: 'One calendar: hours and dated exceptions of every version, newest first',
  request: { params: z.object({ code: z.string().max(100) }) },
  responses: {
    200: {
      description: 'Its versions.',
      content: { 'application/json': { schema: z.object({ items: z.array(CalendarWhole) }) } },
    },
    404: problemAnswers[404],
    429: problemAnswers[429],
  },
})

function mountCalendars(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(listRoute, async (context) => {
    const rows = await listCalendars(context.var.scope.app.database.db)
    return context.json(
      { items: rows.map(({ code, version, name, name_en }) => ({ code, version, name, name_en })) },
      200,
    )
  })
  api.openapi(oneRoute, async (context) => {
    const rows = await getCalendarVersions(context.var.scope.app.database.db, context.req.valid('param').code)
    return context.json({ items: rows.map(versionAnswer) }, 200)
  })
}
